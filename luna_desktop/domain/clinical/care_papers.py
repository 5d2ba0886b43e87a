"""The life of a paper that a doctor writes for a patient: draft, issued, cancelled; nothing issued is ever changed.

What is wrong in an issued paper is cancelled with a reason, and a new one stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.texts import Message, say


class PaperKind(StrEnum):
    """What kind of paper it is; the value stands in the record."""

    PRESCRIPTION = "prescription"
    CERTIFICATE = "certificate"


PAPER_KIND_NAMES: dict[PaperKind, Message] = {
    PaperKind.PRESCRIPTION: say("Prescription"),
    PaperKind.CERTIFICATE: say("Certificate"),
}
SERIALS: dict[PaperKind, str] = {PaperKind.PRESCRIPTION: "RX", PaperKind.CERTIFICATE: "MC"}
"""What the serial number of each kind begins with."""


class PaperState(StrEnum):
    """Where a paper stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    CANCELLED = "cancelled"
    DISCARDED = "discarded"


PAPER_STATE_NAMES: dict[PaperState, Message] = {
    PaperState.DRAFT: say("Draft"),
    PaperState.ISSUED: say("Issued"),
    PaperState.CANCELLED: say("Cancelled"),
    PaperState.DISCARDED: say("Thrown away"),
}
FOLLOWS: dict[PaperState, frozenset[PaperState]] = {
    PaperState.DRAFT: frozenset({PaperState.ISSUED, PaperState.DISCARDED}),
    PaperState.ISSUED: frozenset({PaperState.CANCELLED}),
    PaperState.CANCELLED: frozenset(),
    PaperState.DISCARDED: frozenset(),
}


@dataclass(frozen=True)
class PaperHead:
    """Who the patient and the doctor were when a paper was issued, as it was printed; birth and age as words.

    `topic`, `marks` and the days are what the register of certificates shows without opening the certificate itself.
    """

    name: str = ""
    number: str = ""
    born: str = ""
    age: str = ""
    sex: str = ""
    address: str = ""
    doctor: str = ""
    registration_no: str = ""
    topic: str = ""
    marks: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def check_follows(state: PaperState, wanted: PaperState) -> None:
    """Check that a step may follow.

    Raises:
        InvalidInput: It may not; the sentence says what stands there.
    """
    if wanted in FOLLOWS[state]:
        return
    if state is PaperState.ISSUED:
        raise InvalidInput({"state": say("This is issued and stays as it is. Cancel it, and write a new one.")})
    raise InvalidInput({"state": say("This was cancelled or thrown away already. Write a new one.")})


def serial_of(kind: PaperKind, year: int, number: int) -> str:
    """Return a serial number such as RX-2026-0004."""
    return f"{SERIALS[kind]}-{year}-{number:04d}"
