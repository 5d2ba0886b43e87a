"""What another clinic did is read as it was told, by its own numbers, and is nobody's here."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.facts import Source
from luna_desktop.services.care.chart import NewEntry, change_entry, record_entry, strike_out_entry
from luna_desktop.services.care.elsewhere import NOBODY_HERE, list_acts_elsewhere, open_visit_elsewhere
from luna_desktop.services.care.photo_between import treatments_between
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.care.visits import VisitAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.work import Work
from tests import builders
from tests.interop.fhir_out.copies import DOCTOR
from tests.services.acting import act, entries
from tests.services.care.told_elsewhere import CLINIC, CONSENT, NOTE, PRESCRIPTION, a_visit, come_from_there


def test_a_visit_opens_with_its_versions_and_notes_and_the_log_says_who_looked(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    patient = come_from_there(clinic, tmp_path, visits=(a_visit(), a_visit(5, state=VisitState.ENTERED_IN_ERROR)))
    wrong, header = act(clinic, list_visits, VisitsAsked(patient)).headers
    assert (header.elsewhere, header.practitioner, header.practitioner_id) == (CLINIC, DOCTOR, NOBODY_HERE)
    asked = VisitAsked(patient, header.visit_id)
    opened = act(clinic, open_visit_elsewhere, asked)
    assert [each.state for each in opened.versions] == [VisitState.AMENDED, VisitState.SIGNED]
    assert (opened.note, opened.versions[0].reason) == (NOTE, "The plan was missing")
    assert [(each.text, each.by) for each in opened.addenda] == [("Seen too", "Sister Meera")]
    assert [each.entity for each in entries(clinic, "visit opened")] == ["visit_elsewhere"]
    struck = act(clinic, open_visit_elsewhere, VisitAsked(patient, wrong.visit_id))
    assert (struck.state, struck.note.complaint) == (VisitState.ENTERED_IN_ERROR, "")
    other = builders.register(clinic)
    with pytest.raises(NotFound):
        act(clinic, open_visit_elsewhere, VisitAsked(other, header.visit_id))


def test_papers_stand_newest_first_and_those_without_a_day_last(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path, told=(CONSENT, PRESCRIPTION))
    lines = act(clinic, list_acts_elsewhere, patient)
    assert [line.body.act for line in lines] == [Act.PRESCRIPTION, Act.TREATMENT_CONSENT]
    assert lines[0].body.said("serial") == "RX-2026-0007"


def test_nothing_of_it_is_entered_changed_or_struck_out_here(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path, told=(PRESCRIPTION,))
    builders.allow(clinic, patient, Purpose.CARE)
    (line,) = act(clinic, list_acts_elsewhere, patient)
    source = Source.DOCUMENT
    for case, request in (
        (record_entry, NewEntry(patient, line.body, source)),
        (change_entry, FactChange(patient, line.fact_id, 1, line.body, source)),
        (strike_out_entry, StrikeOut(patient, line.fact_id, 1, "Not hers")),
    ):
        with pytest.raises(TypeError):
            act(clinic, case, request)


def test_treatments_elsewhere_lie_between_photographs_as_those_of_here_do(clinic: OpenClinic, tmp_path: Path) -> None:
    seen = (a_visit(2), a_visit(4), a_visit(6))
    patient = come_from_there(clinic, tmp_path, visits=seen)
    first, last = (local_day(each.at) for each in seen[:2])
    with Session(clinic.engines[0]) as session:
        found = treatments_between(Work(session, clinic.actor, clinic.premises), patient, first, last)
    assert [each.name for each in found] == [f"Chemical peel ({CLINIC})"] * 2
