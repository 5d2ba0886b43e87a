"""Emergency openings: who, with which words, for how long, told to whom, and reviewed by somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.restrictions import OVERRIDE_LASTS, RestrictionKind, Terms
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.privacy import overrides
from luna_desktop.services.privacy.overrides import REVIEW_WITHIN, Override, OverrideReason, Review
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.sharing_steps import keep_from, restrict

WORDS = "Severe swelling after a peel, no colleague here"


@pytest.fixture
def kept(open_clinic: Opener) -> PatientId:
    """Return a patient who keeps the record from Dr Meera Pillai."""
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    return patient


def test_an_opening_counts_at_once_and_for_four_hours(
    open_clinic: Opener, kept: PatientId, ticking: builders.Ticking
) -> None:
    meera = open_clinic(Role.CLINICIAN)
    assert act(meera, overrides.may_open_in_emergency, kept)
    opened = act(meera, overrides.open_in_emergency, Override(OverrideReason.REACTION, WORDS, kept))
    assert opened.patient_id == kept
    assert opened.until - ticking.now == OVERRIDE_LASTS
    assert act(meera, chart.open_chart, kept).patient_id == kept
    assert kept in [card.patient_id for card in act(meera, patients.search_patients, patients.Lookup("Kumar"))]
    assert not act(meera, overrides.may_open_in_emergency, kept)
    ticking.advance(hours=4)
    with pytest.raises(NotPermitted):
        act(meera, chart.read_chart, kept)
    assert act(meera, patients.search_patients, patients.Lookup("Kumar")) == []


def test_it_is_written_as_serious_and_without_the_words(open_clinic: Opener, kept: PatientId) -> None:
    meera = open_clinic(Role.CLINICIAN)
    act(meera, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, kept))
    entry = entries(meera, "restriction overridden")[-1]
    assert entry.patient_id == kept
    assert '"serious": true' in entry.detail
    assert "swelling" not in entry.detail


def test_the_exact_record_number_opens_what_no_list_shows(open_clinic: Opener, kept: PatientId) -> None:
    owner, meera = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    mrn = act(owner, patients.open_patient, kept).card.mrn
    opened = act(meera, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, mrn=f" {mrn.lower()} "))
    assert opened.patient_id == kept


@pytest.mark.parametrize(
    ("override", "field"),
    [
        (Override(None, WORDS, PatientId(1)), "reason"),
        (Override(OverrideReason.LIFE, "urgent", PatientId(1)), "words"),
        (Override(OverrideReason.LIFE, WORDS, mrn="LUN-999999"), "mrn"),
        (Override(OverrideReason.LIFE, WORDS), "mrn"),
    ],
)
def test_an_opening_that_explains_too_little(
    open_clinic: Opener, kept: PatientId, override: Override, field: str
) -> None:
    meera = open_clinic(Role.CLINICIAN)
    assert kept == 1
    with pytest.raises(InvalidInput) as refused:
        act(meera, overrides.open_in_emergency, override)
    assert set(refused.value.problems) == {field}
    assert not entries(meera, "restriction overridden")


def test_nobody_opens_in_an_emergency_what_is_open_to_them(open_clinic: Opener, kept: PatientId) -> None:
    owner = open_clinic(Role.OWNER)
    assert not act(owner, overrides.may_open_in_emergency, kept)
    with pytest.raises(NotFound):
        act(owner, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, kept))


@pytest.mark.parametrize("role", [Role.THERAPIST, Role.RECEPTION, Role.PRIVACY_OFFICER, Role.AUDITOR])
def test_only_clinicians_open_in_an_emergency(open_clinic: Opener, kept: PatientId, role: Role) -> None:
    other = open_clinic(role)
    with pytest.raises(NotPermitted):
        act(other, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, kept))


def test_the_officer_reviews_each_opening_within_three_days(
    open_clinic: Opener, kept: PatientId, ticking: builders.Ticking
) -> None:
    meera, officer = open_clinic(Role.CLINICIAN), open_clinic(Role.PRIVACY_OFFICER)
    act(meera, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, kept))
    (line,) = act(officer, overrides.list_overrides, None)
    assert (line.by, line.words, line.reason) == ("Dr Meera Pillai", WORDS, OverrideReason.LIFE)
    assert line.due_at - line.at == REVIEW_WITHIN
    assert not line.is_overdue
    ticking.advance(hours=73)
    (line,) = act(officer, overrides.list_overrides, None)
    assert line.is_overdue
    with pytest.raises(InvalidInput):
        act(officer, overrides.review_override, Review(kept, line.event_id, True, " "))
    act(officer, overrides.review_override, Review(kept, line.event_id, True, "Seen the notes of the day"))
    (line,) = act(officer, overrides.list_overrides, None)
    assert (line.is_justified, line.reviewed_by, line.is_overdue) == (True, "Farida Sheikh", False)
    with pytest.raises(StaleRecord):
        act(officer, overrides.review_override, Review(kept, line.event_id, False, "Again"))
    with pytest.raises(NotFound):
        act(officer, overrides.review_override, Review(kept, 999, False, "Another"))


def test_nobody_reviews_their_own_opening(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(owner)
    restriction = keep_from_owner(officer, owner, patient)
    act(owner, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, patient))
    assert restriction
    (line,) = act(owner, overrides.list_overrides, None)
    with pytest.raises(NotPermitted):
        act(owner, overrides.review_override, Review(patient, line.event_id, True, "It was right"))


def keep_from_owner(officer: OpenClinic, owner: OpenClinic, patient: PatientId) -> int:
    from_owner = frozenset({int(owner.actor.user_id)})
    return restrict_staff(officer, patient, from_owner)


def restrict_staff(clinic: OpenClinic, patient: PatientId, staff: frozenset[int]) -> int:
    return restrict(clinic, patient, Terms(RestrictionKind.STAFF, staff=staff))


def test_openings_of_a_record_that_is_kept_from_the_reader_are_not_listed(
    open_clinic: Opener, kept: PatientId, ticking: builders.Ticking
) -> None:
    meera, officer = open_clinic(Role.CLINICIAN), open_clinic(Role.PRIVACY_OFFICER)
    act(meera, overrides.open_in_emergency, Override(OverrideReason.LIFE, WORDS, kept))
    keep_from(open_clinic(Role.OWNER), kept, Role.PRIVACY_OFFICER)
    ticking.advance(seconds=timedelta(minutes=1).seconds)
    assert act(officer, overrides.list_overrides, None) == ()
