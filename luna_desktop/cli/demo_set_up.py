"""What an owner adds to the set-up of the demo clinic's book: clinical names, what devices are, public holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.domain.clock import ZONE
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.holidays import (
    HolidayKept,
    Taking,
    Where,
    change_where,
    keep_holiday,
    read_holidays,
    take_holidays,
)
from luna_desktop.services.front.resources import PlaceKept, keep_place, read_places
from luna_desktop.services.front.services import ServiceKept, keep_service, read_services
from luna_desktop.services.front.set_up import EntryKind

CLINICAL = {
    "treatment_45": "Chemical peel",
    "treatment_60": "Laser hair removal, large area",
    "treatment_75": "Microneedling with PRP",
    "treatment_90": "Laser resurfacing",
    "procedure_room_60": "Minor surgery",
}
DEVICES = ("Diode laser, 810 nm", "Q-switched laser, 1064 nm", "Radiofrequency")
OPEN_DAYS = 21
"""The demo is open on public holidays for so many days, since its book fills them."""


def fill(clinic: OpenClinic, today: date) -> None:
    """Give services their clinical names, and take the holidays of the year and the next; bookings come afterwards."""
    perform, actor = clinic.desk.perform, clinic.actor
    for line in perform(actor, read_services, None).services:
        name = CLINICAL.get(line.service.key)
        if name is not None:
            perform(actor, keep_service, ServiceKept(line.service, name, line.entry_id, line.number))
    perform(actor, change_where, Where(ZONE.key, "KA"))
    for year in (today.year, today.year + 1):
        if perform(actor, read_holidays, year).missing:
            perform(actor, take_holidays, Taking(year))
        for each in perform(actor, read_holidays, year).lines:
            if each.holiday.day <= today + timedelta(days=OPEN_DAYS):
                kept = HolidayKept(replace(each.holiday, kept=False), each.entry_id, each.number)
                perform(actor, keep_holiday, kept)


def name_devices(clinic: OpenClinic) -> None:
    """Say what the devices really are, once they are there."""
    perform, actor = clinic.desk.perform, clinic.actor
    for line, what in zip(perform(actor, read_places, None).devices(), DEVICES, strict=False):
        kept = PlaceKept(EntryKind.DEVICE, line.name, what, line.stands_in, line.entry_id, line.number)
        perform(actor, keep_place, kept)
