"""What was done before: procedures, surgery and hospital stays, implants, and what runs in the family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, named, plain_problems, tidied, within
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.coded import NOTHING_NAMED, Coded
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say


class PastKind(Enum):
    """What sort of event it was."""

    PROCEDURE = "procedure"
    SURGERY = "surgery"
    HOSPITAL_STAY = "hospital_stay"
    COSMETIC_REACTION = "cosmetic_reaction"


PAST_KIND_NAMES = register_names(
    {
        PastKind.PROCEDURE: say("Procedure"),
        PastKind.SURGERY: say("Surgery"),
        PastKind.HOSPITAL_STAY: say("Hospital stay"),
        PastKind.COSMETIC_REACTION: say("Reaction to a cosmetic"),
    }
)


@register_kind("past_procedure", data_class=DataClass.CLINICAL)
@worded(
    say("Procedure or surgery"),
    named_by="what",
    what=say("What was done"),
    kind=say("Sort"),
    on=say("When"),
    region=say("Body region"),
    where=say("Done where"),
    reaction=say("Complications"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class PastProcedure:
    """A procedure, operation or hospital stay elsewhere or before (FHIR Procedure)."""

    what: Coded
    kind: PastKind = PastKind.PROCEDURE
    on: PartialDate | None = None
    region: Coded = NOTHING_NAMED
    where: str = ""
    reaction: str = ""
    note: str = ""
    asked: Asked | None = None


@register_kind("implant", data_class=DataClass.CLINICAL)
@worded(
    say("Implant"),
    named_by="what",
    what=say("Implant"),
    region=say("Where in the body"),
    since=say("Since"),
    mri=say("Matters for MRI"),
    laser=say("Matters for laser and light"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class Implant:
    """Something that stays in the body (FHIR Device): a pacemaker, a plate, a filler that does not dissolve."""

    what: Coded
    region: Coded = NOTHING_NAMED
    since: PartialDate | None = None
    mri: YesNo = YesNo.UNKNOWN
    laser: YesNo = YesNo.UNKNOWN
    note: str = ""
    asked: Asked | None = None


class Relation(Enum):
    """How somebody is related (HL7 v3 RoleCode, family members). Names of relatives are not asked."""

    MOTHER = "MTH"
    FATHER = "FTH"
    SISTER = "SIS"
    BROTHER = "BRO"
    DAUGHTER = "DAU"
    SON = "SON"
    GRANDMOTHER = "GRMTH"
    GRANDFATHER = "GRFTH"
    AUNT = "AUNT"
    UNCLE = "UNCLE"
    COUSIN = "COUSN"
    OTHER = "FAMMEMB"


RELATION_NAMES = register_names(
    {
        Relation.MOTHER: say("Mother"),
        Relation.FATHER: say("Father"),
        Relation.SISTER: say("Sister"),
        Relation.BROTHER: say("Brother"),
        Relation.DAUGHTER: say("Daughter"),
        Relation.SON: say("Son"),
        Relation.GRANDMOTHER: say("Grandmother"),
        Relation.GRANDFATHER: say("Grandfather"),
        Relation.AUNT: say("Aunt"),
        Relation.UNCLE: say("Uncle"),
        Relation.COUSIN: say("Cousin"),
        Relation.OTHER: say("Other relative"),
    }
)


@register_kind("family_history", data_class=DataClass.CLINICAL)
@worded(
    say("Family history"),
    named_by="what",
    what=say("Condition"),
    relation=say("Relative"),
    age=say("Age at onset"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class FamilyHistory:
    """A condition of a relative (FHIR FamilyMemberHistory), who is known by the relation only."""

    what: Coded
    relation: Relation = Relation.OTHER
    age: int | None = None
    note: str = ""
    asked: Asked | None = None


@checked_entry.register
def _procedure(body: PastProcedure, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = named(tidy.what, "what", say("Enter what was done, as the list or your own words name it."))
    return problems | plain_problems(tidy, today), tidy


@checked_entry.register
def _implant(body: Implant, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = named(tidy.what, "what", say("Enter what was implanted."))
    return problems | plain_problems(tidy, today), tidy


@checked_entry.register
def _family(body: FamilyHistory, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = named(tidy.what, "what", say("Enter the condition, as the list or your own words name it."))
    problems |= within("age", tidy.age, 120, say("Enter the age in years, 0 to 120."))
    return problems | plain_problems(tidy, today), tidy
