"""The photo inbox: pictures that are nobody’s yet, placards that say whose they are, and what became of each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class PhotoPlacard(Base):
    """A placard that was printed for a patient. The code on it is random; this row alone knows whose it is.

    `token_sha256` is the hash of that code. `booking_id` is the appointment for which it was printed, if any.
    """

    __tablename__ = "photo_placard"
    __table_args__ = (Index(None, "patient_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_sha256: Mapped[str] = mapped_column(Text, unique=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    booking_id: Mapped[int | None] = mapped_column(ForeignKey("booking.id"))
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    expires_at: Mapped[datetime]


class InboxPhoto(Base):
    """A picture in the inbox, sealed like a photograph; state, view, turning and day are what `inbox_step` says last.

    Once assigned, its sealed files belong to the photograph and the columns that name them are empty; once thrown
    away, their keys are destroyed. The hash stays, so that the same picture is not taken in twice. `taken_at` is the
    camera's time read in the clinic's zone. `seen_mark` is a hash of where and how the file lay. `turned` is in
    degrees clockwise. `model` and `lens` are what the file tells of the camera, `camera` is the clinic's name for it.
    `room_id` is the room of the camera; `placard_id` the placard that can be read in the picture.
    """

    __tablename__ = "inbox_photo"
    __table_args__ = (Index(None, "state", "due_at"), Index(None, "seen_mark"), Index(None, "placard_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    original_id: Mapped[str | None] = mapped_column(ForeignKey("stored_object.object_id"))
    full_id: Mapped[str | None] = mapped_column(ForeignKey("stored_object.object_id"))
    preview_id: Mapped[str | None] = mapped_column(ForeignKey("stored_object.object_id"))
    thumbnail: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_name: Mapped[bytes] = mapped_column(LargeBinary)
    original_sha256: Mapped[str] = mapped_column(Text, unique=True)
    seen_mark: Mapped[str] = mapped_column(Text, default="")
    width: Mapped[int]
    height: Mapped[int]
    sharpness: Mapped[int] = mapped_column(default=0)
    camera: Mapped[str] = mapped_column(Text, default="")
    model: Mapped[str] = mapped_column(Text, default="")
    lens: Mapped[str] = mapped_column(Text, default="")
    room_id: Mapped[int | None] = mapped_column(ForeignKey("book_entry.id"))
    code: Mapped[str] = mapped_column(Text, default="")
    placard_id: Mapped[int | None] = mapped_column(ForeignKey("photo_placard.id"))
    taken_at: Mapped[datetime]
    received_at: Mapped[datetime]
    received_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    state: Mapped[str] = mapped_column(Text)
    view: Mapped[str] = mapped_column(Text, default="")
    turned: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]


class InboxStep(Base):
    """What was done with a picture of the inbox: codes and numbers, no words; append-only.

    `value` is the view, the degrees, the reason's code, or the number of the photograph that it became.
    """

    __tablename__ = "inbox_step"
    __table_args__ = (Index(None, "photo_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    photo_id: Mapped[int] = mapped_column(ForeignKey("inbox_photo.id"))
    act: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
