"""The lists as they look: the chosen row in words, and what can be done about it."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender
from luna_desktop.domain.rights.openings import Barrier
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.rights.access_requests import RequestLine
from luna_desktop.ui.break_glass.openings_page import OpeningsPage, RequestsPage, review_chip
from tests.builders import START
from tests.ui.break_glass.shown import an_opening

CARD = CardRow(
    PatientId(7), "LUN-1", "Asha Rao", "", Birth(), Gender.FEMALE, "", "", "en", date(2026, 3, 14), has_alert=False
)


def test_an_opening_says_what_was_written_and_what_was_found(qtbot: QtBot) -> None:
    page = OpeningsPage()
    qtbot.addWidget(page)
    page.show_lines([an_opening()])
    page.show_chosen(an_opening())
    assert page.note.text() == (
        "Dr Pillai wrote: “Facial swelling after biopsy” The record was open until 14-Mar-2026, 19:00."
    )
    assert not page.yes.isHidden()
    page.show_chosen(an_opening(is_mine=True))
    assert page.yes.isHidden()
    page.show_chosen(an_opening(is_justified=False, note="No need", reviewed_by="Farida", incident="Talk"))
    assert page.note.text().endswith("Farida found: “No need”\nIncident note: “Talk”")
    assert page.no.isHidden()
    page.show_chosen(None)
    assert page.foot.isHidden()


def test_chips_say_where_the_review_stands() -> None:
    assert review_chip(an_opening()).text == "Review by 17-Mar-2026, 15:00"
    assert review_chip(an_opening(is_overdue=True)).text == "Review overdue"
    assert review_chip(an_opening(is_justified=True)).text == "Justified"
    assert review_chip(an_opening(is_justified=False)).text == "Not justified"


def test_a_request_says_what_a_yes_does(qtbot: QtBot) -> None:
    page = RequestsPage()
    qtbot.addWidget(page)
    line = RequestLine(1, CARD, "Dr Pillai", UserId(2), START, "I take over", frozenset({Barrier.CARE_TEAM}))
    page.show_lines([line])
    page.show_chosen(line)
    assert page.note.text().endswith("A yes puts Dr Pillai on the care team until somebody ends that.")
    kept = RequestLine(1, CARD, "Dr Pillai", UserId(2), START, "I take over", frozenset({Barrier.RESTRICTION}))
    page.show_chosen(kept)
    assert "end the restriction" in page.note.text()


def test_with_nothing_to_do_the_lists_say_so(qtbot: QtBot) -> None:
    opened, requests = OpeningsPage(), RequestsPage()
    for page in (opened, requests):
        qtbot.addWidget(page)
        page.show_lines([])
    assert opened.stack.currentWidget().objectName() == "noOpenings"
    assert requests.stack.currentWidget().objectName() == "noRequests"
