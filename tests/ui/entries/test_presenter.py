"""The presenter of entries, seen through the Allergies tab on a real clinic."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Allergy, Coded, Severity
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import change_entry
from luna_desktop.services.drafts import DraftPlace, read_drafts
from luna_desktop.services.facts import FactChange
from luna_desktop.ui.allergies.tab import build_tab
from luna_desktop.ui.allergies.view import AllergiesView
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.prompts import Unsaved
from tests.ui.entries.a_clinic import Ward, a_ward

LATEX = Allergy(Coded("Latex"), severity=Severity.MILD, since=PartialDate(2023, 3))


def a_tab(ward: Ward, qtbot: QtBot) -> tuple[AllergiesView, ChartHub]:
    hub = ward.hub()
    view = build_tab(ward.context, ward.patient, hub)
    assert isinstance(view, AllergiesView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    return view, hub


def test_an_allergy_is_added_from_the_catalogue(ward: Ward, qtbot: QtBot) -> None:
    view, _hub = a_tab(ward, qtbot)
    assert view.empty.isVisible()
    view.add_button.click()
    edit = view.frame.field("trigger").control
    QTest.keyClicks(edit, "natural rub")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.frame.field("since").control, "Mar-2023")
    view.frame.save_bar.save.click()

    known = ward.chart().allergies[0]
    assert known.body.trigger.text == "Natural rubber latex"
    assert known.body.since == PartialDate(2023, 3)
    assert view.form is None
    assert view.table.rows_model().rowCount() == 1
    assert ward.moves.saved_texts == ["Saved."]


def test_problems_stand_at_their_fields_and_nothing_is_saved(ward: Ward, qtbot: QtBot) -> None:
    view, hub = a_tab(ward, qtbot)
    counts: list[tuple[str, int]] = []
    hub.problems_changed.connect(lambda key, count: counts.append((key, count)))
    view.add_button.click()
    QTest.keyClicks(view.frame.field("since").control, "tomorrow")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["since"]
    view.frame.field("since").show_value("2031")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["trigger", "since"]
    assert counts[-1] == ("allergies", 2)
    assert ward.chart().allergies == ()


def test_a_correction_asks_why_and_keeps_the_earlier_version(ward: Ward, qtbot: QtBot) -> None:
    ward.record(LATEX)
    view, _hub = a_tab(ward, qtbot)
    view.table.choose(ward.chart().allergies[0].fact_id)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    severity = view.frame.field("severity")
    severity.show_value(Severity.SEVERE.value)
    severity.edited.emit()
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["reason"]
    QTest.keyClicks(view.frame.field("reason").control, "Better since azelaic acid")
    view.frame.save_bar.save.click()

    known = ward.chart().allergies[0]
    assert (known.number, known.body.severity) == (2, Severity.SEVERE)
    view.chosen.emit(known)
    texts = view.panel.versions.texts()
    assert "Severity: Mild → Severe" in texts[0]
    assert "Why: Better since azelaic acid" in texts[0]
    assert texts[1].startswith("First written")


def test_struck_out_leaves_the_list_and_stays_in_the_history(ward: Ward, qtbot: QtBot) -> None:
    ward.record(LATEX)
    view, _hub = a_tab(ward, qtbot)
    ward.prompts.will_answer("Belongs to another patient")
    view.strike_wanted.emit(ward.chart().allergies[0])
    assert ward.chart().allergies == ()
    assert view.empty.isVisible()
    assert "Struck out as entered in error" in view.panel.versions.texts()[0]
    assert not view.panel.change_button.isVisible()


def test_a_newer_version_is_shown_beside_the_typing(ward: Ward, qtbot: QtBot) -> None:
    ward.record(LATEX)
    view, _hub = a_tab(ward, qtbot)
    known = ward.chart().allergies[0]
    view.change_wanted.emit(known)
    QTest.keyClicks(view.frame.field("note").control, "Worse with sun")
    QTest.keyClicks(view.frame.field("reason").control, "Told today")
    theirs = FactChange(ward.patient, known.fact_id, 1, replace(LATEX, reaction="Hives"), reason="Seen")
    ward.clinic.desk.perform(ward.context.actor, change_entry, theirs)
    view.frame.save_bar.save.click()
    assert view.frame.stale_box.isVisible()
    assert view.frame.values()["note"] == "Worse with sun"
    view.frame.stale_box.mine_button.click()
    saved = ward.chart().allergies[0]
    assert (saved.number, saved.body.note) == (3, "Worse with sun")


def test_typing_is_kept_as_a_draft_and_offered_again(ward: Ward, qtbot: QtBot) -> None:
    view, hub = a_tab(ward, qtbot)
    view.add_button.click()
    QTest.keyClicks(view.frame.field("trigger").control, "Azelaic acid gel")
    hub.keep_drafts()
    again, _hub = a_tab(ward, qtbot)
    assert again.frame.draft_banner.isVisible()
    again.frame.draft_banner.button.click()
    assert again.form is not None
    assert again.frame.is_dirty()
    again.frame.save_bar.save.click()
    assert isinstance(ward.chart().allergies[0].body, Allergy)
    place = DraftPlace("allergies", int(ward.patient))
    assert ward.clinic.desk.perform(ward.context.actor, read_drafts, place) == ()


def test_drafts_of_several_entries_stand_beside_each_other(ward: Ward, qtbot: QtBot) -> None:
    ward.record(LATEX)
    view, hub = a_tab(ward, qtbot)
    view.add_button.click()
    QTest.keyClicks(view.frame.field("trigger").control, "Azelaic acid gel")
    hub.keep_drafts()
    second, hub = a_tab(ward, qtbot)  # the offer is passed over, and something else is typed
    second.add_button.click()
    QTest.keyClicks(second.frame.field("trigger").control, "Benzoyl peroxide")
    hub.keep_drafts()
    third, hub = a_tab(ward, qtbot)
    third.change_wanted.emit(ward.chart().allergies[0])
    QTest.keyClicks(third.frame.field("note").control, "Worse with sun")
    hub.keep_drafts()
    place = DraftPlace("allergies", int(ward.patient))
    kept = ward.clinic.desk.perform(ward.context.actor, read_drafts, place)
    assert len(kept) == 3
    last, _hub = a_tab(ward, qtbot)
    last.change_wanted.emit(ward.chart().allergies[0])
    assert last.frame.values()["note"] == "Worse with sun"  # what was typed about this entry before
    QTest.keyClicks(last.frame.field("reason").control, "Told today")
    last.frame.save_bar.save.click()
    last.frame.draft_banner.button.click()
    assert last.frame.values()["trigger"]["text"] == "Benzoyl peroxide"
    last.frame.save_bar.save.click()
    last.frame.draft_banner.throw_button.click()
    assert not last.frame.draft_banner.isVisible()
    assert ward.clinic.desk.perform(ward.context.actor, read_drafts, place) == ()


def test_another_form_asks_about_unsaved_typing(ward: Ward, qtbot: QtBot) -> None:
    view, _hub = a_tab(ward, qtbot)
    view.add_button.click()
    QTest.keyClicks(view.frame.field("trigger").control, "Vitiligo")
    ward.prompts.will_answer(Unsaved.STAY, Unsaved.SAVE)
    view.add_button.click()
    assert view.form is not None
    view.add_button.click()
    assert ward.chart().allergies[0].body.trigger.text == "Vitiligo"


def test_without_consent_to_care_the_way_leads_to_the_privacy_tab(tmp_path: Path, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    ward = a_ward(tmp_path, Announcements(holder), care=ConsentState.NOT_ASKED)
    view, _hub = a_tab(ward, qtbot)
    view.add_button.click()
    QTest.keyClicks(view.frame.field("trigger").control, "Vitiligo")
    view.frame.save_bar.save.click()
    assert "has not been asked" in view.frame.banner.text()
    assert view.frame.banner.property("tone") == "priv"
    assert view.frame.values()["trigger"]["text"] == "Vitiligo"  # type: ignore[index]  # a catalogue field's value
    view.frame.banner.button.click()
    assert ward.moves.opened == [(int(ward.patient), "privacy")]
    ward.clinic.close()


def test_a_reader_sees_everything_and_changes_nothing(ward: Ward, qtbot: QtBot) -> None:
    ward.record(LATEX)
    view, _hub = a_tab(ward, qtbot)
    view.set_read_only(True)
    view.chosen.emit(ward.chart().allergies[0])
    view.change_wanted.emit(ward.chart().allergies[0])
    assert view.form is None
    assert not view.add_button.isVisible()
    assert not view.panel.strike_button.isVisible()
