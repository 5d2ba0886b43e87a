"""Clinical names of services: for those who treat, never for the desk."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.front.clinical_names import read_clinical_names
from luna_desktop.services.front.services import ServiceKept, keep_service, read_services
from tests.clinic_fixtures import Opener
from tests.services.acting import act


def test_they_are_versioned_and_read_by_those_who_treat(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    entry = act(owner, keep_service, ServiceKept(DeskService("", "Treatment 20 min", 20), "Microneedling")).entry
    again = ServiceKept(entry.body, "Microneedling, face", entry.entry_id, entry.number)
    act(owner, keep_service, again)
    owner.close()
    therapist = open_clinic(Role.THERAPIST)
    assert act(therapist, read_clinical_names, None) == {entry.body.key: "Microneedling, face"}
    therapist.close()
    desk = open_clinic(Role.RECEPTION)
    for case in (read_clinical_names, read_services):
        with pytest.raises(NotPermitted):
            act(desk, case, None)
