"""How to read the copy: every mark that a copy can carry is explained, and its own codes are listed."""

from __future__ import annotations

import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import flat_text


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    code = rc.CodeRow(code="J/cm²", meaning="Energy of light on each square centimetre", system="Unit")
    content = builders.bare(codes_used=(code,), sections=(rc.Section.READING,))
    return flat_text(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path_factory.mktemp("key"))


@pytest.mark.parametrize(
    "mark", ["“Amended”", "“Entered in error”", "“Signed”", "“NOT SIGNED”", "“Disputed”", "“[withheld: code]”"]
)
def test_every_mark_is_explained(text: str, mark: str) -> None:
    assert mark in text


def test_codes_and_units_have_their_meaning(text: str) -> None:
    assert "J/cm² Energy of light on each square centimetre Unit" in text
