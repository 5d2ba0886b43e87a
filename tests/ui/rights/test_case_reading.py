"""Pages of cases as they are shown: steps with who and when, what is offered to whom, figures."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases, queue, seconds
from luna_desktop.ui.rights.case_reading import case_of, closed_words, row_of, step_to, tiles_of
from luna_desktop.ui.rights.shown import ShownCase, StepState
from tests import builders
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.asking import log, prove, step

S = CaseState


def shown(clinic: OpenClinic, case: Case) -> ShownCase:
    page = act(clinic, cases.read_case, cases.CaseAsked(case.patient_id, case.case_id))
    found = act(clinic, queue.read_case_queue, queue.QueueQuery())
    row = next(each for each in found.rows if each.case.case_id == case.case_id)
    return case_of(page, row_of(row, clinic.actor, clinic.premises.clock()), clinic.actor)


def test_steps_say_who_did_what_and_what_comes(clinic: OpenClinic) -> None:
    case = step(clinic, log(clinic, builders.register(clinic)), S.ACKNOWLEDGED, how="letter")
    told = shown(clinic, case)
    assert [(each.text, each.state) for each in told.steps] == [
        ("Request logged", StepState.DONE),
        ("Acknowledged", StepState.DONE),
        ("Check identity", StepState.NOW),
        ("Prepare copy", StepState.TO_COME),
        ("Clinical review", StepState.TO_COME),
        ("Approve", StepState.TO_COME),
        ("Hand over", StepState.TO_COME),
        ("Close", StepState.TO_COME),
    ]
    assert told.steps[1].note.endswith("Dr Nandini Rao · By letter")
    assert told.row.born == "Born 01-May-1990 (35 y)" or told.row.born.startswith("Born 01")
    assert told.first is not None
    assert told.first.key == "identity"
    assert "preparing" not in [action.key for action in (told.first, *told.second, *told.more)]


def test_once_proven_the_next_step_is_first_and_refusing_is_marked(clinic: OpenClinic) -> None:
    case = prove(clinic, step(clinic, log(clinic, builders.register(clinic)), S.ACKNOWLEDGED, how="spoken"))
    told = shown(clinic, case)
    assert told.first is not None
    assert told.first.key == "preparing"
    assert [(action.key, action.is_grave) for action in told.second] == [("ask", False), ("denied", True)]
    assert {"identity_pending", "withdrawn", "referred", "note", "chart"} <= {action.key for action in told.more}
    page = act(clinic, cases.read_case, cases.CaseAsked(case.patient_id, case.case_id))
    assert step_to(page, "preparing") is not None
    assert step_to(page, "executed") is None


def test_a_restriction_is_decided_behind_one_button(clinic: OpenClinic) -> None:
    case = log(clinic, builders.register(clinic), CaseKind.RESTRICTION)
    case = prove(clinic, step(clinic, case, S.ACKNOWLEDGED, how="spoken"))
    told = shown(clinic, case)
    assert told.first is not None
    assert (told.first.key, told.first.text) == ("agreed", "Decide…")
    assert [action.key for action in told.second] == ["ask"]


def test_a_proposal_waits_for_the_second_person(clinic: OpenClinic) -> None:
    case = prove(clinic, step(clinic, log(clinic, builders.register(clinic)), S.ACKNOWLEDGED, how="spoken"))
    act(clinic, seconds.propose_step, seconds.Seconding(case.patient_id, case.case_id, S.DENIED))
    told = shown(clinic, case)
    assert [action.key for action in told.second][:1] == ["second:denied"]
    assert any(each.text == "Proposed to the second person" for each in told.steps)


def test_counts_and_figures(open_clinic: Opener, ticking: Ticking) -> None:
    clinic = open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(clinic)
    first, second = log(clinic, patient), log(clinic, patient, CaseKind.GRIEVANCE)
    found = act(clinic, queue.read_case_queue, queue.QueueQuery())
    counts = {tile.key: tile.count for tile in tiles_of(found, 3, 2)}
    assert counts == {"open": 2, "late": 0, "copies": 1, "restrictions": 3, "reviews": 2}
    assert closed_words(found, 365) == "Nothing was answered in the last 365 days."
    ticking.now += timedelta(hours=26)
    case = prove(clinic, step(clinic, first, S.ACKNOWLEDGED, how="spoken"))
    step(clinic, step(clinic, case, S.DENIED, code="A7"), S.DENIAL_REVIEW, asked_on="2026-03-15")
    step(clinic, second, S.WITHDRAWN, how="spoken")
    closed = act(clinic, queue.read_case_queue, queue.QueueQuery(closed=True))
    assert closed_words(closed, 90) == "Nothing was answered in the last 90 days."


def test_a_copy_on_its_way_leads_to_its_page_and_to_no_form(clinic: OpenClinic) -> None:
    case = prove(clinic, step(clinic, log(clinic, builders.register(clinic)), S.ACKNOWLEDGED, how="spoken"))
    told = shown(clinic, step(clinic, case, S.PREPARING))
    assert told.first is not None
    assert (told.first.key, told.first.text) == ("copy", "Put the copy together…")
    keys = {action.key for action in (*told.second, *told.more)}
    assert keys.isdisjoint({"clinical_review", "approved", "partial", "issued"})
    assert "denied" in keys
