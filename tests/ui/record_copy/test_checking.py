"""A file is checked in the window: its verdict is told, and a passphrase is asked for where it needs one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.record_copy.checking import CopyCheck
from luna_desktop.ui.record_copy.view import RecordCopyView
from tests.services.sharing.copying import a_record, approved, prepared, ready, saved
from tests.ui.screens import context_of

PASSPHRASE = "copper meadow lantern orbit"
PLAN = CopyPlan(purpose="Own record", photographs=())


class Told:
    """Prompts that answer from a list and keep what was told."""

    def __init__(self, *answers: object) -> None:
        self.answers, self.said = list(answers), []

    def open_files(self, _choice: object, answered: object) -> None:
        answered(self.answers.pop(0))

    def ask_passphrase(self, _title: str, _body: str, answered: object) -> None:
        answered(self.answers.pop(0))

    def tell(self, title: str, body: str) -> None:
        self.said.append(f"{title}\n{body}")


def checked(qtbot: QtBot, clinic: OpenClinic, told: Told) -> RecordCopyView:
    view = RecordCopyView()
    qtbot.addWidget(view)
    context = context_of(clinic)
    object.__setattr__(context, "prompts", told)
    parent: QWidget = view
    CopyCheck(parent, view, context).start()
    return view


def test_a_sealed_file_asks_for_its_passphrase_and_is_genuine(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    approved(clinic, case)
    target = tmp_path / "copy.pdf"
    copy = prepared(clinic, case, PLAN)
    deliveries.deliver_to_file(clinic.desk, clinic.actor, copy, ENGLISH, target, PASSPHRASE)
    told = Told([target], PASSPHRASE)
    checked(qtbot, clinic, told)
    (said,) = told.said
    assert said.startswith("This copy is genuine and unaltered.")
    assert copy.number in said
    target.write_bytes(b"%PDF-1.7 nothing")
    again = Told([target])
    checked(qtbot, clinic, again)
    assert "cannot be judged" in again.said[0]


def test_a_closed_dialog_asks_nothing_and_a_file_that_is_gone_is_said(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    told = Told([])
    checked(qtbot, clinic, told)
    assert told.said == []
    view = checked(qtbot, clinic, Told([tmp_path / "gone.pdf"]))
    assert "cannot be read" in view.banner.text()
