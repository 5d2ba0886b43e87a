"""Who reads and who writes which clinical kind, and for how long an answer about safety counts in this clinic."""

from __future__ import annotations

import json
from collections.abc import Mapping

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.clinical import body_measures, hair, past, pregnancy, reproductive, routine, skin
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import DEFAULT_DAYS, ShelfLife
from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.facts import BY_BODY
from luna_desktop.services.clinic import settings
from luna_desktop.services.rights.opening import case_opens_chart
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import UPDATED, Change, Work
from luna_desktop.texts import say

SHELF_LIFE = "shelf life of safety answers"
LONGEST_DAYS = 730
CLINICIANS_KINDS = frozenset(
    {"condition", "medicine", "reproductive", "score", "stop_override", "rule_override", "suggestion_answer"}
)
"""Kinds that only who diagnoses and prescribes writes; a therapist reads the first two (National Medical Commission
Act 2019, section 34: nobody but a registered practitioner practises medicine)."""
OWN_DOOR = frozenset(
    {
        "marker",
        "rule_answer",
        "rule_override",
        "suggestion_answer",
        "photograph",
        "photo_marks",
        "photo_comparison",
        "photo_refusal",
    }
)
"""Kinds that are written by use cases of their own, which number and link them; the general ones take none of them."""
ANSWERED_BY_THERAPISTS = "pregnancy"
"""The kind of which a therapist asks and gets the answer, and none of the rest."""
HISTORY_BODIES = (
    skin.SkinProfile,
    hair.HairProfile,
    routine.SkinRoutine,
    past.PastProcedure,
    past.Implant,
    past.FamilyHistory,
    pregnancy.Pregnancy,
    reproductive.Reproductive,
    body_measures.BodyMeasures,
)
"""The bodies of the medical history beside conditions, medicines and answers; whoever reads charts knows them."""
_READERS: Mapping[str, Permission] = {
    "pregnancy": Permission.READ_REPRODUCTIVE,
    "reproductive": Permission.READ_REPRODUCTIVE,
}


def hidden_kinds(work: Work, patient: PatientId) -> frozenset[str]:
    """Return the kinds of a patient's chart whose bodies do not go to the actor."""
    return frozenset(kind for kind, needed in _READERS.items() if not _reads(work, needed, patient))


def _reads(work: Work, needed: Permission, patient: PatientId) -> bool:
    """Tell whether the actor reads a kind; who does so for privacy cases alone needs an open one of this patient."""
    held = work.actor.reaches(needed)
    return bool(held - {Reach.CASE}) or (Reach.CASE in held and case_opens_chart(work, patient, work.actor))


def check_reader(work: Work, patient: PatientId, kind: str) -> None:
    """Refuse the versions of what is not for the actor as if it were not there; raises NotFound."""
    if kind in hidden_kinds(work, patient):
        raise NotFound(say("This entry is not in this patient’s record."))


def check_writer(work: Work, kind: str) -> None:
    """Refuse a diagnosis or a prescription by somebody who makes none, beyond what the Desk has checked already."""
    wanted = Permission.RECORD_DIAGNOSES
    if kind in CLINICIANS_KINDS and not work.actor.may(wanted):
        raise NotPermitted(
            say("Conditions, medicines and scores are written by a clinician. Ask the one who treats the patient."),
            permission=wanted.value,
        )


def check_door(kind: str) -> None:
    """Keep a kind that has use cases of its own, or that another clinic told of, from the general ones.

    Raises TypeError, since no screen does that.
    """
    if kind in OWN_DOOR or kind in ELSEWHERE_KINDS:
        raise TypeError(kind)


def shelf_life(work: Work) -> ShelfLife:
    """Return for how many days a no counts here: as the clinic set it, else as the program proposes."""
    text = settings.value(work.session, SHELF_LIFE)
    if not text:
        return ShelfLife()
    chosen = {SafetyQuestion(name): int(days) for name, days in json.loads(text).items()}
    return ShelfLife({**DEFAULT_DAYS, **chosen})


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_shelf_life(work: Work, _: None) -> ShelfLife:
    """Return for how many days a no counts, by question."""
    return shelf_life(work)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_shelf_life(work: Work, wanted: ShelfLife) -> ShelfLife:
    """Choose for how many days a no counts, 1 to 730 each."""
    problems = {
        question.value: say("Enter days from 1 to {most}.", most=LONGEST_DAYS)
        for question, days in wanted.days.items()
        if not 1 <= days <= LONGEST_DAYS
    }
    if problems:
        raise InvalidInput(problems)
    days = {question.value: wanted.of(question) for question in SafetyQuestion}
    settings.put(work, SHELF_LIFE, json.dumps(days, sort_keys=True))
    work.record("shelf life changed", Change("setting", SHELF_LIFE), kind=UPDATED, detail={"days": days})
    return shelf_life(work)


def registered() -> frozenset[str]:
    """Return the kinds of the medical history that are registered."""
    return frozenset(BY_BODY[body].name for body in HISTORY_BODIES)
