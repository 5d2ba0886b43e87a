"""The list of visits: counts, earlier ones, and what stands there while there is none or none could be read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.visit_lists import VisitPart
from luna_desktop.ui.visits.list_view import VisitList
from tests.ui.visits.test_wording import a_header


def a_list(qtbot: QtBot) -> VisitList:
    view = VisitList()
    qtbot.addWidget(view)
    return view


def test_it_says_how_many_of_how_many_are_shown_and_offers_the_rest(qtbot: QtBot) -> None:
    view = a_list(qtbot)
    headers = (a_header(visit_id=2), a_header(visit_id=1))
    view.show_visits(headers, VisitPart(PatientId(1), headers, 70, 2))
    assert (view.count.text(), view.unsigned.spec().text) == ("2 of 70 shown", "2 not signed")
    assert not view.more.isHidden()
    view.show_visits(headers, VisitPart(PatientId(1), headers, 2, 0))
    assert view.count.text() == "2 in all"
    assert view.more.isHidden()
    assert view.unsigned.isHidden()


def test_enter_opens_the_chosen_visit(qtbot: QtBot) -> None:
    view = a_list(qtbot)
    headers = (a_header(visit_id=2), a_header(visit_id=1))
    view.show_visits(headers, VisitPart(PatientId(1), headers, 2, 0))
    view.table.choose(("", 1))
    with qtbot.waitSignal(view.opened) as heard:
        qtbot.keyClick(view.table, "\r")
    assert heard.args == [headers[1]]


def test_no_visit_and_a_failure_have_pages_of_their_own(qtbot: QtBot) -> None:
    view = a_list(qtbot)
    view.show_visits((), VisitPart(PatientId(1), (), 0, 0))
    assert view.states.currentWidget().objectName() == "noVisits"
    view.show_failed("The disk is gone.")
    assert view.states.currentWidget().objectName() == "visitsFailed"
    with qtbot.waitSignal(view.retry_wanted):
        view.states.currentWidget().button.click()
