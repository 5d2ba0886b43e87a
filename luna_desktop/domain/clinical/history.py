"""Medical history and allergies as facts. Records what was said; concludes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked
from luna_desktop.domain.clinical.coded import NOTHING_NAMED
from luna_desktop.domain.clinical.coded import Coded as Coded
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say


class ConditionStatus(Enum):
    """Course of a condition (FHIR condition-clinical, with the clinic's “controlled”)."""

    ACTIVE = "active"
    CONTROLLED = "controlled"
    RECURRING = "recurring"
    RESOLVED = "resolved"
    UNKNOWN = "unknown"


CONDITION_STATUS_NAMES = register_names(
    {
        ConditionStatus.ACTIVE: say("Active"),
        ConditionStatus.CONTROLLED: say("Controlled"),
        ConditionStatus.RECURRING: say("Comes and goes"),
        ConditionStatus.RESOLVED: say("Resolved"),
        ConditionStatus.UNKNOWN: say("Not known"),
    }
)


class Side(Enum):
    """On which side of the body, the patient's own."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"
    UNKNOWN = "unknown"


SIDE_NAMES = register_names(
    {
        Side.LEFT: say("Left"),
        Side.RIGHT: say("Right"),
        Side.BOTH: say("Both sides"),
        Side.MIDDLE: say("Middle"),
        Side.UNKNOWN: say("Not known"),
    }
)


class Grade(Enum):
    """How severe a condition is now, in the words of the one who saw it."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    UNKNOWN = "unknown"


GRADE_NAMES = register_names(
    {
        Grade.MILD: say("Mild"),
        Grade.MODERATE: say("Moderate"),
        Grade.SEVERE: say("Severe"),
        Grade.UNKNOWN: say("Not known"),
    }
)


@register_kind("condition", data_class=DataClass.CLINICAL)
@worded(
    say("Condition"),
    named_by="what",
    what=say("Condition"),
    status=say("Status"),
    since=say("Since"),
    region=say("Body region"),
    site=say("Site"),
    side=say("Side"),
    severity=say("Severity"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class Condition:
    """A condition of skin, hair or body (FHIR Condition).

    `what` carries the ICD-10 code where the catalogue has one, `snomed` the SNOMED CT concept; `region` is a body
    region of the catalogue by name and id.
    """

    what: Coded
    status: ConditionStatus = ConditionStatus.ACTIVE
    since: PartialDate | None = None
    site: str = ""
    note: str = ""
    snomed: str = ""
    region: Coded = NOTHING_NAMED
    side: Side = Side.UNKNOWN
    severity: Grade = Grade.UNKNOWN
    asked: Asked | None = None


class MedicineKind(Enum):
    """Where a medicine is used."""

    TOPICAL = "topical"
    SYSTEMIC = "systemic"


MEDICINE_KIND_NAMES = register_names(
    {
        MedicineKind.TOPICAL: say("On the skin"),
        MedicineKind.SYSTEMIC: say("By mouth or injection"),
    }
)


class Route(Enum):
    """How a medicine gets in (a short list of HL7 routes)."""

    TOPICAL = "topical"
    ORAL = "oral"
    INJECTION = "injection"
    INTRALESIONAL = "intralesional"
    INHALED = "inhaled"
    NASAL = "nasal"
    EYE = "eye"
    OTHER = "other"
    UNKNOWN = "unknown"


ROUTE_NAMES = register_names(
    {
        Route.TOPICAL: say("On the skin"),
        Route.ORAL: say("By mouth"),
        Route.INJECTION: say("Injection"),
        Route.INTRALESIONAL: say("Into the lesion"),
        Route.INHALED: say("Inhaled"),
        Route.NASAL: say("Into the nose"),
        Route.EYE: say("Into the eye"),
        Route.OTHER: say("Other"),
        Route.UNKNOWN: say("Not known"),
    }
)


class Supply(Enum):
    """Whether somebody prescribed it."""

    PRESCRIBED = "prescribed"
    OVER_THE_COUNTER = "otc"
    UNKNOWN = "unknown"


SUPPLY_NAMES = register_names(
    {
        Supply.PRESCRIBED: say("Prescribed"),
        Supply.OVER_THE_COUNTER: say("Bought without a prescription"),
        Supply.UNKNOWN: say("Not known"),
    }
)


@register_kind("medicine", data_class=DataClass.CLINICAL)
@worded(
    say("Medicine"),
    named_by="what",
    what=say("Topical or medicine"),
    kind=say("Used"),
    strength=say("Strength"),
    form=say("Form"),
    route=say("Route"),
    frequency=say("How often"),
    site=say("Where"),
    started=say("Started"),
    last_dose=say("Last dose"),
    stopped=say("Stopped"),
    reason_stopped=say("Why stopped"),
    supply=say("Prescribed or bought"),
    prescriber=say("Prescribed by"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class Medicine:
    """A topical or a systemic medicine in use or used (FHIR MedicationStatement).

    `last_dose` matters where an effect outlasts the medicine, as for isotretinoin. Strength and frequency are kept as
    told: the program suggests neither.
    """

    what: Coded
    kind: MedicineKind = MedicineKind.TOPICAL
    strength: str = ""
    frequency: str = ""
    site: str = ""
    started: PartialDate | None = None
    stopped: PartialDate | None = None
    prescriber: str = ""
    reason_stopped: str = ""
    form: str = ""
    route: Route = Route.UNKNOWN
    supply: Supply = Supply.UNKNOWN
    last_dose: PartialDate | None = None
    note: str = ""
    asked: Asked | None = None


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


SEVERITY_NAMES = register_names(
    {
        Severity.MILD: say("Mild"),
        Severity.MODERATE: say("Moderate"),
        Severity.SEVERE: say("Severe"),
        Severity.UNKNOWN: say("Not known"),
    }
)


class Certainty(Enum):
    """How sure the clinic is (FHIR R4 verification status)."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


CERTAINTY_NAMES = register_names(
    {
        Certainty.UNCONFIRMED: say("Not confirmed"),
        Certainty.CONFIRMED: say("Confirmed"),
        Certainty.REFUTED: say("Refuted"),
    }
)


class Criticality(Enum):
    """How bad a reaction could become (FHIR criticality): the risk to come, apart from any past reaction."""

    HIGH = "high"
    LOW = "low"
    UNKNOWN = "unable-to-assess"


CRITICALITY_NAMES = register_names(
    {
        Criticality.HIGH: say("High risk"),
        Criticality.LOW: say("Low risk"),
        Criticality.UNKNOWN: say("Not known"),
    }
)


class AllergyKind(Enum):
    """Whether the body defends itself or only does not bear it (FHIR allergy type)."""

    ALLERGY = "allergy"
    INTOLERANCE = "intolerance"
    UNKNOWN = "unknown"


ALLERGY_KIND_NAMES = register_names(
    {
        AllergyKind.ALLERGY: say("Allergy"),
        AllergyKind.INTOLERANCE: say("Intolerance"),
        AllergyKind.UNKNOWN: say("Not known"),
    }
)


class AllergyClass(Enum):
    """What sort of thing triggers it (FHIR category, with contact allergens apart)."""

    MEDICINE = "medication"
    FOOD = "food"
    CONTACT = "contact"
    ENVIRONMENT = "environment"
    BIOLOGIC = "biologic"
    OTHER = "other"
    UNKNOWN = "unknown"


ALLERGY_CLASS_NAMES = register_names(
    {
        AllergyClass.MEDICINE: say("Medicine"),
        AllergyClass.FOOD: say("Food"),
        AllergyClass.CONTACT: say("Contact"),
        AllergyClass.ENVIRONMENT: say("Surroundings"),
        AllergyClass.BIOLOGIC: say("Biological product"),
        AllergyClass.OTHER: say("Other"),
        AllergyClass.UNKNOWN: say("Not known"),
    }
)


@register_kind("allergy", data_class=DataClass.CLINICAL)
@worded(
    say("Allergy"),
    named_by="trigger",
    trigger=say("Trigger"),
    allergy_class=say("Class"),
    kind=say("Allergy or intolerance"),
    criticality=say("Risk to come"),
    reaction=say("Reaction"),
    severity=say("Severity"),
    place=say("Place"),
    certainty=say("Certainty"),
    since=say("Since"),
    last_reaction=say("Last reaction"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class Allergy:
    """An allergy or intolerance (FHIR AllergyIntolerance).

    `severity` is that of the worst reaction so far; `criticality` is the risk to come. They are two questions.
    """

    trigger: Coded
    allergy_class: AllergyClass = AllergyClass.MEDICINE
    reaction: str = ""
    severity: Severity = Severity.UNKNOWN
    certainty: Certainty = Certainty.UNCONFIRMED
    since: PartialDate | None = None
    note: str = ""
    criticality: Criticality = Criticality.UNKNOWN
    kind: AllergyKind = AllergyKind.UNKNOWN
    place: str = ""
    last_reaction: PartialDate | None = None
