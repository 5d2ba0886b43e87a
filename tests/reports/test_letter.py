"""A letter carries the address, its words in its own language, and always whom to ask about one's data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.letter import LetterPage, render_letter
from tests.reports.reading import assert_sound, assert_tagged, text_of
from tests.reports.test_care_frame import a_frame


def test_a_letter_in_hindi_names_the_privacy_contact(tmp_path: Path) -> None:
    page = LetterPage(
        clinic=a_frame().clinic,
        name="Ananya Kumar",
        address=("14 Temple Street", "Mysuru 570001"),
        subject="आपका समय",
        body="आपका समय 16-मार्च-2026 को 10:00 बजे है।\nबदलने के लिए फ़ोन करें।",
        contact=("Rukmini Das", "+91 98450 11223"),
        written_at=datetime(2026, 3, 14, 9, tzinfo=UTC),
        language="hi",
    )
    pdf = render_letter(page)
    words = " ".join(text_of(pdf, tmp_path).split())
    for part in ("Ananya Kumar", "14 Temple Street", "Mysuru 570001", "14-मार्च-2026", "Rukmini Das"):
        assert part in words
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
