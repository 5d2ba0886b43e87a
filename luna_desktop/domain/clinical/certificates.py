"""Medical certificates: what they say, and what the register of certificates asks for (MCI Regulations, 1.3.3).

The regulation wants full details, at least one identification mark, the patient's address and signature or thumb mark,
and a copy of each certificate kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from luna_desktop.domain.people import clean, clean_line, note_problem
from luna_desktop.texts import Message, say


class CertificateKind(StrEnum):
    """What a certificate certifies."""

    SICKNESS = "sickness"
    FITNESS = "fitness"
    TREATMENT = "treatment"
    OTHER = "other"


CERTIFICATE_KIND_NAMES: dict[CertificateKind, Message] = {
    CertificateKind.SICKNESS: say("Sickness certificate"),
    CertificateKind.FITNESS: say("Fitness certificate"),
    CertificateKind.TREATMENT: say("Certificate of treatment received"),
    CertificateKind.OTHER: say("Medical certificate"),
}


class Mark(StrEnum):
    """How the patient signs: on the screen, or with the thumb on the printed copy that the clinic keeps."""

    SIGNATURE = "signature"
    THUMB = "thumb"


@dataclass(frozen=True)
class Certificate:
    """A certificate in the doctor's words.

    `since` and `until` are the days of absence or of treatment; `fit_from` the day from which the patient is fit.
    """

    kind: CertificateKind = CertificateKind.SICKNESS
    purpose: str = ""
    addressed_to: str = ""
    address: str = ""
    marks: tuple[str, ...] = ()
    examined_on: date | None = None
    statement: str = ""
    since: date | None = None
    until: date | None = None
    fit_from: date | None = None
    remarks: str = ""
    mark: Mark = Mark.SIGNATURE
    language: str = "en"


def tidied(body: Certificate) -> Certificate:
    """Return a certificate without stray blanks and control characters."""
    return replace(
        body,
        purpose=clean_line(body.purpose),
        addressed_to=clean_line(body.addressed_to),
        address=clean(body.address),
        marks=tuple(mark for mark in map(clean_line, body.marks) if mark),
        statement=clean(body.statement),
        remarks=clean(body.remarks),
    )


def draft_problems(body: Certificate) -> dict[str, Message]:
    """Return what even a draft cannot hold."""
    texts = {name: note_problem(getattr(body, name)) for name in ("purpose", "address", "statement", "remarks")}
    problems = {name: problem for name, problem in texts.items() if problem is not None}
    for at, mark in enumerate(body.marks):
        if note_problem(mark) is not None:
            problems[f"mark {at}"] = say("Describe the mark in a few words.")
    return problems


def issue_problems(body: Certificate, today: date) -> dict[str, Message]:
    """Return what is missing before a certificate can be issued, by field."""
    problems = draft_problems(body)
    if not body.marks:
        problems["mark 0"] = say("Enter at least one identification mark, such as a mole or scar and where it is.")
    if not body.address:
        problems["address"] = say("Enter the patient’s address; the register of certificates asks for it.")
    if not body.statement:
        problems["statement"] = say("Enter what you certify, in your own words.")
    if body.examined_on is None:
        problems["examined_on"] = say("Enter the day on which you examined the patient.")
    elif body.examined_on > today:
        problems["examined_on"] = say("This day is in the future. Enter the day on which you examined the patient.")
    return problems | _day_problems(body)


def _day_problems(body: Certificate) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if body.kind is CertificateKind.SICKNESS and body.since is None:
        problems["since"] = say("Enter the first day of absence.")
    if body.kind is CertificateKind.SICKNESS and body.until is None:
        problems["until"] = say("Enter the last day of absence.")
    if body.kind is CertificateKind.FITNESS and body.fit_from is None:
        problems["fit_from"] = say("Enter the day from which the patient is fit.")
    if body.since is not None and body.until is not None and body.until < body.since:
        problems["until"] = say("The last day lies before the first. Change one of them.")
    return problems
