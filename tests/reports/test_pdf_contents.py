"""The search for markers finds them wherever they are put into a PDF, in both scripts."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.protect import protect_pdf
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.pdf_contents import found_in

LATIN, DEVANAGARI = "ZIRKONBLAU", "नीलगगनवर्ण"
WORDS = (LATIN, DEVANAGARI)


@pytest.fixture(scope="module")
def plain() -> bytes:
    content = builders.bare(sections=(rc.Section.HISTORY,), conditions=(rc.ConditionRow(name="Acne"),))
    return rc.render_record_copy(content, translator=ENGLISH).pdf


def printed() -> bytes:
    rows = tuple(rc.ConditionRow(name=f"{word} it is") for word in WORDS)
    content = builders.bare(sections=(rc.Section.HISTORY,), conditions=rows)
    return rc.render_record_copy(content, translator=ENGLISH).pdf


def test_nothing_is_found_where_nothing_is(plain: bytes, tmp_path: Path) -> None:
    assert found_in(plain, WORDS, tmp_path) == set()
    assert found_in(plain, ["Acne"], tmp_path) == {"Acne"}


def test_what_is_printed_is_found_in_both_scripts_and_behind_a_passphrase(tmp_path: Path) -> None:
    pdf = printed()
    assert found_in(pdf, WORDS, tmp_path) == set(WORDS)
    sealed = protect_pdf(pdf, "four tin cups rain")
    assert found_in(sealed, WORDS, tmp_path, password="four tin cups rain") == set(WORDS)


def _as_title(pdf: pikepdf.Pdf, word: str) -> None:
    pdf.docinfo.Title = pikepdf.String(word)


def _as_metadata(pdf: pikepdf.Pdf, word: str) -> None:
    with pdf.open_metadata() as xmp:
        xmp["dc:description"] = word


def _as_attachment(pdf: pikepdf.Pdf, word: str) -> None:
    pdf.attachments["x.txt"] = pikepdf.AttachedFileSpec(pdf, word.encode(), filename="x.txt")


def _as_file_name(pdf: pikepdf.Pdf, word: str) -> None:
    pdf.attachments[word] = pikepdf.AttachedFileSpec(pdf, b"x", filename=f"{word}.txt")


def _as_unused_stream(pdf: pikepdf.Pdf, word: str) -> None:
    pdf.Root.PieceInfo = pdf.make_stream(word.encode("utf-16-be"))


def _as_alternative_text(pdf: pikepdf.Pdf, word: str) -> None:
    pdf.Root.StructTreeRoot.K.Alt = pikepdf.String(word)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "hide",
    [_as_title, _as_metadata, _as_attachment, _as_file_name, _as_unused_stream, _as_alternative_text],
)
def test_what_is_hidden_is_found(
    plain: bytes, hide: Callable[[pikepdf.Pdf, str], None], word: str, tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        hide(pdf, word)
        written = io.BytesIO()
        pdf.save(written)
    assert found_in(written.getvalue(), WORDS, tmp_path) == {word}
