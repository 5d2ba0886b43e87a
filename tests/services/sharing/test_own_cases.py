"""A privacy officer makes a copy at once: the case that it needs is logged, proven and approved first."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.book import case_with_id
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.own_cases import with_own_case
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working


def test_the_officer_reads_no_record_without_a_case_and_makes_a_copy_with_their_own(open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    officer = open_clinic(Role.PRIVACY_OFFICER)
    told = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
    request = CopyRequest(patient, told, "Own record", photographs=(), preview=False, identity_seen="passport")
    with pytest.raises(NotPermitted, match="privacy case"):
        act(officer, prepare_record_copy, request)
    with pytest.raises(InvalidInput) as refused:
        with_own_case(officer.desk, officer.actor, request)
    assert list(refused.value.problems) == ["identity_last_four"]
    named = CopyRequest(**{**vars(request), "identity_last_four": "7741"})
    copy = act(officer, prepare_record_copy, with_own_case(officer.desk, officer.actor, named))
    with working(officer) as work:
        case = case_with_id(work, copy.request.case_id)
    assert (case.state, case.is_proven, copy.content.case.number) == (CaseState.APPROVED, True, case.number)
    assert copy.content.identity_check is not None
    assert copy.content.identity_check.last_four == "7741"
