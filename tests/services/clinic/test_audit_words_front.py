"""The day at the desk in the audit log."""

from __future__ import annotations

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.states import LEGAL, Step
from luna_desktop.services.clinic.audit_words_front import FRONT_ACTIONS
from luna_desktop.services.front.states import AUDITED, BY_OWN_CASE


def test_every_state_that_a_click_leads_to_has_its_sentence() -> None:
    reached = {found for steps in LEGAL.values() for step, found in steps.items() if step not in BY_OWN_CASE}
    assert reached == set(BookingState) - {BookingState.HELD, BookingState.BOOKED, BookingState.CANCELLED}
    assert set(AUDITED) == reached
    assert set(AUDITED.values()) <= set(FRONT_ACTIONS)
    assert Step.CANCEL in BY_OWN_CASE
