"""What is joined: counts for whoever may know, names of allergies for clinicians, nothing at all for reception."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.merges.clinical_card import ClinicalCard
from tests.clinic_fixtures import Opener
from tests.ui.merges.pairs import a_page, a_pair


def test_each_role_is_told_as_much_as_it_may_know(qtbot: QtBot, open_clinic: Opener) -> None:
    pair = a_pair(open_clinic(Role.OWNER))
    told = {}
    for role in (Role.RECEPTION, Role.PRIVACY_OFFICER, Role.CLINICIAN):
        card = ClinicalCard()
        qtbot.addWidget(card)
        page = a_page(open_clinic(role), pair)
        card.show_halves(page.kept, page.merged)
        told[role] = "" if card.cells[0][0].isHidden() else card.cells[0][2].text()
        assert card.closed.isHidden() is (role is not Role.RECEPTION)
    assert told == {Role.RECEPTION: "", Role.PRIVACY_OFFICER: "1", Role.CLINICIAN: "1: Lidocaine"}
