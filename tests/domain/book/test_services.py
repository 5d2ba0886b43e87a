"""Services: tidied names, lengths and buffers that a book can hold."""

from __future__ import annotations

import pytest

from luna_desktop.domain.book.services import DeskService, length_problem, service_problems, tidied_service


@pytest.mark.parametrize(
    ("service", "field"),
    [
        (DeskService("a", ""), "desk_name"),
        (DeskService("a", "x" * 61), "desk_name"),
        (DeskService("a", "Call", minutes=0), "minutes"),
        (DeskService("a", "Call", prepare=-1), "prepare"),
        (DeskService("a", "Call", clean_up=241), "clean_up"),
    ],
)
def test_what_no_book_can_hold_is_refused_at_its_field(service: DeskService, field: str) -> None:
    assert set(service_problems(service)) == {field}


def test_a_good_service_is_tidied_and_accepted() -> None:
    service = tidied_service(DeskService("a", "  Treatment   45 min ", devices=(3,)))
    assert (service.desk_name, service.needs_device) == ("Treatment 45 min", True)
    assert service_problems(service) == {}


@pytest.mark.parametrize(
    ("minutes", "good"), [(-5, False), (0, False), (4, False), (5, True), (720, True), (721, False)]
)
def test_lengths(minutes: int, *, good: bool) -> None:
    assert (length_problem(minutes) is None) is good
