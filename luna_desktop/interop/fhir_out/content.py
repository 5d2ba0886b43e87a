"""What a machine copy says, before it is FHIR or a table: the record's own bodies, each with who recorded it and when.

Services fill it in; whatever is withheld or redacted is gone from it before anything is written. Numbers name entries
of this copy only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.elsewhere import Act as Act
from luna_desktop.domain.elsewhere import NoteBeside, NoteVersion
from luna_desktop.domain.facts import FactStatus, Source, kind_of
from luna_desktop.texts import Message

Text = str | Message


@dataclass(frozen=True, kw_only=True)
class Clinic:
    """The clinic as the copy names it; `clinic_id` is the UUID under which it keeps its records."""

    clinic_id: str
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    registration_no: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody of the clinic: the name under which they record, and their registration with a council."""

    name: str
    registration_no: str = ""


@dataclass(frozen=True)
class Entry:
    """One version of a fact: its number within the copy, what it says, from whom, recorded by whom and when."""

    entry: int
    number: int
    status: FactStatus
    body: Any
    source: Source
    reason: str
    recorded_at: datetime
    recorded_by: str

    @property
    def kind(self) -> str:
        """Return the kind of fact."""
        return kind_of(self.body).name


@dataclass(frozen=True)
class Attached:
    """A photograph or the pages of a document: the entry that it belongs to, its number, and the bytes that leave.

    `original` is the SHA-256 of the file that the clinic keeps; what leaves is a copy without hidden data.
    """

    number: int
    entry: int
    content: bytes = field(repr=False)
    media_type: str
    original: str
    width: int = 0
    height: int = 0
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something that was done or said: when and by whom as far as that is kept, and what is known of it by name.

    `code` is the record's own value for what it is or how it stands; `rows` are label and value, one below the other.
    `elsewhere` is the clinic that did it, where this one only keeps what it was told.
    """

    act: Act
    number: int
    code: Enum | None = None
    stands: bool = True
    at: datetime | None = None
    ends: datetime | None = None
    by: str = ""
    says: Mapping[str, Text] = field(default_factory=dict)
    rows: tuple[tuple[Text, Text], ...] = ()
    what: tuple[Coded, ...] = ()
    elsewhere: str = ""

    @property
    def name(self) -> str:
        """Under which name its number is told from others."""
        return f"{self.act.value} elsewhere" if self.elsewhere else self.act.value


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A visit with the versions of its note, newest first; none for one entered in error.

    `elsewhere` is the clinic that it was held at, where this one only keeps what it was told.
    """

    number: int
    at: datetime
    by: str
    state: VisitState
    versions: tuple[NoteVersion, ...] = ()
    signed_at: datetime | None = None
    beside: tuple[NoteBeside, ...] = ()
    elsewhere: str = ""

    @property
    def note(self) -> VisitNote:
        """What the newest version says."""
        return self.versions[0].note if self.versions else VisitNote()

    @property
    def name(self) -> str:
        """Under which name its number is told from others."""
        return "visit elsewhere" if self.elsewhere else "visit"


@dataclass(frozen=True, kw_only=True)
class MachineCopy:
    """Everything that one machine copy says; `patient_id` is the record's UUID, `mrn` its number."""

    clinic: Clinic
    patient_id: str
    mrn: str
    registered_at: datetime
    number: str
    generated_at: datetime
    language: str
    prepared_by: str
    recipient: str
    purpose: str
    staff: tuple[Person, ...] = ()
    entries: tuple[Entry, ...] = ()
    earlier: tuple[Entry, ...] = ()
    photographs: tuple[Attached, ...] = ()
    documents: tuple[Attached, ...] = ()
    visits: tuple[Visit, ...] = ()
    told: tuple[Told, ...] = ()
