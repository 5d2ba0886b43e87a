"""The screen that is turned to a patient: that it was turned, what became of it, and the password that ends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.clinic.own_password import check_own_password
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import EXECUTED, MINOR_FAILURE, Work, patient_change
from luna_desktop.texts import Message, say

SCREEN = "patient screen"


class Outcome(Enum):
    """What became of a turned screen."""

    SAVED = "saved"
    LATER = "later"
    NOT_ME = "not me"
    LEFT = "left"


@dataclass(frozen=True)
class TakingBack:
    """The password of whoever turned the screen, typed to end it. It is compared and kept nowhere."""

    patient_id: PatientId
    outcome: Outcome
    password: str = field(repr=False)


@dataclass(frozen=True)
class TakenBack:
    """Whether the password was accepted; else the sentence that says so, and how long to wait."""

    accepted: bool
    refusal: Message | None = None
    wait_seconds: float = 0.0


@dataclass(frozen=True)
class PaperWish:
    """That a patient wants the notice on paper, and whether it was printed there and then."""

    patient_id: PatientId
    version: int
    language: str
    was_printed: bool


@use_case(requires=Permission.GIVE_NOTICE, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY))
def turn_screen(work: Work, patient: PatientId) -> None:
    """Note that the screen is turned to a patient from now on."""
    work.record("screen turned to patient", patient_change(SCREEN, "", patient), kind=EXECUTED)


@use_case(requires=Permission.GIVE_NOTICE, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY))
def note_not_me(work: Work, patient: PatientId) -> None:
    """Note that the person at the turned screen said that they are not this patient."""
    work.record("wrong person at screen", patient_change(SCREEN, "", patient), kind=EXECUTED, outcome=MINOR_FAILURE)


@use_case(
    requires=Permission.GIVE_NOTICE, patient=lambda wish: wish.patient_id, use=Use(Ground.RIGHTS, DataClass.PRIVACY)
)
def note_paper_wish(work: Work, wish: PaperWish) -> None:
    """Note that a patient took the notice on paper, or waits for it."""
    subject = patient_change("notice", wish.version, wish.patient_id)
    if wish.was_printed:
        work.record("notice printed", subject, kind=EXECUTED, detail={"language": wish.language})
    else:
        work.record("notice wanted on paper", subject, kind=EXECUTED, detail={"language": wish.language})


@use_case(
    requires=Permission.GIVE_NOTICE,
    patient=lambda taking: taking.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def take_screen_back(work: Work, taking: TakingBack) -> TakenBack:
    """Compare the password with the key file, with the waiting times of the sign-in, and note the outcome.

    A refusal is a result and no error, so that its audit entry is committed.
    """
    try:
        wrong = say("This is not the password of the person who turned the screen.")
        check_own_password(work, taking.password, wrong)
    except UnlockRefused as refused:
        work.record(
            "screen not taken back",
            patient_change(SCREEN, "", taking.patient_id),
            kind=EXECUTED,
            outcome=MINOR_FAILURE,
        )
        return TakenBack(accepted=False, refusal=refused.message, wait_seconds=refused.wait_seconds)
    work.record(
        "screen taken back",
        patient_change(SCREEN, "", taking.patient_id),
        kind=EXECUTED,
        detail={"outcome": taking.outcome.value},
    )
    return TakenBack(accepted=True)
