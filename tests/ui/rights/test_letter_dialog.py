"""The dialog of a letter: its texts, what is missing, when it can be issued."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.disclosures import Way
from luna_desktop.domain.rights.letters import NEEDED
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.ui.rights.letter_dialog import LetterDialog
from tests.ui.rights.test_paper_dialog import pages


def test_each_letter_shows_its_own_texts_and_waits_for_them(window: QWidget, qtbot: QtBot) -> None:
    dialog = LetterDialog(window, "Ananya · PR-2026-0001", tuple(LetterKind))
    dialog.begin(LetterKind.ACKNOWLEDGE, "en")
    for kind in LetterKind:
        dialog.kind.show_value(kind.value)
        with qtbot.waitSignal(dialog.draft_wanted):
            dialog.kind.edited.emit()
        shown = {name for name, field in dialog.texts.items() if not field.isHidden()}
        assert shown == set(NEEDED.get(kind, ()))
    dialog.kind.show_value(LetterKind.EXTEND.value)
    dialog.kind.edited.emit()
    dialog.show_problems({"reason": "The letter needs this text.", "contact": "Enter it in Settings first."})
    assert dialog.texts["reason"].problem == "The letter needs this text."
    assert dialog.banner.text() == "Enter it in Settings first."
    assert not dialog.print.isEnabled()
    dialog.texts["reason"].show_value("The doctor is away")
    with qtbot.waitSignal(dialog.draft_wanted):
        dialog.texts["reason"].edited.emit()
    dialog.show_page(pages(1))
    assert dialog.print.isEnabled()
    assert (dialog.given(), dialog.texts["reason"].problem) == ({"reason": "The doctor is away"}, "")


def test_what_is_posted_asks_for_an_address(window: QWidget, qtbot: QtBot) -> None:
    dialog = LetterDialog(window, "x", (LetterKind.ACKNOWLEDGE,))
    dialog.begin(LetterKind.ACKNOWLEDGE, "hi")
    assert (dialog.chosen_way(), dialog.address.isHidden(), dialog.language.value()) == (Way.HAND, True, "hi")
    dialog.way.show_value(Way.POST.value)
    dialog.way.edited.emit()
    assert not dialog.address.isHidden()
    dialog.set_busy(busy=True)
    dialog.show_trouble("The printer did not take it.")
    assert dialog.banner.text() == "The printer did not take it."
    assert not dialog.print.is_busy()
    dialog.show_stale("Somebody was faster.", None)
    assert dialog.banner.text() == "Somebody was faster."
