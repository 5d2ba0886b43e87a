"""Messages: templates with their texts, the outbox with its steps, the log of contacts, and what is known of addresses.

Only where a message stands and who holds it just now changes in place; everything else is appended.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from luna_desktop.models.base import Base


class MessageTemplate(Base):
    """A template: its key and, never changed, its class; what ships enters with the first text that is kept of it."""

    __tablename__ = "message_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    klass: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class MessageText(Base):
    """What a template says in one language at one version; `origin` tells what ships from what was written here."""

    __tablename__ = "message_text"
    __table_args__ = (UniqueConstraint("template_id", "language", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("message_template.id"))
    language: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class MessageTextStep(Base):
    """A named person approved a text or took it out of use, each once."""

    __tablename__ = "message_text_step"
    __table_args__ = (UniqueConstraint("text_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("message_text.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class OutboxMessage(Base):
    """A message to one patient by one way, as it is or was to be sent.

    `state`, `tries`, `due_at` and the lease change; each change of state has its row in `outbox_event`. A lease says
    which process holds the message and until when: whoever takes one sets it in the same statement that asks whether
    it is free. `run` names the reminder or recall run that it belongs to, `booking_id` the booking that it is about.
    """

    __tablename__ = "outbox_message"
    __table_args__ = (
        Index(None, "patient_id", "id"),
        Index(None, "channel", "address"),
        Index(None, "booking_id"),
        Index(None, "run"),
        Index(
            "ix_outbox_message_open",
            "due_at",
            sqlite_where=text("state IN ('queued', 'sending', 'handed_over', 'maybe_sent')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    klass: Mapped[str] = mapped_column(Text)
    text_id: Mapped[int] = mapped_column(ForeignKey("message_text.id"))
    language: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    calendar: Mapped[str] = mapped_column(Text, default="")
    header_id: Mapped[str] = mapped_column(Text)
    booking_id: Mapped[int | None]
    run: Mapped[str] = mapped_column(Text, default="")
    queued_at: Mapped[datetime]
    queued_by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
    not_after: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    lease: Mapped[str] = mapped_column(Text, default="")
    lease_until: Mapped[datetime | None]


class OutboxEvent(Base):
    """A step of a message: into which state, when, by whom, and in the gate's or the server's words why."""

    __tablename__ = "outbox_event"
    __table_args__ = (Index(None, "message_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("outbox_message.id"))
    state: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))


class ContactEntry(Base):
    """Something that was said either way, noted by hand; `strikes_id` names an entry that was made in error."""

    __tablename__ = "contact_entry"
    __table_args__ = (Index(None, "patient_id", "id"), Index(None, "happened_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id"))
    direction: Mapped[str] = mapped_column(Text)
    way: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text, default="")
    topic: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    message_id: Mapped[int | None] = mapped_column(ForeignKey("outbox_message.id"))
    strikes_id: Mapped[int | None] = mapped_column(ForeignKey("contact_entry.id"))
    happened_at: Mapped[datetime]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))


class AddressMark(Base):
    """That a number or address failed, or was checked and works; its id is its sequence."""

    __tablename__ = "address_mark"
    __table_args__ = (Index(None, "channel", "address", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    works: Mapped[bool]
    message_id: Mapped[int | None] = mapped_column(ForeignKey("outbox_message.id"))
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id"))


class SealedSecret(Base):
    """A password that the clinic needs for another computer, sealed; a new one takes its place, and nothing is kept."""

    __tablename__ = "sealed_secret"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("staff_user.id"))
