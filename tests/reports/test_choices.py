"""Signatures in a copy are lines with words beside them; wishes stand in a table of their own."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.record_content import SignatureRow, WishRow
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, elements, text_of

SIGNED = SignatureRow(
    signer="Leela Menon",
    on="12-Jan-2026",
    purposes=("Care", "Reminders"),
    strokes=(tuple((10.0 * at, 100.0 + (at % 7) * 20) for at in range(101)), ((500.0, 300.0),)),
)
WISH = WishRow(topic="Reminders", channel="SMS", address="•••• 1427", wish="Yes", since="12-Jan-2026")


def render(content: rc.RecordCopy) -> rc.RenderedCopy:
    return rc.render_record_copy(content, translator=ENGLISH)


def test_a_signature_is_a_figure_with_words(tmp_path: Path) -> None:
    copy = render(builders.copy(signatures=(SIGNED,)))
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        figures = [str(element.Alt) for element, _parent in elements(pdf) if element.S == "/Figure"]
    assert "Signature. Signed by Leela Menon on 12-Jan-2026" in figures
    text = text_of(copy.pdf, tmp_path)
    assert "Under: Care; Reminders" in text
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)


def test_a_signature_is_drawn_as_lines_and_not_as_a_picture() -> None:
    def lines(copy: rc.RenderedCopy) -> int:
        with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
            return sum(page.Contents.read_bytes().count(b" l") for page in pdf.pages)

    plain, signed = render(builders.copy()), render(builders.copy(signatures=(SIGNED,)))
    assert lines(signed) >= lines(plain) + 101
    assert signed.bundle_sha256 != plain.bundle_sha256


def test_without_a_name_the_day_is_told(tmp_path: Path) -> None:
    nameless = SignatureRow(signer="", on="12-Jan-2026", purposes=("Care",), strokes=SIGNED.strokes)
    assert "Signed on 12-Jan-2026" in text_of(render(builders.copy(signatures=(nameless,))).pdf, tmp_path)


def test_wishes_stand_also_where_nothing_is_restricted(tmp_path: Path) -> None:
    text = text_of(render(builders.copy(restrictions=(), wishes=(WISH,))).pdf, tmp_path)
    assert "Restrictions and wishes about contact" in text
    assert "•••• 1427" in text
