"""Cards of what is worked out."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.lifestyle.asked import make_row
from luna_desktop.ui.lifestyle.derived import activity_card, show_activity, show_tobacco, tobacco_card

DAY = PartialDate(2026)


def test_a_missing_part_is_said_and_is_no_zero(qtbot: QtBot) -> None:
    card = tobacco_card(make_row("cigarettes"))
    qtbot.addWidget(card)
    show_tobacco(card, Lifestyle(DAY, cigarettes_a_day=20))
    assert card.value.text() == "Not known"
    assert "Both parts" in card.note.text()
    show_tobacco(card, Lifestyle(DAY, cigarettes_a_day=20, cigarette_years=3))
    assert card.value.accessibleName() == "Pack-years: 3.0"


def test_the_mark_of_the_who_is_said_in_words(qtbot: QtBot) -> None:
    card = activity_card(make_row("exercise"))
    qtbot.addWidget(card)
    show_activity(card, Lifestyle(DAY, exercise_minutes=60, vigorous_minutes=20))
    assert (card.value.text(), card.note.text()[:5]) == ("100", "Below")
    show_activity(card, Lifestyle(DAY, exercise_minutes=60, vigorous_minutes=45))
    assert card.note.text().startswith("Meets")
    show_activity(card, Lifestyle(DAY, exercise_minutes=60))
    assert card.value.text() == "Not known"
