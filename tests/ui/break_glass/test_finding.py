"""A finding is kept with what was written, and stays on the screen where it was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from luna_desktop.ui.break_glass.finding import FindingPresenter
from luna_desktop.ui.break_glass.finding_dialog import FindingDialog
from tests.ui.contexts import context_of


def test_a_refusal_keeps_the_words_and_a_yes_closes(qtbot: QtBot, clinic: OpenClinic) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    kept: list[tuple[str, str]] = []
    ended: list[bool] = []

    def keep(note: str, incident: str) -> None:
        if not note:
            raise InvalidInput({"note": say("Enter what you found.")})
        kept.append((note, incident))

    dialog = FindingDialog(window, "Why?", "It stays.", "What was found", "Keep", asks_incident=True)
    FindingPresenter(
        dialog, context_of(clinic), lambda note, incident: lambda: keep(note, incident), lambda: ended.append(True)
    )
    dialog.start()
    dialog.incident.show_value("Talk")
    dialog.keep.click()
    assert (dialog.note.problem, kept, ended) == ("Enter what you found.", [], [])
    dialog.note.show_value("No need")
    dialog.keep.click()
    assert (kept, ended) == ([("No need", "Talk")], [True])
    assert dialog.isHidden()
