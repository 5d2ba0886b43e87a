"""Contact details of staff: written and taken back by versions, checked, and read by whom reviews openings alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import Role, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.services.rights.staff_contacts import (
    StaffContact,
    are_known,
    change_staff_contact,
    list_staff_contacts,
)
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries


def test_details_are_given_changed_and_taken_back(open_clinic: Opener) -> None:
    officer, meera = open_clinic(Role.PRIVACY_OFFICER), open_clinic(Role.CLINICIAN)
    everybody = act(officer, list_staff_contacts, None)
    assert are_known(everybody) == 0
    mine = next(each for each in everybody if each.user_id == meera.actor.user_id)
    given = replace(mine, phone="98450 11223", born=date(1985, 2, 3), address="12 Lake Road", postal_code="560038")
    kept = act(officer, change_staff_contact, given)
    assert (kept.phone, kept.version) == ("+919845011223", 1)
    assert are_known(act(officer, list_staff_contacts, None)) == 1
    with pytest.raises(StaleRecord):
        act(officer, change_staff_contact, given)
    with pytest.raises(InvalidInput) as refused:
        act(officer, change_staff_contact, replace(kept, phone="12", born=date(2030, 1, 1)))
    assert set(refused.value.problems) == {"phone", "born"}
    with pytest.raises(NotFound):
        act(officer, change_staff_contact, StaffContact(UserId(99), "Nobody"))
    act(officer, change_staff_contact, StaffContact(mine.user_id, mine.name, version=1))
    assert are_known(act(officer, list_staff_contacts, None)) == 0
    assert "98450" not in "".join(entry.detail for entry in entries(officer, "staff contact changed"))
    with pytest.raises(NotPermitted):
        act(meera, list_staff_contacts, None)
