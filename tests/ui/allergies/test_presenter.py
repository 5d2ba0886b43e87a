"""The Allergies tab on a real clinic: answering, confirming, the same trigger twice, refuting, striking out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Allergy, AllergyClass, AllergyState, Certainty, Coded, Medicine
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading
from luna_desktop.ui.allergies.tab import build_tab
from luna_desktop.ui.allergies.view import AllergiesView
from luna_desktop.ui.chart.hub import ChartHub
from tests.ui.entries.a_clinic import Ward

PENICILLIN = Allergy(Coded("Penicillin"))


def a_tab(ward: Ward, qtbot: QtBot) -> tuple[AllergiesView, ChartHub]:
    hub = ward.hub()
    view = build_tab(ward.context, ward.patient, hub)
    assert isinstance(view, AllergiesView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.resize(1200, 640)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view, hub


def state_of(ward: Ward) -> AllergyState:
    known = ward.chart().allergy_state
    assert known is not None
    state: AllergyState = known.body.state
    return state


def test_none_known_is_answered_and_confirmed_by_keys(ward: Ward, qtbot: QtBot) -> None:
    view, _hub = a_tab(ward, qtbot)
    view.state_card.cards.card(AllergyState.NONE_KNOWN).click()
    assert state_of(ward) is AllergyState.NONE_KNOWN
    before = ward.chart().allergy_state
    assert before is not None
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    after = ward.chart().allergy_state
    assert after is not None
    assert after.number == before.number + 1
    assert "Confirmed today" in view.state_card.sentence()


def test_an_added_allergy_sets_some_and_the_last_one_gone_asks_again(ward: Ward, qtbot: QtBot) -> None:
    view, hub = a_tab(ward, qtbot)
    view.state_card.cards.card(AllergyState.SOME).click()
    assert view.state_card.cards.value() is AllergyState.NEVER_ASKED
    QTest.keyClicks(view.frame.field("trigger").control, "Penicillin")
    view.frame.save_bar.save.click()
    assert state_of(ward) is AllergyState.SOME
    assert hub.badge("allergies") == 1
    ward.prompts.will_answer("Written into the wrong chart")
    view.strike_wanted.emit(ward.chart().allergies[0])
    assert state_of(ward) is AllergyState.ASKED_UNKNOWN
    assert hub.badge("allergies") == 0


def test_a_positive_patch_test_fills_the_form_and_saves_nothing_by_itself(ward: Ward, qtbot: QtBot) -> None:
    ward.record(PatchTest(Coded("Balsam of Peru"), day4=Reading.NEGATIVE))
    ward.record(PatchTest(Coded("Nickel"), day4=Reading.STRONG))
    view, _hub = a_tab(ward, qtbot)
    card = view.patch_card
    negative, positive = ward.chart().of("patch_test")
    card.table.choose(negative.fact_id)
    assert card.allergy_button.isHidden()
    card.table.choose(positive.fact_id)
    card.allergy_button.click()
    assert ward.chart().allergies == ()
    view.frame.save_bar.save.click()
    (added,) = ward.chart().allergies
    assert (added.body.trigger.text, added.body.allergy_class) == ("Nickel", AllergyClass.CONTACT)
    assert card.allergy_button.isHidden()


def test_an_allergy_that_names_a_medicine_in_use_says_so_with_the_way_there(ward: Ward, qtbot: QtBot) -> None:
    ward.record(Medicine(Coded("Cefixime")))
    view, _hub = a_tab(ward, qtbot)
    assert view.in_use.isHidden()
    QTest.keyClick(view, Qt.Key.Key_Insert)
    QTest.keyClicks(view.frame.field("trigger").control, "Penicillins")
    view.frame.save_bar.save.click()
    assert view.in_use.text() == "The list names a medicine in use: Cefixime."
    view.in_use.button.click()
    assert ward.moves.opened[-1][1] == "history"


def test_the_same_trigger_twice_is_refused_at_the_field(ward: Ward, qtbot: QtBot) -> None:
    ward.record(PENICILLIN)
    view, _hub = a_tab(ward, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Insert)
    QTest.keyClicks(view.frame.field("trigger").control, "penicillin ")
    QTest.keyClick(view.frame.field("trigger").control, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert view.frame.problem_names() == ["trigger"]
    assert "on the list already" in view.frame.field("trigger").problem
    assert len(ward.chart().allergies) == 1


def test_a_refuted_allergy_stays_on_the_list_and_no_longer_warns(ward: Ward, qtbot: QtBot) -> None:
    ward.record(PENICILLIN)
    view, hub = a_tab(ward, qtbot)
    ward.prompts.will_answer("Test dose was tolerated")
    view.refute_wanted.emit(ward.chart().allergies[0])
    known = ward.chart().allergies[0]
    assert known.body.certainty is Certainty.REFUTED
    assert known.reason == "Test dose was tolerated"
    assert view.table.rows_model().rowCount() == 1
    assert hub.badge("allergies") == 0
