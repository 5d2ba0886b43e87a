"""The recovery sheet: one page, the whole key in order, and nothing of it in the metadata."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from luna_desktop.reports.recovery_sheet import RecoverySheet, render_recovery_sheet
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, facts_of, text_of

GROUPS = [f"{letter}7Q{letter}" for letter in "ABCDEFGHJKMNP"]


@pytest.fixture(scope="module")
def sheet() -> bytes:
    content = RecoverySheet(
        clinic=builders.clinic(), key="-".join(GROUPS), made_at=builders.WHEN, made_by="Dr Nandini Rao"
    )
    return render_recovery_sheet(content, translator=ENGLISH)


def test_one_page_with_the_key_in_order(sheet: bytes, tmp_path: Path) -> None:
    assert facts_of(sheet, tmp_path)["Pages"] == "1"
    text = text_of(sheet, tmp_path)
    assert all(group in text for group in GROUPS)
    assert "Page 1 of 1" in text
    assert "Made 22-Nov-2026 19:30 IST (UTC+05:30) by Dr Nandini Rao" in text


def test_it_is_sound_tagged_and_names_no_key_in_its_metadata(sheet: bytes, tmp_path: Path) -> None:
    assert_sound(sheet, tmp_path)
    assert_tagged(sheet)
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        described = pdf.Root.Metadata.read_bytes() + str(dict(pdf.docinfo)).encode()
    assert not any(group.encode() in described for group in GROUPS)


def test_the_key_is_not_in_the_repr() -> None:
    assert "A7QA" not in repr(RecoverySheet(clinic=builders.clinic(), key="A7QA", made_at=builders.WHEN))


def test_the_code_square_has_its_three_corner_marks(sheet: bytes) -> None:
    with pypdfium2.PdfDocument(sheet) as document:
        page = document[0]
        picture = page.render(scale=2).to_pil().convert("L")
    dark = [(x, y) for x in range(800, 1085) for y in range(380, 670) if picture.getpixel((x, y)) < 60]
    left, top = min(x for x, _y in dark), min(y for _x, y in dark)
    right, bottom = max(x for x, _y in dark), max(y for _x, y in dark)
    assert abs((right - left) - (bottom - top)) <= 2
    for x, y in ((left + 2, top + 2), (right - 2, top + 2), (left + 2, bottom - 2)):
        assert picture.getpixel((x, y)) < 60
