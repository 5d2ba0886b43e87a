"""The questions before a treatment: what was said, what it is worth, and what has to be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.history.entry import EntryKey
from luna_desktop.ui.history.safety_card import SafetyCard, said_words, standing_chip
from tests.ui.entries.test_versions import FIRST

LINE = SafetyLine(SafetyQuestion.KELOID, YesNo.NO, YesNo.NO, date(2026, 11, 2), FIRST.fact_id, 1)
KNOWN = replace(FIRST, kind="safety_answer", body=SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO))


def test_an_answer_in_words_and_what_it_is_worth() -> None:
    assert said_words(LINE) == "No, asked 02\u2011Nov\u20112026"
    assert standing_chip(LINE) is None
    lapsed, old, never = (
        standing_chip(replace(LINE, counts=YesNo.UNKNOWN)),
        standing_chip(replace(LINE, said=YesNo.YES, counts=YesNo.YES, to_confirm=True)),
        standing_chip(SafetyLine(SafetyQuestion.KELOID)),
    )
    assert [chip.text for chip in (lapsed, old, never) if chip is not None] == ["Ask again", "Still so?", "Ask"]


def test_every_question_has_its_row_and_begins_where_it_has_to_be_asked(qtbot: QtBot) -> None:
    card = SafetyCard(date(2026, 11, 22))
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    card.activateWindow()
    card.show_chart(Chart(PatientId(1), (KNOWN,), (LINE,)))
    assert [row.line.question for row in card.rows] == list(BY_ITSELF)
    assert card.rows[0].answer.value() == "no"
    assert card.rows[0].same.isVisible()
    assert not card.rows[1].same.isVisible()
    card.start()
    assert card.rows[1].answer.isAncestorOf(card.focusWidget())
    card.take_key(EntryKey("safety_answer", FIRST.fact_id, 0, card.rows[0].entry.key.turn))
    assert card.rows[0].entry.key.number == 0
    card.set_read_only(True)
    assert not card.rows[0].same.isEnabled()
