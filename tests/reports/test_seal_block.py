"""The seal on paper: letters and code square on one page, the same that the content was sealed with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # its wheel carries no type marker
import pytest

from luna_desktop.domain.copy_seal import Statement, read_seal, sealed
from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.record_content import PREVIEW
from luna_desktop.reports.style import BOTTOM
from luna_desktop.texts import ENGLISH, Translator
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, text_of

SEAL = sealed(
    Statement("RC-2026-0117", "PR-2026-0117", datetime(2026, 11, 22, tzinfo=UTC), "ab" * 32, "0123456789abcdef"),
    lambda _message: bytes(range(64)),
)


def test_the_letters_stand_beside_the_square_and_read_back(tmp_path: Path) -> None:
    made = rc.render_record_copy(builders.copy(seal=SEAL.text()), translator=ENGLISH)
    assert_sound(made.pdf, tmp_path)
    assert_tagged(made.pdf)
    text = text_of(made.pdf, tmp_path)
    assert "Key of the clinic: 0123456789abcdef" in text
    letters = "".join(text.partition("0123456789abcdef")[2].split())
    assert letters.startswith("".join(SEAL.groups()))
    assert read_seal(f"{SEAL.statement.text()}*{''.join(SEAL.groups())}") == SEAL


def test_a_seal_signs_the_content_and_is_no_part_of_it() -> None:
    plain, signed = builders.copy(), builders.copy(seal=SEAL.text())
    assert rc.bundle_digest(plain) == rc.bundle_digest(signed)


def test_a_preview_says_so_and_keeps_its_room(tmp_path: Path) -> None:
    preview = rc.render_record_copy(builders.copy(copy_number=PREVIEW), translator=ENGLISH)
    issued = rc.render_record_copy(builders.copy(seal=SEAL.text()), translator=ENGLISH)
    text = " ".join(text_of(preview.pdf, tmp_path).split())
    assert "0123456789abcdef" not in text
    assert "stands here once the copy is issued" in text
    follows = "Signature for the clinic"
    assert place_of(preview.pdf, follows) == place_of(issued.pdf, follows)
    assert preview.pages == issued.pages
    assert_tagged(preview.pdf)


@pytest.mark.parametrize("rows", [1, 90])
def test_a_summary_carries_the_seal_on_its_two_pages_however_much_it_says(rows: int, tmp_path: Path) -> None:
    conditions = tuple(
        rc.ConditionRow(name=f"Condition {at}", code="L81.1", status="Active", since="2023") for at in range(rows)
    )
    for language in (ENGLISH, Translator("hi")):
        content = builders.copy(
            form=rc.Form.SUMMARY, seal=SEAL.text(), conditions=conditions, language=language.language
        )
        made = rc.render_record_copy(content, translator=language)
        assert made.pages <= 2
        assert_tagged(made.pdf)
        letters = "".join(text_of(made.pdf, tmp_path).partition("0123456789abcdef")[2].split())
        assert letters.startswith("".join(SEAL.groups()))
        page, foot = place_of(made.pdf, SEAL.groups()[-1])
        assert (page, foot > BOTTOM) == (made.pages - 1, True)
    plain = rc.render_record_copy(builders.copy(form=rc.Form.SUMMARY), translator=ENGLISH)
    assert "Seal of this copy" not in text_of(plain.pdf, tmp_path)


def place_of(pdf: bytes, words: str) -> tuple[int, float]:
    """Return on which page words stand, and how high."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for number, page in enumerate(opened):
            text = page.get_textpage()
            found = text.search(words).get_next()
            if found is not None:
                return number, round(text.get_charbox(found[0])[1], 1)
    raise LookupError(words)


def test_a_copy_that_is_no_record_copy_has_none(tmp_path: Path) -> None:
    made = rc.render_record_copy(builders.copy(), translator=ENGLISH)
    assert "Seal of this copy" not in text_of(made.pdf, tmp_path)
