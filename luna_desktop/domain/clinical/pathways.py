"""The pathway of a treatment: what is needed before, during and after it, and what of that is still missing.

It follows from the groups of fields that the catalogue gives a treatment. It clears nothing and advises nothing: a list
without gaps says that everything was asked, not that a treatment suits anybody. A refusal of photographs never stands
in the way of care.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.texts import Message, say

ALLERGY_DAYS = 28
"""A confirmation of the allergy list counts as fresh for so many days; a policy of the program."""
_NOT_TREATING = frozenset({"consult", "diagnostic"})
_WITH_CURRENT = frozenset({"rf", "electro", "electric"})


class Phase(StrEnum):
    """When something is needed."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


PHASE_NAMES: dict[Phase, Message] = {
    Phase.BEFORE: say("Before"),
    Phase.DURING: say("During"),
    Phase.AFTER: say("Afterwards"),
}


class Need(StrEnum):
    """What is needed."""

    CONSENT = "consent"
    ALLERGIES = "allergies"
    PREGNANCY = "pregnancy"
    COLD_SORES = "cold_sores"
    HEART_DEVICE = "heart_device"
    METAL = "metal"
    PHOTOGRAPHS = "photographs"
    TEST_SPOT = "test_spot"
    FORM = "form"
    AFTERCARE = "aftercare"


QUESTIONS: dict[Need, SafetyQuestion] = {
    Need.PREGNANCY: SafetyQuestion.PREGNANCY,
    Need.COLD_SORES: SafetyQuestion.COLD_SORES,
    Need.HEART_DEVICE: SafetyQuestion.HEART_DEVICE,
    Need.METAL: SafetyQuestion.METAL,
}
"""The needs that are questions of the medical history."""


@dataclass(frozen=True)
class Step:
    """One thing that a treatment needs; without `blocks` it is said, and signing goes on."""

    need: Need
    phase: Phase
    blocks: bool = True


@dataclass(frozen=True)
class TreatmentKind:
    """What the catalogue says of a treatment, as far as its pathway follows from it."""

    groups: frozenset[str]
    classes: frozenset[str] = frozenset()
    energies: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PathwayFacts:
    """What is known of the patient and of today's session; `asks_pregnancy` where the question is for this patient.

    `allergies_on` is the day of the last confirmation, `photographs` counts those taken today, `form_missing` names
    the fields of the treatment's form that are empty, None where no form was begun.
    """

    today: date
    consent: TreatmentStanding = TreatmentStanding.NOT_ASKED
    consent_note: Message | None = None
    allergies_on: date | None = None
    asks_pregnancy: bool = True
    safety: tuple[SafetyLine, ...] = ()
    allows_photographs: bool = False
    photographs: int = 0
    has_test_spot: bool = False
    form_missing: tuple[str, ...] | None = None
    has_sheet: bool = True
    aftercare_note: Message | None = None
    says_given: bool = False


@dataclass(frozen=True)
class PathwayLine:
    """Where one step stands: done, or missing, in a sentence, with a quieter note."""

    step: Step
    is_done: bool
    title: Message
    note: Message | None = field(default=None)

    @property
    def is_in_the_way(self) -> bool:
        """Tell whether it is missing and has to be there before signing."""
        return self.step.blocks and not self.is_done


def pathway_of(kind: TreatmentKind) -> tuple[Step, ...]:
    """Return what a treatment needs, in the order of the session."""
    treats = not kind.classes or not kind.classes <= _NOT_TREATING
    with_current = bool(kind.energies & _WITH_CURRENT)
    wanted = (
        (treats and "consent" in kind.groups, Step(Need.CONSENT, Phase.BEFORE)),
        (treats, Step(Need.ALLERGIES, Phase.BEFORE)),
        (treats, Step(Need.PREGNANCY, Phase.BEFORE)),
        ("hsv" in kind.groups, Step(Need.COLD_SORES, Phase.BEFORE)),
        (with_current, Step(Need.HEART_DEVICE, Phase.BEFORE)),
        (with_current, Step(Need.METAL, Phase.BEFORE)),
        ("photo" in kind.groups, Step(Need.PHOTOGRAPHS, Phase.BEFORE, blocks=False)),
        (bool(kind.groups & {"laser", "ipl"}), Step(Need.TEST_SPOT, Phase.DURING, blocks=False)),
        (bool(kind.groups - {"consent", "photo"}), Step(Need.FORM, Phase.DURING)),
        (treats, Step(Need.AFTERCARE, Phase.AFTER)),
    )
    return tuple(step for applies, step in wanted if applies)


def lines_of(steps: Iterable[Step], facts: PathwayFacts) -> tuple[PathwayLine, ...]:
    """Return where each step stands; a question that is not for this patient is left out."""
    lines = (_line(step, facts) for step in steps if step.need is not Need.PREGNANCY or facts.asks_pregnancy)
    return tuple(lines)


def _line(step: Step, facts: PathwayFacts) -> PathwayLine:
    if step.need in QUESTIONS:
        return _question(step, facts)
    return _LINES[step.need](step, facts)


def _consent(step: Step, facts: PathwayFacts) -> PathwayLine:
    titles = {
        TreatmentStanding.GIVEN: say("Treatment consent signed"),
        TreatmentStanding.REFUSED: say("The patient refused this treatment"),
        TreatmentStanding.WITHDRAWN: say("Treatment consent was taken back"),
        TreatmentStanding.EXPIRED: say("Treatment consent has run out"),
        TreatmentStanding.NOT_ASKED: say("Treatment consent not signed"),
    }
    return PathwayLine(step, facts.consent is TreatmentStanding.GIVEN, titles[facts.consent], facts.consent_note)


def _allergies(step: Step, facts: PathwayFacts) -> PathwayLine:
    if facts.allergies_on is None:
        return PathwayLine(step, is_done=False, title=say("Allergies not asked"))
    days = (facts.today - facts.allergies_on).days
    if days > ALLERGY_DAYS:
        note = say("Last confirmed {days} days ago", days=days)
        return PathwayLine(step, is_done=False, title=say("Allergies to be confirmed"), note=note)
    return PathwayLine(step, is_done=True, title=say("Allergies confirmed"), note=_days_ago(days))


def _days_ago(days: int) -> Message:
    if days <= 0:
        return say("Today")
    return say("Yesterday") if days == 1 else say("{days} days ago", days=days)


_ASKED: dict[Need, tuple[Message, Message]] = {
    Need.PREGNANCY: (say("Pregnancy asked"), say("Pregnancy to be asked")),
    Need.COLD_SORES: (say("Cold sores asked"), say("Cold sores to be asked")),
    Need.HEART_DEVICE: (say("Pacemaker asked"), say("Pacemaker to be asked")),
    Need.METAL: (say("Metal in the area asked"), say("Metal in the area to be asked")),
}


def _question(step: Step, facts: PathwayFacts) -> PathwayLine:
    """A question counts as asked while its answer counts; "prefers not to say" is an answer too."""
    line = next((each for each in facts.safety if each.question is QUESTIONS[step.need]), None)
    asked, to_ask = _ASKED[step.need]
    if line is None or line.said is None or line.asked_on is None:
        return PathwayLine(step, is_done=False, title=to_ask, note=say("Never asked"))
    ago = _days_ago((facts.today - line.asked_on).days)
    if line.lapsed:
        return PathwayLine(step, is_done=False, title=to_ask, note=say("Last asked: {when}", when=ago))
    return PathwayLine(step, is_done=True, title=asked, note=ago)


def _photographs(step: Step, facts: PathwayFacts) -> PathwayLine:
    if facts.photographs:
        note = say("{count} today", count=facts.photographs)
        return PathwayLine(step, is_done=True, title=say("Photographs taken"), note=note)
    if not facts.allows_photographs:
        note = say("The patient has not allowed photographs; draw on the body map instead.")
        return PathwayLine(step, is_done=False, title=say("No photographs"), note=note)
    return PathwayLine(step, is_done=False, title=say("Photographs not taken today"))


def _test_spot(step: Step, facts: PathwayFacts) -> PathwayLine:
    title = say("Test spot noted") if facts.has_test_spot else say("Test spot not noted")
    return PathwayLine(step, facts.has_test_spot, title)


def _form(step: Step, facts: PathwayFacts) -> PathwayLine:
    if facts.form_missing is None:
        return PathwayLine(step, is_done=False, title=say("Treatment form not begun"))
    if facts.form_missing:
        note = say("Missing: {fields}", fields=", ".join(facts.form_missing))
        return PathwayLine(step, is_done=False, title=say("Treatment form not complete"), note=note)
    return PathwayLine(step, is_done=True, title=say("Treatment form complete"))


def _aftercare(step: Step, facts: PathwayFacts) -> PathwayLine:
    if facts.aftercare_note is not None:
        return PathwayLine(step, is_done=True, title=say("Aftercare sheet given"), note=facts.aftercare_note)
    if not facts.has_sheet:
        note = say("No sheet is approved for this treatment; say in the treatment form what you told the patient.")
        return PathwayLine(step, facts.says_given, title=say("Aftercare"), note=note)
    return PathwayLine(step, is_done=False, title=say("Aftercare sheet not given"))


_LINES = {
    Need.CONSENT: _consent,
    Need.ALLERGIES: _allergies,
    Need.PHOTOGRAPHS: _photographs,
    Need.TEST_SPOT: _test_spot,
    Need.FORM: _form,
    Need.AFTERCARE: _aftercare,
}
