"""Tiles for tests of the timeline, without a clinic behind them."""

from __future__ import annotations

from datetime import datetime, timedelta

from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.facts import Known
from tests import builders

NEWEST = datetime(2026, 11, 2, 11, 52)  # noqa: DTZ001 - a camera's own time


def a_tile(key: int, *, days_ago: int = 0, region: str = "face", sensitive: bool = False) -> PhotographTile:
    facts = PhotographFacts(NEWEST - timedelta(days=days_ago), region, "front", "", sensitive)
    known = Known(key, "photograph", 1, FactStatus.CURRENT, facts, Source.STAFF, "", builders.START, "Dr Meera Pillai")
    return PhotographTile(key, known, b"", 640, 480, "ab" * 32)
