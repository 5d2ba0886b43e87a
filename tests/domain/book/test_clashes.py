"""The refusal of a booking names nobody in its own words and carries what stands there beside them."""

from __future__ import annotations

from luna_desktop.domain.book.clashes import BookingConflict, ShownConflict
from luna_desktop.domain.book.rules import Conflict, ConflictKind
from luna_desktop.domain.book.spans import Span
from luna_desktop.texts import say
from tests.domain.book.made import at

SPAN = Span(at(10), at(11))


def test_the_sentence_of_the_error_holds_no_name() -> None:
    shown = ShownConflict(Conflict(ConflictKind.PATIENT, None, SPAN, 1), say("Asha is booked."), 4, "Asha", "Ravi")
    refused = BookingConflict([shown])
    assert "taken" in str(refused)
    assert "Asha" not in str(refused)
    assert refused.found == (shown,)


def test_a_closed_time_is_not_called_taken() -> None:
    assert "rules" in str(BookingConflict([ShownConflict(Conflict(ConflictKind.AWAY, None, SPAN), say("Closed."))]))
