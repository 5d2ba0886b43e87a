"""Leave and closures."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.book.hours import Away, Closure, ClosureKind, Period
from luna_desktop.domain.book.resources import CLINIC, practitioner, room
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.closures import ClosureKept, keep_closure, read_closures, retire_closure
from luna_desktop.services.front.entries import Retiring
from luna_desktop.services.front.hours import DateKept, keep_date
from tests.services.acting import act, entries
from tests.services.front.booking import at, person, set_up


def test_a_closure_is_listed_until_it_is_over_changed_and_taken_back(clinic: OpenClinic) -> None:
    place = next(iter(set_up(clinic).rooms))
    closure = Closure(room(place), at("15:00"), at("18:00"), ClosureKind.SERVICE_VISIT, " Service  visit ")
    kept = act(clinic, keep_closure, ClosureKept(closure)).entry
    act(clinic, keep_date, DateKept(CLINIC, at("10:00").date(), (Period(600, 900),), words="Short day"))
    page = act(clinic, read_closures, None)
    assert [str(each.name) for each in page.lines] == ["The clinic", "Room 1"]
    assert page.lines[1].what == Closure(*vars(closure).values()) or page.lines[1].what.words == "Service visit"
    (blocked,) = [each for each in set_up(clinic).blocked(room(place), at("10:00").date()) if each.why is Away.CLOSED]
    assert (blocked.span.starts, blocked.words) == (at("15:00"), "Service visit")
    longer = Closure(room(place), at("14:00"), at("18:00"), ClosureKind.SERVICE_VISIT)
    again = act(clinic, keep_closure, ClosureKept(longer, kept.entry_id, kept.number)).entry
    act(clinic, retire_closure, Retiring(again.entry_id, again.number))
    assert set_up(clinic).closures == ()
    assert [len(entries(clinic, f"book closure {what}")) for what in ("added", "changed", "removed")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("start", "minutes", "kind", "fields"),
    [
        ("10:00", 0, ClosureKind.CLOSED, {"ends"}),
        ("10:00", -60 * 24 * 30, ClosureKind.CLOSED, {"ends"}),
        ("10:00", 60 * 24 * 1000, ClosureKind.CLOSED, {"ends"}),
        ("10:00", 60, ClosureKind.LEAVE, {"kind"}),
    ],
)
def test_closures_that_cannot_be_are_refused(
    clinic: OpenClinic, start: str, minutes: int, kind: ClosureKind, fields: set[str]
) -> None:
    closure = Closure(CLINIC, at(start), at(start) + timedelta(minutes=minutes), kind)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_closure, ClosureKept(closure))
    assert set(refused.value.problems) == fields


def test_leave_belongs_to_somebody_in_the_book(clinic: OpenClinic) -> None:
    gone = Closure(practitioner(999), at("10:00"), at("11:00"), ClosureKind.LEAVE, "x" * 99)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_closure, ClosureKept(gone))
    assert set(refused.value.problems) == {"of", "words"}
    over = Closure(practitioner(person(clinic)), at("10:00", "2026-03-02"), at("11:00", "2026-03-02"))
    with pytest.raises(InvalidInput):
        act(clinic, keep_closure, ClosureKept(over))
