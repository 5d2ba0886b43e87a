"""The form of a service."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.services import DeskService
from luna_desktop.services.front.resources import PersonLine, PlaceLine, Places
from luna_desktop.services.front.services import ServiceLine
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.ui.setup_book.service_form import ServiceForm, number, numbers

PLACES = Places(
    (PlaceLine(1, 1, EntryKind.ROOM, "Room 1"), PlaceLine(2, 1, EntryKind.DEVICE, "Device 1")),
    (PersonLine(5, "Dr Rao", 0, 0, "", 0, 0, in_book=True), PersonLine(6, "Dr Sethi", 0, 0, "", 0, 0, in_book=False)),
)


def test_what_is_shown_comes_back(qtbot: QtBot) -> None:
    service = DeskService("k", "Treatment 45 min", 45, 5, 10, (5,), (1,), (2,), needs_room=True, needs_review=True)
    line = ServiceLine(9, 3, service, "Peel")
    form = ServiceForm(line, PLACES)
    qtbot.addWidget(form)
    assert not form.is_dirty()
    kept = form.kept(frozenset({4}))
    assert (kept.service, kept.clinical_name, kept.entry_id, kept.number, kept.seen) == (service, "Peel", 9, 3, {4})
    assert list(form.practitioners.boxes) == [5]


def test_a_new_one_begins_with_half_an_hour(qtbot: QtBot) -> None:
    form = ServiceForm(None, PLACES)
    qtbot.addWidget(form)
    kept = form.kept(frozenset())
    assert (kept.entry_id, kept.service.minutes, kept.service.needs_room) == (0, 30, True)


def test_what_is_no_number_is_refused_later() -> None:
    assert [number(text) for text in ("45", " 5 ", "", None, "soon", "-3", "4.5")] == [45, 5, 0, 0, -1, -1, -1]
    assert numbers([3, 1]) == (1, 3)
    assert numbers(None) == ()
