"""T7: a request for erasure, from the desk to the last page of the file, and everything that stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_preferences import CarePreferences
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, UnlockRefused
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.erasure import ERASABLE, Action, GroupDecision
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.holds import Hold, HoldCause
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.models.patients import PatientCard
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import read_details
from luna_desktop.services.rights import cases, erasures, legal_holds, seconds
from luna_desktop.services.rights.erasure_book import ErasurePage, earliest_day
from luna_desktop.services.rights.erasures import DayChosen, Decided, ErasureAsked, Execution, RecipientsTold
from luna_desktop.services.work import MINOR_FAILURE
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.people.two_records import entry
from tests.services.rights.asking import log, prove, step
from tests.services.rights.full_record import a_full_record, marker, pages_of
from tests.services.rights.test_erasing import LONG_AGO

LATER = timedelta(days=400)


def page(clinic: OpenClinic, case: Case) -> ErasurePage:
    return act(clinic, erasures.read_erasure, ErasureAsked(case.patient_id, case.case_id))


def decide(clinic: OpenClinic, case: Case, **changed: Action) -> Case:
    """Decide as the law proposes, unless another action is named for a group."""
    stands = page(clinic, case).groups
    decisions = tuple(
        GroupDecision(each.group, changed.get(each.group.value, each.proposed), "a claim is expected")
        for each in stands
    )
    return act(clinic, erasures.decide_erasure, Decided(ErasureAsked(case.patient_id, case.case_id), decisions))


def noticed(clinic: OpenClinic, case: Case) -> Case:
    """Issue the notice for the first day that may be named, and note that it was sent."""
    first = earliest_day(clinic.premises.clock())
    assert first is not None
    asked = ErasureAsked(case.patient_id, case.case_id)
    letter = act(clinic, erasures.announce_erasure, DayChosen(asked, first))
    assert letter.kind is LetterKind.ERASURE_NOTICE
    return step(clinic, case, CaseState.NOTICE_SENT)


def scheduled(clinic: OpenClinic, patient: PatientId, **changed: Action) -> Case:
    """Take a request to the day on which it may be carried out."""
    case = log(clinic, patient, CaseKind.ERASURE)
    step(clinic, case, CaseState.ACKNOWLEDGED, how="in person")
    prove(clinic, case)
    noticed(clinic, decide(clinic, case, **changed))
    day = page(clinic, case).earliest
    return act(clinic, erasures.schedule_erasure, DayChosen(ErasureAsked(patient, case.case_id), day))


def execute(clinic: OpenClinic, case: Case, password: str = builders.OWNER_PASSWORD) -> None:
    act(clinic, erasures.execute_erasure, Execution(ErasureAsked(case.patient_id, case.case_id), password))


def agreed(open_clinic: Opener, owner: OpenClinic, case: Case) -> OpenClinic:
    """Let the officer propose the erasure and the owner agree; return the officer's clinic."""
    officer = open_clinic(Role.PRIVACY_OFFICER)
    asked = seconds.Seconding(case.patient_id, case.case_id, CaseState.EXECUTED)
    act(officer, seconds.propose_step, asked)
    act(owner, seconds.second_step, asked)
    return officer


def test_from_the_request_to_a_record_of_which_nothing_is_left(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_full_record(owner, LONG_AGO)
    ticking.advance(days=365 * 12)
    case = scheduled(owner, patient)
    assert {each.action for each in page(owner, case).decided} >= {Action.ERASE, Action.ANONYMISE}
    officer = agreed(open_clinic, owner, case)
    with pytest.raises(InvalidInput) as too_soon:
        execute(owner, case)
    assert set(too_soon.value.problems) == {"erase_on"}
    ticking.advance(days=4)
    with pytest.raises(UnlockRefused):
        execute(owner, case, "not the password of anybody")
    assert [entry.outcome for entry in entries(owner, "password refused")] == [MINOR_FAILURE]
    ticking.advance(minutes=5)
    execute(officer, case, builders.PASSWORD)

    pages = pages_of(owner)
    words = [marker(group, patient) for group in ERASABLE] + ["Zqanita", "Zqkannan", "I want what is mine"]
    assert [word for word in words if word.encode() in pages] == []
    after = page(owner, case)
    assert (after.case.state, after.name, len(after.erased)) == (CaseState.EXECUTED, "", 1)
    with pytest.raises(NotFound):
        act(owner, read_details, patient)
    told = RecipientsTold(ErasureAsked(patient, case.case_id), "nobody had received anything")
    act(owner, erasures.confirm_recipients, told)
    closed = step(owner, case, CaseState.CLOSED, outcome="erased")
    assert closed.state is CaseState.CLOSED
    read = act(owner, cases.read_case, cases.CaseAsked(patient, case.case_id))
    assert (read.patient, read.words, read.case.requester.name) == ("", "", "")


def test_what_a_law_keeps_stays_and_leaves_the_lists(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_full_record(owner, LONG_AGO)
    ticking.advance(days=LATER.days)
    case = scheduled(owner, patient)
    actions = {each.group: each.action for each in page(owner, case).decided}
    assert actions[DataGroup.MARKETING] is Action.ERASE
    assert actions[DataGroup.CONSENTS] is actions[DataGroup.IDENTITY] is Action.RESTRICT
    events = act(owner, cases.read_case, cases.CaseAsked(patient, case.case_id)).events
    kept = next(str(each.detail["kept"]) for each in events if each.to is CaseState.PARTIAL)
    assert "Consents, requests and disclosures: kept until " in kept
    assert "Chart" not in kept
    agreed(open_clinic, owner, case)
    ticking.advance(days=4)
    execute(owner, case)
    pages = pages_of(owner)
    assert marker(DataGroup.CLINICAL, patient).encode() not in pages
    assert marker(DataGroup.CONSENTS, patient).encode() in pages
    assert not act(owner, read_details, patient).card.status.is_active


def test_one_person_alone_cannot_carry_it_out(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_full_record(owner, LONG_AGO)
    ticking.advance(days=LATER.days)
    case = scheduled(owner, patient)
    ticking.advance(days=4)
    with pytest.raises(InvalidInput) as alone:
        execute(owner, case)
    assert set(alone.value.problems) == {"second"}
    act(owner, seconds.propose_step, seconds.Seconding(patient, case.case_id, CaseState.EXECUTED))
    with pytest.raises(InvalidInput):
        execute(owner, case)
    assert not page(owner, case).may_agree
    assert marker(DataGroup.MARKETING, patient).encode() in pages_of(owner)


def test_a_hold_another_case_or_a_new_use_stops_it_on_the_day(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_full_record(owner, LONG_AGO)
    ticking.advance(days=LATER.days)
    case = scheduled(owner, patient)
    agreed(open_clinic, owner, case)
    ticking.advance(days=4)
    hold = Hold(HoldCause.NOTICE, "letter of 2 May", local_day(owner.premises.clock()) + timedelta(days=90))
    hold_id = act(owner, legal_holds.place_hold, legal_holds.NewHold(patient, hold))
    assert obstacle(owner, case) == "A legal hold keeps this record. The owner can release it."
    act(owner, legal_holds.release_hold, legal_holds.Release(patient, hold_id, "settled"))
    other = log(owner, patient)
    assert other.number in obstacle(owner, case)
    step(owner, other, CaseState.WITHDRAWN, how="by phone")
    entry(owner, patient, CarePreferences(note="came back"))
    assert "Offers and personal preferences" in obstacle(owner, case)


def obstacle(clinic: OpenClinic, case: Case) -> str:
    with pytest.raises(InvalidInput) as stopped:
        execute(clinic, case)
    return str(stopped.value.problems["obstacle"])


def test_decisions_the_law_forbids_and_shortcuts_around_them_are_refused(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_full_record(owner, LONG_AGO)
    case = log(owner, patient, CaseKind.ERASURE)
    step(owner, case, CaseState.ACKNOWLEDGED, how="in person")
    asked = ErasureAsked(patient, case.case_id)
    everything = tuple(GroupDecision(group, Action.ERASE) for group in DataGroup)
    with pytest.raises(InvalidInput) as refused:
        act(owner, erasures.decide_erasure, Decided(asked, everything))
    assert "marketing" not in refused.value.problems
    assert "consents" in refused.value.problems
    with pytest.raises(InvalidInput) as unproven:
        decide(owner, case)
    assert "identity" in unproven.value.problems
    for target in (CaseState.ASSESSED, CaseState.EXECUTED):
        with pytest.raises(InvalidInput):
            step(owner, case, target, assessment="x", result="x")
    prove(owner, case)
    noticed(owner, decide(owner, case))
    assert page(owner, case).announced == page(owner, case).usual
    early = page(owner, case).earliest - timedelta(days=1)
    with pytest.raises(InvalidInput) as soon:
        act(owner, erasures.schedule_erasure, DayChosen(asked, early))
    assert set(soon.value.problems) == {"erase_on"}
    access = log(owner, patient)
    with pytest.raises(InvalidInput):
        page(owner, access)
    reception = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        page(reception, case)
    with Session(owner.engines[1]) as session:
        assert session.get(PatientCard, int(patient)) is not None
    assert replace(asked, revision=1).revision == 1
