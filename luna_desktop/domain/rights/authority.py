"""Who may ask for a patient: the patient, a guardian until 18, and after that whoever brings the right paper.

A nominee counts only once death or incapacity is shown (DPDP s.14, Rule 14(4)); an attendant with a signed writing of
the patient (MCI reg. 1.3.2); heirs after a death that is recorded. Birthdays and deaths change who may ask, so the
answer is worked out anew whenever it matters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.people import clean_line
from luna_desktop.domain.rights.cases import RequesterRelation
from luna_desktop.texts import Message, say

LONGEST_REFERENCE = 400


class Paper(Enum):
    """What shows that somebody may ask for a patient."""

    ON_FILE = "on_file"
    BIRTH_CERTIFICATE = "birth_certificate"
    COURT_ORDER = "court_order"
    SIGNED_WRITING = "signed_writing"
    POWER_OF_ATTORNEY = "power_of_attorney"
    DEATH_CERTIFICATE = "death_certificate"
    INCAPACITY = "incapacity"
    HEIR_CERTIFICATE = "heir_certificate"
    WRITTEN_REQUEST = "written_request"


PAPER_NAMES: dict[Paper, Message] = {
    Paper.ON_FILE: say("Guardian on file, with document and check"),
    Paper.BIRTH_CERTIFICATE: say("Birth certificate that names the parent"),
    Paper.COURT_ORDER: say("Order of a court or authority"),
    Paper.SIGNED_WRITING: say("Writing that the patient signed"),
    Paper.POWER_OF_ATTORNEY: say("Power of attorney"),
    Paper.DEATH_CERTIFICATE: say("Death certificate"),
    Paper.INCAPACITY: say("Certificate that the patient cannot act"),
    Paper.HEIR_CERTIFICATE: say("Legal heir or succession certificate"),
    Paper.WRITTEN_REQUEST: say("Written request of the court or authority"),
}

ACCEPTED: dict[RequesterRelation, tuple[Paper, ...]] = {
    RequesterRelation.SELF: (),
    RequesterRelation.PARENT: (Paper.ON_FILE, Paper.BIRTH_CERTIFICATE, Paper.COURT_ORDER),
    RequesterRelation.GUARDIAN: (Paper.ON_FILE, Paper.COURT_ORDER),
    RequesterRelation.NOMINEE: (Paper.DEATH_CERTIFICATE, Paper.INCAPACITY),
    RequesterRelation.ATTENDANT: (Paper.SIGNED_WRITING,),
    RequesterRelation.REPRESENTATIVE: (Paper.POWER_OF_ATTORNEY, Paper.COURT_ORDER),
    RequesterRelation.HEIR: (Paper.HEIR_CERTIFICATE,),
    RequesterRelation.AUTHORITY: (Paper.WRITTEN_REQUEST, Paper.COURT_ORDER),
}
"""Which papers do for whom, the usual one first."""
DESK_RELATIONS = frozenset({RequesterRelation.PARENT, RequesterRelation.GUARDIAN, RequesterRelation.ATTENDANT})
"""Whose papers the desk may look at; the others are judged by who handles cases."""


@dataclass(frozen=True)
class Standing:
    """What is known of the patient on the day: from when they are an adult, whether they died, who is on file."""

    today: date
    adult_from: date | None = None
    is_deceased: bool = False
    has_guardian: bool = False
    has_nominee: bool = False

    @property
    def is_minor(self) -> bool:
        """Tell whether the patient is certainly or possibly under 18."""
        return self.adult_from is not None and self.today < self.adult_from


@dataclass(frozen=True)
class Authority:
    """What was shown: which paper, its number and date or whose hand, and whether it is enough."""

    paper: Paper | None = None
    reference: str = ""


def tidied_authority(shown: Authority) -> Authority:
    """Return what was shown, tidied."""
    return replace(shown, reference=clean_line(shown.reference))


def standing_problem(relation: RequesterRelation, standing: Standing) -> Message | None:
    """Return why nobody in this relation may ask now, whatever they bring, or None."""
    if standing.is_deceased and relation not in AFTER_DEATH:
        return say(
            "This patient has died. A nominee, a legal heir, a representative with a court order or an authority may "
            "ask now."
        )
    if not standing.is_deceased and relation is RequesterRelation.HEIR:
        return say("The death of this patient is not recorded. Record it in Details first, with how the clinic knows.")
    if relation is RequesterRelation.SELF and standing.is_minor:
        return say("This patient is under 18. A parent or guardian asks for them.")
    if relation is RequesterRelation.PARENT and not standing.is_minor:
        return say(
            "Parents ask for a child until the 18th birthday, and this patient is not known to be under 18. The "
            "patient asks, or names the parent in a signed writing as an attendant."
        )
    return None


AFTER_DEATH = frozenset(
    {
        RequesterRelation.NOMINEE,
        RequesterRelation.HEIR,
        RequesterRelation.REPRESENTATIVE,
        RequesterRelation.AUTHORITY,
    }
)


def authority_problems(relation: RequesterRelation, shown: Authority, standing: Standing) -> dict[str, Message]:
    """Return why what was shown is not enough, by field; nothing where it is."""
    problem = standing_problem(relation, standing)
    if problem is not None:
        return {"relation": problem}
    if relation is RequesterRelation.SELF:
        return {}
    problem = _paper_problem(relation, shown, standing)
    return {"paper": problem} if problem is not None else _reference_problems(shown)


def _reference_problems(shown: Authority) -> dict[str, Message]:
    if shown.paper is not Paper.ON_FILE and not shown.reference:
        return {"reference": say("Enter the number and date of the paper, or who signed it and when.")}
    if len(shown.reference) > LONGEST_REFERENCE:
        return {
            "reference": say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_REFERENCE)
        }
    return {}


def _paper_problem(relation: RequesterRelation, shown: Authority, standing: Standing) -> Message | None:
    if shown.paper not in ACCEPTED[relation]:
        return say("Choose which paper was shown. For this person others do not count.")
    if relation is RequesterRelation.GUARDIAN and not standing.is_minor and shown.paper is not Paper.COURT_ORDER:
        return say("For an adult a guardian needs the order of a court or authority (DPDP Rule 11).")
    if shown.paper is Paper.ON_FILE and not standing.has_guardian:
        return say("No guardian with document and check is on file. Enter the guardian in Details first.")
    if relation is RequesterRelation.NOMINEE:
        return _nominee_problem(shown, standing)
    if relation is RequesterRelation.REPRESENTATIVE and standing.is_deceased and shown.paper is not Paper.COURT_ORDER:
        return say("A power of attorney ends with the death. Ask for the order of a court.")
    return None


def _nominee_problem(shown: Authority, standing: Standing) -> Message | None:
    if not standing.has_nominee:
        return say("The patient has named no nominee. Enter the nominee with a document in Details first.")
    if shown.paper is Paper.DEATH_CERTIFICATE and not standing.is_deceased:
        return say("The death of this patient is not recorded. Record it in Details first, with how the clinic knows.")
    if shown.paper is Paper.INCAPACITY and standing.is_deceased:
        return say("This patient has died, so the death certificate is what counts.")
    return None
