"""The photo inbox of the demo clinic: a session with its placard, one without, one of nobody, and one past its day."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, timedelta

import pypdfium2  # type: ignore[import-untyped]  # its wheel carries no type marker
from PIL import Image
from sqlalchemy import update
from sqlalchemy.orm import Session

from luna_desktop import paths
from luna_desktop.cli.demo_pictures import drawn_patch
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_inbox import Presence
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import LunaError
from luna_desktop.interop.pictures import prepare
from luna_desktop.interop.placard_reading import read_token, sharpness_of
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.services.care.photo_inbox_groups import presences
from luna_desktop.services.care.photo_inbox_steps import Viewed, set_inbox_view
from luna_desktop.services.care.photo_inbox_taking import NewInboxPhoto, receive_photo
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.work import Work

_TAKEN, _EXIF = 0x9003, 0x8769
_GREY = (122, 126, 124)
SESSION = (
    ("front_jul", "face_front"),
    ("left_jul", "face_oblique_l"),
    ("right_jul", ""),
    ("cheek_jul", "cheek_close_r"),
)


def fill(clinic: OpenClinic, first: PatientId) -> None:
    """Let a camera have brought pictures today, yesterday, and more than a week ago."""
    now = clinic.premises.clock()
    with Session(clinic.engines[0]) as session:
        there = presences(Work(session, clinic.actor, clinic.premises), [now])
    in_rooms = sorted(
        (each for each in there if each.room and each.starts < now), key=lambda each: each.patient != first
    )
    shown = next((each for each in in_rooms if _agrees(clinic, PatientId(each.patient))), None)
    if shown is not None:
        _session(clinic, shown)
    other = next((each for each in in_rooms if shown is None or each.patient != shown.patient), None)
    if other is not None:
        _without_placard(clinic, other)
    _of_nobody(clinic, now - timedelta(hours=17))
    _past_its_day(clinic, now - timedelta(days=9))


def _agrees(clinic: OpenClinic, patient: PatientId) -> bool:
    """Let somebody agree to photographs; a child cannot, nor can whoever said no before."""
    purpose = Purpose.CLINICAL_PHOTOGRAPHS
    agreed = consents.ConsentAnswer(patient, purpose, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER)
    try:
        clinic.desk.perform(clinic.actor, consents.record_consent, agreed)
    except LunaError:
        return False
    return True


def _session(clinic: OpenClinic, present: Presence) -> None:
    """A placard and four views, three of them named already."""
    patient = PatientId(present.patient)
    _last_time(clinic, patient, present.starts - timedelta(days=49))
    at = present.starts + timedelta(minutes=4)
    _take(clinic, _placard(clinic, patient), at, "Room 1 camera", present.room)
    for step, (name, view) in enumerate(SESSION, 1):
        content = (paths.resources() / "demo" / f"{name}.jpg").read_bytes()
        photo = _take(clinic, content, at + timedelta(seconds=38 * step), "Room 1 camera", present.room)
        if view:
            clinic.desk.perform(clinic.actor, set_inbox_view, Viewed((photo,), view))


def _last_time(clinic: OpenClinic, patient: PatientId, at: datetime) -> None:
    """Three views of seven weeks ago, which stand beside the new ones as ghosts."""
    for name, view in (("front_may", "face_front"), ("left_may", "face_oblique_l"), ("right_may", "face_oblique_r")):
        picture = prepare((paths.resources() / "demo" / f"{name}.jpg").read_bytes())
        facts = PhotographFacts(at.astimezone(ZONE).replace(tzinfo=None), "face", view)
        clinic.desk.perform(clinic.actor, add_photograph, NewPhotograph(patient, picture, facts))


def _without_placard(clinic: OpenClinic, present: Presence) -> None:
    at = present.starts + timedelta(minutes=6)
    for step in range(3):
        content = drawn_patch(300 + step, faded=0.3)
        _take(clinic, content, at + timedelta(seconds=50 * step), "Room 2 camera", present.room)


def _of_nobody(clinic: OpenClinic, at: datetime) -> None:
    _take(clinic, drawn_patch(310), at, "Room 3 camera", 0)


def _past_its_day(clinic: OpenClinic, at: datetime) -> None:
    """Two pictures that came in so long ago that the privacy officer decides."""
    photos: Sequence[int] = [
        _take(clinic, drawn_patch(320 + step), at + timedelta(seconds=40 * step), "Room 2 camera", 0)
        for step in range(2)
    ]
    with Session(clinic.engines[0]) as session, session.begin():
        past = update(InboxPhoto).where(InboxPhoto.id.in_(photos))
        session.execute(past.values(received_at=at, due_at=at + timedelta(days=7)))


def _placard(clinic: OpenClinic, patient: PatientId) -> bytes:
    """Return a photograph of a placard printed for somebody, held a little askew before a grey wall."""
    made = clinic.desk.perform(clinic.actor, prepare_placard, PlacardAsked(patient))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        page = opened[0].render(scale=1.5).to_pil().convert("RGB")
    card = page.crop((0, 0, page.width, page.height // 2)).rotate(-4, expand=True, fillcolor=_GREY)
    picture = Image.new("RGB", (1200, 1200), _GREY)
    picture.paste(card, ((1200 - card.width) // 2, (1200 - card.height) // 2))
    return _written(picture)


def _take(clinic: OpenClinic, content: bytes, at: datetime, camera: str, room: int) -> int:
    picture = prepare(_with_time(content, at))
    new = NewInboxPhoto(
        picture,
        token=read_token(picture.preview),
        sharpness=sharpness_of(picture.preview),
        camera=camera,
        room=room,
        name="IMG.JPG",
    )
    return clinic.desk.perform(clinic.actor, receive_photo, new).photo_id


def _with_time(content: bytes, at: datetime) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(_EXIF)[_TAKEN] = f"{at.astimezone(ZONE):%Y:%m:%d %H:%M:%S}"
    with Image.open(io.BytesIO(content)) as picture:
        return _written(picture.convert("RGB"), exif)


def _written(picture: Image.Image, exif: Image.Exif | None = None) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=88, exif=exif if exif is not None else Image.Exif())
    return written.getvalue()
