"""The queue: overdue first, then by due time; and figures of what is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases, letters, queue
from luna_desktop.services.rights.queue import QueueQuery, Whose
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, watching
from tests.services.rights.asking import asks, log, step


def test_overdue_first_then_by_due_time_in_few_statements(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    grievance = log(clinic, patient, CaseKind.GRIEVANCE)
    ticking.advance(days=20)
    access = log(clinic, patient)
    correction = log(clinic, patient, CaseKind.CORRECTION)
    ticking.advance(days=11)
    with watching(clinic) as watched:
        found = act(clinic, queue.read_case_queue, QueueQuery())
    assert len(watched.about("rights_case")) == 1
    numbers = [(row.case.number, row.is_overdue) for row in found.rows]
    assert numbers == [(access.number, True), (grievance.number, True), (correction.number, False)]
    assert found.rows[0].case.due_at <= found.rows[1].case.due_at
    assert found.rows[0].patient == "Ananya Kumar"
    counts = {each.kind: (each.open, each.overdue) for each in found.counts}
    assert counts[CaseKind.ACCESS] == (1, 1)
    assert counts[CaseKind.CORRECTION] == (1, 0)
    assert act(clinic, queue.count_open_cases, None) == found.counts


def test_the_queue_by_kind_and_by_whose(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    nobodys = log(desk, patient)
    with pytest.raises(NotPermitted):
        act(desk, queue.read_case_queue, QueueQuery())
    desk.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    mine = log(officer, patient, CaseKind.ERASURE)

    def shown(query: QueueQuery) -> list[str]:
        return [row.case.number for row in act(officer, queue.read_case_queue, query).rows]

    assert shown(QueueQuery(whose=Whose.MINE)) == [mine.number]
    assert shown(QueueQuery(whose=Whose.NOBODYS)) == [nobodys.number]
    assert shown(QueueQuery(kinds=frozenset({CaseKind.ERASURE}))) == [mine.number]
    assert [name for _user, name in act(officer, queue.read_handlers, None)] == ["Dr Nandini Rao", "Farida Sheikh"]


def test_closed_cases_with_how_many_in_time_and_the_middle_value(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    started = [step(clinic, log(clinic, patient), CaseState.ACKNOWLEDGED, how="told") for _ in range(4)]
    for case, hours in zip(started, (10, 20, 70, 0), strict=True):
        ticking.advance(hours=hours)
        to = CaseState.DENIED if hours else CaseState.WITHDRAWN
        after = step(clinic, case, to, **({"code": "A7"} if hours else {"how": "by phone"}))
        assert (after.answered_at is None) == bool(hours), "a denial answers once its letter is issued"
        if hours:
            act(clinic, letters.issue_letter, letters.LetterAsked(patient, case.case_id, LetterKind.DENY))
    closed = act(clinic, queue.read_case_queue, QueueQuery(closed=True))
    assert [row.case.state for row in closed.rows] == [CaseState.WITHDRAWN]
    assert closed.closed == ()
    figures = queue.figures_of([row.case for row in act(clinic, queue.read_case_queue, QueueQuery()).rows])
    (access,) = figures
    assert (access.count, access.in_time) == (3, 2)
    assert (access.paused, access.extended, access.back_dated) == (0, 0, 0)
    assert timedelta(hours=30) <= access.middle < timedelta(hours=31)


def test_what_could_make_a_late_case_look_well_is_counted_apart(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    early = ticking.now - timedelta(hours=20)
    late = replace(asks(patient, CaseKind.CORRECTION), received_at=early, back_dated_because="came by post")
    case = act(clinic, cases.log_request, late)
    act(clinic, cases.extend_case, cases.CaseNote(patient, case.case_id, "the author is away"))
    step(clinic, step(clinic, case, CaseState.ACKNOWLEDGED, how="told"), CaseState.DENIED, code="D4", decision="no")
    (figures,) = queue.figures_of([row.case for row in act(clinic, queue.read_case_queue, QueueQuery()).rows])
    assert (figures.count, figures.paused, figures.extended, figures.back_dated) == (1, 0, 1, 1)
