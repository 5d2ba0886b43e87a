"""From which days the rules count, as the database knows them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import kept
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.held import Holdings, holdings_of, records_of
from luna_desktop.services.work import Work
from tests import builders
from tests.services.people.two_records import merge, two
from tests.services.rights.full_record import a_full_record
from tests.services.rights.test_erasing import LONG_AGO


def looked(clinic: OpenClinic, patient: int) -> Holdings:
    with Session(clinic.engines[1]) as session:
        return holdings_of(Work(session, clinic.actor, clinic.premises), patient)


def test_of_somebody_only_registered_there_are_a_name_a_phone_and_a_consent(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    found = looked(clinic, patient)
    groups = {DataGroup.IDENTITY, DataGroup.CONTACT, DataGroup.CONSENTS, DataGroup.LOG}
    assert set(found.held.processed) == set(found.counts) == groups
    assert set(found.held.processed.values()) == {date(2026, 3, 14)}
    assert not found.held.was_seen
    assert found.held.birthday_21 == date(2011, 5, 1)
    assert found.held.last_right is None
    assert kept(found.held)[DataGroup.IDENTITY].until == date(2027, 3, 14)


def test_of_a_full_record_every_group_counts_from_its_own_last_use(clinic: OpenClinic) -> None:
    patient = a_full_record(clinic, LONG_AGO)
    held = looked(clinic, patient).held
    assert held.was_seen
    assert held.last_visit == date(2010, 6, 30)
    assert held.processed[DataGroup.MESSAGES] == held.processed[DataGroup.BOOKINGS] == date(2010, 6, 30)
    assert held.processed[DataGroup.PHOTOGRAPHS] == date(2026, 3, 14)
    assert not held.on_hold


def test_records_that_were_merged_count_as_one(clinic: OpenClinic) -> None:
    pair = two(clinic)
    merge(clinic, pair)
    with Session(clinic.engines[1]) as session:
        assert records_of(Work(session, clinic.actor, clinic.premises), pair.kept) == [int(pair.kept), int(pair.merged)]
