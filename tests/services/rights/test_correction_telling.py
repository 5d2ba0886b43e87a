"""Those who had the old entry: found in the book, told through the book, never told twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.rights.disagreements import Told
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.reports.record_content import Section
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases
from luna_desktop.services.rights.correction_telling import Telling, TellingAsked, read_old_recipients, tell_recipient
from luna_desktop.services.rights.corrections import Asked
from luna_desktop.services.sharing.disclosure_reading import DetailAsked, read_disclosure
from luna_desktop.services.sharing.disclosure_terms import Terms
from tests import builders
from tests.services.acting import act
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, propose, send
from tests.services.rights.correcting import ask, at, decide, severe

S = CaseState


def told_later(clinic: OpenClinic, folder: Path) -> tuple[PatientId, Asked, int]:
    """Send allergies to a hospital and the history to another, then correct the allergy."""
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    for name, section in (("Lake View Hospital", Section.ALLERGIES), ("City Laboratory", Section.HISTORY)):
        recipient = a_recipient(clinic, name=name)
        answer_sharing(clinic, patient, recipient)
        send(clinic, a_proposal(patient, recipient, terms=Terms((section,))), folder / f"{section.value}.pdf")
    propose(clinic, a_proposal(patient, recipient, terms=Terms((Section.ALLERGIES,))))  # it never left
    asked = ask(clinic, patient, at(known))
    return patient, asked, decide(clinic, patient, asked, S.ACCEPTED).case.case_id


def test_only_who_received_that_part_is_listed_and_told_through_the_book(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, asked, _case = told_later(clinic, tmp_path)
    where = TellingAsked(patient, asked.case_id)
    listed = act(clinic, read_old_recipients, where)
    assert [(each.name, each.outcome, each.is_registered) for each in listed] == [("Lake View Hospital", None, True)]
    telling = Telling(patient, asked.case_id, Told.EMAIL, listed[0].disclosure_id)
    standing = act(clinic, tell_recipient, telling).standing
    assert standing is not None
    assert standing.state is State.APPROVED
    detail = act(clinic, read_disclosure, DetailAsked(patient, standing.disclosure_id))
    assert (detail.corrects, detail.terms.sections) == (listed[0].number, (Section.ALLERGIES,))
    done = act(clinic, read_old_recipients, where)
    assert [(each.outcome, each.note) for each in done] == [(Told.EMAIL, standing.number)]
    assert act(clinic, cases.read_case, cases.CaseAsked(patient, asked.case_id)).case.state is S.NOTIFYING
    with pytest.raises(InvalidInput):
        act(clinic, tell_recipient, telling)


def test_a_consent_that_was_withdrawn_since_wins(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, asked, _case = told_later(clinic, tmp_path)
    listed = act(clinic, read_old_recipients, TellingAsked(patient, asked.case_id))
    answer_sharing(clinic, patient, 1, ConsentState.WITHDRAWN)
    telling = Telling(patient, asked.case_id, Told.LETTER, listed[0].disclosure_id)
    standing = act(clinic, tell_recipient, telling).standing
    assert standing is not None
    assert standing.state is State.BLOCKED


def test_the_patient_declines_and_names_somebody_else(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, asked, _case = told_later(clinic, tmp_path)
    where = TellingAsked(patient, asked.case_id)
    first = act(clinic, read_old_recipients, where)[0]
    act(clinic, tell_recipient, Telling(patient, asked.case_id, Told.DECLINED, first.disclosure_id))
    with pytest.raises(InvalidInput):
        act(clinic, tell_recipient, Telling(patient, asked.case_id, Told.PHONE))
    named = Telling(patient, asked.case_id, Told.PHONE, name="Dr Iyer", note="called today")
    act(clinic, tell_recipient, named)
    found = act(clinic, read_old_recipients, where)
    assert [(each.name, each.outcome) for each in found] == [
        ("Lake View Hospital", Told.DECLINED),
        ("Dr Iyer", Told.PHONE),
    ]


def test_nobody_is_told_before_the_record_is_corrected(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    asked = ask(clinic, patient, at(severe(clinic, patient)))
    with pytest.raises(InvalidInput):
        act(clinic, tell_recipient, Telling(patient, asked.case_id, Told.PHONE, name="Dr Iyer"))
    with pytest.raises(NotFound):
        act(clinic, read_old_recipients, TellingAsked(patient, 99))
