"""The poster of rights: one page, with the person to ask."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from luna_desktop import paths
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.rights_poster import RightsPoster, render_poster
from tests.reports.reading import assert_sound, assert_tagged, facts_of, tags, text_of


def poster(language: str, contact: tuple[str, ...] = ("Asha Rao", "Privacy officer", "+91 98450 11223")) -> bytes:
    kept = json.loads((paths.resources() / "notices" / f"poster-{language}.json").read_text(encoding="utf-8"))
    figures = {"hours": 72, "days": 30, "correction_days": 60}
    return render_poster(
        RightsPoster(
            clinic=Letterhead(name="Aranya Skin & Body Clinic", privacy_contact=contact),
            language=language,
            title=kept["title"],
            introduction=kept["introduction"],
            rights=tuple((name, text.format(**figures)) for name, text in kept["rights"]),
            how=(kept["how_title"], kept["how"]),
            whom_title=kept["whom_title"],
            complaint=(kept["complaint_title"], kept["complaint"].format(**figures)),
        )
    )


@pytest.mark.parametrize("language", ["en", "hi"])
def test_it_is_one_sound_tagged_page(tmp_path: Path, language: str) -> None:
    pdf = poster(language)
    assert facts_of(pdf, tmp_path)["Pages"] == "1"
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    assert (tags(pdf).count("H1"), tags(pdf).count("H2")) == (1, 11)


def test_it_names_whom_to_ask_how_and_the_board(tmp_path: Path) -> None:
    text = " ".join(text_of(poster("en"), tmp_path).replace("\u00a0", " ").split())
    for words in (
        "Asha Rao",
        "+91 98450 11223",
        "patient number",
        "date of birth",
        "Data Protection Board",
        "72 hours",
    ):
        assert words in text


@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_long_contact_still_ends_above_the_edge_of_the_page(language: str) -> None:
    contact = (
        "Dr Venkatanarasimharajuvaripeta Subrahmanyam",
        "Privacy officer and manager",
        "+91 98450 11223",
        "p@x.in",
    )
    with pypdfium2.PdfDocument(poster(language, contact)) as document:
        picture = document[0].render(scale=1).to_pil().convert("L")
    width, height = picture.size
    lowest = max(y for y in range(height) if any(picture.getpixel((x, y)) < 100 for x in range(0, width, 2)))
    assert lowest < height - 20
