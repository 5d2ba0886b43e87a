"""`--self-test`: proves on this machine that the program can do its main job, in a throw-away clinic.

It opens the real window off the screen, unlocks, registers somebody, adds a drawn photograph, writes a record copy,
backs up and locks. Everything lies in one temporary folder, options and log included, and is gone afterwards.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from luna_desktop import options
from luna_desktop.app import make_application
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.people import Identity
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.pictures import prepare
from luna_desktop.program import Program
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic import backups, clinics, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.privacy import consents
from luna_desktop.services.sharing import record_copies
from luna_desktop.services.sharing.deliveries import deliver_to_file
from luna_desktop.storage.crypto import KdfCost
from luna_desktop.texts import ENGLISH, _, shown
from luna_desktop.ui.unlock.view import UnlockView

LOGIN = "checker"
COST = KdfCost(19 * 1024, 2, 1)
LONGEST_MS = 120_000
_LOOK_MS = 20


def run(_arguments: argparse.Namespace) -> int:
    """Go through the main job and print one line; exit status 0 if all of it went well."""
    with tempfile.TemporaryDirectory(prefix="luna-self-test-") as name, _kept_apart(Path(name)):
        problem = _problem(Path(name))
    if problem:
        print(_("The self-test failed: {problem}", problem=problem), file=sys.stderr)
        return 1
    print(_("The self-test passed: unlock, register, photograph, record copy, backup and lock."))
    return 0


@contextmanager
def _kept_apart(folder: Path) -> Iterator[None]:
    """Keep this machine's options, log and screen out of it."""
    own = {"LUNA_CONFIG": str(folder / "options"), "LUNA_LOGS": str(folder / "log"), "QT_QPA_PLATFORM": "offscreen"}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _problem(folder: Path) -> str:
    password = clinics.new_passphrase()
    _make_clinic(folder / "clinic", password)
    app = make_application(options.Options())
    check = _Check(Program(app, folder / "clinic"), folder, password)
    QTimer.singleShot(0, check, check.start)
    app.exec()
    return check.problem if check.is_finished else check.problem or _("It did not end in time.")


def _make_clinic(folder: Path, password: str) -> None:
    new = clinics.NewClinic(
        settings.ClinicDetails("Self-test"),
        settings.PrivacyContact("Nobody", phone="+91 98450 11223"),
        staff.NewStaff(LOGIN, "Checker", clinics.FIRST_ROLES | {Role.CLINICIAN}, password),
    )
    clinics.create_clinic(folder, new, cost=COST).clinic.lock()


class _Check(QObject):
    """Drives the window; `problem` is a sentence once something went wrong."""

    def __init__(self, program: Program, folder: Path, password: str) -> None:
        super().__init__()
        self.problem, self.is_finished = "", False
        self._program, self._folder, self._password = program, folder, password
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._go_on)

    def start(self) -> None:
        """Open the window and unlock it."""
        QTimer.singleShot(LONGEST_MS, self, QCoreApplication.quit)
        self._program.start()
        view = self._program.shell.findChild(UnlockView)
        if isinstance(view, UnlockView):
            view.unlock_wanted.emit(LOGIN, self._password)
        self._look.start()

    def _go_on(self) -> None:
        clinic = self._program.clinic
        if clinic is None:
            return
        self._look.stop()
        self._program.lane.run(self, lambda: _main_job(clinic, self._folder), self._done, self._failed)

    def _done(self, _none: None) -> None:
        self.is_finished = not self._program.shell.grab().isNull()
        self._program.close()

    def _failed(self, error: Exception) -> None:
        self.problem = shown(error.message) if isinstance(error, LunaError) else type(error).__name__
        self._program.close()


def _main_job(clinic: OpenClinic, folder: Path) -> None:
    patient = _somebody(clinic)
    picture = prepare(_drawn())
    taken = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    clinic.desk.perform(
        clinic.actor,
        photographs.add_photograph,
        photographs.NewPhotograph(patient, picture, PhotographFacts(taken, "face", "front")),
    )
    asked = record_copies.CopyRequest(
        patient, Recipient(RecipientKind.PATIENT, "Self-test"), "Self-test", preview=False
    )
    prepared = clinic.desk.perform(clinic.actor, record_copies.prepare_record_copy, asked)
    deliver_to_file(clinic.desk, clinic.actor, prepared, ENGLISH, folder / "copy.pdf", None)
    made = clinic.desk.perform(clinic.actor, backups.back_up, backups.BackupPlan(str(folder / "backups")))
    if not made.proved or made.missing_photographs or not (folder / "copy.pdf").read_bytes().startswith(b"%PDF-"):
        raise RuntimeError("a backup or a record copy is not as it should be")


def _somebody(clinic: OpenClinic) -> PatientId:
    new = patients.NewPatient(
        Identity("Test", "Somebody", other_script_name="परीक्षा"),
        care=ConsentState.GIVEN,
        care_method=ConsentMethod.SIGNED_PAPER,
    )
    patient = clinic.desk.perform(clinic.actor, patients.register_patient, new).patient_id
    consent = consents.ConsentAnswer(
        patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER
    )
    clinic.desk.perform(clinic.actor, consents.record_consent, consent)
    return patient


def _drawn() -> bytes:
    image = Image.new("RGB", (1200, 900), (196, 150, 122))
    ImageDraw.Draw(image).ellipse((420, 300, 640, 480), fill=(150, 100, 84))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=90)
    return written.getvalue()
