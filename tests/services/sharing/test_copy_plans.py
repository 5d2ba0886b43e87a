"""Plans of a copy: versions that come back as they were, kept from being overwritten unseen."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.redaction import Redaction
from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import copy_plans
from luna_desktop.services.sharing.copy_plans import CopyPlan, as_body, plan_of, request_of
from tests.services.acting import entries, working
from tests.services.sharing.copying import a_record, approved, ready, saved

PLAN = CopyPlan(
    purpose="Own record",
    form=Form.FULL,
    sections=(Section.ALLERGIES, Section.HISTORY),
    photographs=(3, 5),
    language="hi",
    since=date(2026, 1, 1),
    until=date(2026, 11, 23),
    years=3,
    release="pdf",
    protect=False,
    told_by="phone",
    designee="Dr Elsewhere",
    signed_writing="Letter of 12-11-2026",
    redactions=(Redaction("Kokila Zephyr", "P1"),),
    withheld=((Section.HISTORY, "A4"),),
    left_alone=("Ravi",),
)


def test_a_plan_comes_back_as_it_was() -> None:
    assert plan_of(as_body(PLAN)) == PLAN
    assert plan_of(as_body(CopyPlan())) == plan_of({}) == CopyPlan()
    assert PLAN.codes == {"P1", "A4"}
    assert (PLAN.denial, CopyPlan(redactions=PLAN.redactions).denial) == ("A4", "")


def test_savings_are_versions_and_nobody_overwrites_unseen(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    first = saved(clinic, case, PLAN)
    assert (first.number, first.plan) == (1, PLAN)
    assert saved(clinic, case, PLAN, 1).number == 1
    with pytest.raises(StaleRecord) as refused:
        saved(clinic, case, CopyPlan(), 0)
    assert refused.value.theirs.plan == PLAN
    assert saved(clinic, case, CopyPlan(), 1).number == 2
    with working(clinic) as work:
        assert copy_plans.kept_plan(work, case.case_id).plan == CopyPlan()
    assert [entry.kind for entry in entries(clinic, "record copy planned")] == ["U", "R", "U"]


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (CopyPlan(redactions=(Redaction("Ravi", "Z9"),)), "code"),
        (CopyPlan(redactions=(Redaction("R", "P1"),)), "words"),
        (CopyPlan(since=date(2026, 2, 1), until=date(2026, 1, 1)), "until"),
    ],
)
def test_a_wrong_plan_is_refused_at_its_field(clinic: OpenClinic, plan: CopyPlan, field: str) -> None:
    case = ready(clinic, a_record(clinic))
    with pytest.raises(InvalidInput) as refused:
        saved(clinic, case, plan)
    assert list(refused.value.problems) == [field]


def test_what_was_approved_stays(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, CopyPlan())
    approved(clinic, case)
    with pytest.raises(InvalidInput, match="another look") as refused:
        saved(clinic, case, PLAN, 1)
    assert list(refused.value.problems) == ["plan"]


def test_a_plan_becomes_a_request_for_its_recipient(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    at = clinic.premises.clock()
    asked = request_of(PLAN, case, "Ananya Kumar", at, preview=True)
    assert (asked.recipient.kind, asked.recipient.name) == (RecipientKind.DESIGNEE, "Dr Elsewhere")
    assert asked.sections == (Section.ALLERGIES, Section.HISTORY, Section.WITHHELD, Section.CERTIFICATION)
    assert (asked.case_id, asked.withheld, asked.language) == (case.case_id, (("history", "A4"),), "hi")
    own = request_of(CopyPlan(), case, "Ananya Kumar", at, preview=False)
    assert (own.recipient.kind, own.recipient.name, own.preview) == (RecipientKind.PATIENT, "Ananya Kumar", False)
