"""Journey: a practitioner with appointments leaves the book, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.services.front.book_days import BookAsked, read_day
from luna_desktop.ui.setup_book.people_tab import PeopleTab
from tests.services.acting import act
from tests.services.front.booking import at, book_one, person, set_up
from tests.ui.setup_book.conftest import Office


def test_a_practitioner_leaves_and_nobody_is_forgotten(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("people")
    tab = page.view.parts["people"]
    assert isinstance(tab, PeopleTab)
    known = [book_one(page.clinic, time=f"{hour}:00") for hour in (10, 11)]
    user = person(page.clinic)
    page.parts.presenters["people"].load()
    tab.table.choose(user)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    switch = tab.form.fields()[0].control
    assert switch.hasFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    qtbot.keyClick(switch, Qt.Key.Key_Return)
    dialog = page.parts.presenters["people"].dialog
    assert dialog is not None
    assert dialog.table.rows_model().rowCount() == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert user in set_up(page.clinic).people
    assert tab.form.banner.text() == "Nothing was changed. The appointments stay."
    tab.form.submit()
    dialog = page.parts.presenters["people"].dialog
    assert dialog is not None
    qtbot.keyClick(dialog.go_on, Qt.Key.Key_Space)
    assert user not in set_up(page.clinic).people
    pinned = act(page.clinic, read_day, BookAsked(at("10:00").date())).pinned
    assert [row.booking_id for row in pinned] == [each.booking_id for each in known]
    tab.table.choose(user)
    assert not tab.form.kept(frozenset()).in_book
