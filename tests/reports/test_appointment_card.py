"""The appointment card, read back."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports.appointment_card import AppointmentCard, CardLine, render_card
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged, facts_of, text_of

CLINIC = Letterhead(name="Aranya Skin Clinic", address=("12 Lake Road", "Bengaluru 560038"), phone="+91 80 4000 1122")


def a_card(count: int, patient: str = "Ritu Chauhan") -> AppointmentCard:
    lines = tuple(
        CardLine(day=f"Monday, {at + 1:02d}-Nov-2026", time=f"{at % 8 + 9:02d}:15", who="Dr Nandini Rao, Room 1")
        for at in range(count)
    )
    return AppointmentCard(clinic=CLINIC, patient=patient, number="LUN-004102", lines=lines)


def test_every_appointment_stands_on_a_card(tmp_path: Path) -> None:
    pdf = render_card(a_card(14), translator=Translator("en"))
    text = text_of(pdf, tmp_path)
    assert all(f"{at + 1:02d}-Nov-2026" in text for at in range(14))
    assert int(facts_of(pdf, tmp_path)["Pages"]) == 2
    assert text.count("LUN-004102") == 4
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_it_says_whom_to_call_and_that_nothing_is_booked(tmp_path: Path) -> None:
    text = text_of(render_card(a_card(0, "अनन्या कुमार"), translator=Translator("en")), tmp_path)
    assert "No appointment is booked." in text
    assert "अनन्या कुमार" in text
    assert "+91\u00a080\u00a04000\u00a01122" in text or "+91 80 4000 1122" in text
