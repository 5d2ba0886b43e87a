"""A record read in one transaction is what its parts are by themselves, and opens to nobody else."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.care import chart, record
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.people import patients
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing_steps import keep_from


def test_a_record_is_its_two_parts_for_everybody_who_may_read_both(open_clinic: Opener) -> None:
    clinician, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(clinician)
    act(clinician, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    for reader in (clinician, therapist):
        read = act(reader, record.read_record, patient)
        assert read.details == act(reader, patients.read_details, patient)
        assert read.chart == act(reader, chart.read_chart, patient)
    assert [known.body.what.text for known in read.chart.conditions] == ["Melasma"]
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), record.read_record, patient)


def test_a_record_kept_from_somebody_stays_shut(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.CLINICIAN), record.read_record, patient)


def test_what_was_read_is_forgotten_at_the_lock(open_clinic: Opener) -> None:
    clinician = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinician)
    act(clinician, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    act(clinician, record.read_record, patient)
    assert clinician.premises.bodies.cache_info().currsize > 0  # type: ignore[attr-defined]  # functools' own
    clinician.close()
    assert clinician.premises.bodies.cache_info().currsize == 0  # type: ignore[attr-defined]  # functools' own
