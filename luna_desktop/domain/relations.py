"""People around a patient: guardians with their evidence, nominees, emergency contacts and attendants.

A guardian's evidence is what DPDP Rules 10 and 11 ask for: that the person is an identifiable adult, by which
document, and, for an adult patient, which court or authority appointed them. Of a document only its kind and its
last four characters are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.contact import parse_phone
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean_line, name_problem
from luna_desktop.texts import Message, say

LONGEST_ORDER = 400
_LAST_FOUR = re.compile(r"[0-9A-Za-z]{4}")


class RelatedRole(Enum):
    """What somebody is to a patient, as far as the clinic has to know it."""

    GUARDIAN = "guardian"
    NOMINEE = "nominee"
    EMERGENCY = "emergency_contact"
    ATTENDANT = "attendant"


ROLE_NAMES: dict[RelatedRole, Message] = {
    RelatedRole.GUARDIAN: say("Guardian"),
    RelatedRole.NOMINEE: say("Nominee"),
    RelatedRole.EMERGENCY: say("Emergency contact"),
    RelatedRole.ATTENDANT: say("Attendant"),
}


class Proof(Enum):
    """Which document showed who somebody is and that they are an adult."""

    NONE = "none"
    AADHAAR = "aadhaar"
    PASSPORT = "passport"
    VOTER = "voter"
    PAN = "pan"
    DRIVING = "driving"
    BIRTH = "birth_certificate"
    OTHER = "other"


PROOF_NAMES: dict[Proof, Message] = {
    Proof.NONE: say("Not seen yet"),
    Proof.AADHAAR: say("Aadhaar card"),
    Proof.PASSPORT: say("Passport"),
    Proof.VOTER: say("Voter card"),
    Proof.PAN: say("PAN card"),
    Proof.DRIVING: say("Driving licence"),
    Proof.BIRTH: say("Birth certificate of the child"),
    Proof.OTHER: say("Another document"),
}


class AdultCheck(Enum):
    """How it was made sure that a guardian is an identifiable adult (DPDP Rule 10(1))."""

    NONE = "none"
    HELD = "held"
    SHOWN = "shown"
    TOKEN = "token"  # noqa: S105 - DigiLocker’s virtual token, a way of checking


CHECK_NAMES: dict[AdultCheck, Message] = {
    AdultCheck.NONE: say("Not checked yet"),
    AdultCheck.HELD: say("By details that the clinic holds"),
    AdultCheck.SHOWN: say("By a document that was shown"),
    AdultCheck.TOKEN: say("By DigiLocker or a virtual token"),
}


@dataclass(frozen=True)
class RelatedPerson:
    """Somebody who stands beside a patient; one person may have several roles.

    `appointed_by` is the court or authority with the order's number and date, where a guardian was appointed.
    """

    roles: tuple[RelatedRole, ...]
    name: str
    relation: str = ""
    phone: str = ""
    proof: Proof = Proof.NONE
    last_four: str = ""
    check: AdultCheck = AdultCheck.NONE
    appointed_by: str = ""
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None

    def stands_on(self, day: date) -> bool:
        """Tell whether the roles stand on a day, as far as their dates are known."""
        begun = self.valid_from is None or self.valid_from.earliest <= day
        return begun and (self.valid_until is None or self.valid_until.latest >= day)

    @property
    def is_guardian(self) -> bool:
        """Tell whether the person answers for the patient."""
        return RelatedRole.GUARDIAN in self.roles

    @property
    def has_evidence(self) -> bool:
        """Tell whether a document and the way of checking are on file."""
        return self.proof is not Proof.NONE and self.check is not AdultCheck.NONE


def tidied_person(body: RelatedPerson) -> tuple[RelatedPerson, dict[str, Message]]:
    """Return a related person tidied, and what is wrong by the names of the body's fields.

    Evidence that no role asks for is left out.
    """
    needs_proof = body.is_guardian or RelatedRole.NOMINEE in body.roles
    tidy = replace(
        body,
        roles=tuple(role for role in RelatedRole if role in body.roles),
        name=clean_line(body.name),
        relation=clean_line(body.relation),
        phone=body.phone.strip(),
        proof=body.proof if needs_proof else Proof.NONE,
        last_four=clean_line(body.last_four).upper() if needs_proof and body.proof is not Proof.NONE else "",
        check=body.check if body.is_guardian else AdultCheck.NONE,
        appointed_by=clean_line(body.appointed_by) if body.is_guardian else "",
    )
    problems = _problems(tidy)
    number = parse_phone(tidy.phone) if tidy.phone else ""
    if isinstance(number, Message):
        problems["phone"] = number
    else:
        tidy = replace(tidy, phone=number)
    return tidy, problems


def _problems(tidy: RelatedPerson) -> dict[str, Message]:
    problems = {
        name: problem
        for name in ("name", "relation")
        if (problem := name_problem(getattr(tidy, name), required=False)) is not None
    }
    if not tidy.roles:
        problems["roles"] = say("Tick what this person is: guardian, nominee, emergency contact or attendant.")
    if not tidy.name:
        problems["name"] = say("Enter the person’s name.")
    if tidy.is_guardian and not tidy.relation:
        problems["relation"] = say("Enter what the guardian is to the patient, such as mother.")
    return problems | _evidence_problems(tidy)


def _evidence_problems(tidy: RelatedPerson) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if tidy.last_four and not _LAST_FOUR.fullmatch(tidy.last_four):
        problems["last_four"] = say("Enter only the last four letters or digits of the document’s number.")
    if len(tidy.appointed_by) > LONGEST_ORDER:
        problems["appointed_by"] = say(
            "This text has more than {longest} characters. Shorten it.", longest=LONGEST_ORDER
        )
    if tidy.valid_from and tidy.valid_until and tidy.valid_until.latest < tidy.valid_from.earliest:
        problems["valid_until"] = say("“Until” lies before “From”. Enter a later date, or leave it empty.")
    return problems
