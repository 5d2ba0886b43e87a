"""What the inbox says: times, why somebody is proposed, what is open about a picture, and how the camera stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from luna_desktop.domain.clinical.photo_inbox import Code, Standing
from luna_desktop.ui.photo_inbox import wording
from luna_desktop.ui.photo_inbox.camera_state import CameraStatus, Stand
from tests.ui.photo_inbox.groups import TODAY, a_card, a_group, a_picture, whose


def test_every_standing_has_a_chip_and_only_two_facts_are_green() -> None:
    assert set(wording.STANDING_CHIPS) == set(Standing)
    assert {key for key, (_text, tone, _icon) in wording.STANDING_CHIPS.items() if tone == "ok"} == {Standing.AGREE}


def test_when_and_from_where() -> None:
    group = a_group()
    assert wording.when_words(group, TODAY) == "11:05 to 11:07"
    assert wording.when_words(group, TODAY + timedelta(days=1)) == "Yesterday 11:05"
    assert wording.when_words(group, TODAY + timedelta(days=3)) == "16-Mar-2026"
    assert wording.source_words(group, TODAY + timedelta(days=3)) == "11:05 · Room 1 camera"
    assert wording.source_words(replace(group, camera=""), TODAY) == "Added by Tara Menon"
    assert wording.who_words(replace(group, is_covered=True)) == "Record not open to you"
    assert wording.identity_words(a_card(), TODAY).endswith("MRN\u00a0LUN-000001")


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (a_picture(code=Code.READ), "Not filed"),
        (a_picture(view="face_front"), "Face, front"),
        (a_picture(sharpness=5), "Blurred?"),
        (a_picture(), "Which view?"),
        (a_picture(proposed="face_front"), "Proposed"),
        (a_picture(proposed="face_front", view="soles_view"), "Both soles"),
        (a_picture(proposed="face_front", sharpness=5), "Blurred?"),
    ],
)
def test_what_is_open_about_a_picture(picture: wording.InboxPicture, words: str) -> None:
    assert wording.picture_chip(picture).text == words


def test_a_view_that_is_proposed_says_so_and_is_a_warning() -> None:
    proposed = a_picture(proposed="face_front")
    assert wording.picture_words(proposed) == "Proposed: Face, front"
    assert wording.picture_chip(proposed).tone == "warn"
    assert wording.picture_words(replace(proposed, view="soles_view")) == "Both soles"


def test_the_four_facts_for_and_against() -> None:
    told = [(each.title, each.tone) for each in wording.reasons(a_group())]
    assert told == [
        ("Placard LUN-000001", "ok"),
        ("In Room 1", "ok"),
        ("Photo consent: care", "ok"),
        ("No similar name", "ok"),
    ]
    against = a_group(
        Standing.CLASH,
        whose=whose(consent=False, similar=("Mira Joshi",)),
        slot=None,
        pictures=(a_picture(code=Code.EXPIRED),),
    )
    told = [(each.title, each.tone) for each in wording.reasons(against)]
    assert told == [
        ("Placard of another day", "warn"),
        ("Somebody else was there", "danger"),
        ("No photo consent", "danger"),
        ("Similar name that day", "warn"),
    ]
    nobody = wording.reasons(a_group(Standing.NONE, whose=None, slot=None, pictures=(a_picture(),)))
    assert [each.title for each in nobody[:2]] == ["No placard", "Nobody booked then"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (CameraStatus(Stand.GONE, 3, 6), "Card removed at photo 4 of 6. 3 are kept."),
        (CameraStatus(Stand.GONE, 1, 6), "Card removed at photo 2 of 6. 1 is kept."),
        (CameraStatus(Stand.GONE, 0, 6), "Card removed at photo 1 of 6."),
        (CameraStatus(Stand.TROUBLE, 2, 6, "The disk is full."), "The disk is full. Still on the card: 4."),
        (CameraStatus(Stand.READY), ""),
    ],
)
def test_a_card_that_is_pulled_out_is_named_with_what_is_kept(status: CameraStatus, words: str) -> None:
    assert wording.trouble_words(status).startswith(words)
    assert bool(wording.trouble_words(status)) == bool(words)


def test_every_stand_of_the_camera_has_its_words() -> None:
    assert len({wording.status_words(CameraStatus(stand, 3, 6))[2] for stand in Stand}) == len(Stand)
    assert wording.status_words(CameraStatus(Stand.TAKING, 3, 6))[2] == "Taking 4 of 6…"
