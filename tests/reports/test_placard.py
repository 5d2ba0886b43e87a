"""The placard, read back: as text, as a tagged page, and by the reader of codes."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from luna_desktop.interop.placard_reading import read_token
from luna_desktop.interop.placard_token import new_token, text_of
from luna_desktop.reports.placard import PlacardPage, render_placard
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged
from tests.reports.reading import text_of as read_text


def test_the_printed_code_is_read_from_the_page(tmp_path: Path) -> None:
    token = new_token()
    page = PlacardPage(
        clinic="Aranya Skin Clinic",
        number="LUN-002266",
        day="23-Nov-2026",
        room="Room 1",
        code=text_of(token),
        until="Printed 11:02. The inbox reads it until the end of the day.",
    )
    pdf = render_placard(page, translator=Translator("en"))
    text = read_text(pdf, tmp_path)
    assert all(each in text for each in ("LUN-002266", "23-Nov-2026", "Room 1"))
    assert token not in text
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1.2).to_pil()
    written = io.BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=80)
    assert read_token(written.getvalue()) == token
