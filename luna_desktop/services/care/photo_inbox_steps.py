"""What is done with pictures of the inbox before they belong to somebody: their view, turning, throwing away.

Each act is a line of `inbox_step`; the row of the picture says what the newest lines say. A picture that was thrown
away has lost its key: nobody can open it any more, not even from its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import insert, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.photo_inbox import TURNS, Discard, PhotoState
from luna_desktop.domain.clinical.photographs import VIEW_NAMES, is_intimate_place
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.models.photo_inbox import InboxPhoto, InboxStep, PhotoPlacard
from luna_desktop.services.care.photo_inbox_groups import covered_photos
from luna_desktop.services.care.photo_inbox_taking import inbox_days
from luna_desktop.services.care.sealed import forget_objects, open_object, remove_forgotten
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import DELETED, READ, UPDATED, Change, Work
from luna_desktop.texts import say

GONE = say("Somebody has dealt with one of these photographs meanwhile. Look at the inbox again.")
ENTITY = "inbox photograph"


@dataclass(frozen=True)
class Viewed:
    """Pictures that show one view."""

    photos: tuple[int, ...]
    view: str


@dataclass(frozen=True)
class Turned:
    """Pictures that are turned by some degrees clockwise, beside what they are turned already."""

    photos: tuple[int, ...]
    by: int = 90


@dataclass(frozen=True)
class Discarded:
    """Pictures that are thrown away, and why."""

    photos: tuple[int, ...]
    reason: Discard


@dataclass(frozen=True)
class OpenedInboxPhoto:
    """The 1600 px copy of a picture, and by how much it is turned."""

    photo_id: int
    jpeg: bytes = field(repr=False)
    turned: int = 0


@use_case(requires=Permission.READ_PHOTO_INBOX)
def set_inbox_view(work: Work, wanted: Viewed) -> None:
    """Say which view pictures show; the empty view takes it back."""
    if wanted.view not in VIEW_NAMES:
        raise InvalidInput({"view": say("Choose the view from the list.")})
    for row in shown_ones(work, wanted.photos):
        row.view = wanted.view
        step(work, row.id, "view", wanted.view)
    detail = {"photographs": list(wanted.photos), "view": wanted.view}
    work.record("inbox photograph described", _about(wanted.photos), kind=UPDATED, detail=detail)


@use_case(requires=Permission.READ_PHOTO_INBOX)
def turn_inbox_photos(work: Work, wanted: Turned) -> None:
    """Turn pictures clockwise. The turning stands beside them; the original is never written again."""
    if wanted.by not in TURNS:
        raise InvalidInput({"turn": say("Turn by right angles.")})
    for row in shown_ones(work, wanted.photos):
        row.turned = (row.turned + wanted.by) % 360
        step(work, row.id, "turned", str(row.turned))
    detail = {"photographs": list(wanted.photos), "by": wanted.by}
    work.record("inbox photograph turned", _about(wanted.photos), kind=UPDATED, detail=detail)


@use_case(requires=Permission.READ_PHOTO_INBOX)
def discard_inbox_photos(work: Work, wanted: Discarded) -> int:
    """Throw pictures away: their keys are destroyed at once; returns how many."""
    return _throw_away(work, shown_ones(work, wanted.photos), wanted.reason)


@use_case(requires=Permission.READ_PHOTO_INBOX)
def open_inbox_photo(work: Work, photo_id: int) -> OpenedInboxPhoto:
    """Open the 1600 px copy of a picture that waits; opening it is written into the log."""
    (row,) = shown_ones(work, (photo_id,))
    if not may_look(work, row):
        raise NotPermitted(say("Intimate photographs are among these. Ask somebody who may see them to look."))
    return opened(work, row)


def may_look(work: Work, row: InboxPhoto) -> bool:
    """Tell whether the actor may see a picture: where its view is intimate, only with the right to see such ones."""
    return not is_intimate_place("", row.view) or work.actor.may(Permission.READ_SENSITIVE_PHOTOGRAPHS)


@use_case(requires=Permission.SETTLE_PHOTO_INBOX)
def open_expired_photo(work: Work, photo_id: int) -> OpenedInboxPhoto:
    """Open the 1600 px copy of a picture that nobody assigned in time."""
    return opened(work, expired(work, (photo_id,))[0])


@use_case(requires=Permission.SETTLE_PHOTO_INBOX)
def erase_expired(work: Work, wanted: Discarded) -> int:
    """Throw away pictures that nobody assigned in time; returns how many."""
    return _throw_away(work, expired(work, wanted.photos), wanted.reason)


@use_case(requires=Permission.SETTLE_PHOTO_INBOX)
def hand_back(work: Work, photos: tuple[int, ...]) -> None:
    """Give pictures back to those who treat, for as many days as a new one may wait."""
    due = work.now + timedelta(days=inbox_days(work))
    for row in expired(work, photos):
        row.due_at = due
        step(work, row.id, "handed back")
    detail = {"photographs": list(photos)}
    work.record("inbox photograph handed back", _about(photos), kind=UPDATED, detail=detail)


def waiting(work: Work, photos: Sequence[int]) -> list[InboxPhoto]:
    """Return pictures that wait for those who treat, in the order asked for.

    Raises:
        NotFound: One is not there any more, or shows the placard of somebody whom the actor is not to find.
    """
    return _rows(work, photos, is_due=False)


def shown_ones(work: Work, photos: Sequence[int]) -> list[InboxPhoto]:
    """Return pictures that wait and that the actor may look at, in the order asked for.

    Raises:
        NotFound: As in `waiting`.
        NotPermitted: One shows the placard of somebody whose record is not open to the actor.
    """
    rows = waiting(work, photos)
    if covered_photos(work) & set(photos):
        raise NotPermitted(say("These photographs show somebody whose record is not open to you."))
    return rows


def expired(work: Work, photos: Sequence[int]) -> list[InboxPhoto]:
    """Return pictures that wait for the privacy officer; raises NotFound."""
    return _rows(work, photos, is_due=True)


def _rows(work: Work, photos: Sequence[int], *, is_due: bool) -> list[InboxPhoto]:
    found = {
        row.id: row
        for row in work.session.scalars(
            select(InboxPhoto).where(InboxPhoto.id.in_(photos), InboxPhoto.state == PhotoState.WAITING.value)
        )
        if (row.due_at <= work.now) == is_due
    }
    if not photos or set(found) != set(photos) or _is_of_hidden(work, list(found.values())):
        raise NotFound(GONE)
    return [found[photo] for photo in dict.fromkeys(photos)]


def _is_of_hidden(work: Work, rows: list[InboxPhoto]) -> bool:
    placards = {row.placard_id for row in rows if row.placard_id is not None}
    patients = work.session.scalars(select(PhotoPlacard.patient_id).where(PhotoPlacard.id.in_(placards)))
    return bool(placards) and bool(set(patients) & hidden_patients(work))


def opened(work: Work, row: InboxPhoto) -> OpenedInboxPhoto:
    """Open a picture's 1600 px copy and write that down."""
    jpeg = open_object(work, row.preview_id or "", GONE)
    work.record("inbox photograph opened", Change(ENTITY, row.id), kind=READ)
    return OpenedInboxPhoto(row.id, jpeg, row.turned)


def _throw_away(work: Work, rows: list[InboxPhoto], reason: Discard) -> int:
    remove_forgotten(work, discard(work, rows, reason))
    return len(rows)


def discard(work: Work, rows: Iterable[InboxPhoto], reason: Discard) -> list[str]:
    """Destroy the keys of pictures and what lies sealed in their rows; returns the files that are noise now."""
    gone: list[str] = []
    ids: list[int] = []
    for row in rows:
        objects = [each for each in (row.original_id, row.full_id, row.preview_id) if each is not None]
        leave(work, row, PhotoState.DISCARDED, "discarded", reason.value)
        forget_objects(work, objects)
        gone += objects
        ids.append(row.id)
    if ids:
        detail = {"photographs": ids, "reason": reason.value}
        work.record("inbox photograph thrown away", _about(ids), kind=DELETED, detail=detail)
    return gone


def leave(work: Work, row: InboxPhoto, state: PhotoState, act: str, value: str) -> None:
    """Take a picture out of the inbox: the row keeps its hash and its steps, and names no sealed file any more."""
    row.state, row.original_id, row.full_id, row.preview_id = state.value, None, None, None
    row.thumbnail, row.sealed_name = b"", b""
    step(work, row.id, act, value)
    work.session.flush()


def step(work: Work, photo_id: int, act: str, value: str = "") -> None:
    """Write one line of what was done with a picture."""
    work.session.execute(
        insert(InboxStep).values(photo_id=photo_id, act=act, value=value, at=work.now, by=work.actor.user_id)
    )


def _about(photos: Sequence[int]) -> Change:
    return Change(ENTITY, photos[0] if len(photos) == 1 else "")
