"""What a photograph's description may say, and that each choice has its own name."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.clinical.photographs import REGION_NAMES, VIEW_NAMES, PhotographFacts
from luna_desktop.domain.facts import kind_of, read_body, write_body
from luna_desktop.domain.gate import DataClass


def test_every_region_and_view_has_its_own_name() -> None:
    for names in (REGION_NAMES, VIEW_NAMES):
        assert len({str(name) for name in names.values()}) == len(names)
        assert "not noted" in str(names[""])


def test_the_cameras_time_is_kept_without_a_zone() -> None:
    facts = PhotographFacts(datetime(2026, 3, 1, 10, 0, 30), "face", "front", sensitive=True)  # noqa: DTZ001 - camera time
    assert read_body("photograph", write_body(facts)) == facts
    assert kind_of(facts).data_class is DataClass.PHOTOGRAPH
