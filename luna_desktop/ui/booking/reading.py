"""From the fields of the dialog to what the book is asked, and from the set-up of the book to what they offer."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import SetUp, in_order
from luna_desktop.domain.book.zone import instant
from luna_desktop.services.front.previews import PreviewAsked
from luna_desktop.ui.booking.form import BookingForm
from luna_desktop.ui.booking.shown import Choices

LENGTHS = (15, 20, 30, 45, 60, 75, 90, 120, 150, 180)
"""Minutes that are offered beside those of the services themselves."""


def number(value: object) -> int:
    """Return a choice as a number, 0 where nothing is chosen."""
    return value if isinstance(value, int) else 0


def service_of(form: BookingForm, set_up: SetUp) -> DeskService | None:
    """Return the service that is chosen, or None."""
    return set_up.services.get(str(form.service.value() or ""))


def choices_of(set_up: SetUp, service: DeskService | None, minutes: int = 0) -> Choices:
    """Return what can be chosen: of people, rooms and devices those that go with the service."""
    people = in_order(set_up.people.values())
    named = service.practitioners if service else ()
    rooms = service.rooms if service else ()
    devices = service.devices if service else ()
    own = {each.minutes for each in set_up.services.values()} | ({minutes} if minutes else set())
    return Choices(
        [(key, each.desk_name) for key, each in set_up.services.items()],
        [(each.user, each.name) for each in people if not named or each.user in named],
        [(key, each.name) for key, each in set_up.rooms.items() if not rooms or key in rooms],
        [(key, set_up.devices[key].name) for key in devices if key in set_up.devices],
        sorted(own | set(LENGTHS)),
    )


def starts_of(form: BookingForm, set_up: SetUp) -> datetime | None:
    """Return the instant that is typed, or None; raises InvalidInput for a time that the clocks skip."""
    day, start = form.day.day(), form.start.time()
    return instant(day, start, set_up.zone) if day is not None and start is not None else None


def asked_of(form: BookingForm, set_up: SetUp, patient: PatientId | None, booking_id: int) -> PreviewAsked | None:
    """Return the appointment as it is typed, or None while service or time is missing; raises InvalidInput."""
    service, starts = service_of(form, set_up), starts_of(form, set_up)
    if service is None or starts is None:
        return None
    device = number(form.device.value())
    return PreviewAsked(
        service.key,
        starts,
        patient or PatientId(0),
        number(form.practitioner.value()),
        number(form.minutes.value()),
        number(form.room.value()),
        (device,) if device else (),
        booking_id,
    )
