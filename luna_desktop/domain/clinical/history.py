"""Medical history and allergies as facts. Records what was said; concludes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class Coded:
    """A thing named in the clinic's words, with the code of its day where it is in a catalogue."""

    text: str
    code: str = ""
    system: str = ""
    catalogue: str = ""


class ConditionStatus(Enum):
    """Course of a condition (FHIR condition-clinical, with the clinic's “controlled”)."""

    ACTIVE = "active"
    CONTROLLED = "controlled"
    RECURRING = "recurring"
    RESOLVED = "resolved"
    UNKNOWN = "unknown"


CONDITION_STATUS_NAMES: dict[ConditionStatus, Message] = {
    ConditionStatus.ACTIVE: say("Active"),
    ConditionStatus.CONTROLLED: say("Controlled"),
    ConditionStatus.RECURRING: say("Comes and goes"),
    ConditionStatus.RESOLVED: say("Resolved"),
    ConditionStatus.UNKNOWN: say("Not known"),
}


@register_kind("condition", data_class=DataClass.CLINICAL)
@dataclass(frozen=True)
class Condition:
    """A condition of skin, hair or body (FHIR Condition)."""

    what: Coded
    status: ConditionStatus = ConditionStatus.ACTIVE
    since: PartialDate | None = None
    site: str = ""
    note: str = ""


class MedicineKind(Enum):
    """Where a medicine is used."""

    TOPICAL = "topical"
    SYSTEMIC = "systemic"


MEDICINE_KIND_NAMES: dict[MedicineKind, Message] = {
    MedicineKind.TOPICAL: say("On the skin"),
    MedicineKind.SYSTEMIC: say("By mouth or injection"),
}


@register_kind("medicine", data_class=DataClass.CLINICAL)
@dataclass(frozen=True)
class Medicine:
    """A prescription topical or a systemic medicine in use or used (FHIR MedicationStatement)."""

    what: Coded
    kind: MedicineKind = MedicineKind.TOPICAL
    strength: str = ""
    frequency: str = ""
    site: str = ""
    started: PartialDate | None = None
    stopped: PartialDate | None = None
    prescriber: str = ""
    reason_stopped: str = ""


class AllergyState(Enum):
    """What is known of a person's allergies; never a blank."""

    NEVER_ASKED = "never_asked"
    ASKED_UNKNOWN = "asked_unknown"
    NONE_KNOWN = "none_known"
    SOME = "some"


ALLERGY_STATE_NAMES: dict[AllergyState, Message] = {
    AllergyState.NEVER_ASKED: say("Never asked"),
    AllergyState.ASKED_UNKNOWN: say("Asked, not known"),
    AllergyState.NONE_KNOWN: say("None known"),
    AllergyState.SOME: say("Some"),
}


@register_kind("allergy_state", data_class=DataClass.CLINICAL, single=True)
@dataclass(frozen=True)
class AllergyReview:
    """The allergy state and the day on which the patient last confirmed it."""

    state: AllergyState = AllergyState.NEVER_ASKED
    confirmed_on: PartialDate | None = None


class Severity(Enum):
    """How bad the worst reaction was (FHIR reaction severity): a past event."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    UNKNOWN = "unknown"


SEVERITY_NAMES: dict[Severity, Message] = {
    Severity.MILD: say("Mild"),
    Severity.MODERATE: say("Moderate"),
    Severity.SEVERE: say("Severe"),
    Severity.UNKNOWN: say("Not known"),
}


class Certainty(Enum):
    """How sure the clinic is (FHIR R4 verification status)."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


CERTAINTY_NAMES: dict[Certainty, Message] = {
    Certainty.UNCONFIRMED: say("Not confirmed"),
    Certainty.CONFIRMED: say("Confirmed"),
    Certainty.REFUTED: say("Refuted"),
}


class AllergyClass(Enum):
    """What sort of thing triggers it (FHIR category, with contact allergens apart)."""

    MEDICINE = "medication"
    FOOD = "food"
    CONTACT = "contact"
    ENVIRONMENT = "environment"
    OTHER = "other"


ALLERGY_CLASS_NAMES: dict[AllergyClass, Message] = {
    AllergyClass.MEDICINE: say("Medicine"),
    AllergyClass.FOOD: say("Food"),
    AllergyClass.CONTACT: say("Contact"),
    AllergyClass.ENVIRONMENT: say("Surroundings"),
    AllergyClass.OTHER: say("Other"),
}


@register_kind("allergy", data_class=DataClass.CLINICAL)
@dataclass(frozen=True)
class Allergy:
    """An allergy or intolerance (FHIR AllergyIntolerance)."""

    trigger: Coded
    allergy_class: AllergyClass = AllergyClass.MEDICINE
    reaction: str = ""
    severity: Severity = Severity.UNKNOWN
    certainty: Certainty = Certainty.UNCONFIRMED
    since: PartialDate | None = None
    note: str = ""
