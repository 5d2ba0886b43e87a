"""Asking to be let in: to whom the request goes, what a yes does, and who can say it."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.services.care import chart
from luna_desktop.services.people import care_team
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import Ending, RestrictionEnding
from luna_desktop.services.rights.access_requests import (
    AccessAnswerGiven,
    NewAccessRequest,
    answer_access,
    list_access_requests,
    request_access,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.glass_steps import own_teams
from tests.services.sharing_steps import restrict, user_of

WORDS = "I take over her laser course from Monday"


@pytest.fixture
def asked(open_clinic: Opener) -> PatientId:
    """Return a patient at whose record Dr Meera Pillai asked to be let."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    patient = builders.register(owner)
    act(open_clinic(Role.CLINICIAN), request_access, NewAccessRequest(patient, WORDS))
    return patient


def test_a_yes_puts_whoever_asked_on_the_team(open_clinic: Opener, asked: PatientId) -> None:
    owner, meera = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    (line,) = act(owner, list_access_requests, None)
    assert (line.by, line.words, line.card.patient_id) == ("Dr Meera Pillai", WORDS, asked)
    with pytest.raises(InvalidInput):
        act(owner, answer_access, AccessAnswerGiven(asked, line.request_id, True, " "))
    act(owner, answer_access, AccessAnswerGiven(asked, line.request_id, True, "Takes over"))
    assert act(meera, chart.open_chart, asked).patient_id == asked
    assert act(owner, list_access_requests, None) == ()
    with pytest.raises(StaleRecord):
        act(owner, answer_access, AccessAnswerGiven(asked, line.request_id, False, "Again"))
    with pytest.raises(NotFound):
        act(owner, answer_access, AccessAnswerGiven(asked, 99, False, "Another"))
    assert entries(owner, "access granted")[-1].patient_id == asked


def test_a_no_leaves_the_record_closed_and_another_request_may_follow(open_clinic: Opener, asked: PatientId) -> None:
    officer, meera = open_clinic(Role.PRIVACY_OFFICER), open_clinic(Role.CLINICIAN)
    with pytest.raises(StaleRecord):
        act(meera, request_access, NewAccessRequest(asked, WORDS))
    (line,) = act(officer, list_access_requests, None)
    act(officer, answer_access, AccessAnswerGiven(asked, line.request_id, False, "Not agreed with her"))
    with pytest.raises(NotPermitted):
        act(meera, chart.open_chart, asked)
    act(meera, request_access, NewAccessRequest(asked, WORDS))
    with pytest.raises(InvalidInput):
        act(meera, request_access, NewAccessRequest(asked, "short"))
    with pytest.raises(NotFound):
        act(open_clinic(Role.OWNER), request_access, NewAccessRequest(asked, WORDS))


def test_who_treats_the_patient_answers_and_nobody_else(open_clinic: Opener, asked: PatientId) -> None:
    owner, tara = open_clinic(Role.OWNER), open_clinic(Role.THERAPIST)
    for role in (Role.CLINICIAN, Role.THERAPIST):
        assert act(open_clinic(role), list_access_requests, None) == ()
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), list_access_requests, None)
    place = care_team.TeamPlace(asked, user_of(owner, Role.THERAPIST), "treats her")
    act(owner, care_team.add_to_care_team, place)
    (line,) = act(tara, list_access_requests, None)
    answer = AccessAnswerGiven(asked, line.request_id, True, "Myself")
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), answer_access, answer)
    act(tara, answer_access, AccessAnswerGiven(asked, line.request_id, True, "Agreed in the round"))
    assert act(open_clinic(Role.CLINICIAN), chart.open_chart, asked).patient_id == asked


def test_past_a_restriction_only_the_end_of_it_lets_in(open_clinic: Opener) -> None:
    owner, meera = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    patient = builders.register(owner)
    kept = restrict(owner, patient, Terms(RestrictionKind.STAFF, staff=frozenset({user_of(owner, Role.CLINICIAN)})))
    act(meera, request_access, NewAccessRequest(patient, WORDS))
    (line,) = act(owner, list_access_requests, None)
    yes = AccessAnswerGiven(patient, line.request_id, True, "She agreed on the phone")
    with pytest.raises(InvalidInput):
        act(owner, answer_access, yes)
    act(owner, restrictions.end_restriction, RestrictionEnding(patient, kept, Ending.PATIENT_SPOKEN, "She agreed"))
    act(owner, answer_access, yes)
    assert act(meera, chart.open_chart, patient).patient_id == patient
