"""The forms of leave, closures and other hours of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import Closure, ClosureKind, DateHours, Period
from luna_desktop.domain.book.resources import CLINIC, practitioner, room
from luna_desktop.services.front.closures import ClosureLine, ClosuresPage
from luna_desktop.texts import say
from luna_desktop.ui.setup_book.closure_forms import ClosureForm, DateForm

KOLKATA = ZoneInfo("Asia/Kolkata")
PAGE = ClosuresPage(
    (),
    ((CLINIC, say("The clinic")), (practitioner(5), "Dr Rao"), (room(1), "Room 1")),
    "Asia/Kolkata",
    datetime(2026, 3, 14, tzinfo=UTC),
)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KOLKATA)


def test_whole_days_and_times_come_back_as_they_were(qtbot: QtBot) -> None:
    form = ClosureForm()
    qtbot.addWidget(form)
    for starts, ends in (
        ("2026-03-20T00:00", "2026-03-23T00:00"),
        ("2026-03-20T14:00", "2026-03-20T18:30"),
        ("2026-03-20T14:00", "2026-03-21T00:00"),
    ):
        closure = Closure(room(1), local(starts), local(ends), ClosureKind.SERVICE_VISIT, "Visit")
        form.start(form.begin(ClosureLine(7, 2, "Room 1", closure), PAGE))
        form.fit()
        assert form.problems() == {}
        kept = form.kept(frozenset())
        assert (kept.closure, kept.entry_id, kept.number) == (closure, 7, 2)


def test_a_new_one_proposes_leave_and_one_day_is_enough(qtbot: QtBot) -> None:
    form = ClosureForm()
    qtbot.addWidget(form)
    form.start(form.begin(None, PAGE))
    form.fit()
    assert set(form.problems()) == {"first"}
    form.first.show_value("2026-03-20")
    closure = form.kept(frozenset()).closure
    assert (closure.of, closure.kind) == (practitioner(5), ClosureKind.LEAVE)
    assert (closure.starts, closure.ends) == (local("2026-03-20T00:00"), local("2026-03-21T00:00"))
    form.of.show_value(room(1))
    form.of.edited.emit()
    assert form.kind.value() is ClosureKind.CLOSED
    form.whole.show_value(False)
    form.begins.show_value("noon")
    form.last.show_value("soon")
    assert set(form.problems()) == {"ends", "start", "end"}


def test_other_hours_of_a_day(qtbot: QtBot) -> None:
    form = DateForm()
    qtbot.addWidget(form)
    hours = DateHours(CLINIC, date(2026, 3, 28), (Period(600, 780),), (Period(660, 675, "Tea"),), "Short day")
    form.start(form.begin(ClosureLine(8, 1, "The clinic", hours), PAGE))
    kept = form.kept(frozenset({1}))
    assert (kept.of, kept.day, kept.open, kept.breaks, kept.words, kept.seen) == (
        *(CLINIC, hours.day, hours.open, hours.breaks, "Short day"),
        frozenset({1}),
    )
    form.open.show_value("in the morning")
    form.day.show_value("")
    assert set(form.problems()) == {"open", "day"}
