"""The review of openings: told at once, due in time, found once, by somebody else, and noted where it was wrong."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.domain.rights.openings import Barrier, OpeningReason
from luna_desktop.models.openings import IncidentNote
from luna_desktop.services.rights.break_glass import OpenClosed, end_opening, open_closed_record
from luna_desktop.services.rights.opening_reviews import (
    OpeningReview,
    count_openings,
    list_openings,
    review_opening,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.rights.glass_steps import WORDS, open_record, own_teams
from tests.services.sharing_steps import keep_from, restrict


@pytest.fixture
def opened(open_clinic: Opener) -> PatientId:
    """Return a patient whose closed record Dr Meera Pillai opened."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    patient = builders.register(owner)
    open_record(open_clinic(Role.CLINICIAN), patient)
    return patient


def test_the_officer_sees_it_at_once_and_has_three_days(
    open_clinic: Opener, opened: PatientId, ticking: builders.Ticking
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    (line,) = act(officer, list_openings, None)
    assert (line.by, line.words, line.reason) == ("Dr Meera Pillai", WORDS, OpeningReason.EMERGENCY)
    assert line.barriers == {Barrier.CARE_TEAM}
    assert (line.review_by - line.at).total_seconds() == 72 * 3600
    counts = act(officer, count_openings, None)
    assert (counts.waiting, counts.overdue) == (1, 0)
    ticking.advance(hours=73)
    assert act(officer, list_openings, None)[0].is_overdue
    assert act(officer, count_openings, None).overdue == 1
    act(officer, review_opening, OpeningReview(opened, line.opening_id, True, "Seen the notes of the day"))
    (line,) = act(officer, list_openings, None)
    assert (line.is_justified, line.reviewed_by, line.is_overdue) == (True, "Farida Sheikh", False)
    assert act(officer, count_openings, None).waiting == 0
    with pytest.raises(StaleRecord):
        act(officer, review_opening, OpeningReview(opened, line.opening_id, False, "Again", "Again"))
    with pytest.raises(NotFound):
        act(officer, review_opening, OpeningReview(opened, 999, False, "Another", "Another"))


def test_what_was_not_justified_opens_an_incident_note(open_clinic: Opener, opened: PatientId) -> None:
    officer, meera = open_clinic(Role.PRIVACY_OFFICER), open_clinic(Role.CLINICIAN)
    (line,) = act(officer, list_openings, None)
    for note, incident, wrong in ((" ", " ", {"note", "incident"}), ("No reason", "", {"incident"})):
        with pytest.raises(InvalidInput) as refused:
            act(officer, review_opening, OpeningReview(opened, line.opening_id, False, note, incident))
        assert set(refused.value.problems) == wrong
    review = OpeningReview(opened, line.opening_id, False, "No emergency was seen", "Talk on Monday; tell the patient")
    found = act(officer, review_opening, review)
    assert (found.is_justified, found.incident) == (False, "Talk on Monday; tell the patient")
    with working(officer) as work:
        note = work.session.scalars(select(IncidentNote)).one()
        assert (note.patient_id, note.about, note.by) == (opened, meera.actor.user_id, officer.actor.user_id)
    assert entries(officer, "incident noted")[-1].patient_id == opened
    assert "Monday" not in entries(officer, "incident noted")[-1].detail


def test_an_opening_that_was_ended_says_when(open_clinic: Opener, opened: PatientId, ticking: builders.Ticking) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    planned = act(officer, list_openings, None)[0].until
    again = open_clinic(Role.CLINICIAN)
    open_record(again, opened)
    ticking.advance(minutes=10)
    act(again, end_opening, opened)
    second = max(act(officer, list_openings, None), key=lambda line: line.opening_id)
    assert second.until < planned


def test_nobody_reviews_their_own(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(owner)
    restrict(officer, patient, Terms(RestrictionKind.STAFF, staff=frozenset({int(owner.actor.user_id)})))
    act(owner, open_closed_record, OpenClosed(OpeningReason.PRESENT, WORDS, builders.OWNER_PASSWORD, patient))
    (line,) = act(owner, list_openings, None)
    assert line.is_mine
    with pytest.raises(NotPermitted):
        act(owner, review_opening, OpeningReview(patient, line.opening_id, True, "It was right"))


def test_openings_of_a_record_that_is_kept_from_the_reader_are_not_listed(
    open_clinic: Opener, opened: PatientId
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    keep_from(open_clinic(Role.OWNER), opened, Role.PRIVACY_OFFICER)
    assert act(officer, list_openings, None) == ()
    assert act(officer, count_openings, None).waiting == 0
