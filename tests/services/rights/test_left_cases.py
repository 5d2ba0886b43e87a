"""Open cases of somebody who left go to a colleague who handles cases, and to nobody else."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic import hand_over, staff
from luna_desktop.services.clinic.hand_over import HandOver
from luna_desktop.services.clinic.left_behind import HandedOver
from luna_desktop.services.rights import cases
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.asking import log


def test_open_cases_change_hands_when_their_officer_leaves(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(officer)
    case = log(officer, patient)
    leaver = officer.actor.user_id
    owner, admin = open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    officer.lock()
    act(admin, staff.disable_staff, leaver)
    (pile,) = act(admin, hand_over.read_left_behind, leaver)
    assert (pile.key, len(pile.items)) == ("cases", 1)
    reception = next(each.user_id for each in act(admin, staff.list_staff, None) if each.login == "ravi")
    assert act(admin, hand_over.hand_over, HandOver(leaver, reception)) == HandedOver(moved=0, stayed=1)
    owners = HandOver(leaver, owner.actor.user_id)
    assert act(admin, hand_over.hand_over, owners) == HandedOver(moved=1, stayed=0)
    (now,) = act(owner, cases.read_cases_of, patient)
    assert (now.case_id, now.owner_id) == (case.case_id, owner.actor.user_id)
    assert len(entries(admin, "cases handed over")) == 2
