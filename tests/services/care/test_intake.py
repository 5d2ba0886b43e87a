"""The turned screen: what it reads, the draft that outlives a lock, and handing the form in."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.clinical.intake_entries import Answerer
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.services.care.chart import open_chart
from luna_desktop.services.care.intake import (
    Answers,
    keep_intake_draft,
    read_intake_form,
    submit_intake,
    waiting_intake,
)
from luna_desktop.services.care.intake_review import intakes_to_review, read_intakes
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy.consents import ConsentAnswer, record_consent
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.care.intakes import KEYS, SOME, hand_in


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_nothing_handed_in_is_a_fact(clinic: OpenClinic, patient: PatientId) -> None:
    hand_in(clinic, patient)
    chart = clinic.desk.perform(clinic.actor, open_chart, patient)
    assert chart.known == ()
    (submission,) = clinic.desk.perform(clinic.actor, read_intakes, patient)
    assert tuple(entry.key for entry in submission.entries) == KEYS
    assert submission.waiting == submission.entries
    assert (submission.language, submission.turned_by) == ("hi", "Dr Nandini Rao")


def test_a_draft_outlives_a_lock_and_gives_nothing_back_but_which_questions(
    clinic: OpenClinic, open_clinic: Opener, patient: PatientId
) -> None:
    first = Answers(patient, "en", (Answer("stress", value="8"), Answer("diet", value="jain")))
    clinic.desk.perform(clinic.actor, keep_intake_draft, first)
    clinic.lock()
    again = open_clinic(Role.RECEPTION)
    form = again.desk.perform(again.actor, read_intake_form, patient)
    assert form.answered == {"stress", "diet"}
    assert "jain" not in repr(form)
    changed = Answers(patient, "en", (Answer("diet", AnswerState.DECLINED), Answer("sleep_hours", value="7")))
    again.desk.perform(again.actor, submit_intake, changed)
    doctor = open_clinic(Role.OWNER)
    (submission,) = doctor.desk.perform(doctor.actor, read_intakes, patient)
    assert [(entry.key, entry.value) for entry in submission.entries] == [
        ("sleep_hours", "7"),
        ("stress", "8"),
        ("diet", ""),
    ]
    assert doctor.desk.perform(doctor.actor, read_intake_form, patient).answered == frozenset()


def test_reception_learns_only_that_a_form_waits(open_clinic: Opener, clinic: OpenClinic, patient: PatientId) -> None:
    reception = open_clinic(Role.RECEPTION)
    number = hand_in(reception, patient)
    (waiting,) = reception.desk.perform(reception.actor, waiting_intake, patient)
    assert waiting.submission_id == number
    for case in (read_intakes, intakes_to_review):
        with pytest.raises(NotPermitted):
            reception.desk.perform(reception.actor, case, patient if case is read_intakes else None)


def test_what_cannot_be_read_is_said_at_its_question(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as wrong:
        hand_in(clinic, patient, Answer("sleep_hours", value="many"), Answer("diet", value="jain"))
    assert set(wrong.value.problems) == {"sleep_hours"}
    with pytest.raises(InvalidInput) as nothing:
        hand_in(clinic, patient, Answer("sleep_hours", value=" "))
    assert set(nothing.value.problems) == {"answers"}


def test_without_consent_to_care_nothing_is_asked(clinic: OpenClinic) -> None:
    refused = builders.register(clinic, builders.a_patient(care=ConsentState.REFUSED))
    with pytest.raises(NotPermitted):
        clinic.desk.perform(clinic.actor, read_intake_form, refused)
    with pytest.raises(NotPermitted):
        hand_in(clinic, refused)


def test_the_audit_log_says_that_and_never_what(clinic: OpenClinic, patient: PatientId) -> None:
    hand_in(clinic, patient)
    with clinic.engines[0].connect() as connection:
        row = connection.execute(
            text("SELECT action, detail FROM audit_entry WHERE entity = 'intake' AND patient_id = :p"), {"p": patient}
        ).one()
    assert row.action == "intake handed in"
    assert '"language": "hi"' in row.detail
    assert "Penicillin" not in row.detail


def a_child(clinic: OpenClinic) -> tuple[PatientId, int]:
    """Register a child with the mother on file; return the child and the fact of the mother."""
    child = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    mother = RelatedPerson((RelatedRole.GUARDIAN,), "Sunita Kumar", "mother", proof=Proof.PAN, check=AdultCheck.SHOWN)
    details = clinic.desk.perform(clinic.actor, change_details, DetailsChange(child, added=(mother,)))
    fact_id = max(known.fact_id for known in details.facts)
    yes = ConsentAnswer(
        child,
        Purpose.CARE,
        ConsentState.GIVEN,
        ConsentMethod.SIGNED_PAPER,
        given_by="Sunita Kumar, mother",
        giver=Giver.GUARDIAN,
        giver_fact_id=fact_id,
    )
    clinic.desk.perform(clinic.actor, record_consent, yes)
    return child, fact_id


def test_a_childs_form_says_who_answered(clinic: OpenClinic) -> None:
    child, mother = a_child(clinic)
    form = clinic.desk.perform(clinic.actor, read_intake_form, child)
    assert form.is_minor
    assert [one.fact_id for one in form.guardians] == [mother]
    for who in (None, mother + 99):
        with pytest.raises(InvalidInput) as wrong:
            clinic.desk.perform(clinic.actor, submit_intake, Answers(child, "en", SOME, who))
        assert set(wrong.value.problems) == {"answered_by"}
    for who in (mother, 0):
        clinic.desk.perform(clinic.actor, submit_intake, Answers(child, "en", SOME, who))
    alone, guarded = clinic.desk.perform(clinic.actor, read_intakes, child)
    assert guarded.answered_by == Answerer("Sunita Kumar", "mother", mother)
    assert alone.answered_by == Answerer("Ananya Kumar")
    with clinic.engines[0].connect() as connection:
        details = connection.execute(text("SELECT detail FROM audit_entry WHERE action = 'intake handed in'")).scalars()
        told = list(details)
    assert ['"guardian"' in each for each in told] == [True, False]
    assert not any("Sunita" in each for each in told)


def test_nobody_is_asked_who_answers_for_somebody_of_age(clinic: OpenClinic, patient: PatientId) -> None:
    assert not clinic.desk.perform(clinic.actor, read_intake_form, patient).is_minor
    hand_in(clinic, patient)
    assert clinic.desk.perform(clinic.actor, read_intakes, patient)[0].answered_by is None
