"""A record copy says how a photograph was taken, and nothing that was not noted."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin, Polarisation
from luna_desktop.services.sharing.copy_photographs import details, treatment_words, view_on_page

TAKEN = datetime(2026, 3, 1, 10)  # noqa: DTZ001 - camera time


def test_only_what_was_noted_is_printed() -> None:
    assert details(PhotographFacts(TAKEN)) == ()
    body = PhotographFacts(
        TAKEN,
        "face",
        "face_oblique_l",
        camera="Canon R50",
        distance_m=0.3,
        polarisation=Polarisation.CROSS,
        makeup_removed=False,
        origin=PhotoOrigin.INBOX,
        treatment="pico",
    )
    said = {str(label): str(words) for label, words in details(body)}
    assert said["Standard view"] == "Face, left 45°"
    assert (said["Camera"], said["Polarisation"], said["Make-up"]) == ("Canon R50", "Cross-polarised", "Not removed")
    assert said["Treatment"].startswith("Picosecond laser")
    assert str(view_on_page(body)) == "Left 45°"


def test_a_treatment_that_is_no_row_any_more_keeps_its_key() -> None:
    assert treatment_words("own_99") == "own_99"
    assert treatment_words("") == ""
