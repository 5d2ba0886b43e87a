"""Skin, hair, pregnancy and routine of a filled-in form, taken over into the facts that there are."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.hair import FallPattern, Scalp
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.clinical.intake_entries import Outcome
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.skin import Fitzpatrick, HowOften, SkinProfile, SkinType
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.services.care.chart import Chart, NewEntry, open_chart, record_entry
from luna_desktop.services.care.intake import Answers, keep_intake_draft, read_intake_form
from luna_desktop.services.care.intake_review import Decision, IntakeDecisions, read_intakes, review_intake
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.care.intakes import hand_in

TODAY = PartialDate(2026, 3, 14)
OLD = Asked(PartialDate(2025, 6, 1))
HERS = (
    Answer("diet", value="jain"),
    Answer("pregnant", value="not_pregnant"),
    Answer("breastfeeding", AnswerState.DECLINED),
    Answer("last_period", value="05-03-2026"),
)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def take(clinic: OpenClinic, patient: PatientId, number: int, *keys: str, **changed: str) -> Chart:
    decisions = [Decision(key, Outcome.ACCEPTED) for key in keys]
    decisions += [Decision(key, Outcome.CHANGED, value) for key, value in changed.items()]
    return clinic.desk.perform(clinic.actor, review_intake, IntakeDecisions(patient, number, tuple(decisions)))


def test_nothing_is_a_fact_until_it_is_taken_over_and_then_one_of_each_kind(
    clinic: OpenClinic, patient: PatientId
) -> None:
    number = hand_in(
        clinic,
        patient,
        Answer("burns", value="often"),
        Answer("skin_type", value="dry"),
        Answer("tans", AnswerState.DECLINED),
        Answer("scalp", value="dandruff"),
        Answer("hair_fall", value="crown"),
        Answer("morning", value="Face wash\nSunscreen"),
    )
    assert clinic.desk.perform(clinic.actor, open_chart, patient).known == ()
    chart = take(clinic, patient, number, "burns", "tans", "scalp", "hair_fall", "morning", skin_type="oily")
    skin, hair, routine = (chart.single(kind) for kind in ("skin_profile", "hair_profile", "skin_routine"))
    assert skin is not None
    assert hair is not None
    assert routine is not None
    assert skin.body == SkinProfile(burns=HowOften.OFTEN, skin_type=SkinType.OILY, asked=Asked(TODAY))
    assert (hair.body.scalp, hair.body.pattern) == ((Scalp.DANDRUFF,), FallPattern.CROWN)
    assert [step.product for step in routine.body.morning] == ["Face wash", "Sunscreen"]
    assert {each.source for each in chart.known} == {Source.PATIENT}
    assert chart.lifestyle == ()
    (form,) = clinic.desk.perform(clinic.actor, read_intakes, patient)
    assert form.waiting == ()
    assert (form.decided["burns"].fact_id, form.decided["tans"].fact_id) == (skin.fact_id, None)


def test_what_stands_already_stays_beside_the_answer(clinic: OpenClinic, patient: PatientId) -> None:
    body = SkinProfile(Fitzpatrick.IV, 6, burns=HowOften.NEVER)
    clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, body))
    number = hand_in(clinic, patient, Answer("burns", value="rarely"))
    known = take(clinic, patient, number, "burns").single("skin_profile")
    assert known is not None
    assert (known.number, known.body.fitzpatrick, known.body.burns) == (2, Fitzpatrick.IV, HowOften.RARELY)


def test_pregnancy_with_prefers_not_to_say(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient, *HERS)
    known = take(clinic, patient, number, "pregnant", "breastfeeding", "last_period").single("pregnancy")
    assert known is not None
    assert (known.body.state, known.body.breastfeeding) == (PregnancyState.NOT_PREGNANT, YesNo.DECLINED)
    assert (known.body.lmp, known.body.asked) == (PartialDate(2026, 3, 5), Asked(TODAY))


def test_an_old_no_about_pregnancy_is_not_made_new_by_another_answer(clinic: OpenClinic, patient: PatientId) -> None:
    body = Pregnancy(PregnancyState.NOT_PREGNANT, asked=OLD)
    clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, body))
    number = hand_in(clinic, patient, Answer("breastfeeding", value="no"))
    known = take(clinic, patient, number, "breastfeeding").single("pregnancy")
    assert known is not None
    assert (known.body.breastfeeding, known.body.asked) == (YesNo.NO, OLD)


def test_what_does_not_fit_is_said_at_its_answer(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient, Answer("pregnant", value="pregnant"), Answer("last_period", value="05-01-2025"))
    with pytest.raises(InvalidInput) as wrong:
        take(clinic, patient, number, "pregnant", "last_period")
    assert set(wrong.value.problems) == {"last_period"}
    with pytest.raises(InvalidInput) as unread:
        take(clinic, patient, number, last_period="long ago")
    assert set(unread.value.problems) == {"last_period"}


def test_a_therapist_reads_the_form_without_pregnancy_and_periods(
    clinic: OpenClinic, open_clinic: Opener, patient: PatientId
) -> None:
    number = hand_in(clinic, patient, *HERS)
    take(clinic, patient, number, "pregnant")
    therapist = open_clinic(Role.THERAPIST)
    (form,) = therapist.desk.perform(therapist.actor, read_intakes, patient)
    assert [entry.key for entry in form.entries] == ["diet"]
    assert form.decided == {}


def test_who_is_not_asked_about_pregnancy_hands_in_no_answer_to_it(clinic: OpenClinic) -> None:
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    assert not clinic.desk.perform(clinic.actor, read_intake_form, man).asks_reproductive
    clinic.desk.perform(clinic.actor, keep_intake_draft, Answers(man, "en", HERS))
    hand_in(clinic, man, Answer("stress", value="4"))
    (form,) = clinic.desk.perform(clinic.actor, read_intakes, man)
    assert [entry.key for entry in form.entries] == ["stress", "diet"]
