"""A run in words: a due day for who has no booking, a guardian beside the number, and what can be done."""

from __future__ import annotations

from datetime import UTC, date, datetime

from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.services.messages.runs import Concerned, GoesOut
from luna_desktop.services.messages.ways import WhatNow
from luna_desktop.ui.messages import run_words
from tests.ui.messages.parts import a_card

AT = datetime(2026, 3, 16, 4, 30, tzinfo=UTC)
WHO = Concerned(a_card("Ananya Kumar"), 1, AT)


def test_when_and_by_which_way() -> None:
    assert (run_words.when_cell(WHO).text, run_words.when_cell(WHO).note) == ("16-Mar-2026", "10:00")
    due = run_words.when_cell(Concerned(a_card("Ananya Kumar"), due_on=date(2026, 4, 1)))
    assert (due.text, due.note) == ("01-Apr-2026", "due")
    row = GoesOut(WHO, Way(Channel.SMS, "+919886001427"), "en", None, is_guardian=True)
    assert run_words.way_cell(row).note == "+91 98860 01427, guardian"
    assert run_words.said_cell(row, out=True).text == "Left out"
    assert "left out of this run" in run_words.who_cell(WHO, out=True).note


def test_everything_that_can_be_done_has_words() -> None:
    assert len({run_words.now_words(what) for what in WhatNow}) == len(WhatNow)
