"""The book: bookings with their versions, what can be booked, the days' revisions, and the waiting list.

A booking's header is worked out from its newest version in the same transaction, so that a day is read in one
statement. Times are UTC. `book_day` is what writers of one day wait for: whoever writes raises its revision first.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class BookDay(Base):
    """A day of the clinic and how often its bookings were written; screens compare it to notice other writers."""

    __tablename__ = "book_day"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    revision: Mapped[int]


class Booking(Base):
    """A booking as its newest version says; `busy_from` and `busy_until` hold preparation and clean-up too."""

    __tablename__ = "booking"
    __table_args__ = (
        Index(None, "starts_at"),
        Index(None, "patient_id", "starts_at"),
        Index(None, "practitioner_id", "starts_at"),
        Index(None, "pinned", "starts_at"),
        Index(None, "state", "starts_at"),
        Index(None, "series_id"),
        Index(None, "course_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    current_number: Mapped[int]
    service_key: Mapped[str] = mapped_column(Text)
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("book_entry.id"))
    devices: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    busy_from: Mapped[datetime]
    busy_until: Mapped[datetime]
    state: Mapped[str] = mapped_column(Text)
    pinned: Mapped[bool] = mapped_column(default=False)
    wants_earlier: Mapped[bool] = mapped_column(default=False)
    has_note: Mapped[bool] = mapped_column(default=False)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("booking_series.id"))
    course_id: Mapped[int | None]
    arrived_at: Mapped[datetime | None]
    in_room_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    booked_at: Mapped[datetime]
    booked_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    changed_at: Mapped[datetime]
    changed_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class BookingVersion(Base):
    """What a booking was from an instant on, by which act, by whom; append-only.

    `undoes` is the number of the version that an undo took back, else 0.
    """

    __tablename__ = "booking_version"
    __table_args__ = (UniqueConstraint("booking_id", "number"), Index(None, "act", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    booking_id: Mapped[int] = mapped_column(ForeignKey("booking.id"))
    number: Mapped[int]
    act: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    undoes: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class BookingSeries(Base):
    """Bookings made in one go, and by which rule; append-only."""

    __tablename__ = "booking_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    rule: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class BookingVisit(Base):
    """Which visit was held at a booking; append-only, and apart so that the desk reads nothing of visits."""

    __tablename__ = "booking_visit"

    booking_id: Mapped[int] = mapped_column(ForeignKey("booking.id"), primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), unique=True)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class BookEntry(Base):
    """Something of the book's set-up: a service, room, device, practitioner's place, hours, closure or holiday.

    `key` names a service for good. `until` is the instant at which a closure or date is over, None for what lasts.
    """

    __tablename__ = "book_entry"
    __table_args__ = (UniqueConstraint("kind", "key"), Index(None, "retired", "until"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    current_number: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)
    until: Mapped[datetime | None]


class BookEntryVersion(Base):
    """What a part of the set-up said from an instant on; append-only. `retired` takes it out of use."""

    __tablename__ = "book_entry_version"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("book_entry.id"))
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    retired: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class ServiceClinicalName(Base):
    """What a service is called in charts; append-only, the newest counts, and no use case of the desk reads it."""

    __tablename__ = "service_clinical_name"
    __table_args__ = (Index(None, "entry_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("book_entry.id"))
    name: Mapped[str] = mapped_column(Text)
    treatment: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class BusyMinutes(Base):
    """Which minutes of a day in UTC somebody or something is taken: bit n is minute n, the lowest byte first.

    Worked out from the bookings of that day in the transaction that writes one of them, so that the next free time
    is found without reading the bookings of three months.
    """

    __tablename__ = "busy_minutes"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    resource_id: Mapped[int] = mapped_column(primary_key=True)
    minutes: Mapped[bytes] = mapped_column(LargeBinary)


class DeskDue(Base):
    """What a chart says the desk still has to book: sessions of a course, a follow-up, a recall. Numbers, never what.

    Worked out where the chart changes, in the same transaction. `source_id` is the course, the visit or the order,
    `held` the sessions that visits name, `due_on` the day that was asked for.
    """

    __tablename__ = "desk_due"
    __table_args__ = (UniqueConstraint("kind", "source_id"), Index(None, "is_open", "kind"), Index(None, "patient_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    kind: Mapped[str] = mapped_column(Text)
    source_id: Mapped[int]
    sessions: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    due_on: Mapped[date | None] = mapped_column(Date)
    is_open: Mapped[bool] = mapped_column(default=True)
    since: Mapped[datetime]


class DeskSetAside(Base):
    """That a row of a list of the desk is left out, until a day or for good (None), and why; append-only."""

    __tablename__ = "desk_set_aside"
    __table_args__ = (Index(None, "kind", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    source_id: Mapped[int]
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    until: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class WaitingEntry(Base):
    """Somebody who waits for a time, as the newest version says."""

    __tablename__ = "waiting_entry"
    __table_args__ = (Index(None, "state", "since"), Index(None, "patient_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    current_number: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime]


class WaitingVersion(Base):
    """What somebody waits for from an instant on, and what became of it; append-only."""

    __tablename__ = "waiting_version"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("waiting_entry.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
