"""The care team's card says who is on the team in each of its states."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role, UserId
from luna_desktop.services.people.care_team import CareTeam, TeamMember
from luna_desktop.ui.details.team_card import TeamCard

MEERA = TeamMember(UserId(2), "Dr Meera Pillai", (Role.CLINICIAN,), datetime(2026, 3, 14, tzinfo=UTC), "covers")


@pytest.mark.parametrize(
    ("shared", "members", "said"),
    [
        (True, (), "Every clinician and therapist: care is shared."),
        (True, (MEERA,), "Every clinician and therapist: care is shared. Named besides:"),
        (False, (), "Nobody yet. A clinician who is not on the team cannot open the chart."),
        (False, (MEERA,), ""),
    ],
)
def test_each_state_has_its_words(qtbot: QtBot, shared: bool, members: tuple[TeamMember, ...], said: str) -> None:
    card = TeamCard()
    qtbot.addWidget(card)
    card.show_team(CareTeam(PatientId(1), shared, members, ()))
    assert card.note.text() == said
    assert card.note.isHidden() is not bool(said)
    assert card.add_button.isHidden()
    texts = {label.text() for label in card.findChildren(QLabel)}
    assert ("Since 14-Mar-2026: covers" in texts) is bool(members)
