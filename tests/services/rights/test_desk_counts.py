"""Restrictions in force, counted over all patients."""

from __future__ import annotations

from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restriction_rules, restrictions
from luna_desktop.services.rights.desk_counts import read_desk_counts
from tests import builders
from tests.services.acting import act


def test_asked_for_counts_not_agreed_does_and_ended_no_more(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    request = restriction_rules.RestrictionRequest(patient, Terms(RestrictionKind.PHOTOGRAPHS), "Not for others")
    restriction = act(clinic, restrictions.request_restriction, request)
    assert act(clinic, read_desk_counts, None).restrictions == 0
    decision = restriction_rules.Decision(patient, restriction, RestrictionState.AGREED, consequence_shown=True)
    act(clinic, restrictions.decide_restriction, decision)
    assert act(clinic, read_desk_counts, None).restrictions == 1
    ending = restriction_rules.RestrictionEnding(
        patient, restriction, restriction_rules.Ending.PATIENT_WRITTEN, "Asked in writing"
    )
    act(clinic, restrictions.end_restriction, ending)
    assert act(clinic, read_desk_counts, None).restrictions == 0
