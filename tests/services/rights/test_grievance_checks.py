"""Nobody looks into a grievance about themselves, unless nobody else could."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import attachments, cases, grievance_checks, letters, queue
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.rights.asking import asks, prove, step


def about(clinic: OpenClinic, user: int) -> Case:
    request = asks(builders.register(clinic), CaseKind.GRIEVANCE)
    details = {**request.details, grievance_checks.ABOUT: user}
    case = act(clinic, cases.log_request, replace(request, details=details))
    return prove(clinic, step(clinic, case, CaseState.ACKNOWLEDGED, how="told"))


def test_who_is_complained_of_neither_investigates_nor_answers(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    me = int(officer.actor.user_id)
    case = about(officer, me)
    with working(officer) as work:
        assert grievance_checks.complained_of(work, case) == me
    with pytest.raises(InvalidInput) as refused:
        step(officer, case, CaseState.ASSIGNED, investigator=me)
    assert set(refused.value.problems) == {"investigator"}
    case = step(officer, case, CaseState.ASSIGNED, investigator=1)
    assert case.owner_id == 1
    with pytest.raises(InvalidInput) as refused:
        step(officer, case, CaseState.INVESTIGATING)
    assert set(refused.value.problems) == {"step"}
    officer.lock()
    assert step(open_clinic(Role.OWNER), case, CaseState.INVESTIGATING).state is CaseState.INVESTIGATING


def test_who_is_complained_of_does_not_read_what_was_said(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    case = about(officer, int(officer.actor.user_id))
    asked = cases.CaseAsked(case.patient_id, case.case_id)
    answer = letters.LetterAsked(case.patient_id, case.case_id, LetterKind.GRIEVANCE_OUTCOME)
    for use, request in (
        (cases.read_case, asked),
        (attachments.list_attachments, asked),
        (letters.draft_letter, answer),
    ):
        with pytest.raises(NotPermitted, match="about you"):
            act(officer, use, request)  # type: ignore[arg-type]  # each with its own request
    (row,) = act(officer, queue.read_case_queue, queue.QueueQuery()).rows
    assert (row.case.number, row.details) == (case.number, {})
    officer.lock()
    owner = open_clinic(Role.OWNER)
    assert act(owner, cases.read_case, asked).words == "I want what is mine"
    (row,) = act(owner, queue.read_case_queue, queue.QueueQuery()).rows
    assert row.details["category"] == "waiting"


def test_who_is_complained_of_neither_takes_the_case_nor_ends_it(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    me = officer.actor.user_id
    case = about(officer, int(me))
    assert case.owner_id is None
    with pytest.raises(InvalidInput) as refused:
        step(officer, case, CaseState.WITHDRAWN, how="said so")
    assert set(refused.value.problems) == {"step"}
    with pytest.raises(NotPermitted, match="about you"):
        act(officer, cases.note_on_case, cases.CaseNote(case.patient_id, case.case_id, "It was not like that"))
    with pytest.raises(InvalidInput) as refused:
        act(officer, cases.assign_case, cases.Assignment(case.patient_id, case.case_id, me))
    assert set(refused.value.problems) == {"user"}
    officer.lock()
    desk = open_clinic(Role.RECEPTION)
    mine = about(desk, int(desk.actor.user_id))
    with pytest.raises(InvalidInput) as refused:
        step(desk, mine, CaseState.WITHDRAWN, how="said so")
    assert set(refused.value.problems) == {"step"}
    assert step(desk, case, CaseState.WITHDRAWN, how="the patient called").state is CaseState.WITHDRAWN


def test_an_investigator_handles_cases(clinic: OpenClinic) -> None:
    case = about(clinic, 0)
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, CaseState.ASSIGNED, investigator=4)
    assert set(refused.value.problems) == {"investigator"}


def test_alone_in_the_clinic_somebody_has_to(open_clinic: Opener) -> None:
    administrator = open_clinic(Role.ADMINISTRATOR)
    farida = next(each for each in act(administrator, staff.list_staff, None) if each.login == "farida")
    act(administrator, staff.disable_staff, farida.user_id)
    administrator.lock()
    owner = open_clinic(Role.OWNER)
    me = int(owner.actor.user_id)
    case = step(owner, about(owner, me), CaseState.ASSIGNED, investigator=me)
    assert step(owner, case, CaseState.INVESTIGATING).state is CaseState.INVESTIGATING
    assert act(owner, cases.read_case, cases.CaseAsked(case.patient_id, case.case_id)).words
