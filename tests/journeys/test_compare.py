"""Photographs compared by keys alone: chosen, wiped, aligned, measured, noted, and printed for the patient."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_alignment import AlignBy
from luna_desktop.domain.clinical.photo_marks import MarkSort, ScaleBy
from luna_desktop.domain.disclosures import State
from luna_desktop.services.care.photo_marks import Compared, PairAsked, read_comparison
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from luna_desktop.ui.compare.stage import Mode
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.screens import chart_tabs
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act
from tests.services.care.comparing import a_pair
from tests.ui.papers.room import FilePrinter


def photographed(folder: Path) -> Path:
    """Give Bhavana two photographs of her face, 23 weeks apart."""
    clinic = builders.open_as(folder, Role.OWNER)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    a_pair(clinic, card.patient_id)
    clinic.close()
    return folder


def stands(folder: Path) -> tuple[Compared, PatientId, list[State]]:
    """Return what is kept of the pair, whose it is, and what left, as another sign-in reads it."""
    clinic = builders.open_as(folder, Role.OWNER)
    try:
        (card,) = act(clinic, search_patients, Lookup("Bhavana"))
        late, early = act(clinic, list_photographs, card.patient_id)
        found = act(clinic, read_comparison, PairAsked(card.patient_id, early.photograph_id, late.photograph_id))
        lines = act(clinic, read_accounting, AccountingAsked(card.patient_id)).lines
        return found, card.patient_id, [line.state for line in lines]
    finally:
        clinic.close()


def set_points(journey: Journey, *ways: str) -> None:
    """Set a point where the cross stands, then one after each way."""
    journey.press("Return")
    for way in ways:
        for _step in range(4):
            journey.press(way)
        journey.press("Return")


def opened(journey: Journey) -> CompareView:
    """Sign in and open the comparison out of the Photos tab."""
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    journey.press(f"Alt+{[tab.key for tab in chart_tabs()].index('photos') + 1}")
    journey.settle()
    journey.tab_to("photoGrid")
    journey.press("C")
    journey.see_widget("compareCanvas")
    on_canvas(journey)
    journey.settle()
    view = journey.find("compareView")
    assert isinstance(view, CompareView)
    return view


def on_canvas(journey: Journey) -> None:
    """Wait until keys go to the pictures."""
    journey.wait(lambda: journey.has_keyboard() == "compareCanvas", "the canvas has the keyboard")


def measured(journey: Journey) -> None:
    """Align by the eye line, set a scale by a ruler, and measure an area, each with the tool's button and the cross."""
    journey.use("tool_eyes")
    on_canvas(journey)
    set_points(journey, "Shift+Right")
    set_points(journey, "Shift+Right")
    journey.settle()
    journey.use("tool_ruler")
    set_points(journey, "Shift+Down")
    journey.type("20")
    journey.press("Return")
    journey.settle()
    journey.use("tool_area")
    set_points(journey, "Shift+Right", "Shift+Down")
    journey.press("Return")
    journey.type("Patch")
    journey.press("Return")
    journey.settle()


def test_two_photographs_are_compared_and_printed_for_the_patient_by_keys(
    begin: Begin, small_clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luna_desktop.ui.papers.pages.PrinterDialog", lambda: FilePrinter(tmp_path / "printed.pdf"))
    journey = begin(photographed(small_clinic))
    view = opened(journey)
    journey.press("Right")
    journey.press("Space")
    assert view.canvas.stage.position == pytest.approx(0.52)
    assert view.canvas.stage.swapped
    for key, mode in (("D", Mode.SIDES), ("O", Mode.OVERLAY), ("B", Mode.BLINK), ("S", Mode.SLIDER)):
        journey.press(key)
        assert view.canvas.stage.mode is mode
    journey.press("Space")
    measured(journey)
    assert view.canvas.stage.alignment is not None
    journey.press("Alt+L")
    journey.see_widget("marksTable")
    journey.press("Alt+L")
    journey.type_into("note", "Cheek lighter")
    journey.press("Ctrl+S")
    journey.settle()
    journey.press("Ctrl+P")
    journey.see_widget("paperPages")
    journey.settle()
    journey.press("Ctrl+P")
    journey.see("it stands in the book of disclosures")
    journey.settle()
    journey.end()
    found, _patient, states = stands(small_clinic)
    assert found.comparison is not None
    assert found.comparison.body.note == "Cheek lighter"
    assert found.comparison.body.alignment is not None
    assert found.comparison.body.alignment.by is AlignBy.EYES
    layer = found.before.marks
    assert layer.scale is not None
    assert (layer.scale.by, layer.scale.mm) == (ScaleBy.RULER, 20.0)
    assert [(mark.sort, mark.words, len(mark.spots)) for mark in layer.marks] == [(MarkSort.AREA, "Patch", 3)]
    assert states == [State.SENT]
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000
