"""What the details say and offer, by state, day and role."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.ui.book.acts import shown_booking
from luna_desktop.ui.widgets.buttons import Kind
from tests.ui.book.test_reading import MONDAY, local, page_of, row
from tests.ui.book.test_verdicts import SET

DESK = Actor(UserId(5), "suresh", "Suresh Pillai", frozenset({Role.RECEPTION}))
TOMORROW = MONDAY + timedelta(days=1)


def acts(state: BookingState, **other: object) -> dict[str, Kind]:
    found = row(1, local("10:00"), state=state, **other)
    page = page_of(found, set_up=SET, now=local("10:20"))
    return {act.key: act.kind for act in shown_booking(page, found, DESK).acts}


@pytest.mark.parametrize(
    ("state", "first", "others"),
    [
        (
            BookingState.BOOKED,
            "step arrive",
            {"step confirm", "step miss", "choose", "pin", "cancel", "chart", "print"},
        ),
        (BookingState.CONFIRMED, "step arrive", {"step miss", "choose", "pin", "cancel", "chart", "print"}),
        (BookingState.ARRIVED, "step send in", {"chart", "print"}),
        (BookingState.IN_ROOM, "step finish", {"chart", "print"}),
    ],
)
def test_the_usual_next_step_comes_first(state: BookingState, first: str, others: set[str]) -> None:
    found = acts(state)
    assert next(iter(found)) == first
    assert found[first] is Kind.PRIMARY
    assert set(found) == {first, *others}


def test_what_is_over_offers_no_more_than_the_record() -> None:
    assert set(acts(BookingState.DONE)) == {"chart", "print"}
    assert set(acts(BookingState.CANCELLED)) == {"chart", "print"}
    assert set(acts(BookingState.DID_NOT_ATTEND)) == {"step arrive", "chart", "print"}


def test_a_pinned_one_is_put_back_or_gets_a_time() -> None:
    assert set(acts(BookingState.BOOKED, pinned=True)) == {"put_back", "choose", "cancel", "chart", "print"}


def test_a_series_can_be_called_off_as_a_whole_while_it_is_to_come() -> None:
    assert acts(BookingState.BOOKED, series=3)["cancel_series"] is Kind.DANGER_LINE
    assert "cancel_series" not in acts(BookingState.DONE, series=3)


def test_nobody_arrives_on_another_day() -> None:
    found = row(1, local("10:00", TOMORROW))
    page = replace(page_of(found, set_up=SET, days=2), now=local("10:20"))
    assert {act.key for act in shown_booking(page, found, DESK).acts} == {
        "step confirm", "choose", "pin", "cancel", "chart", "print",
    }  # fmt: skip


def test_who_may_only_look_is_offered_nothing_to_change() -> None:
    looks = Actor(UserId(6), "usha", "Usha Nair", frozenset({Role.AUDITOR}))
    found = row(1, local("10:00"))
    assert shown_booking(page_of(found, set_up=SET), found, looks).acts == ()


def test_it_says_when_where_and_by_whom() -> None:
    found = row(
        1, local("10:00"), state=BookingState.ARRIVED, arrived_at=local("09:52"), phone="+919886001427",
        has_alert=True, wants_earlier=True,
    )  # fmt: skip
    shown = shown_booking(page_of(found, set_up=SET), found, DESK)
    assert [line.text for line in shown.lines] == [
        "Mon 23\u2011Nov\u20112026, 10:00–10:30",
        "Consultation",
        "Dr Nandini Rao",
        "Room 1",
        "+91 98860 01427",
    ]
    assert [chip.text for chip in shown.chips] == ["Waiting", "Alert – see clinician", "Would come earlier"]
    assert shown.past.splitlines() == ["Arrived 09:52", "Last changed by Suresh, 23\u2011Nov\u20112026, 10:00"]
