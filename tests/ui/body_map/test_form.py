"""The form of a marker: what it reads, and that region and side follow the place."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.ui.body_map.form import FORMS, MarkerForm, choices_of
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.wording import WHAT

TODAY = date(2026, 11, 23)


@pytest.fixture
def form(qtbot: QtBot) -> MarkerForm:
    made = MarkerForm(None, TODAY)
    qtbot.addWidget(made)
    return made


def test_region_and_side_are_shown_but_are_no_values(form: MarkerForm) -> None:
    form.move_to(Spot("front", 0.565, 0.083))
    assert (form.region.value(), form.side.value()) == ("cheek_l", "L")
    assert not {"region", "side"} & {field.name for field in form.fields()}
    form.side.show_value("M")
    form.side.edited.emit()
    assert form.spot() == Spot("front", 0.5, 0.083)
    assert form.step_back()
    assert form.spot() == Spot("front", 0.565, 0.083)
    assert not form.step_back()


def test_a_side_that_it_has_already_moves_nothing(form: MarkerForm) -> None:
    form.move_to(Spot("back", 0.42, 0.24))
    form.side.show_value("L")
    form.side.edited.emit()
    assert form.spot() == Spot("back", 0.42, 0.24)


def test_a_draft_brings_place_and_kind_of_marking_back(form: MarkerForm) -> None:
    form.place.show_value({"marking": "biopsy", "figure": "scalp", "x": 0.5, "y": 0.7})
    assert form.marking() is Marking.BIOPSY
    problems, body = form.read({**form.start_values(), "place": form.place.value(), "what": {"text": "Punch"}})
    assert problems == {}
    assert isinstance(body, Marker)
    assert (body.marking, body.figure, body.region) == (Marking.BIOPSY, "scalp", "scalp_vertex")


def test_dates_and_sizes_that_are_none_are_said_at_their_fields(form: MarkerForm) -> None:
    values = {**form.start_values(), "size": "big", "since": "soon", "seen_on": ""}
    assert set(form.read(values)[0]) == {"size", "since", "seen_on"}


@pytest.mark.parametrize("marking", Marking)
def test_a_new_form_offers_what_its_kind_is_made_of(marking: Marking, qtbot: QtBot) -> None:
    made = FORMS[marking](None, TODAY)
    qtbot.addWidget(made)
    assert made.marking() is marking
    assert len(choices_of(marking).entries) == len(WHAT[marking])
