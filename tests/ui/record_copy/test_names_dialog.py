"""Other people in a copy: ticked names are left out, others stay and are not asked about again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.third_parties import Proposal, Sample, Why
from luna_desktop.services.sharing.copy_passages import NamesFound
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.ui.record_copy.names_dialog import NamesDialog

KOKILA = Proposal("Kokila Zephyr", Why.RELATIVE, 2, (Sample("history", "Her sister", "Kokila Zephyr", "told it"),))
RAVI = Proposal("Ravi", Why.INFORMANT, 1, ())
PLAN = CopyPlan(redactions=(Redaction("98450 12345", "A5"),), left_alone=("Ravi",))


def a_dialog(qtbot: QtBot, found: NamesFound, plan: CopyPlan = PLAN) -> NamesDialog:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    return NamesDialog(window, plan, found)


def test_new_names_are_ticked_and_what_was_left_alone_is_not(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, NamesFound((KOKILA, RAVI), ("A scan",)))
    assert [(row.passage, row.box.isChecked()) for row in dialog.rows] == [
        (Redaction("Kokila Zephyr", "P1"), True),
        (Redaction("Ravi", "P1"), False),
        (Redaction("98450 12345", "A5"), True),
    ]
    assert dialog.rows[0].box.accessibleName() == "Leave out Kokila Zephyr"
    assert dialog.nothing.isHidden()


def test_a_person_decides_and_adds_words_of_their_own(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, NamesFound((KOKILA,)))
    dialog.rows[0].box.click()
    dialog.words.show_value("x")
    dialog.more.click()
    assert dialog.words.problem
    dialog.words.show_value("  Aunt  Zoya ")
    dialog.code.show_value("A4")
    dialog.more.click()
    with qtbot.waitSignal(dialog.decided) as decided:
        dialog.keep.click()
    out, stays = decided.args[0]
    assert out == (Redaction("98450 12345", "A5"), Redaction("Aunt Zoya", "A4"))
    assert stays == ("Kokila Zephyr",)


def test_where_nobody_was_found_it_says_so(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, NamesFound(()), CopyPlan())
    assert not dialog.nothing.isHidden()
    assert dialog.rows == []
