"""The clinical review: asked, answered by a clinician, and only then approved, in whole or in part."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role, UserId
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from luna_desktop.services.rights.cases import Assignment, assign_case
from luna_desktop.services.sharing import copy_reviews
from luna_desktop.services.sharing.copy_plans import CopyPlan, kept_plan
from luna_desktop.services.sharing.copy_reviews import ReviewAnswer, ReviewAsked, excluded
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.sharing.copying import a_record, approved, me, ready, reviewed, saved

PLAN = CopyPlan(purpose="Own record", photographs=())


def test_a_copy_goes_to_the_clinician_who_finds_it_under_review_and_answers(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    asked = ReviewAsked(case.patient_id, case.case_id, me(clinic), "Look at the history")
    assert act(clinic, copy_reviews.ask_for_review, asked).state is CaseState.CLINICAL_REVIEW
    (item,) = act(clinic, copy_reviews.read_copies_to_review, None)
    assert (item.item_id, case.number in str(item.what), item.is_late) == (case.case_id, True, False)
    with pytest.raises(InvalidInput) as early:
        approved(clinic, case)
    assert list(early.value.problems) == ["review"]
    answer = ReviewAnswer(
        case.patient_id, case.case_id, ((Section.LIFESTYLE, "A4"),), (Redaction("Ravi", "P1"),), note="Ok"
    )
    state = act(clinic, copy_reviews.answer_review, answer)
    assert (state.note, state.answer_note, state.plan_number) == ("Look at the history", "Ok", 2)
    assert act(clinic, copy_reviews.read_copies_to_review, None) == []
    with working(clinic) as work:
        plan = kept_plan(work, case.case_id).plan
    assert (plan.withheld, plan.redactions) == (((Section.LIFESTYLE, "A4"),), (Redaction("Ravi", "P1"),))
    assert excluded(plan) == "Lifestyle (A4); 1 passages (P1)"
    assert approved(clinic, case, "").state is CaseState.PARTIAL


def test_names_of_others_alone_deny_nothing(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, CopyPlan(redactions=(Redaction("Kokila Zephyr", "P1"),)))
    reviewed(clinic, case)
    assert approved(clinic, case, "").state is CaseState.APPROVED


def test_harm_needs_a_second_person(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    reviewed(clinic, case, withheld=((Section.VISITS, "A1"),))
    with pytest.raises(InvalidInput) as refused:
        approved(clinic, case, "")
    assert list(refused.value.problems) == ["second"]


def test_photographs_are_looked_at_one_by_one(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, CopyPlan())
    with pytest.raises(InvalidInput) as refused:
        reviewed(clinic, case, photographs_confirmed=False)
    assert list(refused.value.problems) == ["photographs"]


def test_choices_changed_after_the_review_are_looked_at_again(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    state = reviewed(clinic, case)
    saved(clinic, case, CopyPlan(purpose="Another", photographs=()), state.plan_number)
    with pytest.raises(InvalidInput, match="another look") as refused:
        approved(clinic, case)
    assert "changed after the review" in str(refused.value.problems["review"])


@pytest.mark.parametrize("field", ["reviewer", "plan"])
def test_what_cannot_be_sent_says_why(clinic: OpenClinic, field: str) -> None:
    case = ready(clinic, a_record(clinic))
    reviewer = UserId(99) if field == "reviewer" else me(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, copy_reviews.ask_for_review, ReviewAsked(case.patient_id, case.case_id, reviewer))
    assert list(refused.value.problems) == [field]


def test_without_a_review_a_reason_is_needed_and_only_a_clinician_answers(
    clinic: OpenClinic, open_clinic: Opener
) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    with pytest.raises(InvalidInput) as refused:
        approved(clinic, case, " ")
    assert list(refused.value.problems) == ["no_review_because"]
    act(clinic, copy_reviews.ask_for_review, ReviewAsked(case.patient_id, case.case_id, me(clinic)))
    clinic.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(NotPermitted, match="clinician"):
        act(officer, copy_reviews.answer_review, ReviewAnswer(case.patient_id, case.case_id))


def test_only_who_may_open_the_record_approves_its_copy(clinic: OpenClinic, open_clinic: Opener) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    with working(clinic) as work:
        book.stand(work, book.case_with_id(work, case.case_id), owner_id=int(clinic.actor.user_id))
    officer = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(NotPermitted, match="assigned to you"):
        approved(officer, case)
    act(officer, assign_case, Assignment(case.patient_id, case.case_id, officer.actor.user_id))
    assert approved(officer, case).state is CaseState.APPROVED
