"""Versioned facts: nothing is overwritten, a strike-out stays legible, hashes tell nothing to outsiders."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services import facts
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from tests import builders
from tests.services.acting import act, entries, working

MELASMA = Condition(Coded("Melasma", "L81.1", "ICD-10"), note="since the second pregnancy")


def recorded(clinic: OpenClinic, patient: PatientId) -> int:
    new = chart.NewEntry(patient, MELASMA, Source.RELATIVE)
    return act(clinic, chart.record_entry, new).conditions[-1].fact_id


def test_a_correction_leaves_what_stood_before(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    fact_id = recorded(clinic, patient)
    change = FactChange(patient, fact_id, 1, Condition(Coded("Freckles")), Source.STAFF, "seen under the lamp")
    act(clinic, chart.change_entry, change)
    newest, oldest = act(clinic, chart.read_versions, chart.FactAsked(patient, fact_id))
    assert (newest.number, newest.body.what.text, newest.reason) == (2, "Freckles", "seen under the lamp")
    assert (oldest.number, oldest.body, oldest.source) == (1, MELASMA, Source.RELATIVE)
    assert oldest.recorded_at < newest.recorded_at


def test_a_strike_out_leaves_the_list_and_stays_in_the_history(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    fact_id = recorded(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, chart.strike_out_entry, facts.StrikeOut(patient, fact_id, 1, "  "))
    assert set(refused.value.problems) == {"reason"}
    after = act(clinic, chart.strike_out_entry, facts.StrikeOut(patient, fact_id, 1, "another patient's"))
    assert after.conditions == ()
    newest, oldest = act(clinic, chart.read_versions, chart.FactAsked(patient, fact_id))
    assert (newest.status, newest.body, newest.reason) == (FactStatus.ENTERED_IN_ERROR, MELASMA, "another patient's")
    assert oldest.status is FactStatus.CURRENT
    with working(clinic) as work:
        shown = facts.current_facts(work, patient, ("condition",), with_errors=True)
    assert [each.fact_id for each in shown] == [fact_id]
    with pytest.raises(StaleRecord):
        act(clinic, chart.change_entry, FactChange(patient, fact_id, 2, MELASMA))


def test_another_patients_fact_is_not_there(clinic: OpenClinic) -> None:
    mine, theirs = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    fact_id = recorded(clinic, mine)
    for case, request in (
        (chart.read_versions, chart.FactAsked(theirs, fact_id)),
        (chart.change_entry, FactChange(theirs, fact_id, 1, MELASMA)),
        (chart.strike_out_entry, facts.StrikeOut(theirs, fact_id, 1, "a mistake")),
    ):
        with pytest.raises(NotFound):
            act(clinic, case, request)


def test_a_body_of_another_kind_is_refused(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    fact_id = recorded(clinic, patient)
    with working(clinic) as work, pytest.raises(NotFound):
        facts.change_fact(work, FactChange(patient, fact_id, 1, Phone("+919886001427")))


def test_an_entry_is_struck_out_only_where_it_belongs(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    condition = recorded(clinic, patient)
    with working(clinic) as work:
        (identity,) = facts.current_facts(work, patient, ("identity",))
    for case, fact_id in (
        (chart.strike_out_entry, identity.fact_id),
        (photographs.strike_out_photograph, identity.fact_id),
        (photographs.strike_out_photograph, condition),
    ):
        with pytest.raises(NotFound):
            act(clinic, case, facts.StrikeOut(patient, fact_id, 1, "a mistake"))


def test_the_log_names_fields_and_hashes_under_the_patients_own_key(clinic: OpenClinic) -> None:
    one, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    recorded(clinic, one)
    recorded(clinic, other)
    first, second = (json.loads(entry.detail)["fields"] for entry in entries(clinic, "condition recorded"))
    assert set(first) == set(second) == {each.name for each in fields(Condition)}
    assert first["note"] != second["note"]
    assert "pregnancy" not in str(first)
    assert first["note"][0] == ""


def test_only_changed_fields_are_noted(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    fact_id = recorded(clinic, patient)
    act(clinic, chart.change_entry, FactChange(patient, fact_id, 1, Condition(MELASMA.what, note="since 2024")))
    (entry,) = entries(clinic, "condition changed")
    noted = json.loads(entry.detail)
    assert set(noted["fields"]) == {"note"}
    assert noted["fields"]["note"][0] != noted["fields"]["note"][1]
