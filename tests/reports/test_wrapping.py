"""Lines never grow wider than asked, and no character is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.reports.fonts import printable
from luna_desktop.reports.style import BODY, STRONG
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.reports.wrapping import wrap

CANVAS = TaggedCanvas(language="en-IN", title="Trial")
TEXTS = st.text(alphabet="abc WWW-क्षितिज शನನ್ಯ்ரக()/", max_size=200) | st.text(max_size=100)


@given(TEXTS, st.sampled_from([BODY, STRONG]))
@settings(max_examples=80, deadline=None)
def test_lines_fit_and_keep_every_character(text: str, style: object) -> None:
    assert style in (BODY, STRONG)
    chosen = BODY if style == BODY else STRONG
    lines = wrap(CANVAS.fonts, text, 90, chosen)
    for line in lines:
        assert CANVAS.width(line.rstrip(), chosen) <= 90.0
    expected = "".join("".join(printable(part).split()) for part in text.splitlines())
    assert "".join("".join(line.split()) for line in lines) == expected


def test_a_line_broken_at_a_space_keeps_it() -> None:
    assert wrap(CANVAS.fonts, "cheek patches lighter than in May", 90, BODY) == [
        "cheek patches ",
        "lighter than in ",
        "May",
    ]


def test_long_numbers_break_behind_a_hyphen() -> None:
    assert wrap(CANVAS.fonts, "91-1234-5678-9012", 90, BODY) == ["91-1234-5678-", "9012"]


def test_line_ends_of_the_writer_are_kept() -> None:
    assert wrap(CANVAS.fonts, "one\ntwo", 90, BODY) == ["one ", "two"]
    assert wrap(CANVAS.fonts, "  ", 90, BODY) == []
