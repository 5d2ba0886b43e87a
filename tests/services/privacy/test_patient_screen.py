"""The turned screen: who may turn it, what the log says, and the password that ends it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.patient_screen import (
    Outcome,
    PaperWish,
    TakenBack,
    TakingBack,
    note_not_me,
    note_paper_wish,
    take_screen_back,
    turn_screen,
)
from luna_desktop.storage.throttle import FREE_FAILURES
from tests import builders
from tests.clinic_fixtures import Opener

WRONG = "kettle marble orchard window"


def take(clinic: OpenClinic, patient: PatientId, password: str) -> TakenBack:
    return clinic.desk.perform(clinic.actor, take_screen_back, TakingBack(patient, Outcome.SAVED, password))


def actions(clinic: OpenClinic) -> list[tuple[str, int, str]]:
    with clinic.engines[0].connect() as connection:
        rows = connection.execute(text("SELECT action, outcome, detail FROM audit_entry ORDER BY seq DESC LIMIT 4"))
        return [(row.action, row.outcome, row.detail) for row in rows]


def test_turning_and_taking_back_stand_in_the_log(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    clinic.desk.perform(clinic.actor, turn_screen, patient)
    assert take(clinic, patient, builders.OWNER_PASSWORD).accepted
    (last, _outcome, detail), (before, *_rest) = actions(clinic)[:2]
    assert (before, last) == ("screen turned to patient", "screen taken back")
    assert "saved" in detail


def test_a_wrong_password_is_refused_logged_and_soon_has_to_wait(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    answers = [take(clinic, patient, WRONG) for _attempt in range(FREE_FAILURES)]
    assert not any(answer.accepted for answer in answers)
    assert answers[-1].wait_seconds > 0
    waiting = take(clinic, patient, builders.OWNER_PASSWORD)
    assert not waiting.accepted
    assert waiting.wait_seconds > 0
    action, outcome, detail = actions(clinic)[0]
    assert action == "screen not taken back"
    assert outcome
    assert WRONG not in detail


def test_the_password_of_a_colleague_does_not_count(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    assert not take(clinic, patient, builders.OWNER_PASSWORD).accepted
    assert take(clinic, patient, builders.PASSWORD).accepted


def test_the_password_is_in_no_repr() -> None:
    assert WRONG not in repr(TakingBack(PatientId(1), Outcome.LEFT, WRONG))


def test_somebody_who_is_not_the_patient_is_noted(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    clinic.desk.perform(clinic.actor, note_not_me, patient)
    assert actions(clinic)[0][0] == "wrong person at screen"


@pytest.mark.parametrize(("was_printed", "action"), [(True, "notice printed"), (False, "notice wanted on paper")])
def test_the_notice_on_paper_is_noted(clinic: OpenClinic, was_printed: bool, action: str) -> None:
    patient = builders.register(clinic)
    clinic.desk.perform(clinic.actor, note_paper_wish, PaperWish(patient, 1, "hi", was_printed))
    assert actions(clinic)[0][0] == action


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_whoever_never_meets_patients_turns_no_screen(open_clinic: Opener, clinic: OpenClinic, role: Role) -> None:
    patient = builders.register(clinic)
    other = open_clinic(role)
    with pytest.raises(NotPermitted):
        other.desk.perform(other.actor, turn_screen, patient)
