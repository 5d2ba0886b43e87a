"""A copy says whose request it answers, how identity was proven, and who looked through it."""

from __future__ import annotations

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_plans import CopyPlan
from tests.services.sharing.copying import a_record, prepared, ready, reviewed, saved


def test_the_case_stands_on_the_cover_and_in_the_certification(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, CopyPlan())
    before = prepared(clinic, case, CopyPlan(), preview=True).content
    assert before.certification is not None
    assert before.certification.reviewer == ""
    reviewed(clinic, case)
    content = prepared(clinic, case, CopyPlan(), preview=True).content
    asked, check, certified = content.case, content.identity_check, content.certification
    assert (asked.number, asked.requester, str(asked.relation)) == (case.number, "Ananya Kumar", "The patient")
    assert asked.acknowledged_at is not None
    assert asked.due_at == case.due_at
    assert check is not None
    assert (str(check.method), str(check.document), check.last_four) == ("Photo identity seen", "Passport", "7741")
    assert check.verified_by == clinic.actor.display_name
    assert certified is not None
    assert certified.reviewer == clinic.actor.display_name
    assert certified.reviewed_at is not None
