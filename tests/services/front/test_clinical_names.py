"""Clinical names of services: for those who treat, never for the desk."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.models.book import ServiceClinicalName
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.front.clinical_names import read_clinical_names, treatment_named
from luna_desktop.services.front.services import ServiceKept, keep_service, read_services
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working


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


def test_a_name_of_the_catalogue_says_which_treatment_the_service_is(open_clinic: Opener) -> None:
    entry = catalogue("treatments").entry("qs_ndyag")
    assert treatment_named(entry.name) == "qs_ndyag"
    assert treatment_named(entry.name.upper()) == "qs_ndyag"
    assert (treatment_named("Something of our own"), treatment_named("")) == ("", "")
    owner = open_clinic(Role.OWNER)
    kept = act(owner, keep_service, ServiceKept(DeskService("", "Treatment 20 min", 20), entry.name)).entry
    with working(owner) as work:
        rows = work.session.execute(select(ServiceClinicalName.entry_id, ServiceClinicalName.treatment)).all()
    assert (kept.entry_id, "qs_ndyag") in [tuple(row) for row in rows]
