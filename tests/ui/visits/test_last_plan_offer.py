"""The offer of the last plan: seen while nothing is planned, taken over by its button alone."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.last_plan_offer import LastPlanOffer


def test_it_is_offered_while_there_is_room_and_says_where_the_words_are_from(qtbot: QtBot) -> None:
    offer = LastPlanOffer()
    qtbot.addWidget(offer)
    heard: list[str] = []
    offer.taken.connect(heard.append)
    offer.offer("", "23-Nov-2026", has_room=True)
    assert offer.isHidden()
    offer.offer("Peel in\n6 weeks", "23-Nov-2026", has_room=False)
    assert offer.isHidden()
    offer.take_over()
    assert heard == []
    offer.set_room(has_room=True)
    assert offer.about.whole_text() == "Last plan, 23-Nov-2026: Peel in 6 weeks"
    offer.take.click()
    offer.take_over()
    assert heard == ["Peel in\n6 weeks"]
    assert offer.about.whole_text() == "Begun with the plan of 23-Nov-2026. Change what differs today."
    assert offer.take.isHidden()
    offer.set_room(has_room=False)
    assert not offer.isHidden()
