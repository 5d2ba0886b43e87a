"""A booking that was made is confirmed in the background, by whoever may send messages."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.preferences import Channel
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.booking.confirming import BOOKED, confirm
from tests.clinic_fixtures import Opener
from tests.services.front.booking import book_one, set_up
from tests.services.messages.parts import approve, row, somebody
from tests.ui.screens import Heard, context_of


def test_a_confirmation_is_queued_and_said(clinic: OpenClinic, open_clinic: Opener) -> None:
    set_up(clinic)
    known = book_one(clinic, somebody(clinic))
    context = context_of(open_clinic(Role.RECEPTION))
    confirm(context, known, BOOKED)
    assert isinstance(context.navigation, Heard)
    assert context.navigation.said == []
    approve(clinic, "booked")
    confirm(context, known, BOOKED)
    assert context.navigation.said == ["A confirmation waits in the outbox: E-mail"]
    assert row(clinic, 1).channel == Channel.EMAIL.value
