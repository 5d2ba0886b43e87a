"""The table of roles: what each may, how far roles add up, and who can never hold what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.access import (
    GRANTS,
    ROLE_NAMES,
    VAULT_ROLES,
    Actor,
    Permission,
    Reach,
    Role,
    UserId,
    role_problem,
)
from luna_desktop.domain.rights.openings import CARRIED

CLINICAL = {
    Permission.READ_CHART,
    Permission.CHANGE_CHART,
    Permission.READ_PHOTOGRAPHS,
    Permission.ADD_PHOTOGRAPHS,
}
ROLES = st.frozensets(st.sampled_from(Role))


def an_actor(*roles: Role) -> Actor:
    return Actor(UserId(1), "someone", "Someone", frozenset(roles))


def test_every_role_has_a_name_and_a_line_in_the_table() -> None:
    assert set(ROLE_NAMES) == set(GRANTS) == set(Role)


def test_every_permission_is_held_by_somebody() -> None:
    assert {permission for granted in GRANTS.values() for permission in granted} == set(Permission)


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.ADMINISTRATOR, Role.AUDITOR, Role.OWNER])
def test_who_does_not_treat_never_reads_a_chart(role: Role) -> None:
    actor = an_actor(role)
    assert not any(actor.may(permission) for permission in CLINICAL)
    assert not actor.opens_vault


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.THERAPIST])
def test_charts_open_to_the_care_team_only(role: Role) -> None:
    actor = an_actor(role)
    assert {actor.reach(permission) for permission in CLINICAL} == {Reach.CARE_TEAM}
    assert actor.opens_vault


def test_the_privacy_officer_reads_charts_by_a_case_alone_and_changes_none() -> None:
    officer = an_actor(Role.PRIVACY_OFFICER)
    read = {Permission.READ_CHART, Permission.READ_PHOTOGRAPHS, Permission.READ_REPRODUCTIVE}
    assert {officer.reach(permission) for permission in read} == {Reach.CASE}
    assert not officer.may(Permission.CHANGE_CHART)
    assert not officer.may(Permission.ADD_PHOTOGRAPHS)
    assert officer.reach(Permission.READ_SENSITIVE_PHOTOGRAPHS) is Reach.CASE
    both = an_actor(Role.PRIVACY_OFFICER, Role.CLINICIAN)
    assert both.reaches(Permission.READ_CHART) == {Reach.CASE, Reach.CARE_TEAM}


def test_a_therapist_takes_intimate_photographs_and_does_not_see_them_afterwards() -> None:
    therapist = an_actor(Role.THERAPIST)
    assert therapist.may(Permission.ADD_PHOTOGRAPHS)
    assert not therapist.may(Permission.READ_SENSITIVE_PHOTOGRAPHS)
    assert Permission.READ_SENSITIVE_PHOTOGRAPHS not in CARRIED


def test_only_a_clinician_diagnoses_and_prescribes_and_only_for_the_care_team() -> None:
    assert [role for role in Role if an_actor(role).may(Permission.RECORD_DIAGNOSES)] == [Role.CLINICIAN]
    assert an_actor(Role.CLINICIAN).reach(Permission.RECORD_DIAGNOSES) is Reach.CARE_TEAM


def test_who_carries_out_a_change_of_staff_is_not_who_approves_it() -> None:
    assert [role for role in Role if an_actor(role).may(Permission.APPROVE_STAFF)] == [Role.OWNER]


def test_nobody_who_reads_records_manages_staff() -> None:
    assert [role for role in Role if an_actor(role).may(Permission.MANAGE_STAFF)] == [Role.ADMINISTRATOR]


def test_only_the_privacy_officer_issues_a_record_copy() -> None:
    assert [role for role in Role if an_actor(role).may(Permission.ISSUE_RECORD_COPY)] == [Role.PRIVACY_OFFICER]


@pytest.mark.parametrize("role", Role)
def test_whoever_records_a_consent_records_its_withdrawal(role: Role) -> None:
    actor = an_actor(role)
    if actor.may(Permission.RECORD_DESK_CONSENT) or actor.may(Permission.RECORD_FURTHER_CONSENT):
        assert actor.may(Permission.RECORD_WITHDRAWAL)


@given(ROLES)
def test_roles_add_up_and_never_take_away(roles: frozenset[Role]) -> None:
    actor = an_actor(*roles)
    for permission in Permission:
        reaches = {an_actor(role).reach(permission) for role in roles} - {None}
        widest = next((reach for reach in (Reach.ALL, Reach.CARE_TEAM, Reach.CASE) if reach in reaches), None)
        assert actor.reach(permission) is widest
    assert actor.opens_vault == bool(roles & VAULT_ROLES)


@given(ROLES)
def test_only_an_auditor_with_another_role_or_nobody_is_refused(roles: frozenset[Role]) -> None:
    refused = not roles or (Role.AUDITOR in roles and len(roles) > 1)
    assert (role_problem(roles) is not None) == refused
