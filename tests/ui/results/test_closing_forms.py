"""The forms of review and telling: what they need, and which instant and way they mean."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.results import ResultState, Telling
from luna_desktop.domain.clock import ZONE
from luna_desktop.ui.results.closing_forms import ReviewForm, TellForm
from tests.ui.results.reports import TODAY, a_body, a_result
from tests.ui.results.test_forms import ready, typed


def test_a_review_needs_the_tick(qtbot: QtBot) -> None:
    form = ready(qtbot, ReviewForm(a_result(), TODAY))
    assert typed(form)[0].keys() == {"seen"}
    assert typed(form, seen=True, note="Start treatment") == ({}, "Start treatment")


@pytest.mark.parametrize(
    ("day", "hour", "at"),
    [
        ("2026-03-14", "", None),
        ("2026-03-14", "9:05", datetime(2026, 3, 14, 9, 5, tzinfo=ZONE)),
        ("2026-03-13", "", datetime(2026, 3, 13, 12, 0, tzinfo=ZONE)),
    ],
)
def test_telling_has_a_way_and_an_instant(qtbot: QtBot, day: str, hour: str, at: datetime | None) -> None:
    form = ready(qtbot, TellForm(a_result(1, a_body(ResultState.REVIEWED)), TODAY))
    assert typed(form)[0].keys() == {"way"}
    problems, body = typed(form, way="phone", day=day, hour=hour, note="Comes", missed=True)
    assert problems == {}
    assert body == (Telling.PHONE, at, "Comes", False)
    assert typed(form, way="phone", hour="25:99")[0].keys() == {"hour"}
    assert form.at_fields({"at": "In the future."}) == {"day": "In the future."}
