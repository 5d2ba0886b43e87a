"""A printed prescription: rows as typed, medicines in capitals, English and Hindi, many rows over pages."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports.prescription import PrescriptionPage, RxLine, render_prescription
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged, text_of
from tests.reports.test_care_frame import PERSON, a_frame

ROW = RxLine(
    name="Adapalene", strength="0.1 %", form="gel", directions="A pea-sized amount at night", duration="8 weeks"
)


def page(*rows: RxLine, advice: str = "", reason: str = "", is_cancelled: bool = False) -> PrescriptionPage:
    return PrescriptionPage(
        frame=a_frame(is_cancelled=is_cancelled),
        person=PERSON,
        rows=rows,
        doctor="Dr Meera Pillai",
        registration_no="KMC 54321",
        day="14-Mar-2026",
        advice=advice,
        reason=reason,
    )


def test_rows_stand_as_typed_and_medicines_in_capitals(tmp_path: Path) -> None:
    hindi = RxLine(name="Doxycycline", strength="100 mg", directions="रोज़ एक, खाने के बाद", quantity="42")
    pdf, pages = render_prescription(page(ROW, hindi, advice="Sunscreen every morning."), translator=Translator("en"))
    words = text_of(pdf, tmp_path)
    assert pages == 1
    for part in ("ADAPALENE", "0.1 %, gel", "A pea-sized amount at night", "8 weeks", "DOXYCYCLINE", "Quantity: 42"):
        assert part in words
    assert "रोज़" in words
    assert "Sunscreen every morning." in words
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_a_cancelled_one_says_so_with_the_reason(tmp_path: Path) -> None:
    pdf, _pages = render_prescription(
        page(ROW, is_cancelled=True, reason="wrong strength"), translator=Translator("en")
    )
    words = text_of(pdf, tmp_path)
    assert "CANCELLED" in words
    assert "wrong strength" in words


def test_twenty_long_rows_go_over_pages_and_none_is_lost(tmp_path: Path) -> None:
    rows = tuple(RxLine(name=f"Medicine {at}", directions="Twice a day after food. " * 12) for at in range(20))
    pdf, pages = render_prescription(page(*rows), translator=Translator("hi"))
    words = text_of(pdf, tmp_path)
    assert pages > 1
    assert all(f"MEDICINE {at}" in words for at in range(20))
    assert_tagged(pdf)
