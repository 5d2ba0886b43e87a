"""The comparison on a real clinic: opened, looked at closely, noted, warned of, and never of another patient."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_marks import PhotoComparison
from luna_desktop.services.care import photo_marks
from luna_desktop.services.care.photo_marks import KeptComparison, PairAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.compare.stage import Mode, Side
from luna_desktop.ui.context import today_in
from tests import builders
from tests.services.acting import act, entries
from tests.services.care.comparing import EARLIER, a_pair, a_photograph
from tests.services.care.visiting import begin
from tests.ui.compare.opened import Opened


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_two_photographs_are_opened_with_their_days_interval_and_what_lies_between(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(late)
    assert (view.head.before.value(), view.head.after.value()) == (early, late)
    assert view.head.chip.spec().text == "Same view"
    assert view.panel.series_title.text() == "Series: Face, front (2)"
    assert "23 weeks between the two." in view.panel.interval.text()
    assert view.canvas.accessibleDescription().endswith("19-Sep-2025 and 02-Mar-2026, 23 weeks apart")
    assert "has not agreed" in view.panel.sharing.text()
    assert view.canvas.stage.mode is Mode.SLIDER
    assert view.warning.isHidden()
    view.head.swap_wanted.emit()
    assert view.head.before.value() == late
    assert view.canvas.stage.order == (Side.AFTER, Side.BEFORE)
    for mode in Mode:
        view.canvas.asked.emit(mode.value)
        assert view.canvas.stage.mode is mode
        assert view.head.modes.value() is mode
    view.canvas.asked.emit(Mode.BLINK.value)
    assert view.canvas.stage.mode is Mode.SLIDER
    view.foot.zoom.setValue(50)
    assert view.canvas.stage.sights[Side.BEFORE].zoom > 5
    view.foot.slides.setValue(25)
    assert view.canvas.stage.position == 0.25


def test_another_view_is_warned_of_and_only_looked_at_side_by_side(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, _late = a_pair(clinic, patient)
    left = a_photograph(clinic, patient, EARLIER.replace(month=10), "sienna", view="face_profile_l")
    view = Opened(qtbot, clinic, patient).open(early, left)
    assert view.head.chip.spec().text == "Different view"
    assert "Different view: Face, front, then Face, left profile." in view.warning.text()
    assert view.canvas.stage.mode is Mode.SIDES
    view.canvas.asked.emit("slider")
    assert view.canvas.stage.mode is Mode.SIDES
    assert view.head.modes.value() is Mode.SIDES
    view.head.pair_wanted.emit(left, left)
    assert "two different photographs" in view.trouble.text()


def test_the_full_copy_is_opened_only_when_it_is_looked_at_closely(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    builders.allow_photographs(clinic, patient)
    early = builders.add_photograph(clinic, patient, builders.a_jpeg(2400, 1800))
    late = builders.add_photograph(clinic, patient, builders.a_jpeg(2400, 1800, "peru"))
    view = Opened(qtbot, clinic, patient).open(early, late)
    assert entries(clinic, "photograph opened in full size") == []
    assert [view.canvas.picture(side).levels[0].width() for side in Side] == [1600, 1600]  # type: ignore[union-attr]
    view.canvas.asked.emit("pixels")
    assert [view.canvas.picture(side).is_full for side in Side] == [True, True]  # type: ignore[union-attr]
    view.canvas.change(view.canvas.stage.zoomed(2, Side.BEFORE, view.canvas.area()))
    assert len(entries(clinic, "photograph opened in full size")) == 2


def test_a_note_is_saved_to_the_visit_of_today_as_a_version_and_shown_again(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    visit = begin(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(early, late)
    form = view.panel.note
    assert form.save.text() == "Save to visit"
    form.note.show_value("Cheek lighter")
    assert opened.hub.is_dirty()
    form.save.click()
    known = act(clinic, photo_marks.read_comparison, PairAsked(patient, early, late)).comparison
    assert known is not None
    assert (known.body.note, known.body.visit_id) == ("Cheek lighter", visit.header.visit_id)
    assert form.said.text().startswith("Saved to the visit on 14-Mar-2026 by Dr Nandini Rao")
    assert not opened.hub.is_dirty()
    again = Opened(qtbot, clinic, patient).open(early, late)
    assert again.panel.note.note.value() == "Cheek lighter"


def test_typing_outlives_another_saving_and_another_opening(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(early, late)
    view.panel.note.note.control.setPlainText("Forehead the same")
    theirs = PhotoComparison(today_in(opened.context), early, late, note="Cheek lighter")
    act(clinic, photo_marks.keep_comparison, KeptComparison(patient, theirs))
    opened.presenter.note.save()
    assert "kept something" in view.trouble.text()
    assert view.panel.note.note.value() == "Forehead the same"
    opened.presenter.note.save()
    known = act(clinic, photo_marks.read_comparison, PairAsked(patient, early, late)).comparison
    assert known is not None
    assert (known.number, known.body.note) == (2, "Forehead the same")
    view.panel.note.note.control.setPlainText("Half a thought")
    view.closed.emit()
    opened.presenter.forget()
    back = Opened(qtbot, clinic, patient).open(early, late)
    assert back.panel.note.note.value() == "Half a thought"
    assert "not saved yet" in back.panel.note.draft_note.text()


def test_small_pictures_choose_others_of_the_series(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    early, late = a_pair(clinic, patient)
    middle = a_photograph(clinic, patient, EARLIER.replace(month=12), "sienna")
    opened = Opened(qtbot, clinic, patient)
    view = opened.open(late)
    assert opened.presenter.ids() == (early, middle, late)
    view.panel.strip.button(middle).click()
    assert opened.presenter.pair == (middle, late)
    view.panel.strip.button(early).click()
    assert opened.presenter.pair == (early, late)
    view.toggle_panel()
    assert view.panel.isHidden()


def test_what_cannot_be_opened_is_said_in_place_of_the_pictures(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    opened = Opened(qtbot, clinic, patient)
    for file in (clinic.premises.folder / "objects").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    view = opened.open(early, late)
    assert not view.canvas.isVisible()
    page = view.stack.findChild(type(view), "compareFailed") or view.findChild(object, "compareFailed")
    assert page is not None
