"""Opening closed records: one way past the care team and past a restriction, with reason, password and an end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.restrictions import RestrictionState
from luna_desktop.domain.rights.openings import Barrier, OpeningReason, OpeningRules
from luna_desktop.services.care import chart
from luna_desktop.services.people import care_team, patients
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.rights.break_glass import (
    end_opening,
    look_at_closed,
    open_closed_record,
    read_opening,
    read_opening_terms,
)
from luna_desktop.services.rights.opening_rules import change_opening_rules
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.glass_steps import WORDS, open_record, own_teams, wanted
from tests.services.sharing_steps import keep_from


@pytest.fixture
def stranger(open_clinic: Opener) -> PatientId:
    """Return a patient on whose care team Dr Meera Pillai is not."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    return builders.register(owner)


@pytest.fixture
def kept(open_clinic: Opener) -> PatientId:
    """Return a patient who keeps the record from Dr Meera Pillai."""
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    return patient


def test_a_closed_record_says_whose_it_is_and_how_it_opens_and_nothing_else(
    open_clinic: Opener, stranger: PatientId
) -> None:
    meera = open_clinic(Role.CLINICIAN)
    closed = act(meera, look_at_closed, stranger)
    assert closed is not None
    assert (closed.name, closed.mrn, closed.barriers) == ("Ananya Kumar", "LUN-000001", {Barrier.CARE_TEAM})
    assert closed.reasons == tuple(OpeningReason)
    assert closed.terms == act(meera, read_opening_terms, None)
    assert (closed.terms.hours, closed.terms.review_hours, closed.terms.officer) == (4, 72, "Farida Sheikh")
    assert entries(meera, "closed record looked at")[-1].patient_id == stranger
    assert act(open_clinic(Role.OWNER), look_at_closed, stranger) is None


def test_an_opening_counts_at_once_for_its_hours_and_no_longer(
    open_clinic: Opener, stranger: PatientId, ticking: builders.Ticking
) -> None:
    meera = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotPermitted):
        act(meera, chart.open_chart, stranger)
    opened = open_record(meera, stranger)
    assert opened.until is not None
    assert act(meera, chart.open_chart, stranger).patient_id == stranger
    left = act(meera, read_opening, stranger)
    assert left is not None
    assert left.until == opened.until
    ticking.advance(hours=4)
    assert act(meera, read_opening, stranger) is None
    with pytest.raises(NotPermitted):
        act(meera, chart.read_chart, stranger)


def test_a_restriction_is_set_aside_and_its_life_tells_of_it(
    open_clinic: Opener, kept: PatientId, ticking: builders.Ticking
) -> None:
    owner, meera = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    closed = act(meera, look_at_closed, kept)
    assert closed is not None
    assert (closed.barriers, OpeningReason.COVER in closed.reasons) == ({Barrier.RESTRICTION}, False)
    open_record(meera, kept)
    assert act(meera, chart.open_chart, kept).patient_id == kept
    assert kept in [card.patient_id for card in act(meera, patients.search_patients, patients.Lookup("Kumar"))]
    (line,) = act(owner, restrictions.read_restrictions, kept)
    assert (line.steps[-1].state, line.steps[-1].note) == (RestrictionState.OVERRIDDEN, WORDS)
    assert line.stands
    ticking.advance(hours=4)
    assert act(meera, patients.search_patients, patients.Lookup("Kumar")) == []
    with pytest.raises(NotPermitted):
        act(meera, chart.read_chart, kept)


@pytest.mark.parametrize("closing", ["stranger", "kept"])
def test_the_lock_and_the_person_end_it(open_clinic: Opener, closing: str, request: pytest.FixtureRequest) -> None:
    patient: PatientId = request.getfixturevalue(closing)
    meera = open_clinic(Role.CLINICIAN)
    open_record(meera, patient)
    act(meera, end_opening, patient)
    with pytest.raises(NotPermitted):
        act(meera, chart.open_chart, patient)
    open_record(meera, patient)
    meera.lock()
    again = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotPermitted):
        act(again, chart.open_chart, patient)


def test_another_sign_in_of_the_same_person_is_not_let_in(open_clinic: Opener, kept: PatientId) -> None:
    open_record(open_clinic(Role.CLINICIAN), kept)
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.CLINICIAN), chart.open_chart, kept)


def test_an_opening_puts_nobody_on_the_team(open_clinic: Opener, stranger: PatientId) -> None:
    meera = open_clinic(Role.CLINICIAN)
    open_record(meera, stranger)
    place = care_team.TeamPlace(stranger, meera.actor.user_id, "I was here")
    with pytest.raises(NotPermitted):
        act(meera, care_team.add_to_care_team, place)


def test_a_wrong_password_opens_nothing_is_written_and_costs_the_waiting_time(
    open_clinic: Opener, stranger: PatientId
) -> None:
    meera = open_clinic(Role.CLINICIAN)
    wrong = replace(wanted(stranger), password="not this one")
    for _try in range(5):
        refused = act(meera, open_closed_record, wrong)
        assert refused.until is None
        assert str(refused.refusal).startswith("This is not your password")
    assert refused.wait_seconds > 0
    waits = act(meera, open_closed_record, wanted(stranger))
    assert (waits.until, waits.wait_seconds > 0) == (None, True)
    assert len(entries(meera, "closed record not opened")) == 6
    assert entries(meera, "closed record opened") == []


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"reason": None}, {"reason"}),
        ({"words": "too short"}, {"words"}),
        ({"words": "x" * 501}, {"words"}),
        ({"password": ""}, {"password"}),
        ({"patient_id": None, "mrn": "LUN-999999"}, {"mrn"}),
        ({"patient_id": None, "mrn": "", "words": "", "password": ""}, {"mrn", "words", "password"}),
        ({"reason": OpeningReason.COVER}, {"reason"}),
    ],
)
def test_what_explains_too_little_opens_nothing(
    open_clinic: Opener, kept: PatientId, change: dict[str, object], fields: set[str]
) -> None:
    meera = open_clinic(Role.CLINICIAN)
    with pytest.raises(InvalidInput) as refused:
        act(meera, open_closed_record, replace(wanted(kept), **change))  # type: ignore[arg-type]  # fields of OpenClosed
    assert set(refused.value.problems) == fields
    assert not entries(meera, "closed record opened")


def test_the_exact_number_opens_what_no_list_shows(open_clinic: Opener, kept: PatientId) -> None:
    opened = act(open_clinic(Role.CLINICIAN), open_closed_record, wanted(None, mrn=" lun-000001 "))
    assert opened.patient_id == kept
    assert opened.until is not None


def test_the_entry_is_serious_and_keeps_neither_words_nor_password(open_clinic: Opener, stranger: PatientId) -> None:
    meera = open_clinic(Role.CLINICIAN)
    open_record(meera, stranger)
    entry = entries(meera, "closed record opened")[-1]
    assert entry.patient_id == stranger
    assert '"serious": true' in entry.detail
    assert "swelling" not in entry.detail.casefold()
    assert builders.PASSWORD not in repr(wanted(stranger))


def test_what_is_open_to_somebody_is_not_opened(open_clinic: Opener, stranger: PatientId) -> None:
    with pytest.raises(NotFound):
        open_record(open_clinic(Role.OWNER), stranger)


def test_a_therapist_opens_what_the_team_closes_and_nothing_that_the_patient_closed(
    open_clinic: Opener, stranger: PatientId
) -> None:
    owner, tara = open_clinic(Role.OWNER), open_clinic(Role.THERAPIST)
    assert open_record(tara, stranger).until is not None
    kept = builders.register(owner, builders.a_patient("Iyer", phone="98860 01428"))
    keep_from(owner, kept, Role.THERAPIST)
    closed = act(tara, look_at_closed, kept)
    assert closed is not None
    assert not closed.may_open
    with pytest.raises(NotPermitted):
        open_record(tara, kept)


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_treats_nobody_opens_nothing(open_clinic: Opener, kept: PatientId, role: Role) -> None:
    with pytest.raises(NotPermitted):
        open_record(open_clinic(role), kept)


def test_the_hours_of_the_clinic_count_from_the_next_opening_on(
    open_clinic: Opener, stranger: PatientId, ticking: builders.Ticking
) -> None:
    owner, meera = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    open_record(meera, stranger)
    act(owner, change_opening_rules, OpeningRules(1, 24))
    ticking.advance(hours=2)
    assert act(meera, read_opening, stranger) is not None
    act(meera, end_opening, stranger)
    open_record(meera, stranger)
    ticking.advance(hours=1)
    assert act(meera, read_opening, stranger) is None
