"""Who pays, as the visits say it together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.visits import Payer
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.care.payers import Paid, read_paid
from luna_desktop.services.care.visit_corrections import VisitAtVersion, strike_out_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, sign

INSURER = Terms(RestrictionKind.INSURER)


def test_one_part_paid_by_somebody_else_counts_and_struck_visits_do_not(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    assert act(clinic, read_paid, patient) is Paid.NOT_SAID
    begin(clinic, patient)
    assert act(clinic, read_paid, patient) is Paid.NOT_SAID
    sign(clinic, begin(clinic, patient))
    assert act(clinic, read_paid, patient) is Paid.IN_FULL
    insured = sign(clinic, begin(clinic, patient), replace(WHOLE, payer=Payer.INSURER))
    assert act(clinic, read_paid, patient) is Paid.IN_PART
    header = insured.header
    act(clinic, strike_out_visit, VisitAtVersion(patient, header.visit_id, header.number, "wrong patient"))
    assert act(clinic, read_paid, patient) is Paid.IN_FULL


@pytest.mark.parametrize("payer", [Payer.SELF_IN_PART, Payer.INSURER, Payer.OTHER])
def test_t6_partial_pay_makes_nothing_mandatory(clinic: OpenClinic, payer: Payer) -> None:
    patient = builders.register(clinic)
    sign(clinic, begin(clinic, patient), replace(WHOLE, payer=payer))
    restriction = act(clinic, restrictions.request_restriction, RestrictionRequest(patient, INSURER, "Not my insurer"))
    must = Decision(patient, restriction, RestrictionState.MANDATORY, consequence_shown=True, paid_in_full=True)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.decide_restriction, must)
    assert "paid_in_full" in refused.value.problems
    agreed = replace(must, state=RestrictionState.AGREED, paid_in_full=False)
    act(clinic, restrictions.decide_restriction, agreed)
    assert act(clinic, restrictions.read_restrictions, patient)[0].state is RestrictionState.AGREED


def test_t6_paid_in_full_is_mandatory_by_itself_and_cannot_be_declined(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    sign(clinic, begin(clinic, patient))
    restriction = act(clinic, restrictions.request_restriction, RestrictionRequest(patient, INSURER, "Not my insurer"))
    declined = Decision(patient, restriction, RestrictionState.DECLINED, "we bill them")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, restrictions.decide_restriction, declined)
    assert set(refused.value.problems) == {"state"}
    agreed = Decision(patient, restriction, RestrictionState.AGREED, consequence_shown=True)
    act(clinic, restrictions.decide_restriction, agreed)
    assert act(clinic, restrictions.read_restrictions, patient)[0].state is RestrictionState.MANDATORY


def test_only_who_decides_asks(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    with pytest.raises(NotPermitted):
        act(desk, read_paid, patient)
