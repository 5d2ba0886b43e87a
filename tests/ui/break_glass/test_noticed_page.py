"""The list of noticed openings as it looks: signs as chips, the chosen one in words, and what the list cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import UserId
from luna_desktop.domain.rights.snooping import Sign
from luna_desktop.services.rights.snooping import NoticedLine, NoticedPage
from luna_desktop.ui.break_glass.noticed_page import TONES, NoticedList, closing_chip, sign_chip, what_happened, whose
from tests.builders import START
from tests.ui.break_glass.test_openings_page import CARD

WEEK = date(2026, 3, 9)
LINE = NoticedLine(
    1,
    WEEK,
    "Dr Pillai",
    UserId(2),
    CARD,
    START.date(),
    START,
    START + timedelta(minutes=20),
    3,
    (Sign.SAME_NAME, Sign.NO_REASON),
)


def test_a_line_says_who_looked_at_what_and_how_it_was_closed(qtbot: QtBot) -> None:
    view = NoticedList()
    qtbot.addWidget(view)
    view.show_page(NoticedPage((LINE,), 0, WEEK, 3))
    view.show_chosen(LINE)
    assert view.note.text() == (
        "Dr Pillai looked at the record of Asha Rao on 14-Mar-2026, first at 15:00, last at 15:20."
    )
    assert not view.yes.isHidden()
    view.show_chosen(replace(LINE, is_explained=True, note="Asked for advice", closed_by="Farida"))
    assert view.note.text().endswith("Farida found: “Asked for advice”")
    assert view.no.isHidden()
    many = replace(LINE, card=None, times=40, signs=(Sign.BULK,))
    view.show_chosen(many)
    assert view.open_patient.isHidden()
    assert what_happened(many) == "Dr Pillai opened 40 records on 14-Mar-2026 between 15:00 and 15:20."
    assert whose(many) == ("40 records", "")
    view.show_chosen(None)
    assert view.foot.isHidden()


def test_every_sign_and_state_is_a_chip() -> None:
    assert set(TONES) == set(Sign)
    assert sign_chip(Sign.SAME_NAME).text == "Same surname"
    states = [closing_chip(replace(LINE, is_explained=each)).text for each in (None, True, False)]
    assert states == ["Open", "Explained", "Incident"]


def test_it_says_what_it_cannot_tell(qtbot: QtBot) -> None:
    view = NoticedList()
    qtbot.addWidget(view)
    view.show_page(NoticedPage((), 0, WEEK, 2))
    assert view.stack.currentWidget().objectName() == "nothingNoticed"
    assert view.told.text() == "Gone through up to the week of 09-Mar-2026."
    view.show_page(NoticedPage((), 2, WEEK, 0))
    assert view.told.text().startswith("About you: 2. The owner or the privacy officer closes them.")
    assert "by surname alone" in view.told.text()
    with qtbot.waitSignal(view.contacts_wanted):
        view.told.button.click()
