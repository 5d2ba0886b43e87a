"""Care teams: shared as long as the clinic is small, then by name, with a reason."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role, UserId
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.services.clinic import settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import care_team
from luna_desktop.services.people.care_team import TeamPlace
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working


def user(clinic: OpenClinic, login: str) -> UserId:
    return next(row.user_id for row in act(clinic, staff.list_staff, None) if row.login == login)


def on_team(clinic: OpenClinic, patient: PatientId) -> bool:
    with working(clinic) as work:
        return care_team.on_care_team(work, patient)


def test_a_small_clinic_shares_its_patients_among_those_who_treat(open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.RECEPTION))
    assert on_team(open_clinic(Role.CLINICIAN), patient)
    assert on_team(open_clinic(Role.THERAPIST), patient)
    assert not on_team(open_clinic(Role.RECEPTION), patient)
    assert not on_team(open_clinic(Role.AUDITOR), patient)


def test_a_clinic_of_more_than_five_clinicians_no_longer_shares(open_clinic: Opener) -> None:
    admin = open_clinic(Role.OWNER)
    roles = frozenset({Role.CLINICIAN})
    for number in range(3):  # with the owner and Dr Pillai five
        act(admin, staff.add_staff, staff.NewStaff(f"dr{number}", f"Dr {number}", roles, builders.PASSWORD))
    clinician = open_clinic(Role.CLINICIAN)
    patient = builders.register(open_clinic(Role.RECEPTION))
    assert on_team(clinician, patient)
    act(admin, staff.add_staff, staff.NewStaff("dr9", "Dr 9", roles, builders.PASSWORD))
    assert not on_team(clinician, patient)
    act(admin, settings.change_preferences, settings.Preferences(shared_care="yes"))
    assert on_team(clinician, patient)


def test_who_registers_a_patient_is_on_the_team(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    act(owner, settings.change_preferences, settings.Preferences(shared_care="no"))
    clinician = open_clinic(Role.CLINICIAN)
    mine, theirs = builders.register(clinician), builders.register(owner, builders.a_patient("Rao"))
    assert (on_team(clinician, mine), on_team(clinician, theirs)) == (True, False)


def test_joining_twice_is_one_place_and_leaving_ends_it(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    act(owner, settings.change_preferences, settings.Preferences(shared_care="no"))
    patient = builders.register(open_clinic(Role.RECEPTION))
    clinician = open_clinic(Role.CLINICIAN)
    place = TeamPlace(patient, clinician.actor.user_id, "covers this week")
    act(owner, care_team.add_to_care_team, place)
    act(owner, care_team.add_to_care_team, place)
    assert on_team(clinician, patient)
    assert len(entries(owner, "care team joined")) == 1
    act(owner, care_team.remove_from_care_team, place)
    assert not on_team(clinician, patient)
    with pytest.raises(StaleRecord):
        act(owner, care_team.remove_from_care_team, place)
    act(owner, care_team.add_to_care_team, place)
    assert on_team(clinician, patient)


def test_only_who_treats_and_still_works_here_joins_and_with_a_reason(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    meera = user(clinic, "meera")
    for place, field in (
        (TeamPlace(patient, meera, " "), "reason"),
        (TeamPlace(patient, user(clinic, "ravi"), "covers"), "user"),
        (TeamPlace(patient, UserId(99), "covers"), "user"),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, care_team.add_to_care_team, place)
        assert set(refused.value.problems) == {field}
    act(clinic, staff.disable_staff, meera)
    with pytest.raises(InvalidInput):
        act(clinic, care_team.add_to_care_team, TeamPlace(patient, meera, "covers"))


def test_the_team_names_its_members_and_who_may_still_join(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(open_clinic(Role.RECEPTION))
    assert act(owner, care_team.read_care_team, patient).is_shared
    act(owner, settings.change_preferences, settings.Preferences(shared_care="no"))
    team = act(owner, care_team.add_to_care_team, TeamPlace(patient, user(owner, "meera"), " covers this week "))
    assert not team.is_shared
    (member,) = team.members
    assert (member.name, member.roles, member.reason) == ("Dr Meera Pillai", (Role.CLINICIAN,), "covers this week")
    assert [each.name for each in team.may_join] == ["Dr Nandini Rao", "Tara Menon"]
    assert act(owner, care_team.read_care_team, patient) == team
    left = act(owner, care_team.remove_from_care_team, TeamPlace(patient, member.user_id, "back"))
    assert left.members == ()
    assert len(left.may_join) == 3
    (former,) = left.former
    assert (former.name, former.reason, former.end_reason) == ("Dr Meera Pillai", "covers this week", "back")
    assert former.until is not None
    again = act(owner, care_team.add_to_care_team, TeamPlace(patient, member.user_id, "covers again"))
    assert [each.reason for each in (*again.members, *again.former)] == ["covers again", "covers this week"]


def test_a_place_ends_with_a_reason_only(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(open_clinic(Role.RECEPTION))
    place = TeamPlace(patient, user(owner, "meera"), "covers this week")
    act(owner, care_team.add_to_care_team, place)
    with pytest.raises(InvalidInput) as refused:
        act(owner, care_team.remove_from_care_team, TeamPlace(patient, place.user_id, "  "))
    assert set(refused.value.problems) == {"reason"}
    assert len(act(owner, care_team.read_care_team, patient).members) == 1
    assert entries(owner, "care team left") == []
