"""Where the pathway of a treatment stands for a patient today, and what of it a visit still needs before signing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical import pathways as rules
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.pathways import Need, PathwayFacts, PathwayLine, TreatmentKind
from luna_desktop.domain.clinical.procedures import ProcedureDone, Told
from luna_desktop.domain.clinical.reproductive import applies
from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import MONTH_NAMES
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.care import aftercare, care_texts, treatment_consents
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.photo_access import seen_facts
from luna_desktop.services.care.safety_due import ByKind, safety_lines
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import Message, say

SAFETY_KINDS = ("safety_answer", "pregnancy", "allergy_state")


@dataclass(frozen=True)
class PathwayAsked:
    """A treatment of the catalogue for a patient; `course` and `visit_id` where it belongs to one."""

    patient_id: PatientId
    treatment: str
    course: str = ""
    visit_id: int | None = None


@dataclass(frozen=True)
class Pathway:
    """A treatment with where each step of its pathway stands."""

    treatment: str
    name: str
    lines: tuple[PathwayLine, ...]

    @property
    def missing(self) -> int:
        """Return how many steps are missing that have to be there before signing."""
        return sum(line.is_in_the_way for line in self.lines)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_pathway(work: Work, asked: PathwayAsked) -> Pathway:
    """Return where the pathway of a treatment stands today; part of a chart that is open."""
    return pathway_for(work, asked)


def pathway_for(work: Work, asked: PathwayAsked, done: ProcedureDone | None = None) -> Pathway:
    """Return where a pathway stands, with what was entered into the treatment's form where there is one.

    Raises:
        NotFound: The treatment is not in the catalogue.
    """
    if not catalogue("treatments").has(asked.treatment):
        raise NotFound(say("This treatment is not in the catalogue."))
    entry = catalogue("treatments").entry(asked.treatment)
    kind = kind_of(asked.treatment)
    lines = rules.lines_of(rules.pathway_of(kind), _facts(work, asked, kind, done))
    return Pathway(asked.treatment, entry.name, lines)


def kind_of(treatment: str) -> TreatmentKind:
    """Return what a treatment's row says as far as its pathway follows from it."""
    row = catalogue("treatments").row(treatment)

    def parts(column: str) -> frozenset[str]:
        return frozenset(part.strip() for part in row.get(column, "").split(",") if part.strip())

    return TreatmentKind(parts("record_groups"), parts("rule_class"), parts("energy"))


def check_pathways(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Return the lines of the pathways of a visit’s procedures, each once; their forms are checked elsewhere."""
    found: dict[str, Missing] = {}
    for done in visit.note.procedures:
        entry = catalogue("treatments").of_code(done.what.code)
        if entry is None:
            continue
        course = str(done.course_id) if done.course_id else ""
        asked = PathwayAsked(visit.header.patient_id, entry.id, course, visit.header.visit_id)
        for line in pathway_for(work, asked, done).lines:
            if line.step.need is Need.FORM:
                continue
            place = place_of(line.step.need, entry.id)
            found.setdefault(
                place,
                Missing(place, line.title, line.note, line.is_done, line.step.blocks, _action(line)),
            )
    return tuple(found.values())


PLACES: dict[Need, str] = {
    Need.ALLERGIES: "tab:allergies",
    Need.PREGNANCY: "tab:history",
    Need.COLD_SORES: "tab:history",
    Need.HEART_DEVICE: "tab:history",
    Need.METAL: "tab:history",
    Need.PHOTOGRAPHS: "tab:photos",
    Need.TEST_SPOT: "test_spot",
}


def place_of(need: Need, treatment: str) -> str:
    """Return where a step is done: a tab of the chart, or the papers of the treatment."""
    return PLACES.get(need) or f"papers:{need.value}:{treatment}"


def _action(line: PathwayLine) -> Message | None:
    if line.is_done:
        return None
    return {Need.CONSENT: say("Ask"), Need.AFTERCARE: say("Print")}.get(line.step.need)


def _facts(work: Work, asked: PathwayAsked, kind: TreatmentKind, done: ProcedureDone | None) -> PathwayFacts:
    patient, today = asked.patient_id, local_day(work.now)
    known = ByKind(current_facts(work, patient, SAFETY_KINDS))
    standing, answer = treatment_consents.standing_of(work, patient, asked.treatment, course=asked.course)
    card = card_of(work, patient)
    allowed = ledger.ask(work, patient, Purpose.CLINICAL_PHOTOGRAPHS, DataClass.PHOTOGRAPH, Recipient()).allowed
    return PathwayFacts(
        today,
        standing,
        _signed_note(answer.at) if answer is not None else None,
        _confirmed_on(known),
        applies(card.gender, card.birth.ages(today)),
        safety_lines(work, known),
        allowed,
        _photographs_on(work, patient, today),
        bool(done is not None and (done.test_spot.strip() or done.setting("laser", "test_spot"))),
        () if done is not None or not kind.groups - {"consent", "photo"} else None,
        _has_sheet(work, asked.treatment),
        _given_note(work, asked, today),
        bool(done is not None and done.aftercare is not Told.NOT_SAID),
    )


def _confirmed_on(known: ByKind) -> date | None:
    for each in known.of("allergy_state"):
        confirmed = each.body.confirmed_on
        return confirmed.latest if confirmed is not None else None
    return None


def _signed_note(at: datetime) -> Message:
    when = at.astimezone(CLINIC_ZONE)
    return say("{day} at {time}", day=day_words(when.date()), time=f"{when:%H:%M}")


def day_words(day: date) -> Message:
    """Return a day to be rendered in the reader's language, such as 23-Nov-2026."""
    return say("{day}-{month}-{year}", day=f"{day.day:02d}", month=MONTH_NAMES[day.month - 1], year=day.year)


def _photographs_on(work: Work, patient: PatientId, today: date) -> int:
    return sum(each.body.taken_at.date() == today for each in seen_facts(work, patient))


def _has_sheet(work: Work, treatment: str) -> bool:
    subject = care_texts.subject_of(catalogue("treatments").row(treatment).get("rule_class", ""))
    if subject is None:
        return False
    return care_texts.in_force(work, care_texts.TextPlace(TextKind.AFTERCARE, subject.key)) is not None


def _given_note(work: Work, asked: PathwayAsked, today: date) -> Message | None:
    """Return when the sheet was given for this visit, or today where there is no visit."""
    for line in aftercare.given_lines(work, asked.patient_id):
        same_visit = asked.visit_id is not None and line.visit_id == asked.visit_id
        if line.treatment == asked.treatment and (same_visit or local_day(line.at) == today):
            return say("{day}, version {version}", day=day_words(local_day(line.at)), version=line.version)
    return None
