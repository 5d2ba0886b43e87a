"""The route of the day, read back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.route_of_day import Route, Station, render_route
from luna_desktop.texts import Translator
from tests.reports.reading import assert_tagged, facts_of, text_of

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def a_route(*stations: Station, patient: str = "अनन्या कुमार") -> Route:
    return Route(
        clinic=Letterhead(name="Aranya Skin Clinic"),
        day="Monday, 23-Nov-2026",
        patient=patient,
        number="LUN-003515",
        stations=stations,
        printed_at=AT,
    )


def test_stations_stand_in_order_with_hindi_shaped(tmp_path: Path) -> None:
    stations = [
        Station(time=f"1{at}:00", length="30 min", room=f"Room {at} beside the garden door" * 3, who="डॉ. नंदिनी राव")
        for at in range(9)
    ]
    pdf = render_route(a_route(*stations), translator=Translator("hi"))
    text = text_of(pdf, tmp_path)
    assert [text.index(station.time) for station in stations] == sorted(text.index(each.time) for each in stations)
    assert "अनन्या कुमार" in text
    assert "डॉ. नंदिनी राव" in text
    assert int(facts_of(pdf, tmp_path)["Pages"]) == 2
    assert_tagged(pdf)


def test_a_day_without_appointments_says_so(tmp_path: Path) -> None:
    text = text_of(render_route(a_route(), translator=Translator("en")), tmp_path)
    assert "No appointment is booked for this day." in text
