"""The printed register: every number in order, cancelled ones said so, an empty year told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.certificate_register import RegisterLine, RegisterPage, render_certificate_register
from luna_desktop.texts import Translator
from tests.reports.reading import assert_tagged, text_of
from tests.reports.test_care_frame import CLINIC


def printed(*lines: RegisterLine) -> tuple[bytes, int]:
    page = RegisterPage(clinic=CLINIC, year=2026, lines=lines, printed_at=datetime(2026, 3, 14, 9, 30, tzinfo=UTC))
    return render_certificate_register(page, translator=Translator("en"))


def a_line(number: int, note: str = "") -> RegisterLine:
    return RegisterLine(
        serial=f"MC-2026-{number:04d}",
        day="14-Mar-2026",
        patient="Ananya Kumar",
        address="14 Temple Street",
        marks="Mole, left cheek",
        what="Sickness certificate",
        doctor="Dr Meera Pillai",
        note=note,
    )


def test_every_number_is_printed(tmp_path: Path) -> None:
    pdf, pages = printed(*(a_line(at) for at in range(1, 41)), a_line(41, "Cancelled: wrong dates"))
    words = " ".join(text_of(pdf, tmp_path).split())
    assert pages > 1
    assert all(f"MC-2026-{at:04d}" in words for at in range(1, 42))
    assert "Cancelled: wrong dates" in words
    assert_tagged(pdf)


def test_a_year_without_certificates_says_so(tmp_path: Path) -> None:
    assert "No certificate was issued" in text_of(printed()[0], tmp_path)
