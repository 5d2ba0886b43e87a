"""The rows of accounts: who holds which role, who always has to, and when an open window no longer counts."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.services.clinic import accounts
from luna_desktop.services.clinic.accounts import UserId
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.clinic_fixtures import Opener
from tests.services.acting import working


def test_roles_end_and_begin_and_nothing_is_overwritten(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        (ravi,) = accounts.holders_of(work, Role.RECEPTION)
        accounts.set_roles(work, UserId(ravi), {Role.THERAPIST, Role.PRIVACY_OFFICER})
        assert accounts.roles_of(work, UserId(ravi)) == {Role.THERAPIST, Role.PRIVACY_OFFICER}
        assert accounts.roles_by_user(work)[ravi] == {Role.THERAPIST, Role.PRIVACY_OFFICER}
        assert accounts.holders_of(work, Role.RECEPTION) == frozenset()


@pytest.mark.parametrize("role", accounts.KEPT_ROLES)
def test_somebody_always_holds_what_the_clinic_cannot_do_without(clinic: OpenClinic, role: Role) -> None:
    with working(clinic) as work:
        accounts.keep_the_needed(work)
        for user in accounts.holders_of(work, role):
            accounts.set_roles(work, UserId(user), {Role.RECEPTION})
        with pytest.raises(InvalidInput) as refused:
            accounts.keep_the_needed(work)
        assert refused.value.problems["roles"] == accounts.KEPT_ROLES[role]
        work.session.rollback()


def test_a_row_is_found_by_id_and_version(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        row = accounts.account_row(work, clinic.actor.user_id)
        assert row.login == "owner"
        with pytest.raises(StaleRecord):
            accounts.account_row(work, clinic.actor.user_id, version=row.version + 1)
        with pytest.raises(NotFound):
            accounts.account_row(work, UserId(99))


def test_only_who_may_confirm_it_shares_the_vault_at_once(open_clinic: Opener) -> None:
    clinical, desk = frozenset({Role.THERAPIST}), frozenset({Role.RECEPTION})
    for role, shares in ((Role.CLINICIAN, True), (Role.THERAPIST, False), (Role.ADMINISTRATOR, False)):
        with working(open_clinic(role)) as work:
            assert accounts.shares_vault(work, clinical) is shares
            assert not accounts.shares_vault(work, desk)


def test_a_role_more_does_not_close_a_window_and_a_role_less_does(open_clinic: Opener) -> None:
    ravi = open_clinic(Role.RECEPTION)
    with working(ravi) as work:
        accounts.set_roles(work, ravi.actor.user_id, {Role.RECEPTION, Role.THERAPIST})
        assert accounts.still_holds_roles(work)
        accounts.set_roles(work, ravi.actor.user_id, {Role.THERAPIST})
        assert not accounts.still_holds_roles(work)
