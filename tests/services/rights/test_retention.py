"""Why kept and until when, per patient; and the years that a clinic chooses."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.services.rights.retention import YearsChosen, choose_years, read_retention, read_retention_rules
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.full_record import a_full_record
from tests.services.rights.test_erasing import LONG_AGO, erase


def test_each_group_says_why_it_is_kept_and_until_when(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_full_record(owner, LONG_AGO)
    found = {each.group: each for each in act(owner, read_retention, patient).groups}
    assert found[DataGroup.CLINICAL].kept.reasons[0].code == "K1"
    assert found[DataGroup.CLINICAL].kept.until == date(2015, 6, 30)
    assert found[DataGroup.PHOTOGRAPHS].kept.until == date(2027, 3, 14)
    assert found[DataGroup.BILLING].kept.is_empty
    assert found[DataGroup.CLINICAL].count > 5
    reception = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        act(reception, read_retention, patient)
    auditor = open_clinic(Role.AUDITOR)
    assert act(auditor, read_retention, patient).patient_id == patient
    erase(owner, patient, DataGroup.CLINICAL)
    page = act(owner, read_retention, patient)
    assert [past.groups for past in page.erased] == [(DataGroup.CLINICAL,)]
    assert {each.group: each for each in page.groups}[DataGroup.CLINICAL].kept.is_empty


def test_a_clinic_may_keep_longer_and_never_shorter_than_the_floor(open_clinic: Opener) -> None:
    owner, reception = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = a_full_record(owner, LONG_AGO)
    with pytest.raises(InvalidInput):
        act(owner, choose_years, (YearsChosen("K1", 2),))
    with pytest.raises(NotPermitted):
        act(reception, choose_years, (YearsChosen("K1", 9),))
    act(owner, choose_years, (YearsChosen("K1", 20),))
    years = {each.rule.code: each.years for each in act(owner, read_retention_rules, None)}
    assert (years["K1"], years["K8"]) == (20, 6)
    found = {each.group: each for each in act(owner, read_retention, patient).groups}
    assert found[DataGroup.CLINICAL].kept.until == date(2030, 6, 30)
    assert len(entries(owner, "retention changed")) == 1
    assert builders.START.year == 2026
