"""The Scores view on a real clinic: ticked, saved, corrected, struck out, another score, a draft, and who may."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.people.patients import read_details
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.prompts import Unsaved
from luna_desktop.ui.scores.form import ScoreForm
from luna_desktop.ui.scores.tab import build_view
from luna_desktop.ui.scores.view import ScoresView
from tests.ui.entries.a_clinic import Ward
from tests.ui.scores.graded import AUTUMN, SPRING, a_page


def the_form(view: ScoresView) -> ScoreForm:
    assert isinstance(view.form, ScoreForm)
    return view.form


def test_a_score_is_ticked_by_keys_and_saved(ward: Ward, qtbot: QtBot) -> None:
    view = a_page(ward, qtbot)
    view.list.choose("gags")
    view.score_wanted.emit("gags")
    view.record_button.click()
    for field in the_form(view).fields()[:6]:
        QTest.keyClick(field.control, Qt.Key.Key_2)
    assert the_form(view).result.text() == "22"
    view.frame.save_bar.save.click()
    body = ward.chart().of("score")[0].body
    assert (body.score, body.value, len(body.parts)) == ("gags", "22", 6)
    assert view.plot.plot().points[0].label == "22"


def test_no_change_takes_everything_over_and_is_a_new_assessment(ward: Ward, qtbot: QtBot) -> None:
    ward.record(AUTUMN)
    view = a_page(ward, qtbot)
    assert view.score_id() == "masi"
    view.record_button.click()
    the_form(view).same_button.click()
    view.frame.save_bar.save.click()
    assert [known.body.value for known in ward.chart().of("score")] == ["9.6", "9.6"]


def test_the_trend_as_plot_and_as_table_and_one_assessment_whole(ward: Ward, qtbot: QtBot) -> None:
    ward.record(SPRING, AUTUMN)
    view = a_page(ward, qtbot)
    assert view.trend.isVisible()
    view.toggle_table()
    assert view.table.isVisible()
    view.table.selectRow(1)
    entry = view.panel.entry()
    assert entry is not None
    assert entry.body.value == "11.4"
    view.toggle_table()
    view.plot.setFocus()
    QTest.keyClick(view.plot, Qt.Key.Key_End)
    entry = view.panel.entry()
    assert entry is not None
    assert entry.body.value == "9.6"


def test_a_correction_needs_a_reason_and_a_strike_takes_it_from_the_trend(ward: Ward, qtbot: QtBot) -> None:
    ward.record(SPRING, AUTUMN)
    view = a_page(ward, qtbot)
    known = ward.chart().of("score")[1]
    view.change_wanted.emit(known)
    field = view.frame.field("chin_area")
    field.show_value("3")
    field.edited.emit()
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["reason"]
    view.frame.field("reason").show_value("Ticked the wrong step")
    view.frame.save_bar.save.click()
    stand = ward.chart().of("score")[1]
    assert (stand.number, stand.body.value) == (2, "9.9")
    ward.prompts.will_answer("Assessed somebody else")
    view.strike_wanted.emit(stand)
    assert len(view.plot.plot().points) == 1


def test_another_score_asks_about_unsaved_grades(ward: Ward, qtbot: QtBot) -> None:
    view = a_page(ward, qtbot)
    view.record_button.click()
    field = the_form(view).fields()[0]
    field.show_value("2")
    field.edited.emit()
    ward.prompts.will_answer(Unsaved.STAY, Unsaved.DISCARD)
    view.score_wanted.emit("pasi")
    assert view.score_id() == "masi"
    view.score_wanted.emit("pasi")
    assert (view.score_id(), view.form) == ("pasi", None)


def test_a_draft_comes_back_to_its_own_score(ward: Ward, qtbot: QtBot) -> None:
    view = a_page(ward, qtbot)
    view.score_wanted.emit("gags")
    view.record_button.click()
    QTest.keyClick(the_form(view).fields()[0].control, Qt.Key.Key_4)
    view.frame.flush_draft()
    again = a_page(ward, qtbot)
    again.frame.draft_banner.button.click()
    assert again.score_id() == "gags"
    assert again.frame.values()["forehead"] == "4"


def test_the_age_group_follows_the_birth_and_counts_as_no_change(ward: Ward, qtbot: QtBot) -> None:
    hub = ChartHub(ward.patient)
    details = ward.clinic.desk.perform(ward.context.actor, read_details, ward.patient)
    hub.take_chart(ward.chart())
    hub.take_details(details)
    view = build_view(ward.context, ward.patient, hub)
    assert isinstance(view, ScoresView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.set_age_group("8+")
    view.score_wanted.emit("easi")
    view.record_button.click()
    assert view.frame.values()["age"] == "8+"
    assert not view.frame.is_dirty()


def test_a_therapist_reads_and_does_not_grade(ward: Ward, qtbot: QtBot) -> None:
    ward.record(AUTUMN)
    therapist = replace(ward.context, actor=replace(ward.context.actor, roles=frozenset({Role.THERAPIST})))
    hub = ward.hub()
    view = build_view(therapist, ward.patient, hub)
    assert isinstance(view, ScoresView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.show()
    assert not view.record_button.isVisible()
    assert view.plot.plot().points
