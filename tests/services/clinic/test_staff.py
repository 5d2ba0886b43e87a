"""Staff accounts: nobody for themselves, an administrator always left, photographs only after confirmation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord, UnlockRefused
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic import clinics, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.staff import NewStaff, PasswordChange, RoleChange, StaffRow
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

ANIL = NewStaff("anil", "Anil Joshi", frozenset({Role.THERAPIST}), builders.PASSWORD, "KMC 1123")


def row(clinic: OpenClinic, login: str) -> StaffRow:
    return next(each for each in act(clinic, staff.list_staff, None) if each.login == login)


def change(clinic: OpenClinic, login: str, *roles: Role, version: int = 0) -> None:
    found = row(clinic, login)
    act(clinic, staff.change_roles, RoleChange(found.user_id, frozenset(roles), version or found.version))


def sign_in(clinic: OpenClinic, login: str, password: str = builders.PASSWORD) -> OpenClinic:
    return clinics.unlock_clinic(clinic.premises.folder, login, password, clock=clinic.premises.clock)


def test_the_list_says_who_opens_photographs(clinic: OpenClinic) -> None:
    rows = act(clinic, staff.list_staff, None)
    assert [each.display_name for each in rows] == sorted(each.display_name for each in rows)
    assert {each.login for each in rows if each.vault} == {"owner", "meera", "tara", "farida"}
    assert not any(each.waits_for_vault for each in rows)


def test_a_person_is_added_and_signs_in(clinic: OpenClinic) -> None:
    user = act(clinic, staff.add_staff, replace(ANIL, login=" Anil ", display_name="  Anil  Joshi "))
    added = row(clinic, "anil")
    assert (added.user_id, added.display_name, added.registration_no) == (user, "Anil Joshi", "KMC 1123")
    assert (added.vault, added.waits_for_vault) == (True, False)
    opened = sign_in(clinic, "ANIL")
    assert opened.actor.roles == {Role.THERAPIST}
    opened.close()
    assert "saffron" not in repr(ANIL)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"login": ""}, "login"),
        ({"login": "an il"}, "login"),
        ({"login": "x" * 41}, "login"),
        ({"login": "MEERA"}, "login"),
        ({"display_name": " "}, "display_name"),
        ({"roles": frozenset()}, "roles"),
        ({"roles": frozenset({Role.AUDITOR, Role.RECEPTION})}, "roles"),
        ({"password": "short"}, "password"),
        ({"password": "anil anil anil anil"}, "password"),
    ],
)
def test_what_is_wrong_with_a_new_person_stands_at_its_field(
    clinic: OpenClinic, wrong: dict[str, object], field: str
) -> None:
    before = KeyFile.load(clinic.premises.folder).generation
    with pytest.raises(InvalidInput) as refused:
        act(clinic, staff.add_staff, replace(ANIL, **wrong))
    assert field in refused.value.problems
    assert KeyFile.load(clinic.premises.folder).generation == before


def test_who_is_added_without_the_vault_waits_until_a_clinician_confirms(open_clinic: Opener) -> None:
    owner, clinician = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    patient = builders.register(clinician)
    builders.allow_photographs(clinician, patient)
    photograph = builders.add_photograph(clinician, patient)
    manager = frozenset({Role.OWNER, Role.ADMINISTRATOR})
    act(owner, staff.add_staff, NewStaff("leela", "Leela Varghese", manager, builders.PASSWORD))
    admin = sign_in(owner, "leela")
    user = act(admin, staff.add_staff, ANIL)
    assert user is not None
    assert row(admin, "anil").waits_for_vault
    with pytest.raises(NotPermitted):
        act(admin, staff.confirm_vault_access, user)
    waiting = sign_in(admin, "anil")
    asked = photographs.PhotographAsked(patient, photograph)
    with pytest.raises(NotPermitted):
        act(waiting, photographs.open_photograph, asked)
    waiting.close()
    act(clinician, staff.confirm_vault_access, user)
    assert row(admin, "anil").vault
    confirmed = sign_in(admin, "anil")
    assert act(confirmed, photographs.open_photograph, asked).jpeg.startswith(b"\xff\xd8")
    confirmed.close()
    admin.close()


def test_confirming_is_for_others_and_for_roles_that_open_photographs(clinic: OpenClinic) -> None:
    with pytest.raises(NotPermitted):
        act(clinic, staff.confirm_vault_access, clinic.actor.user_id)
    with pytest.raises(InvalidInput):
        act(clinic, staff.confirm_vault_access, row(clinic, "ravi").user_id)


def test_other_roles_count_from_the_next_sign_in_and_take_the_vault_along(clinic: OpenClinic) -> None:
    change(clinic, "meera", Role.RECEPTION)
    assert (row(clinic, "meera").vault, row(clinic, "meera").waits_for_vault) == (False, False)
    opened = sign_in(clinic, "meera")
    assert opened.actor.roles == {Role.RECEPTION}
    assert opened.premises.keys.vault is None
    opened.close()
    change(clinic, "meera", Role.CLINICIAN, Role.PRIVACY_OFFICER)
    assert row(clinic, "meera").vault
    with working(clinic) as work:
        held = work.session.query(StaffRole).filter_by(user_id=row(clinic, "meera").user_id).count()
    assert held == 4  # nothing is overwritten: two ended, two held


def test_nobody_changes_or_closes_their_own_account(clinic: OpenClinic) -> None:
    with pytest.raises(NotPermitted):
        change(clinic, "owner", Role.OWNER)
    with pytest.raises(NotPermitted):
        act(clinic, staff.disable_staff, clinic.actor.user_id)


def test_an_administrator_always_stays(open_clinic: Opener) -> None:
    owner, admin = open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    arun = row(owner, "arun")
    change(admin, "owner", Role.OWNER, Role.CLINICIAN)
    for case, request in (
        (staff.change_roles, RoleChange(arun.user_id, frozenset({Role.RECEPTION}), arun.version)),
        (staff.disable_staff, arun.user_id),
    ):
        with pytest.raises(NotPermitted):  # the owner's window still shows the roles that they no longer hold
            act(owner, case, request)
        with pytest.raises(InvalidInput) as refused, working(owner) as work:
            case.function(work, request)
        work.session.rollback()
        assert "administrator" in str(refused.value.problems["roles"])
    assert Role.ADMINISTRATOR in row(admin, "arun").roles
    assert any(slot.login == "arun" for slot in KeyFile.load(owner.premises.folder).staff_slots())


def test_an_owner_always_stays(open_clinic: Opener) -> None:
    admin = open_clinic(Role.ADMINISTRATOR)
    owner = row(admin, "owner")
    for case, request in (
        (staff.change_roles, RoleChange(owner.user_id, frozenset({Role.CLINICIAN}), owner.version)),
        (staff.disable_staff, owner.user_id),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(admin, case, request)
        assert "owner" in str(refused.value.problems["roles"])
    assert row(admin, "owner") == owner
    assert any(slot.login == "owner" for slot in KeyFile.load(admin.premises.folder).staff_slots())


def test_roles_that_stand_already_change_nothing(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput) as refused:
        change(clinic, "ravi", Role.RECEPTION)
    assert set(refused.value.problems) == {"roles"}
    act(clinic, staff.disable_staff, row(clinic, "ravi").user_id)
    with pytest.raises(InvalidInput) as refused:
        change(clinic, "ravi", Role.THERAPIST)
    assert "closed" in str(refused.value.problems["roles"])


def test_two_administrators_do_not_overwrite_each_other(open_clinic: Opener) -> None:
    owner, admin = open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    read = row(admin, "ravi").version
    change(owner, "ravi", Role.RECEPTION, Role.PRIVACY_OFFICER)
    with pytest.raises(StaleRecord):
        change(admin, "ravi", Role.THERAPIST, version=read)
    assert row(admin, "ravi").roles == {Role.RECEPTION, Role.PRIVACY_OFFICER}


def test_whose_account_is_closed_does_not_come_in_but_stays_named(clinic: OpenClinic) -> None:
    user = row(clinic, "meera").user_id
    act(clinic, staff.disable_staff, user)
    closed = row(clinic, "meera")
    assert closed.disabled_at is not None
    assert (closed.vault, closed.waits_for_vault) == (False, False)
    assert act(clinic, staff.list_staff, None)[-1].login == "meera"
    with pytest.raises(UnlockRefused):
        sign_in(clinic, "meera")
    with pytest.raises(InvalidInput):
        act(clinic, staff.disable_staff, user)
    with pytest.raises(InvalidInput):
        act(clinic, staff.add_staff, replace(ANIL, login="meera"))


def test_somebody_who_is_not_there_is_not_found(clinic: OpenClinic) -> None:
    with pytest.raises(NotFound):
        act(clinic, staff.disable_staff, staff.UserId(99))


def test_a_slot_whose_row_was_lost_to_a_power_cut_is_replaced(clinic: OpenClinic) -> None:
    user = act(clinic, staff.add_staff, ANIL)
    with working(clinic) as work:
        work.session.execute(delete(StaffRole).where(StaffRole.user_id == user))
        work.session.execute(delete(StaffUser).where(StaffUser.id == user))
    with pytest.raises(UnlockRefused):
        sign_in(clinic, "anil")
    act(clinic, staff.add_staff, replace(ANIL, password="copper meadow lantern orbit"))
    slots = KeyFile.load(clinic.premises.folder).staff_slots()
    assert [slot.login for slot in slots].count("anil") == 1
    opened = sign_in(clinic, "anil", "copper meadow lantern orbit")
    opened.close()


def test_ones_own_password_changes_only_with_the_present_one(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    fresh = "copper meadow lantern orbit"
    with pytest.raises(UnlockRefused):
        act(clinic, staff.change_password, PasswordChange("not mine at all", fresh))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, staff.change_password, PasswordChange(builders.PASSWORD, "ravi"))
    assert set(refused.value.problems) == {"new"}
    act(clinic, staff.change_password, PasswordChange(builders.PASSWORD, fresh))
    with pytest.raises(UnlockRefused):
        sign_in(clinic, "ravi")
    opened = sign_in(clinic, "ravi", fresh)
    opened.close()
    assert len(entries(clinic, "password changed")) == 1
    assert fresh not in repr(PasswordChange("a", fresh))


def test_passwords_are_nowhere_in_the_folder(clinic: OpenClinic) -> None:
    act(clinic, staff.add_staff, ANIL)
    for path in Path(clinic.premises.folder).rglob("*"):
        if path.is_file():
            assert builders.PASSWORD.encode() not in path.read_bytes(), path.name
