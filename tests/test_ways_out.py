"""The list of every way in which data can leave is whole: nothing else writes files, prints, connects or copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import luna_desktop
from tests.tools.ways_out import ways_out

PACKAGE = Path(luna_desktop.__file__).parent
PRIVACY_PAGE = PACKAGE.parent / "docs" / "privacy.md"


@dataclass(frozen=True)
class Way:
    """What a module is allowed to use, and why; `leaves` says that patients' data can leave the clinic by it."""

    kinds: frozenset[str]
    reason: str
    leaves: bool = False


def inside(kinds: str, reason: str) -> Way:
    return Way(frozenset(kinds.split()), reason)


def out(kinds: str, reason: str) -> Way:
    return Way(frozenset(kinds.split()), reason, leaves=True)


ALLOWED = {
    "app.py": inside("process", "names modules of this program to load them ahead of the first window"),
    "bench/build.py": inside("file process", "builds the program in a scratch folder and starts it"),
    "bench/crowd.py": inside("file", "made-up people in a scratch folder"),
    "bench/imports.py": inside("file", "a made-up list in a scratch folder"),
    "bench/made_up_copy.py": inside("file", "made-up pictures in a scratch folder"),
    "bench/photos.py": inside("file", "made-up pictures in a scratch folder"),
    "bench/photos_window.py": inside("file", "made-up pictures in a scratch folder"),
    "bench/processes.py": inside("process", "starts this program to measure it"),
    "cli/clinic.py": inside("file", "takes the demo clinic away again"),
    "cli/demo_elsewhere.py": inside("file", "a made-up record in a scratch folder, for the demo clinic"),
    "cli/demo_imports.py": inside("file", "a made-up list in a scratch folder, for the demo clinic and the tour"),
    "cli/self_test.py": inside("file", "a made-up clinic in a scratch folder"),
    "cli/tour.py": inside("file", "pictures of a made-up clinic"),
    "cli/tour_imports.py": inside("file", "a made-up list in a scratch folder"),
    "cli/tour_photos.py": inside("file", "empty files in a scratch folder, for the tour"),
    "cli/window.py": inside("file", "the demo clinic without a name lies in a scratch folder"),
    "interop/fhir_out/archive.py": inside("file", "packs the zip of a machine copy in memory"),
    "interop/picture_out.py": inside("file", "packs photographs that leave into a zip in memory"),
    "interop/locked_zip.py": inside("file process", "encrypts a zip in memory; names the library that does it"),
    "interop/record_zip.py": inside("file", "reads a machine copy that is taken in"),
    "interop/picture_workers.py": inside("process", "starts the processes that decode pictures"),
    "interop/picture_worker.py": inside("file", "opens the null device, in a process without rights"),
    "interop/patient_files.py": inside("process", "names the module of this program that reads FHIR bundles"),
    "interop/sealed_zip.py": inside("file", "reads what a zip in memory holds"),
    "interop/mail.py": out("socket", "e-mail to patients over SMTP, under TLS, to the clinic’s own mail server"),
    "logs.py": inside("file", "the program’s own log, which holds no patient data"),
    "options.py": inside("file", "this workstation’s choices: theme, language, window"),
    "process.py": inside("process", "switches core dumps off"),
    "program.py": inside("file", "keeps this workstation’s choices"),
    "reports/protect.py": inside("file", "seals a PDF in memory"),
    "reports/sealed_pdf.py": inside("file", "puts a seal into a PDF in memory"),
    "services/care/photo_inbox_taking.py": inside("file", "asks how much room the disk has"),
    "services/clinic/clinics.py": inside("file socket", "makes the clinic’s folder; asks the workstation for its name"),
    "services/sharing/deliveries.py": out("file", "record copies as PDF or zip, and disclosures as PDF files"),
    "services/sharing/machine_copy.py": inside("process", "names the module of this program that checks FHIR bundles"),
    "services/exports.py": out("file", "a file that a person chose: the log, a notice, a report, a calendar"),
    "services/clinic/health.py": inside("file", "asks how much room the disk has"),
    "storage/backup.py": out("file", "encrypted backups, to a folder that the owner chose"),
    "storage/files.py": inside("file", "writes a file whole or not at all, for the modules above"),
    "storage/folders.py": inside("file process", "tries whether a folder can be written and where it lies"),
    "storage/keyfile.py": inside("file", "the key file, which opens nothing without a password"),
    "storage/one_object.py": inside("file", "puts one sealed file back in its place, encrypted as it was"),
    "storage/restore.py": inside("file", "puts a backup back, encrypted as it was"),
    "storage/throttle.py": inside("file", "sealed notes of failed sign-ins"),
    "storage/tombstones.py": inside("file", "the list of erasures, which says nothing of anybody"),
    "storage/unfinished.py": inside("file", "takes half-made folders away"),
    "storage/vault.py": inside("file", "sealed photographs and papers"),
    "ui/details/photo_card.py": inside("clipboard", "takes an identity photo in; puts nothing out"),
    "ui/disclosures/packet_presenter.py": out("printer", "disclosures on paper"),
    "ui/front/counts_page.py": inside("printer", "counts of the front desk for the owner; no patient is named"),
    "ui/leaving.py": out("printer", "hands pages to the printer inside the transaction that notes it"),
    "ui/messages/handing_presenter.py": out("printer", "letters of the outbox, noted while they print"),
    "ui/notices/papers_presenter.py": out("printer", "notices and the poster; a batch carries names of patients"),
    "ui/one_window.py": inside("socket", "asks a window that is open already to come forward; carries one word"),
    "ui/book_papers/presenter.py": out("printer", "day sheets, labels, appointment cards and routes of the day"),
    "ui/break_glass/who_opened_card.py": out("printer", "the page that tells a patient who opened their record"),
    "ui/rights/letter_presenter.py": out("printer", "letters about a person's rights, kept as they were issued"),
    "ui/rights/papers.py": out("printer", "letters about a person's rights, printed again as they were issued"),
    "ui/certificates/register.py": out("printer", "the register of certificates, for the clinic's own file"),
    "ui/papers/pages.py": out("printer", "prescriptions, certificates, treatment consents, aftercare sheets"),
    "ui/passphrase_card.py": out("clipboard", "the passphrase of a file, for a minute"),
    "ui/photo_inbox/placards.py": out("printer", "placards: record number, day, and a code without meaning"),
    "ui/photo_inbox/taking.py": inside("process", "names the module of this program that reads codes"),
    "ui/photos/guided_presenter.py": inside("clipboard", "takes pictures in that were dropped; puts nothing out"),
    "ui/photos/view.py": inside("clipboard", "takes pictures in; puts nothing out"),
    "ui/printing.py": out("printer", "paper: record copies, disclosures, notices"),
    "ui/record_copy/leaving_copy.py": out("printer", "record copies on paper"),
    "ui/recipients/letter_presenter.py": out("printer", "letters that ask for the deletion of photographs"),
    "ui/results/giving.py": out("printer", "a document of the record, given to the patient on paper"),
    "ui/singletons.py": inside("process", "counts references of the interpreter"),
    "ui/wizard/presenter.py": out("clipboard printer", "the recovery key, on paper or for a minute on the clipboard"),
}


def found() -> dict[str, frozenset[str]]:
    ways = {path.relative_to(PACKAGE).as_posix(): frozenset(ways_out(path)) for path in PACKAGE.rglob("*.py")}
    return {name: kinds for name, kinds in ways.items() if kinds}


def test_only_the_modules_on_the_list_can_let_anything_out() -> None:
    assert found() == {name: way.kinds for name, way in ALLOWED.items()}
    assert all(len(way.reason) > 15 for way in ALLOWED.values())


def test_only_mail_goes_over_the_network() -> None:
    reaching = {name for name, kinds in found().items() if "socket" in kinds}
    assert reaching == {"interop/mail.py", "services/clinic/clinics.py", "ui/one_window.py"}
    assert "gethostname" in (PACKAGE / "services" / "clinic" / "clinics.py").read_text(encoding="utf-8")


def test_the_privacy_page_lists_every_way_by_which_data_leaves() -> None:
    page = PRIVACY_PAGE.read_text(encoding="utf-8")
    listed = set(re.findall(r"`([a-z_/]+\.py)`", page.partition("## Every way out")[2].partition("\n## ")[0]))
    assert listed == {name for name, way in ALLOWED.items() if way.leaves}


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ("from pathlib import Path\nPath(name).write_text(words)", "file"),
        ("open(name, 'wb').write(words)", "file"),
        ("with path.open(mode='a') as log: pass", "file"),
        ("import os\nos.open(name, os.O_WRONLY | os.O_CREAT)", "file"),
        ("picture.save(path)", "file"),
        ("from tempfile import mkstemp as made", "file"),
        ("import urllib.request as asking", "socket"),
        ("import smtplib", "socket"),
        ("from urllib import request as asking", "socket"),
        ("from PySide6 import QtPrintSupport", "printer"),
        ("import io\nio.FileIO(name, 'w')", "file"),
        ("from PySide6.QtGui import QTextDocumentWriter", "file"),
        ("import importlib\nimportlib.import_module(name)", "process"),
        ("__import__(name)", "process"),
        ("from PySide6 import QtNetwork\nQtNetwork.QLocalSocket()", "socket"),
        ("from PySide6.QtNetwork import QNetworkAccessManager", "socket"),
        ("from PySide6.QtPrintSupport import QPrinter as Paper", "printer"),
        ("QGuiApplication.clipboard().setText(words)", "clipboard"),
        ("import subprocess", "process"),
        ("QDesktopServices.openUrl(link)", "process"),
    ],
)
def test_the_scanner_sees_a_planted_way_out(tmp_path: Path, planted: str, kind: str) -> None:
    module = tmp_path / "planted.py"
    module.write_text(planted, encoding="utf-8")
    assert kind in ways_out(module)


def test_the_scanner_takes_words_for_words(tmp_path: Path) -> None:
    module = tmp_path / "quiet.py"
    module.write_text(
        "note = 'open(name, wb)'\nopen(name).read()\nplatform.system()\nself.save(values)", encoding="utf-8"
    )
    assert ways_out(module) == {}
