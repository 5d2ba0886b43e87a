"""The card about the whole log: never checked, fresh, old, broken, and on its way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.audit import AuditVerdict
from luna_desktop.services.clinic.audit_log import LastCheck
from luna_desktop.texts import say
from luna_desktop.ui.audit.check_card import FRESH, CheckCard
from tests.ui.clipping import clipped

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def card(qtbot: QtBot) -> CheckCard:
    made = CheckCard()
    qtbot.addWidget(made)
    made.resize(860, 140)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("last", "chip", "tone"),
    [
        (None, "Not checked", "neutral"),
        (LastCheck(NOW - timedelta(days=1), "Usha Nair", 48_213, None), "Verified", "ok"),
        (LastCheck(NOW - FRESH - timedelta(minutes=1), "Usha Nair", 48_213, None), "Check again", "warn"),
        (LastCheck(NOW, "Usha Nair", 4, 5), "Broken", "danger"),
    ],
)
def test_the_last_check_is_told(qtbot: QtBot, card: CheckCard, last: LastCheck | None, chip: str, tone: str) -> None:
    card.show_last(48_300, last, NOW)
    assert (card.chip.spec().text, card.chip.spec().tone) == (chip, tone)
    assert card.show_break.isVisible() == (tone == "danger")
    assert card.text.text() in card.accessibleDescription()
    qtbot.waitUntil(lambda: clipped(card) == [])


def test_a_verdict_names_the_last_seal_or_what_is_wrong(card: CheckCard) -> None:
    card.show_verdict(AuditVerdict(7, None, None, "9f3c71d0a41e"))
    assert "9f3c71d0a41e" in card.text.text()
    card.show_verdict(AuditVerdict(4, 5, say("a number is missing or stands twice"), "9f3c71d0a41e"))
    assert "a number is missing or stands twice" in card.text.text()
    assert card.property("tone") == "danger"


def test_progress_has_words_and_ends(card: CheckCard) -> None:
    card.show_checking(1_200, 48_213)
    assert card.progress.bar.value() == 2
    assert card.check.is_busy()
    card.stop_checking()
    assert not card.check.is_busy()


def test_the_way_to_the_broken_entry_carries_its_number(qtbot: QtBot, card: CheckCard) -> None:
    card.show_last(10, LastCheck(NOW, "Usha Nair", 4, 5), NOW)
    with qtbot.waitSignal(card.break_wanted) as told:
        card.show_break.click()
    assert told.args == [5]
