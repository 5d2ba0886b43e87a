"""A request that points at no entry is handed on to nobody."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import CaseChannel, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.rights.asking import log, prove, step
from tests.services.rights.correcting import ask, at, severe

S = CaseState


def test_it_points_at_an_entry_before_the_author_is_asked(clinic: OpenClinic) -> None:
    case = prove(clinic, log(clinic, builders.register(clinic), CaseKind.CORRECTION))
    case = step(clinic, case, S.ACKNOWLEDGED, how="told")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, S.UNDER_REVIEW, author=1)
    assert set(refused.value.problems) == {"target"}
    assert step(clinic, case, S.DENIED, decision="Another clinic wrote it.", code="D1").state is S.DENIED


def test_the_desk_does_not_settle_what_a_clinician_wrote_as_a_contact_detail(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    asked = ask(owner, patient, at(severe(owner, patient)), channel=CaseChannel.PHONE)
    with working(owner) as work:
        case = book.case_of(work, patient, asked.case_id)
    assert (case.state, case.is_proven) == (S.RECEIVED, True)
    unpointed = prove(owner, log(owner, patient, CaseKind.CORRECTION))
    with pytest.raises(InvalidInput) as refused:
        step(owner, case, S.AMENDED, contact_field="allergy")
    assert set(refused.value.problems) == {"contact_field"}
    owner.lock()
    desk = open_clinic(Role.RECEPTION)
    for each in (case, unpointed):
        with pytest.raises(InvalidInput) as refused:
            step(desk, each, S.AMENDED, contact_field="allergy")
        assert set(refused.value.problems) == {"contact_field"}
    desk.lock()
    assert step(open_clinic(Role.PRIVACY_OFFICER), unpointed, S.AMENDED, contact_field="phone").state is S.AMENDED
