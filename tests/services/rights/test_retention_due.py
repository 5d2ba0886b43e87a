"""Records that nothing keeps any more, without a request; held and asked ones are left out; holds that come due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.services.rights.legal_holds import NewHold, place_hold
from luna_desktop.services.rights.retention import YearsChosen, choose_years
from luna_desktop.services.rights.retention_due import read_retention_due
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.asking import log
from tests.services.rights.full_record import a_full_record
from tests.services.rights.test_erasing import LONG_AGO
from tests.services.rights.test_legal_holds import MATTER


def test_a_record_past_its_time_is_listed_until_somebody_holds_or_asks(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = a_full_record(owner, LONG_AGO)
    today = builders.register(owner, builders.a_patient("Seen", "Today"))
    page = act(officer, read_retention_due, 0)
    (ended,) = page.ended
    assert (ended.patient_id, ended.ended_on, page.next_after) == (patient, date(2015, 7, 1), 0)
    assert DataGroup.CLINICAL in ended.groups
    assert DataGroup.PHOTOGRAPHS not in ended.groups, "its own rule keeps it until 2027"
    assert today != patient
    assert act(officer, read_retention_due, int(patient)).ended == ()
    assert len(entries(officer, "retention list read")) == 2
    for role in (Role.RECEPTION, Role.AUDITOR, Role.CLINICIAN):
        with pytest.raises(NotPermitted):
            act(open_clinic(role), read_retention_due, 0)
    act(owner, choose_years, (YearsChosen("K1", 20),))
    assert act(officer, read_retention_due, 0).ended == ()
    act(owner, choose_years, (YearsChosen("K1", 3),))
    case = log(owner, patient, CaseKind.GRIEVANCE)
    assert act(officer, read_retention_due, 0).ended == ()
    assert case.kind is CaseKind.GRIEVANCE


def test_a_held_record_is_not_listed_and_its_hold_is_when_it_comes_due(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = a_full_record(owner, LONG_AGO)
    act(officer, place_hold, NewHold(patient, MATTER))
    page = act(officer, read_retention_due, 0)
    assert (page.ended, page.holds) == ((), ())
    soon = replace(MATTER, review_on=local_day(builders.START) + timedelta(days=20))
    hold_id = act(officer, place_hold, NewHold(patient, soon))
    (held,) = act(officer, read_retention_due, 0).holds
    assert (held.patient_id, held.line.hold_id, held.is_due) == (patient, hold_id, False)
