"""The status card offers only what fits the status, and nothing to who may not change it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.facts import Known
from luna_desktop.ui.details.standing_card import StandingCard

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
DIED = PatientStatus(Standing.DECEASED, on=PartialDate(2026, 2, 4), source="certificate seen")


@pytest.mark.parametrize(
    ("status", "offered", "said"),
    [
        (PatientStatus(), {"archiveButton", "deathButton"}, "In the lists and in the search again."),
        (PatientStatus(Standing.ARCHIVED, reason="moved"), {"takeBackButton", "deathButton"}, "Left the lists: moved."),
        (DIED, {"takeBackButton"}, "Died 04-Feb-2026. Known from: certificate seen."),
    ],
)
def test_only_what_fits_is_offered(qtbot: QtBot, status: PatientStatus, offered: set[str], said: str) -> None:
    card = StandingCard(date(2026, 3, 14))
    qtbot.addWidget(card)
    card.show_status(Known(1, "status", 1, FactStatus.CURRENT, status, Source.STAFF, "", AT, "Dr Rao"))
    buttons = (card.archive, card.death, card.back)
    assert {button.objectName() for button in buttons if not button.isHidden()} == offered
    assert card.note.text().startswith(said)
    card.allow(False)
    assert all(button.isHidden() for button in buttons)
