"""Pictures for tests of the inbox: taken at a time of the clinic, each another one, and one of a printed placard."""

from __future__ import annotations

import io
from datetime import datetime

import pypdfium2
from PIL import Image, ImageDraw

from luna_desktop.domain.access import PatientId
from luna_desktop.interop.pictures import prepare
from luna_desktop.interop.placard_reading import read_token, sharpness_of
from luna_desktop.services.care.photo_inbox_taking import NewInboxPhoto, Received, receive_photo
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.services.acting import act

_TAKEN = 0x9003


def shot(taken: datetime | None = None, number: int = 0, size: tuple[int, int] = (480, 360)) -> bytes:
    """Return a picture with stripes; each number is another picture. `taken` is the camera's own time."""
    picture = Image.new("RGB", size, (60 + number * 7 % 180, 120, 90))
    draw = ImageDraw.Draw(picture)
    for at in range(0, size[0], 12 + number % 5):
        draw.line((at, 0, at // 2 + number, size[1]), "white", 3)
    return _jpeg(picture, taken)


def placard_shot(clinic: OpenClinic, patient: PatientId, taken: datetime | None = None, *, tilt: float = 7) -> bytes:
    """Print a placard for a patient and return a photograph of it, held a little askew."""
    made = act(clinic, prepare_placard, PlacardAsked(patient))
    page = pypdfium2.PdfDocument(made.pdf)[0].render(scale=1.6).to_pil().convert("RGB")
    card = page.crop((0, 0, page.width, page.height // 2)).rotate(tilt, expand=True, fillcolor=(120, 124, 122))
    picture = Image.new("RGB", (1600, 1200), (120, 124, 122))
    picture.paste(card, (200, 180))
    return _jpeg(picture, taken)


def _jpeg(picture: Image.Image, taken: datetime | None) -> bytes:
    exif = Image.Exif()
    if taken is not None:
        exif.get_ifd(0x8769)[_TAKEN] = f"{taken:%Y:%m:%d %H:%M:%S}"
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=80, exif=exif)
    return written.getvalue()


def new(content: bytes, **other: object) -> NewInboxPhoto:
    """Return a picture as the watcher hands it in: checked, looked through for a placard."""
    picture = prepare(content)
    found: dict[str, object] = {"token": read_token(picture.preview), "sharpness": sharpness_of(picture.preview)}
    return NewInboxPhoto(picture, **(found | other))  # type: ignore[arg-type]


def take(clinic: OpenClinic, content: bytes, **other: object) -> Received:
    """Take a picture into the inbox."""
    return act(clinic, receive_photo, new(content, **other))
