"""The demo clinic has requests of every kind: one past due, one paused, some closed."""

from __future__ import annotations

from luna_desktop.cli import demo_rights
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.queue import QueueQuery, read_case_queue
from tests import builders
from tests.services.acting import act


def test_every_kind_waits_one_is_late_and_one_stands_still(clinic: OpenClinic) -> None:
    count = len(demo_rights.REQUESTS) + len(demo_rights.GONE)
    patients = [builders.register(clinic, builders.a_patient(f"Kumar{at}", phone="")) for at in range(count)]
    demo_rights.fill(clinic, patients)
    rows = act(clinic, read_case_queue, QueueQuery()).rows
    assert {row.case.kind for row in rows} == set(CaseKind)
    assert [row.is_overdue for row in rows] == [True] + [False] * (len(rows) - 1)
    assert [row.case.kind for row in rows if row.case.clock.paused_since] == [CaseKind.ACCESS]
    closed = act(clinic, read_case_queue, QueueQuery(closed=True)).rows
    assert {row.case.state for row in closed} == {CaseState.CLOSED, CaseState.WITHDRAWN}


def test_a_small_demo_has_what_it_has_room_for(clinic: OpenClinic) -> None:
    demo_rights.fill(clinic, [builders.register(clinic)])
    assert len(act(clinic, read_case_queue, QueueQuery()).rows) == 1
