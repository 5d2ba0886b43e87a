"""The printed record against PDF/UA-1: nothing is missing in a full copy, and the check finds each thing taken away."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH, Translator
from tests.reports import builders
from tests.reports.reading import elements
from tests.reports.ua_check import findings
from tests.reports.whole_copy import whole


@pytest.fixture(scope="module")
def copy() -> bytes:
    return rc.render_record_copy(whole(), translator=ENGLISH).pdf


def test_nothing_is_missing_from_a_full_copy(copy: bytes) -> None:
    assert findings(copy) == []


@pytest.mark.parametrize("form", [rc.Form.FULL, rc.Form.SUMMARY])
def test_nothing_is_missing_in_hindi_in_the_summary_and_from_a_bare_record(form: rc.Form) -> None:
    hindi = rc.render_record_copy(whole(language="hi", form=form), translator=Translator("hi"))
    assert findings(hindi.pdf) == []
    bare = rc.render_record_copy(builders.bare(form=form), translator=ENGLISH)
    assert findings(bare.pdf) == []


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Dictionary:
    return next(element for element, _parent in elements(pdf) if str(element.S) == f"/{tag}")


def _skip_a_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H4


def _draw_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _disown(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").K = pikepdf.Array()


def _drop_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def _drop_font(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].resources.Font.values()))
    del font.FontDescriptor.FontFile2
    del font.ToUnicode


def _drop_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["pdfuaid:part"]


def _shorten_a_row(pdf: pikepdf.Pdf) -> None:
    row = first(pdf, "TR")
    row.K = pikepdf.Array(list(row.K)[:-1])


def _untag_a_head(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A


def _mute_a_figure(pdf: pikepdf.Pdf) -> None:
    figure = first(pdf, "Figure")
    del figure.Alt
    del figure.A


def _drop_the_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _forget_the_catalogue(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang
    del pdf.Root.MarkInfo
    del pdf.Root.ViewerPreferences


def _lose_the_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj.Tabs


def _forget_a_language(pdf: pikepdf.Pdf) -> None:
    for element, _parent in elements(pdf):
        if "/Lang" in element:
            del element.Lang


def _hide_a_picture(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").S = pikepdf.Name.P


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_skip_a_level, "7.4.2: an H4 follows an H1"),
        (_draw_outside, "7.1: page 1 draws (f) what is neither content nor an artifact"),
        (_disown, "7.1: a P is empty"),
        (_disown, "belongs to 0 elements"),
        (_drop_outline, "7.17: there are no bookmarks"),
        (_drop_font, "is not embedded"),
        (_drop_font, "does not tell its letters"),
        (_drop_claim, "does not claim PDF/UA-1"),
        (_shorten_a_row, "7.5: the rows of table 1 are not equally long"),
        (_untag_a_head, "7.5: a head of table 1 has no scope"),
        (_mute_a_figure, "7.3: figure 1 has no words"),
        (_mute_a_figure, "7.3: figure 1 does not say where it lies"),
        (_drop_the_tree, "7.1: there is no structure tree"),
        (_forget_the_catalogue, "7.2: the catalogue names no language"),
        (_forget_the_catalogue, "does not say that the file is tagged"),
        (_forget_the_catalogue, "readers show the file name"),
        (_lose_the_tab_order, "7.18.3: the tab order of page 2"),
        (_hide_a_picture, "is no figure"),
        (_forget_a_language, "7.2: a TD is written in the script of hi"),
    ],
)
def test_what_is_taken_away_is_named(small: bytes, damage: Callable[[pikepdf.Pdf], None], named: str) -> None:
    with pikepdf.open(io.BytesIO(small)) as pdf:
        damage(pdf)
        written = io.BytesIO()
        pdf.save(written)
    found = findings(written.getvalue())
    assert any(named in each for each in found), found


@pytest.fixture(scope="module")
def small() -> bytes:
    """Return a copy of few pages with everything that can be taken away."""
    patient = replace(builders.patient(), portrait=builders.jpeg(64, 64))
    history = (rc.HistoryRow(kind="परिवार", text="माँ: मेलास्मा"),)
    sections = (rc.Section.READING, rc.Section.HISTORY)
    content = builders.copy(patient=patient, photographs=(), history=history, sections=sections)
    return rc.render_record_copy(content, translator=ENGLISH).pdf
