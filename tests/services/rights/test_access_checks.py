"""A case says that a copy left only where the book of disclosures says so, and that a clinician looked only if so."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.copies import CopyReview
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import access_checks
from luna_desktop.services.sharing.copy_of_case import ANSWERED
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.ui.rights.choices import HANDED_OVER
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.rights.asking import log, prove, step
from tests.services.sharing.copying import a_record, approved, left, ready, saved

PLAN = CopyPlan(purpose="Own record", photographs=())
COPY = {"copy_number": "RC-2026-0001", "pages": 3, "sha256": "0a" * 32}


def preparing(clinic: OpenClinic) -> Case:
    case = step(clinic, log(clinic, builders.register(clinic)), CaseState.ACKNOWLEDGED, how="told")
    return step(clinic, prove(clinic, case), CaseState.PREPARING)


def test_a_copy_that_never_left_is_not_handed_over(clinic: OpenClinic) -> None:
    case = step(clinic, preparing(clinic), CaseState.APPROVED, no_review_because="contact details only")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, CaseState.ISSUED, method="hand", receipt="signed")
    assert set(refused.value.problems) == set(access_checks.COPY_FIELDS)
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, CaseState.ISSUED, method="hand", receipt="signed", **COPY)
    assert set(refused.value.problems) == {"copy_number"}
    seen = step(clinic, case, CaseState.ISSUED, method=access_checks.INSPECTED, receipt="looked at it here")
    assert seen.answered_at is not None


def test_reception_shows_no_record_and_cannot_say_that_it_was_looked_at(
    clinic: OpenClinic, open_clinic: Opener
) -> None:
    case = step(clinic, preparing(clinic), CaseState.APPROVED, no_review_because="contact details only")
    shown = {"method": access_checks.INSPECTED, "receipt": "looked at it here"}
    with pytest.raises(InvalidInput) as refused:
        step(open_clinic(Role.RECEPTION), case, CaseState.ISSUED, **shown)
    assert set(refused.value.problems) == {"method"}
    assert access_checks.INSPECTED in HANDED_OVER, "the form offers what the check knows"
    assert step(open_clinic(Role.PRIVACY_OFFICER), case, CaseState.ISSUED, **shown).state is CaseState.ISSUED


def test_a_copy_answers_its_own_case_and_no_other(clinic: OpenClinic, tmp_path: Path) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    approved(clinic, case)
    gone = left(clinic, case, PLAN, tmp_path)
    copy = {"copy_number": gone.number, "pages": gone.pages, "sha256": gone.sha256}
    other = prove(clinic, step(clinic, log(clinic, case.patient_id), CaseState.ACKNOWLEDGED, how="told"))
    other = step(clinic, other, CaseState.PREPARING)
    other = step(clinic, other, CaseState.APPROVED, no_review_because="contact details only")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, other, CaseState.ISSUED, method="hand", receipt="signed", **copy)
    assert set(refused.value.problems) == {"copy_number"}
    assert step(clinic, case, CaseState.ISSUED, method="hand", receipt="signed", **copy).answered_at is not None


def test_a_review_counts_once_the_clinician_has_answered(clinic: OpenClinic) -> None:
    case = step(clinic, preparing(clinic), CaseState.CLINICAL_REVIEW, reviewer=2)
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, CaseState.APPROVED, reviewed_by=2)
    assert set(refused.value.problems) == {"reviewed_by"}
    with working(clinic) as work:
        said = CopyReview(case_id=case.case_id, plan_number=1, what=ANSWERED, reviewer_id=2, at=work.now, by=2)
        work.session.add(said)
    assert step(clinic, case, CaseState.APPROVED, reviewed_by=2).state is CaseState.APPROVED
