"""The body map on a real clinic: marking, moving, saving, undo, history, links, and what a reader may do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.markers import MarkerState, Marking, Side
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.body_map import change_marker
from luna_desktop.services.care.chart import FactAsked
from luna_desktop.services.facts import FactChange
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.tab import build_view
from luna_desktop.ui.body_map.view import BodyMapView
from luna_desktop.ui.history.move_dialog import MoveDialog
from luna_desktop.ui.prompts import Unsaved
from tests import builders
from tests.ui.body_map.marked import PALM, PATCH, TEST_SPOT, a_map, mark
from tests.ui.entries.a_clinic import Ward


def test_a_place_is_marked_named_and_saved_by_keyboard_alone(ward: Ward, qtbot: QtBot) -> None:
    view = a_map(ward, qtbot)
    assert view.empty.isVisible()
    view.canvas.setFocus()
    QTest.keyClick(view.canvas, Qt.Key.Key_M)
    QTest.keyClick(view.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    form = view.marker_form()
    assert form is not None
    assert form.what.control.hasFocus()
    QTest.keyClicks(form.what.control, "Brown macule")
    QTest.keyClicks(form.size_mm.control, "6 x 4")
    view.frame.save_bar.save.click()
    body = ward.chart().of("marker")[0].body
    assert (body.number, body.what.text, body.length_mm, body.width_mm) == (1, "Brown macule", 6, 4)
    assert (body.figure, body.side, body.region) == ("front", Side.LEFT, "abdomen_lower")
    assert view.list.fact_id() == ward.chart().of("marker")[0].fact_id


def test_a_missing_type_is_said_at_its_field_and_nothing_is_lost(ward: Ward, qtbot: QtBot) -> None:
    view = a_map(ward, qtbot)
    view.place_wanted.emit(Spot("front", 0.5, 0.3))
    form = view.marker_form()
    assert form is not None
    QTest.keyClicks(form.size_mm.control, "huge")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["size"]
    form.size_mm.show_value("6")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["what"]
    assert form.spot() == Spot("front", 0.5, 0.3)


def test_another_click_moves_what_was_only_just_begun(ward: Ward, qtbot: QtBot) -> None:
    view = a_map(ward, qtbot)
    view.markings.show_value(Marking.TREATMENT.value)
    view.place_wanted.emit(Spot("front", 0.5, 0.3))
    view.place_wanted.emit(Spot("back", 0.42, 0.24))
    form = view.marker_form()
    assert form is not None
    assert (form.spot(), form.marking()) == (Spot("back", 0.42, 0.24), Marking.TREATMENT)
    assert view.canvas.pins()[-1].number == 1


def test_a_marker_of_somebody_else_is_moved(ward: Ward, qtbot: QtBot) -> None:
    other = builders.register(ward.clinic, builders.a_patient("Kulkarni"))
    mark(ward, PATCH)
    view = a_map(ward, qtbot)
    view.list.setCurrentRow(0)
    view.leave_button.click()
    dialog = view.window().findChild(MoveDialog)
    assert dialog is not None
    dialog.typed.emit("Kulk")
    dialog.reason.show_value("Two charts were open")
    dialog.wanted.emit()
    assert ward.chart().of("marker") == ()
    there = ward.clinic.desk.perform(ward.context.actor, chart.read_chart, other)
    assert [each.body.what.text for each in there.of("marker")] == ["Melasma patch"]
    assert ward.moves.saved_texts[-1] == "Moved. Both charts say so."
    assert view.marker_form() is None


def test_seen_again_is_a_version_of_today_and_a_correction_needs_a_reason(ward: Ward, qtbot: QtBot) -> None:
    known = mark(ward, PATCH)[0]
    view = a_map(ward, qtbot)
    view.list.setCurrentRow(0)
    form = view.marker_form()
    assert form is not None
    form.size_mm.control.setText("18 × 12")  # type: ignore[attr-defined]  # a line to type into
    form.size_mm.edited.emit()
    view.frame.save_bar.save.click()
    versions = ward.clinic.desk.perform(ward.context.actor, chart.read_versions, FactAsked(ward.patient, known.fact_id))
    assert [(each.body.length_mm, each.body.seen_on) for each in versions] == [
        (18.0, PartialDate(2026, 11, 22)),
        (22, PartialDate(2026, 11, 2)),
    ]
    assert any("22 × 14 mm → 18 × 12 mm" in text for text in view.versions.texts())
    form = view.marker_form()
    assert form is not None
    form.note.show_value("Measured across")
    form.note.edited.emit()
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["reason"]


def test_moving_saves_only_on_request_and_undo_goes_back_step_by_step(ward: Ward, qtbot: QtBot) -> None:
    known = mark(ward, PATCH)[0]
    view = a_map(ward, qtbot)
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    view.canvas.choose(known.fact_id)
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.frame.is_dirty()
    assert ward.chart().of("marker")[0].body.x == 0.565
    view.undo_button.click()
    view.undo_button.click()
    assert not view.frame.is_dirty()
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    view.frame.save_bar.save.click()
    assert ward.chart().of("marker")[0].body.x > 0.565
    view.undo_button.click()
    stand = ward.chart().of("marker")[0]
    assert (stand.body.x, stand.number) == (0.565, 3)


def test_undo_of_a_new_marker_strikes_it_out_and_it_stays_in_the_history(ward: Ward, qtbot: QtBot) -> None:
    view = a_map(ward, qtbot)
    view.place_wanted.emit(Spot("front", 0.5, 0.3))
    form = view.marker_form()
    assert form is not None
    QTest.keyClicks(form.what.control, "Macule")
    view.frame.save_bar.save.click()
    fact_id = ward.chart().of("marker")[0].fact_id
    view.undo_button.click()
    assert ward.chart().of("marker") == ()
    versions = ward.clinic.desk.perform(ward.context.actor, chart.read_versions, FactAsked(ward.patient, fact_id))
    assert [each.status.value for each in versions] == ["entered_in_error", "current"]


def test_delete_asks_for_a_reason(ward: Ward, qtbot: QtBot) -> None:
    mark(ward, PATCH, TEST_SPOT)
    view = a_map(ward, qtbot)
    ward.prompts.will_answer(None, "Marked on the wrong side")
    view.list.setCurrentRow(1)
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert len(ward.chart().of("marker")) == 2
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert [known.body.number for known in ward.chart().of("marker")] == [1]
    assert view.list.count() == 1


def test_side_and_region_put_the_marker_where_they_say(ward: Ward, qtbot: QtBot) -> None:
    mark(ward, PATCH)
    view = a_map(ward, qtbot)
    view.list.setCurrentRow(0)
    form = view.marker_form()
    assert form is not None
    form.side.show_value("R")
    form.side.edited.emit()
    spot = form.spot()
    assert spot is not None
    assert (spot.x, form.region.value()) == (1 - 0.565, "cheek_r")
    form.region.show_value("chin")
    form.region.edited.emit()
    view.frame.save_bar.save.click()
    assert ward.chart().of("marker")[0].body.region == "chin"


def test_the_list_view_marks_by_region_and_opens_like_everywhere(ward: Ward, qtbot: QtBot) -> None:
    mark(ward, PATCH)
    view = a_map(ward, qtbot)
    view.toggle_list()
    assert view.table.isVisible()
    view.table.drawing.show_value("scalp")
    view.table.drawing.edited.emit()
    view.table.region.show_value("scalp_vertex")
    view.table.add_button.click()
    form = view.marker_form()
    assert form is not None
    QTest.keyClicks(form.what.control, "Bald patch")
    view.frame.save_bar.save.click()
    assert [known.body.region for known in ward.chart().of("marker")] == ["cheek_l", "scalp_vertex"]
    view.table.table.selectRow(0)
    assert view.marker_form() is not None
    assert view.table.table.rows_model().rowCount() == 2


def test_the_filter_and_the_drawing_that_comes_up(ward: Ward, qtbot: QtBot) -> None:
    markers = mark(ward, PATCH, TEST_SPOT, PALM)
    view = a_map(ward, qtbot)
    view.filter.show_value("current")
    view.filter.edited.emit()
    assert view.list.count() == 2
    view.picked.emit(markers[2].fact_id)
    assert (view.canvas.shown_set(), view.figures.value()) == ("hands_feet", "hands_feet")
    view.filter.show_value("today")
    view.filter.edited.emit()
    assert view.list.count() == 0


def test_a_newer_version_is_shown_beside_the_typing(ward: Ward, qtbot: QtBot) -> None:
    known = mark(ward, PATCH)[0]
    view = a_map(ward, qtbot)
    view.list.setCurrentRow(0)
    theirs = replace(known.body, state=MarkerState.TREATED)
    ward.clinic.desk.perform(ward.context.actor, change_marker, FactChange(ward.patient, known.fact_id, 1, theirs))
    form = view.marker_form()
    assert form is not None
    form.note.show_value("Mine")
    form.note.edited.emit()
    view.frame.save_bar.save.click()
    assert view.frame.stale_box.isVisible()
    view.frame.stale_box.mine_button.click()
    stand = ward.chart().of("marker")[0]
    assert (stand.number, stand.body.note) == (3, "Mine")


def test_unsaved_typing_is_asked_about_before_another_marker_opens(ward: Ward, qtbot: QtBot) -> None:
    markers = mark(ward, PATCH, TEST_SPOT)
    view = a_map(ward, qtbot)
    view.list.setCurrentRow(0)
    form = view.marker_form()
    assert form is not None
    form.note.show_value("Half")
    form.note.edited.emit()
    ward.prompts.will_answer(Unsaved.STAY)
    view.list.setCurrentRow(1)
    assert view.list.fact_id() == markers[0].fact_id
    assert form.note.value() == "Half"


def test_photographs_and_conditions_of_this_patient_can_be_linked(ward: Ward, qtbot: QtBot) -> None:
    builders.allow_photographs(ward.clinic, ward.patient)
    photograph = builders.add_photograph(ward.clinic, ward.patient)
    condition = ward.record(Condition(Coded("Melasma"))).conditions[0].fact_id
    mark(ward, PATCH)
    view = a_map(ward, qtbot)
    view.list.setCurrentRow(0)
    form = view.marker_form()
    assert form is not None
    form.photos.link_button.click()
    form.photos.list.item(0).setCheckState(Qt.CheckState.Checked)
    form.condition.show_value(str(condition))
    form.condition.edited.emit()
    view.frame.save_bar.save.click()
    body = ward.chart().of("marker")[0].body
    assert (body.photographs, body.condition) == ((photograph,), condition)


def test_a_draft_comes_back_with_its_place(ward: Ward, qtbot: QtBot) -> None:
    view = a_map(ward, qtbot)
    view.place_wanted.emit(Spot("front", 0.5, 0.3))
    form = view.marker_form()
    assert form is not None
    QTest.keyClicks(form.what.control, "Macule")
    view.frame.flush_draft()
    again = a_map(ward, qtbot)
    assert again.frame.draft_banner.isVisible()
    again.frame.draft_banner.button.click()
    form = again.marker_form()
    assert form is not None
    assert (form.spot(), form.what.coded().text) == (Spot("front", 0.5, 0.3), "Macule")


def test_whoever_may_not_change_the_chart_reads_all_and_marks_nothing(ward: Ward, qtbot: QtBot) -> None:
    mark(ward, PATCH)
    reader = replace(ward.context, actor=replace(ward.context.actor, roles=frozenset({Role.RECEPTION})))
    hub = ward.hub()
    view = build_view(reader, ward.patient, hub)
    assert isinstance(view, BodyMapView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.show()
    assert not view.canvas.can_change
    assert not view.markings.isVisible()
    view.list.setCurrentRow(0)
    form = view.marker_form()
    assert form is not None
    assert not form.state.control.isEnabled()


def test_a_therapist_marks_lesions_and_reads_biopsies(ward: Ward, qtbot: QtBot) -> None:
    punch = replace(PATCH, marking=Marking.BIOPSY, y=0.6, what=Coded("Punch biopsy"))
    lesion, biopsy = mark(ward, PATCH, punch)
    therapist = replace(ward.context, actor=replace(ward.context.actor, roles=frozenset({Role.THERAPIST})))
    hub = ward.hub()
    view = build_view(therapist, ward.patient, hub)
    assert isinstance(view, BodyMapView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.show()
    view.markings.show_value(Marking.BIOPSY.value)
    assert view.markings.value() is None
    view.picked.emit(biopsy.fact_id)
    form = view.marker_form()
    assert form is not None
    assert not form.state.control.isEnabled()
    view.place_moved.emit(biopsy.fact_id, Spot("front", 0.5, 0.3))
    assert form.spot() == Spot("front", punch.x, punch.y)
    view.strike_wanted.emit(biopsy)
    assert "clinician" in view.frame.banner.text()
    view.picked.emit(lesion.fact_id)
    form = view.marker_form()
    assert form is not None
    assert form.state.control.isEnabled()
