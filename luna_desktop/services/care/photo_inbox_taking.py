"""Taking pictures of a camera into the inbox: sealed at once, known by their hash, of nobody until a person says so."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.photo_inbox import MOST_DAYS, USUAL_DAYS, Code, PhotoState
from luna_desktop.domain.errors import InvalidInput, StorageTrouble
from luna_desktop.interop.pictures import PreparedPicture
from luna_desktop.models.book import BookEntry
from luna_desktop.models.photo_inbox import InboxPhoto, PhotoPlacard
from luna_desktop.services.care.photographs import seal_picture
from luna_desktop.services.clinic import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, UPDATED, Change, Work
from luna_desktop.storage.troubles import FULL
from luna_desktop.texts import say

DAYS = "photo inbox days"
ROOM_LEFT = 64 * 1024 * 1024
"""Bytes that stay free on the disk: the database needs them to write what comes next."""


@dataclass(frozen=True)
class NewInboxPhoto:
    """A checked picture as it comes: the token of a placard in it, how sharp it is, camera and room, name and mark.

    `written_at` is when the file was written, for cameras that tell no time.
    """

    picture: PreparedPicture
    token: str = ""
    sharpness: int = 0
    camera: str = ""
    room: int = 0
    name: str = field(default="", repr=False)
    mark: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True)
class Received:
    """Which picture of the inbox it is now; `is_new` where it was not there before."""

    photo_id: int
    is_new: bool


@use_case(requires=Permission.READ_PHOTO_INBOX)
def receive_photo(work: Work, new: NewInboxPhoto) -> Received:
    """Seal a picture into the inbox; one that was there before, or was thrown away, does not come in again.

    Raises:
        StorageTrouble: There is no room on the disk, or the vault's folder cannot be written.
    """
    known = work.session.scalar(select(InboxPhoto.id).where(InboxPhoto.original_sha256 == new.picture.sha256))
    if known is not None:
        subject = Change("inbox photograph", known)
        work.record("inbox photograph met again", subject, kind=UPDATED)
        return Received(known, is_new=False)
    _require_room(work, new)
    code, placard = _placard(work, new)
    sealed = seal_picture(work, new.picture, new.name)
    photo_id: int = work.session.execute(
        insert(InboxPhoto)
        .values(
            **asdict(sealed),
            seen_mark=new.mark,
            sharpness=new.sharpness,
            camera=new.camera,
            model=new.picture.camera,
            lens=new.picture.lens,
            room_id=_room(work, new.room),
            code=code.value,
            placard_id=placard,
            taken_at=_taken_at(work, new),
            received_at=work.now,
            received_by=work.actor.user_id,
            state=PhotoState.WAITING.value,
            due_at=work.now + timedelta(days=inbox_days(work)),
        )
        .returning(InboxPhoto.id)
    ).scalar_one()
    detail = {"sha256": new.picture.sha256, "code": code.value}
    work.record("inbox photograph received", Change("inbox photograph", photo_id), kind=CREATED, detail=detail)
    return Received(photo_id, is_new=True)


@use_case(requires=Permission.READ_PHOTO_INBOX, writes=False)
def known_marks(work: Work, marks: tuple[str, ...]) -> frozenset[str]:
    """Return which files of a camera were taken in before, by their marks."""
    found: set[str] = set()
    for at in range(0, len(marks), 500):
        part = marks[at : at + 500]
        found.update(work.session.scalars(select(InboxPhoto.seen_mark).where(InboxPhoto.seen_mark.in_(part))))
    return frozenset(found)


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_inbox_days(work: Work, _: None) -> int:
    """Return after how many days a picture that nobody assigned goes to the privacy officer."""
    return inbox_days(work)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_inbox_days(work: Work, days: int) -> int:
    """Choose after how many days a picture goes to the privacy officer; what is in the inbox keeps its day."""
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput({"inbox_days": say("Enter between 1 and {most} days.", most=MOST_DAYS)})
    settings.put(work, DAYS, str(days))
    work.record("photo inbox days changed", Change("setting", DAYS), kind=UPDATED, detail={"days": days})
    return days


def inbox_days(work: Work) -> int:
    """Return the days that a picture may wait: as the clinic chose, else as the program proposes."""
    return int(settings.value(work.session, DAYS) or USUAL_DAYS)


def _require_room(work: Work, new: NewInboxPhoto) -> None:
    """Refuse before anything is sealed: a disk that fills half-way would keep files that nobody can open."""
    needed = len(new.picture.original) + len(new.picture.full) + len(new.picture.preview)
    if shutil.disk_usage(work.premises.folder).free < needed + ROOM_LEFT:
        raise StorageTrouble(FULL)


def _placard(work: Work, new: NewInboxPhoto) -> tuple[Code, int | None]:
    """Return what the code in the picture is, and the placard that it names; one that ran out names nobody."""
    if not new.token:
        return Code.NONE, None
    hashed = token_sha256(new.token)
    row = work.session.execute(
        select(PhotoPlacard.id, PhotoPlacard.made_at, PhotoPlacard.expires_at).where(
            PhotoPlacard.token_sha256 == hashed
        )
    ).first()
    if row is None:
        return Code.UNKNOWN, None
    in_time = work.now < row.expires_at or row.made_at <= _taken_at(work, new) < row.expires_at
    return (Code.READ, int(row.id)) if in_time else (Code.EXPIRED, None)


def token_sha256(token: str) -> str:
    """Return the hash under which a placard's code is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def _taken_at(work: Work, new: NewInboxPhoto) -> datetime:
    """Return when it was taken: the camera's own time read in the clinic's zone, else when the file was written."""
    if new.picture.taken_at is not None:
        return new.picture.taken_at.replace(tzinfo=CLINIC_ZONE)
    return new.written_at or work.now


def _room(work: Work, room: int) -> int | None:
    """Return a room of this clinic, or None: a workstation remembers a number that another clinic may not have."""
    found = work.session.scalar(select(BookEntry.id).where(BookEntry.id == room, BookEntry.kind == "room"))
    return int(found) if found is not None else None
