"""Help before the sign-in: for the page that is shown, and never without any."""

from __future__ import annotations

from luna_desktop.ui.help.front_topics import FRONT_TOPICS, front_topic


def test_each_page_has_its_own_and_any_other_that_of_the_unlock_screen() -> None:
    assert front_topic("wizard") is FRONT_TOPICS["wizard"]
    assert front_topic("unlock") is front_topic("no such page") is FRONT_TOPICS["unlock"]
