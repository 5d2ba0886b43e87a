"""The page of the book over a real clinic: reading, turning pages, noticing others, and what it leads to."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Move
from luna_desktop.texts import say
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.picture import Doing, Proposal, Spot
from luna_desktop.ui.book.view import DETAILS
from luna_desktop.ui.book.whose import ALL_ROOMS, Sort, Whose
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.paper_desk import LASER
from tests.services.care.test_consents_due import means
from tests.services.front.booking import asked, at, book_one, person
from tests.ui.book.open_book import DAY_OF_TESTS, open_book

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.RECEPTION)


def test_the_day_shows_who_is_booked_with_whom(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    assert page.view.bar.title.whole_text() == "Monday 16 March 2026"
    found = page.view.canvas.picture.card(known.booking_id)
    assert found is not None
    column = page.view.canvas.picture.columns[found[0]]
    assert column.key.practitioner == person(desk)
    assert found[1].service == "Consultation"
    assert page.view.legend.counts.whole_text() == "1 booked"
    assert [entry.action for entry in entries(desk, "book read")] == ["book read"]
    page.presenter.read()
    assert len(entries(desk, "book read")) == 1


def test_pages_turn_by_keys_and_come_back(qtbot: QtBot, desk: OpenClinic) -> None:
    page = open_book(qtbot, desk)
    assert page.view.canvas.notice == "Nothing booked on this day"
    QTest.keyClick(page.view.canvas, Qt.Key.Key_PageDown)
    assert page.view.bar.title.whole_text() == "Tuesday 17 March 2026"
    QTest.keyClick(page.view.canvas, Qt.Key.Key_T)
    assert page.view.bar.title.whole_text() == "Saturday 14 March 2026"  # the tests' clock
    week = open_book(qtbot, desk, week=True)
    assert week.view.canvas.notice == "Nothing booked this week"
    assert week.view.bar.title.whole_text() == "16 to 21 March 2026"
    QTest.keyClick(week.view.canvas, Qt.Key.Key_PageUp)
    assert week.view.bar.title.whole_text() == "9 to 14 March 2026"


def test_who_is_shown_is_chosen_and_stays(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.view.bar.whose_wanted.emit(ALL_ROOMS)
    assert [column.title for column in page.view.canvas.picture.columns] == ["Room 1", "Room 2", "Room 3"]
    assert page.starts(known.booking_id).endswith("10:00")
    page.view.bar.whose_wanted.emit(Whose(Sort.PERSON, person(desk)))
    page.presenter.read()
    assert len(page.view.canvas.picture.columns) == 1


def test_whoever_treats_begins_with_their_own_column(qtbot: QtBot, open_clinic: Opener) -> None:
    page = open_book(qtbot, open_clinic(Role.THERAPIST))
    assert [column.key.practitioner for column in page.view.canvas.picture.columns] == [int(page.context.actor.user_id)]


def test_what_another_workstation_books_appears_without_asking(
    qtbot: QtBot, desk: OpenClinic, open_clinic: Opener
) -> None:
    page = open_book(qtbot, desk)
    page.presenter.look_again()
    other = open_clinic(Role.CLINICIAN)
    known = book_one(other, None, "11:00")
    assert page.starts(known.booking_id) == ""
    page.presenter.look_again()
    assert page.starts(known.booking_id).endswith("11:00")


def test_a_book_that_cannot_be_read_is_read_only_until_it_can(
    qtbot: QtBot, desk: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_book(qtbot, desk)

    def broken(*_arguments: object) -> object:
        raise StorageTrouble(say("The clinic drive does not answer."))

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.desk), "perform", broken)
        page.presenter.look_again()
        assert page.view.trouble.text().startswith("Book not up to date since 15:00")
        assert not page.view.canvas.can_change
        page.view.trouble.button.click()
        assert not page.view.canvas.can_change
        fresh = open_book(qtbot, desk, shown=False)
        assert fresh.view.stack.currentWidget().objectName() == "bookFailed"
    page.presenter.look_again()
    assert page.view.trouble.text() == ""
    assert page.view.canvas.can_change


def test_a_cell_opens_the_booking_dialog_with_what_is_known(qtbot: QtBot, desk: OpenClinic) -> None:
    page = open_book(qtbot, desk)
    columns = page.view.canvas.picture.columns
    page.view.canvas.go_to(Spot(1, 11 * 60))
    QTest.keyClick(page.view.canvas, Qt.Key.Key_Return)
    page.view.canvas.hand.spanned = True
    page.view.canvas.create_wanted.emit(Proposal(Doing.CREATE, 0, 600, 75))
    page.view.canvas.hand.spanned = False
    page.view.list.create_wanted.emit()
    assert page.openings == [
        Opening(DAY_OF_TESTS, 660, 0, columns[1].key.practitioner),
        Opening(DAY_OF_TESTS, 600, 75, columns[0].key.practitioner),
        Opening(DAY_OF_TESTS),
    ]


def test_day_and_week_lead_to_each_other_on_the_same_day(qtbot: QtBot, desk: OpenClinic) -> None:
    page = open_book(qtbot, desk, week=True)
    page.view.canvas.go_to(Spot(3, 600))
    page.view.bar.find_wanted.emit()
    page.view.bar.mode_wanted.emit("day")
    assert page.way.places == ["today"]
    assert page.presenter._kept.day == date(2026, 3, 19)
    assert page.openings[0].day == date(2026, 3, 19)
    assert page.openings[0].practitioner == page.view.canvas.picture.columns[0].key.practitioner


def test_details_follow_the_booking_and_close_when_it_is_gone(qtbot: QtBot, desk: OpenClinic) -> None:
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.view.canvas.opened.emit(known.booking_id)
    assert page.view.side.current() == DETAILS
    assert page.view.details.name.text() == page.name_of(known.booking_id)
    act(desk, book.move_booking, Move(asked(known), at("11:30")))
    lines = page.view.details.findChildren(object)
    assert any("11:30" in getattr(line, "text", str)() for line in lines if hasattr(line, "text"))
    page.presenter.step(1)
    assert page.view.side.current() != DETAILS


def test_a_lock_leaves_nobody_on_the_page(qtbot: QtBot, desk: OpenClinic) -> None:
    book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    assert page.presenter._watch.isActive()
    page.view.hide()
    assert not page.presenter._watch.isActive()  # nothing goes on asking for a page that is put away
    page.view.show()
    page.context.announcements.locked.emit()
    assert page.view.canvas.placed_cards() == []
    assert page.presenter.page is None
    assert not page.presenter._watch.isActive()


def test_a_form_to_sign_is_marked_and_explained(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    known = book_one(owner, None, "10:00")
    means(owner, LASER)
    page = open_book(qtbot, open_clinic(Role.RECEPTION))
    found = page.view.canvas.picture.card(known.booking_id)
    assert found is not None
    assert found[1].flag_words == "Form to sign"
    assert page.view.legend.flag.isVisible()
    page.presenter.step(1)
    assert not page.view.legend.flag.isVisible()
