"""What tests of filled-in forms share: a few answers, and a form handed in."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.clinical.intake_question import NO, YES
from luna_desktop.services.care.intake import Answers, submit_intake
from luna_desktop.services.clinic.clinics import OpenClinic

SOME = (
    Answer("conditions", value=YES, lines=("Melasma", "Thyroid trouble")),
    Answer("allergies", value=YES, lines=("Penicillin",)),
    Answer("medicines", value=NO),
    Answer("sleep_hours", value="6,5"),
    Answer("diet", value="jain"),
    Answer("alcohol", AnswerState.DECLINED),
)
KEYS = ("conditions:1", "conditions:2", "medicines", "allergies:1", "sleep_hours", "diet", "alcohol")


def hand_in(clinic: OpenClinic, patient: PatientId, *answers: Answer, language: str = "hi") -> int:
    """Hand a form in and return its number."""
    given = Answers(patient, language, answers or SOME)
    return clinic.desk.perform(clinic.actor, submit_intake, given)
