"""Tasks to tell recipients that they stop: who gets one, until when, and how it is settled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.consents import ConsentAnswer
from luna_desktop.services.sharing import stop_tasks
from luna_desktop.services.sharing.stop_tasks import Settled, StopLine
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.sharing_steps import agree, enter, restrict

TODAY = builders.START.astimezone(ZONE).date()


def withdraw(clinic: OpenClinic, patient: PatientId, purpose: Purpose, recipient: int = 0) -> list[str]:
    with working(clinic) as work:
        return [str(said) for said in stop_tasks.for_withdrawal(work, patient, purpose, recipient=recipient)]


def tasks(clinic: OpenClinic) -> tuple[StopLine, ...]:
    return act(clinic, stop_tasks.list_stop_tasks, None)


def test_every_processor_whose_agreement_covers_the_purpose_is_told(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    sms, lab, old = enter(clinic, "Sandesh SMS"), enter(clinic), enter(clinic, "Purana Messages")
    agree(clinic, sms, Purpose.REMINDERS, Purpose.OFFERS)
    agree(clinic, lab, Purpose.CARE)
    agree(clinic, old, Purpose.REMINDERS, last=TODAY - timedelta(days=1))
    assert withdraw(clinic, patient, Purpose.REMINDERS) == ["1 recipient is to be told to stop within 7 days."]
    (task,) = tasks(clinic)
    assert (task.recipient, task.purpose, task.patient) == ("Sandesh SMS", Purpose.REMINDERS, "Ananya Kumar")
    assert task.due_on == TODAY + timedelta(days=7)
    assert withdraw(clinic, patient, Purpose.REMINDERS) == []
    assert len(tasks(clinic)) == 1


def test_the_recipient_of_a_withdrawn_sharing_is_told(clinic: OpenClinic) -> None:
    patient, doctor = builders.register(clinic), enter(clinic, "Dr Iyer", RecipientKind.PROVIDER)
    withdraw(clinic, patient, Purpose.SHARING, doctor)
    assert [task.recipient for task in tasks(clinic)] == ["Dr Iyer"]
    assert withdraw(clinic, patient, Purpose.SHARING) == []


def test_restrictions_tell_those_whom_they_are_about(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    press, insurer = enter(clinic, "Chitra Prints"), enter(clinic, "Surya Health", RecipientKind.INSURER)
    cousin = enter(clinic, "Ramesh Kumar", RecipientKind.FAMILY)
    enter(clinic, "Never Asked Insurance", RecipientKind.INSURER)
    agree(clinic, press, Purpose.TEACHING_PHOTOGRAPHS, Purpose.RESEARCH)
    with working(clinic) as work:
        work.session.add(
            ConsentEventRow(
                patient_id=patient,
                purpose=Purpose.SHARING.value,
                state=ConsentState.GIVEN.value,
                at=work.now,
                language="en",
                method=ConsentMethod.SIGNED_PAPER.value,
                recipient_id=insurer,
                taken_by=work.actor.user_id,
            )
        )
    restrict(clinic, patient, Terms(RestrictionKind.PHOTOGRAPHS))
    restrict(clinic, patient, Terms(RestrictionKind.INSURER))
    restrict(clinic, patient, Terms(RestrictionKind.PERSON, recipient_id=cousin))
    restrict(clinic, patient, Terms(RestrictionKind.USE, purposes=frozenset({Purpose.RESEARCH})))
    restrict(clinic, patient, Terms(RestrictionKind.PERSON, party="Somebody in no register"))
    told = [(task.recipient, task.purpose, task.by_restriction) for task in tasks(clinic)]
    assert told == [
        ("Chitra Prints", Purpose.TEACHING_PHOTOGRAPHS, True),
        ("Surya Health", Purpose.SHARING, True),
        ("Ramesh Kumar", Purpose.SHARING, True),
        ("Chitra Prints", Purpose.RESEARCH, True),
    ]


def test_overdue_tasks_lead_and_settled_ones_come_last(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao", "Asha"))
    agree(clinic, enter(clinic), Purpose.REMINDERS)
    withdraw(clinic, patient, Purpose.REMINDERS)
    ticking.advance(days=8)
    withdraw(clinic, other, Purpose.REMINDERS)
    first, second = tasks(clinic)
    assert (first.patient_id, first.is_overdue, second.is_overdue) == (patient, True, False)
    with pytest.raises(InvalidInput):
        act(clinic, stop_tasks.settle_stop_task, Settled(patient, first.task_id, " "))
    with pytest.raises(NotFound):
        act(clinic, stop_tasks.settle_stop_task, Settled(other, first.task_id, "Wrote to them"))
    act(clinic, stop_tasks.settle_stop_task, Settled(patient, first.task_id, "Wrote to them"))
    still, done = tasks(clinic)
    assert (still.patient_id, done.note, done.done_by, done.is_overdue) == (
        other,
        "Wrote to them",
        "Dr Nandini Rao",
        False,
    )
    with pytest.raises(StaleRecord):
        act(clinic, stop_tasks.settle_stop_task, Settled(patient, first.task_id, "Again"))
    assert "Wrote" not in entries(clinic, "stop task settled")[-1].detail


def test_a_task_that_was_settled_comes_back_with_the_next_withdrawal(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    agree(clinic, enter(clinic), Purpose.REMINDERS)
    withdraw(clinic, patient, Purpose.REMINDERS)
    act(clinic, stop_tasks.settle_stop_task, Settled(patient, tasks(clinic)[0].task_id, "Wrote to them"))
    withdraw(clinic, patient, Purpose.REMINDERS)
    assert [task.done_at is None for task in tasks(clinic)] == [True, False]


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CLINICIAN, Role.AUDITOR])
def test_the_list_is_for_the_privacy_officer_and_the_owner(open_clinic: Opener, role: Role) -> None:
    with pytest.raises(NotPermitted):
        tasks(open_clinic(role))


def test_a_withdrawal_makes_its_tasks_in_its_own_transaction(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    agree(clinic, enter(clinic), Purpose.CARE)
    act(
        clinic,
        consents.record_consent,
        ConsentAnswer(patient, Purpose.CARE, ConsentState.WITHDRAWN, ConsentMethod.NONE),
    )
    (task,) = tasks(clinic)
    assert (task.purpose, task.patient_id, task.by_restriction) == (Purpose.CARE, patient, False)
    (made,) = entries(clinic, "stop task made")
    (withdrawn,) = entries(clinic, "consent withdrawn")
    assert abs(made.seq - withdrawn.seq) == 1
