"""The form of a visit: keys of the blocks, calls, who may conclude, and saving without moving anything."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.visits import CallBegunBy, VisitMode
from luna_desktop.ui.visits.reading import values_of
from luna_desktop.ui.visits.visit_frame import VisitFrame
from tests.services.care.visiting import WHOLE


def a_frame(qtbot: QtBot) -> VisitFrame:
    frame = VisitFrame(date(2026, 11, 23), QWidget())
    qtbot.addWidget(frame)
    frame.show_values(values_of(WHOLE))
    return frame


def test_a_call_asks_who_began_it_and_then_for_the_consent(qtbot: QtBot) -> None:
    frame = a_frame(qtbot)
    assert frame.call_begun_by.isHidden()
    called = {**values_of(WHOLE), "mode": VisitMode.VIDEO.value, "call_begun_by": CallBegunBy.CLINIC.value}
    frame.show_values(called)
    assert not frame.call_begun_by.isHidden()
    assert not frame.call_consent.isHidden()
    frame.show_draft({"call_begun_by": CallBegunBy.PATIENT.value})
    assert frame.call_consent.isHidden()


def test_who_makes_no_diagnosis_reads_the_assessment(qtbot: QtBot) -> None:
    frame = a_frame(qtbot)
    frame.set_can_conclude(False)
    assert frame.assessment.edit.isReadOnly()
    assert frame.diagnoses.finder.isHidden()
    assert not frame.plan.edit.isReadOnly()


def test_what_is_typed_while_saving_goes_on_counts_as_unsaved(qtbot: QtBot) -> None:
    frame = a_frame(qtbot)
    qtbot.keyClicks(frame.plan.edit, "A")
    saved = frame.values()
    qtbot.keyClicks(frame.plan.edit, "B")
    frame.mark_saved_as(saved)
    assert frame.changed_names() == ["plan"]
    frame.mark_saved_as(frame.values())
    assert not frame.is_dirty()
    assert frame.save_bar.isHidden()


def test_places_are_known_by_field_and_by_treatment(qtbot: QtBot) -> None:
    frame = a_frame(qtbot)
    frame.procedures.add_treatment({"text": "Peel", "code": "peel_superficial"})
    assert [frame.knows(name) for name in ("plan", "procedures.0.products", "tab:privacy")] == [True, True, False]
    frame.show()
    frame.go_to("procedures.0.products")
    frame.go_to("nowhere")
    assert frame.is_dirty()


def test_where_the_draft_is_goes_to_the_bar(qtbot: QtBot) -> None:
    frame = a_frame(qtbot)
    heard: list[tuple[str, bool]] = []
    frame.draft_said.connect(lambda text, failed: heard.append((text, failed)))
    frame.show_draft_kept("Draft kept 11:34")
    frame.show_draft_failed("The disk is full.")
    assert heard == [("Draft kept 11:34", False), ("The disk is full.", True)]
