"""Proposals: nobody but an owner lets a new power in, and nobody lets their own in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import Permission, Role, UserId
from luna_desktop.domain.errors import (
    AccountWaits,
    InvalidInput,
    NotFound,
    NotPermitted,
    StaleRecord,
    StorageTrouble,
    UnlockRefused,
)
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import audit_log, clinics, staff, staff_proposals
from luna_desktop.services.clinic.audit_log import AuditQuery
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.staff import NewStaff, RoleChange, StaffRow
from luna_desktop.services.clinic.staff_proposals import Answer, Outcome, ProposalRow
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

ANIL = NewStaff("anil", "Anil Joshi", frozenset({Role.CLINICIAN}), builders.PASSWORD, "KMC 1123")


def row(clinic: OpenClinic, login: str) -> StaffRow:
    return next(each for each in act(clinic, staff.list_staff, None) if each.login == login)


def change(clinic: OpenClinic, login: str, *roles: Role) -> frozenset[Role]:
    found = row(clinic, login)
    return act(clinic, staff.change_roles, RoleChange(found.user_id, frozenset(roles), found.version))


def listed(clinic: OpenClinic) -> list[ProposalRow]:
    return list(act(clinic, staff_proposals.list_proposals, None))


def waiting(clinic: OpenClinic) -> list[ProposalRow]:
    return [each for each in listed(clinic) if each.decided is None]


def sign_in(clinic: OpenClinic, login: str) -> OpenClinic:
    return clinics.unlock_clinic(clinic.premises.folder, login, builders.PASSWORD, clock=clinic.premises.clock)


def slots(clinic: OpenClinic) -> set[str]:
    return {slot.login for slot in KeyFile.load(clinic.premises.folder).staff_slots()}


def another_owner(clinic: OpenClinic, *more: Role) -> OpenClinic:
    """Add a second owner and sign in as that person."""
    new = NewStaff("leela", "Leela Varghese", frozenset({Role.OWNER, *more}), builders.PASSWORD)
    act(clinic, staff.add_staff, new)
    return sign_in(clinic, "leela")


def test_an_account_that_an_administrator_makes_is_none_before_the_owner_approves(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    assert act(admin, staff.add_staff, replace(ANIL, login=" Anil ")) is None
    assert all(each.login != "anil" for each in act(admin, staff.list_staff, None))
    (proposal,) = waiting(owner)
    assert (proposal.by, proposal.name, proposal.login, proposal.roles) == (
        "Arun Das",
        "Anil Joshi",
        "anil",
        {Role.CLINICIAN},
    )
    with pytest.raises(AccountWaits, match="waits for the owner"):
        sign_in(admin, "anil")
    user = act(owner, staff_proposals.approve_proposal, proposal.proposal_id)
    opened = sign_in(owner, "anil")
    assert (opened.actor.user_id, opened.actor.roles) == (user, {Role.CLINICIAN})
    opened.close()
    assert row(owner, "anil").registration_no == "KMC 1123"
    (answered,) = listed(admin)
    assert answered.decided is not None
    assert (answered.decided.outcome, answered.decided.by) == (Outcome.APPROVED, "Dr Nandini Rao")


def test_the_key_file_of_a_waiting_account_holds_no_key_for_it(open_clinic: Opener) -> None:
    admin = open_clinic(Role.ADMINISTRATOR)
    act(admin, staff.add_staff, ANIL)
    keyfile = KeyFile.load(admin.premises.folder)
    (slot,) = [each for each in keyfile.staff_slots() if each.login == "anil"]
    assert (slot.waits, slot.sealed, slot.sealed_vault) == (True, b"", None)
    with pytest.raises(NotPermitted):
        keyfile.with_vault(open_clinic(Role.CLINICIAN).premises.keys, slot.id)
    keyfile.check_mac(admin.premises.keys)
    with pytest.raises(UnlockRefused) as wrong:
        clinics.unlock_clinic(admin.premises.folder, "anil", "not the password at all", clock=admin.premises.clock)
    assert not isinstance(wrong.value, AccountWaits)  # who does not know the password learns nothing more


def test_waiting_counts_as_no_wrong_password_and_is_in_the_log(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    for _attempt in range(12):
        with pytest.raises(AccountWaits):
            sign_in(admin, "anil")
    act(owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)
    sign_in(owner, "anil").close()
    assert len(entries(owner, "sign-in refused")) == 12


def test_what_an_owner_does_needs_nobody(clinic: OpenClinic) -> None:
    user = act(clinic, staff.add_staff, ANIL)
    assert user is not None
    assert change(clinic, "anil", Role.THERAPIST, Role.PRIVACY_OFFICER) == frozenset()
    assert row(clinic, "anil").roles == {Role.THERAPIST, Role.PRIVACY_OFFICER}
    assert listed(clinic) == []


def test_roles_are_taken_at_once_and_given_after_the_approval(open_clinic: Opener) -> None:
    admin, owner, tara = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER), open_clinic(Role.THERAPIST)
    patient = builders.register(owner)
    assert change(admin, "tara", Role.RECEPTION, Role.CLINICIAN) == {Role.RECEPTION, Role.CLINICIAN}
    after = row(admin, "tara")
    assert (after.roles, after.waits_for_owner) == (frozenset(), {Role.RECEPTION, Role.CLINICIAN})
    assert not after.vault
    with pytest.raises(NotPermitted, match="sign in again"):
        act(tara, chart.open_chart, patient)
    with pytest.raises(AccountWaits, match="new role waits"):
        sign_in(admin, "tara")
    act(owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)
    opened = sign_in(owner, "tara")
    assert opened.actor.roles == {Role.RECEPTION, Role.CLINICIAN}
    opened.close()
    assert row(owner, "tara").vault  # the approving owner may confirm that
    assert len(entries(owner, "roles changed")) == 1


def test_who_has_roles_works_on_with_them_and_is_told_what_waits(open_clinic: Opener) -> None:
    admin, ravi = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.RECEPTION)
    change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    patient = builders.register(ravi)
    with pytest.raises(NotPermitted):
        act(ravi, chart.open_chart, patient)
    opened = sign_in(admin, "ravi")
    assert (opened.actor.roles, opened.waits_for) == ({Role.RECEPTION}, {Role.THERAPIST})
    opened.close()
    owner = open_clinic(Role.OWNER)
    assert (owner.to_approve, owner.waits_for) == (1, frozenset())
    act(owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)
    assert open_clinic(Role.OWNER).to_approve == 0
    builders.register(ravi, builders.a_patient("Rao"))  # the window that is open keeps its roles until it is locked


def test_the_vault_key_waits_where_the_approving_owner_does_not_hold_it(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    manager = another_owner(owner)
    act(admin, staff.add_staff, ANIL)
    user = act(manager, staff_proposals.approve_proposal, waiting(manager)[0].proposal_id)
    manager.close()
    assert (row(admin, "anil").vault, row(admin, "anil").waits_for_vault) == (False, True)
    act(open_clinic(Role.CLINICIAN), staff.confirm_vault_access, user)
    assert row(admin, "anil").vault


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_nobody_but_an_owner_answers(open_clinic: Opener, role: Role) -> None:
    act(open_clinic(Role.ADMINISTRATOR), staff.add_staff, ANIL)
    person = open_clinic(role)
    assert not person.actor.may(Permission.APPROVE_STAFF)
    assert person.to_approve == 0
    with pytest.raises(NotPermitted):
        act(person, staff_proposals.approve_proposal, 1)
    with pytest.raises(NotPermitted):
        act(person, staff_proposals.decline_proposal, Answer(1, "not me"))


def test_nobody_approves_for_themselves_or_what_they_asked_for(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    second = another_owner(owner)
    change(admin, "owner", *row(admin, "owner").roles, Role.THERAPIST)
    (mine,) = waiting(owner)
    with pytest.raises(NotPermitted, match="themselves"):
        act(owner, staff_proposals.approve_proposal, mine.proposal_id)
    with pytest.raises(NotPermitted):
        act(owner, staff_proposals.decline_proposal, Answer(mine.proposal_id, "I do not treat"))
    act(second, staff_proposals.approve_proposal, mine.proposal_id)
    assert Role.THERAPIST in row(admin, "owner").roles
    second.close()
    act(admin, staff.add_staff, ANIL)
    change(owner, "arun", Role.ADMINISTRATOR, Role.OWNER)
    now_owner = sign_in(owner, "arun")
    with pytest.raises(NotPermitted, match="their own proposal"):
        act(now_owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)
    now_owner.close()


def test_nothing_is_asked_for_that_nobody_could_approve(open_clinic: Opener) -> None:
    admin = open_clinic(Role.ADMINISTRATOR)
    with pytest.raises(InvalidInput) as refused:
        change(admin, "owner", *row(admin, "owner").roles, Role.THERAPIST)
    assert "no other owner" in str(refused.value.problems["roles"])
    with pytest.raises(NotPermitted):
        change(admin, "arun", Role.ADMINISTRATOR, Role.CLINICIAN)
    assert listed(admin) == []


def test_a_refusal_needs_a_reason_and_leaves_no_way_in(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    (proposal,) = waiting(owner)
    with pytest.raises(InvalidInput) as refused:
        act(owner, staff_proposals.decline_proposal, Answer(proposal.proposal_id, " "))
    assert set(refused.value.problems) == {"reason"}
    act(owner, staff_proposals.decline_proposal, Answer(proposal.proposal_id, "  I know of nobody new "))
    assert "anil" not in slots(owner)
    with pytest.raises(UnlockRefused) as gone:
        sign_in(admin, "anil")
    assert not isinstance(gone.value, AccountWaits)
    (answered,) = listed(admin)
    assert answered.decided is not None
    assert (answered.decided.outcome, answered.decided.reason) == (Outcome.DECLINED, "I know of nobody new")
    for case, request in (
        (staff_proposals.approve_proposal, proposal.proposal_id),
        (staff_proposals.decline_proposal, Answer(proposal.proposal_id, "again")),
    ):
        with pytest.raises(StaleRecord):
            act(owner, case, request)
    act(admin, staff.add_staff, ANIL)  # the name is free: no account was ever made
    assert "nobody new" not in entries(owner, "staff proposal declined")[0].detail


def test_a_declined_change_of_roles_leaves_what_was_taken_taken(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    change(admin, "ravi", Role.THERAPIST)
    act(owner, staff_proposals.decline_proposal, Answer(waiting(owner)[0].proposal_id, "not trained"))
    assert row(owner, "ravi").roles == frozenset()
    with pytest.raises(AccountWaits, match="holds no role"):
        sign_in(admin, "ravi")
    change(owner, "ravi", Role.RECEPTION)
    sign_in(owner, "ravi").close()


def test_a_proposal_is_taken_back(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    (proposal,) = waiting(admin)
    act(admin, staff_proposals.withdraw_proposal, proposal.proposal_id)
    assert (waiting(owner), "anil" in slots(owner)) == ([], False)
    with pytest.raises(StaleRecord):
        act(owner, staff_proposals.approve_proposal, proposal.proposal_id)
    with pytest.raises(NotFound):
        act(admin, staff_proposals.withdraw_proposal, 99)


def test_a_newer_wish_replaces_the_older_and_the_form_takes_it_back(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    with pytest.raises(InvalidInput):
        change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    change(admin, "ravi", Role.RECEPTION, Role.PRIVACY_OFFICER)
    assert [each.roles for each in waiting(owner)] == [{Role.PRIVACY_OFFICER}]
    assert change(admin, "ravi", Role.RECEPTION) == frozenset()
    assert waiting(owner) == []
    assert row(admin, "ravi").roles == {Role.RECEPTION}
    change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    change(owner, "ravi", Role.RECEPTION, Role.CLINICIAN)
    assert waiting(owner) == []
    assert row(admin, "ravi").roles == {Role.RECEPTION, Role.CLINICIAN}
    assert len(entries(owner, "staff proposal withdrawn")) == 3


def test_closing_an_account_ends_what_was_asked_for_it(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    act(admin, staff.disable_staff, row(admin, "ravi").user_id)
    assert waiting(owner) == []
    assert row(admin, "ravi").disabled_at is not None


def test_what_nobody_answers_is_over_after_two_weeks(open_clinic: Opener, ticking: Ticking) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    act(admin, staff.add_staff, replace(ANIL, login="asha", display_name="Asha Rao"))
    change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    proposal = waiting(owner)[0]
    ticking.advance(days=13)
    assert act(admin, staff_proposals.close_expired_proposals, None) == 0
    ticking.advance(days=2)
    assert waiting(owner) == []
    assert row(admin, "ravi").waits_for_owner == frozenset()
    with pytest.raises(StaleRecord):
        act(owner, staff_proposals.approve_proposal, proposal.proposal_id)
    reception = open_clinic(Role.RECEPTION)
    assert act(reception, staff_proposals.close_expired_proposals, None) == 3
    assert not {"anil", "asha"} & slots(owner)
    assert [each.decided and each.decided.outcome for each in listed(admin)] == [Outcome.EXPIRED] * 3
    assert act(reception, staff_proposals.close_expired_proposals, None) == 0
    open_clinic(Role.OWNER)  # key file and database still agree


def test_one_sign_in_name_waits_once(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    for clinic in (admin, owner):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, staff.add_staff, replace(ANIL, login="ANIL"))
        assert "waits" in str(refused.value.problems["login"])
    assert len(waiting(owner)) == 1


def test_roles_that_go_together_no_more_are_not_given(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    change(admin, "ravi", Role.AUDITOR)
    proposal = waiting(owner)[0].proposal_id
    with working(owner) as work:
        staff_proposals.set_roles(work, row(owner, "ravi").user_id, {Role.RECEPTION})
    with pytest.raises(InvalidInput) as refused:
        act(owner, staff_proposals.approve_proposal, proposal)
    assert "auditor" in str(refused.value.problems["proposal"])


def test_an_account_whose_slot_is_gone_is_declined_not_approved(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    (proposal,) = waiting(owner)
    with working(owner) as work:
        keyfile = KeyFile.load(owner.premises.folder)
        slot = next(each for each in keyfile.staff_slots() if each.login == "anil")
        staff.save_keyfile(work, keyfile.without_slot(owner.premises.keys, slot.id))
    with pytest.raises(InvalidInput) as refused:
        act(owner, staff_proposals.approve_proposal, proposal.proposal_id)
    assert "Decline" in str(refused.value.problems["proposal"])
    act(owner, staff_proposals.decline_proposal, Answer(proposal.proposal_id, "was lost in a restore"))
    assert waiting(owner) == []


def test_a_waiting_slot_that_somebody_else_swapped_in_is_not_made_good(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    path = owner.premises.folder / "keyring.json"
    keyfile = KeyFile.load(owner.premises.folder)
    own, anil = (next(s for s in keyfile.staff_slots() if s.login == login) for login in ("arun", "anil"))
    path.write_text(path.read_text(encoding="utf-8").replace(anil.xpub.hex(), own.xpub.hex()[::-1]), encoding="utf-8")
    with pytest.raises(StorageTrouble, match="changed by something other"):
        act(owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)


def test_every_step_is_in_the_log_with_the_name_it_is_about(open_clinic: Opener) -> None:
    admin, owner, auditor = (open_clinic(role) for role in (Role.ADMINISTRATOR, Role.OWNER, Role.AUDITOR))
    act(admin, staff.add_staff, ANIL)
    act(owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)
    change(admin, "ravi", Role.RECEPTION, Role.THERAPIST)
    act(owner, staff_proposals.decline_proposal, Answer(waiting(owner)[0].proposal_id, "not trained"))
    wanted = frozenset({"account proposed", "roles proposed", "staff proposal approved", "staff proposal declined"})
    page = act(auditor, audit_log.read_audit, AuditQuery(actions=wanted))
    said = [line.sentence.text.format(**line.sentence.values) for line in page.lines]
    assert said == [
        "Dr Nandini Rao declined what was asked for Ravi Shetty",
        "Arun Das asked the owner for more roles for Ravi Shetty",
        "Dr Nandini Rao approved what was asked for Anil Joshi",
        "Arun Das asked the owner for an account for Anil Joshi",
    ]


def test_who_granted_a_role_is_the_owner_who_approved(open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    act(admin, staff.add_staff, ANIL)
    user = act(owner, staff_proposals.approve_proposal, waiting(owner)[0].proposal_id)
    with working(owner) as work:
        granted = work.session.execute(
            select(staff_proposals.StaffProposal.by, StaffUser.login)
            .join(StaffUser, StaffUser.id == user)
            .where(staff_proposals.StaffProposal.login == "anil")
        ).one()
        assert granted == (admin.actor.user_id, "anil")
        roles = work.session.connection().exec_driver_sql(
            f"SELECT granted_by FROM staff_role WHERE user_id = {int(user)}"  # noqa: S608 - a number
        )
        assert [UserId(each.granted_by) for each in roles] == [owner.actor.user_id]
