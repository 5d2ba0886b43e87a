"""The plan that a follow-up may begin with: of the signed visit just before, and of nobody else."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.services.care.last_plan import LastPlan, read_last_plan
from luna_desktop.services.care.visits import VisitAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, save, sign


def test_the_plan_of_the_signed_visit_before_is_found(clinic: OpenClinic) -> None:
    patient, other = builders.register(clinic), builders.register(clinic)
    sign(clinic, begin(clinic, patient), replace(WHOLE, plan="Peel in 4 weeks"))
    newest = sign(clinic, begin(clinic, patient), replace(WHOLE, plan="Peel in 6 weeks"))
    save(clinic, begin(clinic, patient), replace(WHOLE, plan="Only a draft"))
    visit = begin(clinic, patient).header.visit_id
    found = act(clinic, read_last_plan, VisitAsked(patient, visit))
    assert found == LastPlan(visit, "Peel in 6 weeks", newest.header.started_at)
    elsewhere = begin(clinic, other).header.visit_id
    assert act(clinic, read_last_plan, VisitAsked(other, elsewhere)) == LastPlan(elsewhere)
    assert act(clinic, read_last_plan, VisitAsked(other, visit)) == LastPlan(visit)
