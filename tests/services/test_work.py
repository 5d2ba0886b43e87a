"""A unit of work: its audit entries form one signed chain, carry no secrets, and name what changed."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic import audit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import READ, Change, Work, key_id, patient_change
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working


def test_an_entry_says_who_when_where_and_what(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        first = work.record("tested", Change("thing", 4, 7), detail={"count": 2}, purpose="P1")
        second = work.record("tested", Change("thing", 5))
        assert second == first + 1
        assert work.records == 2
    entry = entries(clinic, "tested")[0]
    assert (entry.user_id, entry.login, entry.patient_id) == (1, "owner", 7)
    assert (entry.entity, entry.entity_id, entry.purpose) == ("thing", "4", "P1")
    assert entry.recorded_at.startswith("2026-03-14T09:30")
    assert entry.recorded_at.endswith("+00:00")
    assert entry.local_time.startswith("2026-03-14T15:00")
    assert json.loads(entry.detail) == {"count": 2}
    assert "clinician" in entry.roles
    assert entry.signer == key_id(clinic.premises.keys)


def test_reading_is_noted_but_announces_no_change(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        work.record("looked", Change("thing"), kind=READ)
        assert work.changes == set()
        work.record("changed", patient_change("thing", 1, 7))
        assert work.changes == {Change("thing", 1, 7)}


def test_two_people_write_one_chain(open_clinic: Opener) -> None:
    one, other = open_clinic(Role.OWNER), open_clinic(Role.AUDITOR)
    builders.register(one)
    with working(other) as work:
        work.record("tested", Change("thing"))
    builders.register(one)
    verdict = act(other, audit.verify_audit, None)
    assert verdict.is_intact
    signers = {entry.signer for action in ("tested", "patient registered") for entry in entries(one, action)}
    assert len(signers) == 2


def test_keys_and_vault_stay_out_of_what_is_printed(clinic: OpenClinic) -> None:
    text = repr(clinic.premises) + repr(clinic)
    assert clinic.premises.keys.database_key().hex() not in text
    assert "keys=" not in text


def test_what_was_done_outside_the_database_is_taken_back_the_last_first(clinic: OpenClinic) -> None:
    undone: list[str] = []

    def refused() -> None:
        with Session(clinic.engines[0]) as session:
            work = Work(session, clinic.actor, clinic.premises)
            with work.committed():
                work.record("kept", Change("thing"))
                work.if_undone(lambda: undone.append("kept"))
                work.commit_so_far()
                work.record("lost", Change("thing"))
                work.if_undone(lambda: undone.append("first"))
                work.if_undone(lambda: undone.append("last"))
                raise KeyError

    with pytest.raises(KeyError):
        refused()
    assert undone == ["last", "first"]
    assert len(entries(clinic, "kept")) == 1
    assert entries(clinic, "lost") == []


def test_nothing_is_taken_back_after_the_commit(clinic: OpenClinic) -> None:
    undone: list[str] = []
    with Session(clinic.engines[0]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with work.committed():
            work.record("kept", Change("thing"))
            work.if_undone(lambda: undone.append("kept"))
    assert undone == []
    assert len(entries(clinic, "kept")) == 1


def test_many_entries_go_on_the_same_chain_and_are_announced_by_their_kind(
    clinic: OpenClinic, open_clinic: Opener
) -> None:
    with working(clinic) as work:
        first = work.record("before", Change("test"))
        last = work.record_many("many", [(patient_change("test", n, n), {"n": n}) for n in (1, 2, 3)])
        assert last == first + 3
        assert work.record_many("none", []) == last
        work.record("after", Change("test"))
        assert work.changes == {Change("test")}
        assert work.records == 5
    assert [(each.patient_id, each.detail) for each in entries(clinic, "many")] == [
        (n, f'{{"n": {n}}}') for n in (1, 2, 3)
    ]
    assert act(open_clinic(Role.AUDITOR), audit.verify_audit, None).is_intact
