"""Groups of the inbox for tests of widgets: pictures, somebody proposed, and what speaks for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_inbox import Code, Presence, Standing
from luna_desktop.domain.gate import Answer
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender
from luna_desktop.services.care.photo_inbox import InboxGroup, InboxPicture, Whose
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import say

NOON = datetime(2026, 3, 16, 5, 34, 10, tzinfo=UTC)
TODAY = date(2026, 3, 16)


def a_picture(number: int = 1, **other: object) -> InboxPicture:
    """Return a picture, a minute after the one before; sharp and without a view."""
    picture = InboxPicture(number, NOON + timedelta(minutes=number), sharpness=200)
    return replace(picture, **other)  # type: ignore[arg-type]


def a_card(number: int = 1, name: str = "Meera Joshi") -> CardRow:
    """Return somebody's card."""
    return CardRow(
        PatientId(number), f"LUN-00000{number}", name, "", Birth(), Gender.FEMALE, "", "", "en", TODAY, has_alert=False
    )


def whose(number: int = 1, name: str = "Meera Joshi", *, consent: bool = True, **other: object) -> Whose:
    """Return somebody proposed, who agreed to photographs unless said otherwise."""
    answer = Answer(consent, say("Yes.") if consent else say("There is no consent."))
    return replace(Whose(a_card(number, name), answer, NOON if consent else None), **other)  # type: ignore[arg-type]


def a_group(standing: Standing = Standing.AGREE, **other: object) -> InboxGroup:
    """Return a placard and two pictures of somebody in room 1, whom both facts name."""
    pictures = (a_picture(1, code=Code.READ), a_picture(2, view="face_front"), a_picture(3))
    sure = standing is Standing.AGREE
    group = InboxGroup(
        pictures,
        camera="Room 1 camera",
        room="Room 1",
        taken_in_by="Tara Menon",
        standing=standing,
        whose=whose(),
        placard_of=a_card() if sure else None,
        present=(a_card(),),
        slot=Presence(1, NOON - timedelta(minutes=4), NOON + timedelta(minutes=30), 7, is_stamped=sure),
        slot_room="Room 1",
    )
    return replace(group, **other)  # type: ignore[arg-type]
