"""The Medical history tab on a real clinic: several rows in one save, two people, drafts, striking out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.answers import Asked, How, YesNo
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, ConditionStatus, Medicine, MedicineKind
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import NoneKnown, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import change_entry, strike_out_entry
from luna_desktop.services.care.stops import overrides_in
from luna_desktop.services.drafts import DraftPlace, read_draft
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.history.row import EntryRow
from luna_desktop.ui.history.tab import build_tab
from luna_desktop.ui.history.view import HistoryView
from luna_desktop.ui.widgets.fields import Field
from tests.ui.entries.a_clinic import Ward, a_ward
from tests.ui.history.conftest import Opened

MELASMA = Condition(Coded("Melasma", "L81.1", "ICD-10"), ConditionStatus.ACTIVE, PartialDate(2023, 3))
TODAY = PartialDate(2026, 11, 22)


def key(view: HistoryView, what: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.window().focusWidget() or view, what, modifier)


def typed(field: Field, text: str) -> None:
    QTest.keyClicks(field.control, text)


def save(view: HistoryView) -> None:
    view.frame.save_bar.save.click()


def row(view: HistoryView, at: int = 0) -> EntryRow:
    return view.conditions.rows[at]


def test_several_rows_are_typed_and_saved_together(ward: Ward, opened: Opened) -> None:
    view = opened()
    view.sections_list.setFocus()
    key(view, Qt.Key.Key_Insert)
    typed(row(view).entry.fields["what"], "melas")
    key(view, Qt.Key.Key_Return)
    typed(row(view).entry.fields["since"], "Mar-2023")
    key(view, Qt.Key.Key_Insert)
    typed(row(view, 1).entry.fields["what"], "rosacea")
    key(view, Qt.Key.Key_Return)
    view.conditions.add_row()  # nothing is typed into it: it is passed over
    medicine = view.medicines.add_row()
    typed(medicine.entry.fields["what"], "isotretinoin")
    key(view, Qt.Key.Key_Return)
    save(view)
    chart = ward.chart()
    assert [known.body.what.code for known in chart.conditions] == ["L81.1", "L71.9"]
    assert chart.conditions[0].body.since == PartialDate(2023, 3)
    assert chart.conditions[0].body.asked == Asked(TODAY)
    assert chart.medicines[0].body.kind is MedicineKind.SYSTEMIC
    assert ward.moves.saved_texts == ["Saved."]
    assert [len(card.rows) for card in (view.conditions, view.medicines)] == [2, 1]
    assert not view.frame.is_dirty()


def test_problems_stand_at_their_rows_and_nothing_is_saved(ward: Ward, opened: Opened) -> None:
    view = opened()
    first = view.conditions.add_row()
    typed(first.entry.fields["since"], "2031")
    view.pregnancy.entry.fields["state"].show_value("pregnant")  # type: ignore[union-attr]  # a chart is shown
    typed(view.pregnancy.entry.fields["lmp"], "01-01-2024")  # type: ignore[union-attr]
    save(view)
    names = view.frame.problem_names()
    assert [name.rpartition(".")[2] for name in names] == ["what", "since", "lmp"]
    assert "future" in first.problem.text()
    assert "150 weeks" in view.frame.field(names[2]).problem
    marks = [view.sections_list.item(at).toolTip() for at in range(view.sections_list.count())]
    assert any("Conditions, 2 to fix" in mark for mark in marks)
    assert ward.chart().known == ()


def test_the_second_of_two_people_sees_both_versions_and_chooses(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA, Condition(Coded("Rosacea")))
    view = opened()
    known = ward.chart().conditions[0]
    typed(row(view).entry.fields["note"], "Worse with sun")
    typed(row(view, 1).entry.fields["note"], "Red cheeks")
    theirs = FactChange(ward.patient, known.fact_id, 1, replace(MELASMA, note="Better"), reason="Seen")
    ward.clinic.desk.perform(ward.context.actor, change_entry, theirs)
    save(view)
    assert view.frame.stale_box.isVisible()
    assert row(view).entry.fields["note"].value() == "Worse with sun"
    assert ward.chart().conditions[1].body.note == ""
    view.frame.stale_box.mine_button.click()
    saved = ward.chart().conditions
    assert [(each.number, each.body.note) for each in saved] == [(3, "Worse with sun"), (2, "Red cheeks")]


def test_what_somebody_struck_out_meanwhile_is_saved_anew(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA)
    view = opened()
    known = ward.chart().conditions[0]
    typed(row(view).entry.fields["note"], "Worse with sun")
    struck = StrikeOut(ward.patient, known.fact_id, 1, "Of another patient")
    ward.clinic.desk.perform(ward.context.actor, strike_out_entry, struck)
    save(view)
    assert view.frame.stale_box.isVisible()
    view.frame.stale_box.mine_button.click()
    saved = ward.chart().conditions
    assert [(each.fact_id == known.fact_id, each.body.note) for each in saved] == [(False, "Worse with sun")]


def test_whoever_takes_theirs_keeps_the_other_rows(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA, Condition(Coded("Rosacea")))
    view = opened()
    known = ward.chart().conditions[0]
    typed(row(view).entry.fields["note"], "Worse with sun")
    typed(row(view, 1).entry.fields["note"], "Red cheeks")
    theirs = FactChange(ward.patient, known.fact_id, 1, replace(MELASMA, note="Better"), reason="Seen")
    ward.clinic.desk.perform(ward.context.actor, change_entry, theirs)
    save(view)
    view.frame.stale_box.theirs_button.click()
    assert view.frame.is_dirty()
    view.show_chart(ward.chart())
    notes = {each.entry.key.number: each.entry.fields["note"].value() for each in view.conditions.rows}
    assert notes == {2: "Better", 1: "Red cheeks"}


def test_two_rows_that_moved_on_are_decided_one_by_one(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA, Condition(Coded("Rosacea")))
    view = opened()
    for at, known in enumerate(ward.chart().conditions):
        typed(row(view, at).entry.fields["note"], f"Mine {at}")
        theirs = FactChange(ward.patient, known.fact_id, 1, replace(known.body, note=f"Theirs {at}"), reason="Seen")
        ward.clinic.desk.perform(ward.context.actor, change_entry, theirs)
    save(view)
    box = view.frame.stale_box
    box.theirs_button.click()
    assert box.isVisible()
    box.mine_button.click()
    assert not box.isVisible()
    saved = ward.chart().conditions
    assert [(each.number, each.body.note) for each in saved] == [(2, "Theirs 0"), (3, "Mine 1")]


def test_a_draft_brings_rows_and_versions_back(ward: Ward, opened: Opened, qtbot: QtBot) -> None:
    ward.record(MELASMA)
    view = opened()
    typed(row(view).entry.fields["note"], "Worse with sun")
    new = view.medicines.add_row()
    typed(new.entry.fields["what"], "Azelaic acid gel")
    new.make_more()
    typed(new.entry.fields["prescriber"], "Dr Rao")
    view.skin.entry.fields["fitzpatrick"].show_value("IV")  # type: ignore[union-attr]  # a chart is shown
    view.skin.entry.fields["fitzpatrick"].edited.emit()  # type: ignore[union-attr]
    view.frame.flush_draft()
    known = ward.chart().conditions[0]
    theirs = FactChange(ward.patient, known.fact_id, 1, replace(MELASMA, site="Cheeks"), reason="Seen")
    ward.clinic.desk.perform(ward.context.actor, change_entry, theirs)
    again = opened()
    assert again.frame.draft_banner.isVisible()
    again.frame.draft_banner.button.click()
    save(again)
    assert again.frame.stale_box.isVisible()
    again.frame.stale_box.mine_button.click()
    chart = ward.chart()
    assert chart.conditions[0].body.note == "Worse with sun"
    assert isinstance(chart.medicines[0].body, Medicine)
    assert chart.medicines[0].body.prescriber == "Dr Rao"
    assert chart.of("skin_profile")[0].body.fitzpatrick is Fitzpatrick.IV
    place = DraftPlace("history", int(ward.patient))
    assert ward.clinic.desk.perform(ward.context.actor, read_draft, place) is None


def test_struck_out_leaves_the_list_and_what_is_typed_elsewhere_stays(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA, Condition(Coded("Rosacea")))
    view = opened()
    typed(row(view, 1).entry.fields["note"], "Red cheeks")
    view.conditions.go_to(row(view))
    ward.prompts.will_answer("Belongs to another patient")
    key(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [known.body.what.text for known in ward.chart().conditions] == ["Rosacea"]
    assert len(view.conditions.rows) == 1
    assert row(view).entry.fields["note"].value() == "Red cheeks"
    assert "Struck out as entered in error" in view.panel.versions.texts()[0]
    assert not view.panel.change_button.isVisible()
    assert not view.move_button.isVisible()


def test_no_change_is_one_key_and_the_rest_is_another(ward: Ward, opened: Opened) -> None:
    old = Asked(PartialDate(2026, 10, 1))
    ward.record(
        replace(MELASMA, asked=old),
        SkinProfile(Fitzpatrick.IV, asked=old),
        SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO, asked=old),
        SafetyAnswer(SafetyQuestion.COLD_SORES, YesNo.YES, asked=old),
    )
    view = opened()
    view.conditions.go_to(row(view))
    key(view, Qt.Key.Key_F4)
    answers = {each.line.question: each.answer for each in view.safety.rows}
    answers[SafetyQuestion.COLD_SORES].control.setFocus()
    key(view, Qt.Key.Key_N)
    key(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    save(view)
    chart = ward.chart()
    asked = {known.kind + str(getattr(known.body, "question", "")): known.body.asked for known in chart.known}
    assert {name: each.how for name, each in asked.items()} == {
        "condition": How.UNCHANGED,
        "skin_profile": How.CARRIED,
        f"safety_answer{SafetyQuestion.KELOID}": How.CARRIED,
        f"safety_answer{SafetyQuestion.COLD_SORES}": How.ASKED,
    }
    assert all(each.on == TODAY for each in asked.values())
    assert all(known.number == 2 for known in chart.known)


def test_rest_no_change_is_taken_back_by_the_same_key(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA, SkinProfile(Fitzpatrick.IV))
    view = opened()
    view.rest_button.click()
    assert view.frame.change_count() == 2
    view.rest_button.click()
    assert not view.frame.is_dirty()


def test_a_no_that_grew_old_is_asked_again_and_not_known_is_an_answer(ward: Ward, opened: Opened) -> None:
    ward.record(SafetyAnswer(SafetyQuestion.BLEEDING, YesNo.NO, asked=Asked(PartialDate(2026, 7, 1))))
    view = opened()
    bleeding = next(each for each in view.safety.rows if each.line.question is SafetyQuestion.BLEEDING)
    assert bleeding.answer.value() is None
    assert bleeding.chip.spec().text == "Ask again"
    first = view.safety.rows[0]
    first.answer.control.setFocus()
    key(view, Qt.Key.Key_3)
    assert first.answer.value() == "unknown"
    save(view)
    kept = {known.body.question: known.body.answer for known in ward.chart().of("safety_answer")}
    assert kept[SafetyQuestion.KELOID] is YesNo.UNKNOWN


def test_nothing_else_known_is_a_recorded_answer(ward: Ward, opened: Opened) -> None:
    view = opened()
    assert view.conditions.none_entry is not None
    view.conditions.none_entry.fields["holds"].control.click()  # type: ignore[attr-defined]  # a tick box
    save(view)
    body = ward.chart().of("none_known")[0].body
    assert isinstance(body, NoneKnown)
    assert body.holds is YesNo.YES
    assert "22" in view.conditions.none_note.text()


def test_a_pregnancy_says_its_weeks_while_it_is_typed(ward: Ward, opened: Opened) -> None:
    view = opened()
    entry = view.pregnancy.entry
    assert entry is not None
    entry.fields["state"].show_value("pregnant")
    typed(entry.fields["lmp"], "17-08-2026")
    assert "13 weeks today, from the last period" in view.pregnancy.worked_out.text()
    save(view)
    known = ward.chart().of("pregnancy")[0]
    assert isinstance(known.body, Pregnancy)
    assert known.body.state is PregnancyState.PREGNANT


def test_discard_brings_back_what_was_read(ward: Ward, opened: Opened) -> None:
    ward.record(MELASMA)
    view = opened()
    typed(row(view).entry.fields["note"], "typed")
    view.conditions.add_row()
    ward.prompts.will_answer(True)
    view.frame.save_bar.discard.click()
    assert len(view.conditions.rows) == 1
    assert row(view).entry.fields["note"].value() == ""
    assert not view.frame.is_dirty()


def test_without_consent_to_care_the_way_leads_to_the_privacy_tab(tmp_path: Path, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    ward = a_ward(tmp_path, Announcements(holder), care=ConsentState.NOT_ASKED)
    hub = ward.hub()
    view = build_tab(ward.context, ward.patient, hub)
    assert isinstance(view, HistoryView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.show()
    new = view.conditions.add_row()
    typed(new.entry.fields["what"], "Vitiligo")
    save(view)
    assert "has not been asked" in view.frame.banner.text()
    assert new.entry.fields["what"].value()["text"] == "Vitiligo"  # type: ignore[index]  # a catalogue field's value
    view.frame.banner.button.click()
    assert ward.moves.opened == [(int(ward.patient), "privacy")]
    ward.clinic.close()


def test_a_medicine_on_the_allergy_list_stops_and_goes_on_with_a_reason(ward: Ward, opened: Opened) -> None:
    ward.record(Allergy(Coded("Penicillins", "penicillin"), reaction="Hives"))
    view = opened()
    ward.prompts.will_answer(None, Overriding("Tolerated twice last year"))
    new = view.medicines.add_row()
    typed(new.entry.fields["what"], "Amoxicillin")
    save(view)
    assert ward.chart().medicines == ()
    assert new.entry.fields["what"].value()["text"] == "Amoxicillin"  # type: ignore[index]  # a catalogue field's value
    save(view)
    assert [each.body.what.text for each in ward.chart().medicines] == ["Amoxicillin"]
    assert len(overrides_in(ward.chart().known)) == 1
    assert not view.frame.is_dirty()
