"""Pages leave as a file or on paper, and the book knows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.ui.leaving import Leaving
from tests import builders
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, made_of
from tests.ui.contexts import context_of
from tests.ui.test_printing import a_printer


def test_a_file_gets_its_ending_and_paper_tells_its_pages(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient, owner = builders.register(clinic), QObject()
    hospital = a_recipient(clinic)
    answer_sharing(clinic, patient, hospital)
    leaving = Leaving(context_of(clinic), owner)
    taken: list[tuple[int, int]] = []
    leaving.progressed.connect(lambda done, whole: taken.append((done, whole)))
    done: list[Delivered] = []
    failed: list[Exception] = []
    leaving.to_file(made_of(clinic, a_proposal(patient, hospital)), tmp_path / "named", done.append, failed.append)
    assert (tmp_path / "named.pdf").exists()
    printer = a_printer(tmp_path / "paper.pdf")
    leaving.to_paper(made_of(clinic, a_proposal(patient, hospital)), printer, done.append, failed.append)
    assert (len(done), failed) == (2, [])
    assert taken[-1] == (done[1].pages, done[1].pages)
