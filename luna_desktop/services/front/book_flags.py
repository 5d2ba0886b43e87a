"""Which bookings of the book still need a signature: that a form waits, never which one."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.services.care.consents_due import forms_to_sign
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work

MOST = 600
"""So many bookings are asked about at a time, more than a busy week has."""


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_forms_to_sign(work: Work, bookings: tuple[int, ...]) -> frozenset[int]:
    """Return those of these bookings for which a form waits to be signed."""
    return forms_to_sign(work, bookings[:MOST])
