"""The inbox's tables: a picture is there once, and a placard's code belongs to one placard."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.photo_inbox import InboxPhoto, InboxStep, PhotoPlacard
from tests.models.rows import AT, refuse


def a_photo(**other: object) -> InboxPhoto:
    values = {
        "thumbnail": b"t",
        "sealed_name": b"n",
        "original_sha256": "s",
        "width": 1,
        "height": 1,
        "state": "waiting",
    }
    instants = {"taken_at": AT, "received_at": AT, "due_at": AT, "received_by": 1}
    return InboxPhoto(**{**values, **instants, **other})


def test_a_picture_is_in_the_inbox_once_and_of_nobody(session: Session) -> None:
    photo = a_photo()
    session.add(photo)
    session.flush()
    assert (photo.placard_id, photo.turned, photo.view) == (None, 0, "")
    refuse(session, a_photo())
    refuse(session, InboxStep(photo_id=99, act="view", at=AT, by=1))


def test_a_code_is_given_once(session: Session) -> None:
    values = {"token_sha256": "t", "patient_id": 1, "made_at": AT, "made_by": 1, "expires_at": AT}
    session.add(PhotoPlacard(**values))
    session.flush()
    refuse(session, PhotoPlacard(**values))
