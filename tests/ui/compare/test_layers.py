"""Drawing, measuring and aligning over real photographs: each step is a version, and can be removed by list or key."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_alignment import AlignBy, Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.services.care import photo_marks
from luna_desktop.services.care.photo_marks import KeptLayer, PairAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.compare.marks_list import SCALE
from luna_desktop.ui.compare.pointing import Tool
from luna_desktop.ui.compare.stage import Side
from tests import builders
from tests.services.acting import act
from tests.services.care.comparing import a_pair
from tests.ui.compare.opened import Opened
from tests.ui.screens import context_of

NOW = datetime(2026, 3, 14, tzinfo=UTC)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_a_ruler_then_a_length_are_drawn_measured_listed_and_removed(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient, context_of(clinic, True, True))
    view = opened.open(early, late)
    view.tools.wanted.emit(Tool.LENGTH)
    assert "Set the scale first" in view.trouble.text()
    view.tools.wanted.emit(Tool.RULER)
    opened.set_points((Side.AFTER, 100, 100), (Side.AFTER, 100, 300))
    assert view.strip.is_asking()
    view.strip.kept.emit("none")
    assert view.strip.mm.problem
    view.strip.mm.show_value("10,0")
    QTest.keyClick(view.strip.mm.control, Qt.Key.Key_Return)
    view.tools.wanted.emit(Tool.LENGTH)
    opened.set_points((Side.AFTER, 50, 50), (Side.AFTER, 50, 150))
    view.strip.kept.emit("Scar")
    layer = opened.presenter.picture(Side.AFTER)
    assert layer.layer is not None
    assert layer.layer.number == 2
    assert layer.marks.scale is not None
    assert layer.marks.scale.mm_per_pixel == pytest.approx(0.05, rel=0.01)
    assert [row.measure for row in (view.list.table.rows_model().row_at(at) for at in (0, 1)) if row] == [
        "10 mm",
        "5.0 mm",
    ]
    assert "marks by Dr Nandini Rao, version 2" in view.panel.drawn.text()
    view.tools.list.click()
    assert view.list.isVisible()
    said = view.list.versions.text().splitlines()
    assert len(said) == 2
    assert said[0].startswith("02-Mar-2026: version 2 by Dr Nandini Rao, 14-Mar-2026")
    view.list.table.choose((Side.AFTER, 0))
    view.list.show_button.click()
    assert view.canvas.isVisible()
    QTest.keyClick(view.canvas, Qt.Key.Key_Delete)
    view.list.remove_wanted.emit(Side.AFTER, SCALE)
    known = act(clinic, photo_marks.read_comparison, PairAsked(patient, early, late))
    assert known.after.marks == PhotoMarks(late)
    assert known.after.layer is not None
    assert known.after.layer.number == 4


def test_the_eye_line_is_kept_beside_the_pictures_and_can_be_taken_away(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(early, late)
    view.tools.wanted.emit(Tool.EYES)
    eyes = [(Side.BEFORE, 200, 200), (Side.BEFORE, 400, 220), (Side.AFTER, 220, 240), (Side.AFTER, 380, 230)]
    opened.set_points(*eyes)
    known = act(clinic, photo_marks.read_comparison, PairAsked(patient, early, late)).comparison
    assert known is not None
    assert known.body.alignment is not None
    assert known.body.alignment.by is AlignBy.EYES
    assert known.body.alignment.before[1].x == pytest.approx(400, abs=1)
    assert view.canvas.stage.alignment == known.body.alignment
    again = Opened(qtbot, clinic, patient).open(early, late)
    assert again.canvas.stage.alignment == known.body.alignment
    again.tools.unalign.click()
    assert again.canvas.stage.alignment is None
    view.tools.wanted.emit(Tool.POINTS)
    opened.set_points((Side.BEFORE, 200, 200), (Side.BEFORE, 203, 200), (Side.AFTER, 220, 240), (Side.AFTER, 380, 230))
    assert "too close together" in view.trouble.text()


def test_a_blur_needs_no_words_and_words_need_some(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(early, late)
    view.tools.wanted.emit(Tool.BLUR)
    opened.set_points((Side.BEFORE, 100, 100), (Side.BEFORE, 300, 200))
    view.tools.wanted.emit(Tool.WORDS)
    opened.set_points((Side.BEFORE, 320, 240))
    view.strip.kept.emit("")
    assert view.strip.words.problem
    view.strip.kept.emit("New scar")
    assert [mark.sort for mark in opened.presenter.picture(Side.BEFORE).marks.marks] == [MarkSort.BLUR, MarkSort.WORDS]


def test_what_somebody_else_drew_meanwhile_is_shown_and_nothing_drawn_here_is_lost(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(early, late)
    ruler = ScaleBar(ScaleBy.STICKER, (Spot(1, 1), Spot(81, 1)), 8.0)
    theirs = PhotoMarks(early, ruler, (Mark(MarkSort.WORDS, (Spot(9, 9),), "Theirs"),))
    act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, theirs))
    view.tools.wanted.emit(Tool.ARROW)
    opened.set_points((Side.BEFORE, 100, 100), (Side.BEFORE, 200, 200))
    view.strip.kept.emit("Mine")
    assert "Look at it first" in view.trouble.text()
    assert view.strip.is_asking()
    view.strip.kept.emit("Mine")
    marks = opened.presenter.picture(Side.BEFORE).marks
    assert [mark.words for mark in marks.marks] == ["Theirs", "Mine"]
    assert marks.scale == ruler


def test_who_may_only_look_gets_no_tools(qtbot: QtBot, open_clinic, patient: PatientId, clinic: OpenClinic) -> None:  # type: ignore[no-untyped-def]
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    opened.presenter.may_change = False
    view = opened.open(early, late)
    assert not view.tools.findChild(object, "tool_arrow").isVisible()
    view.tools.wanted.emit(Tool.ARROW)
    assert view.canvas.setting.pointing is None
    assert not view.panel.note.save.isVisible()
    assert Role.CLINICIAN in clinic.actor.roles
