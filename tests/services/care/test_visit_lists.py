"""Visits here and elsewhere stand in one list by their days, part by part, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from luna_desktop.domain.consent import Purpose
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.care.visits import NewVisit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.interop.fhir_out.copies import AT
from tests.services.acting import act
from tests.services.care.told_elsewhere import a_visit, come_from_there


def test_parts_follow_each_other_also_where_instants_are_the_same(clinic: OpenClinic, tmp_path: Path) -> None:
    same = AT + timedelta(days=2)
    seen = (a_visit(1), a_visit(2), replace(a_visit(3), at=same), a_visit(4))
    patient = come_from_there(clinic, tmp_path, visits=seen)
    builders.allow(clinic, patient, Purpose.CARE)
    for at in (same, same, AT):
        act(clinic, start_visit, NewVisit(patient, started_at=at))
    whole = act(clinic, list_visits, VisitsAsked(patient))
    assert (whole.total, whole.unsigned) == (7, 3)
    assert [bool(each.elsewhere) for each in whole.headers] == [True, False, False, True, True, True, False]
    for size in (1, 2, 3):
        found = []
        part = act(clinic, list_visits, VisitsAsked(patient, limit=size))
        while part.headers:
            found += part.headers
            part = act(clinic, list_visits, VisitsAsked(patient, part.headers[-1], size))
        assert tuple(found) == whole.headers
