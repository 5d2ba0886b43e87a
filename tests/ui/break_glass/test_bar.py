"""The bar while a closed record is open: it counts down, ends on request, and leaves when the time is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.rights.break_glass import OpenNow, read_opening
from luna_desktop.ui.break_glass.bar import OpeningBar, words_of
from luna_desktop.ui.chart.frame_view import ChartPage
from tests import builders
from tests.builders import START
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.glass_steps import open_record, own_teams
from tests.ui.contexts import Way, context_of


@pytest.fixture
def opened(open_clinic: Opener) -> PatientId:
    """Return a patient on whose care team Dr Meera Pillai is not."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    return builders.register(owner)


def test_the_words_name_the_end_and_the_time_left() -> None:
    opening = OpenNow(PatientId(1), START + timedelta(hours=4), 0)
    assert words_of(opening, 3 * 3600 + 61).endswith("It closes at 19:00, in 3 h 2 min.")


def test_it_counts_down_and_the_person_ends_it(qtbot: QtBot, open_clinic: Opener, opened: PatientId) -> None:
    meera, way, page = open_clinic(Role.CLINICIAN), Way(), ChartPage([])
    qtbot.addWidget(page)
    open_record(meera, opened)
    bar = OpeningBar(page, page, context_of(meera, way=way), opened)
    bar.start()
    assert page.opening.text().startswith("This record is closed to you, and you opened it.")
    assert page.opening.button.text() == "End now"
    page.opening.button.click()
    assert act(meera, read_opening, opened) is None
    assert (way.places, way.said) == (["patients"], ["The record is closed again."])
    assert page.opening.text() == ""


def test_when_the_time_is_over_the_chart_is_left(
    qtbot: QtBot, open_clinic: Opener, opened: PatientId, ticking: builders.Ticking
) -> None:
    meera, way, page = open_clinic(Role.CLINICIAN), Way(), ChartPage([])
    qtbot.addWidget(page)
    open_record(meera, opened)
    bar = OpeningBar(page, page, context_of(meera, way=way), opened)
    bar.start()
    ticking.advance(hours=3)
    bar.tick()
    assert "in 1 h 0 min" in page.opening.text()
    ticking.advance(hours=1)
    bar.tick()
    assert way.places == ["patients"]
    assert "kept as a draft" in way.said[0]
    bar.tick()
    assert way.places == ["patients"]


def test_nothing_is_shown_where_nothing_was_opened(qtbot: QtBot, open_clinic: Opener, opened: PatientId) -> None:
    page = ChartPage([])
    qtbot.addWidget(page)
    OpeningBar(page, page, context_of(open_clinic(Role.OWNER)), opened).start()
    assert page.opening.text() == ""
