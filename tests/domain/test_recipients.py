"""Agreements: in force from their first day to the end of their last, by the clinic's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from luna_desktop.domain.clock import end_of_day
from luna_desktop.domain.recipients import (
    BASIS_NAMES,
    KIND_NAMES,
    LEGAL_BASES,
    REGISTERED_KINDS,
    Agreement,
    Basis,
    RecipientKind,
)

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


@pytest.mark.parametrize(
    ("at", "current"),
    [
        (end_of_day(date(2026, 2, 28)) - timedelta(seconds=1), False),
        (end_of_day(date(2026, 2, 28)), True),
        (datetime(2026, 3, 14, tzinfo=UTC), True),
        (end_of_day(LAST) - timedelta(microseconds=1), True),
        (end_of_day(LAST), False),
    ],
)
def test_an_agreement_that_ends_today_holds_until_midnight_here(at: datetime, current: bool) -> None:
    assert Agreement(1, FIRST, LAST).is_current(at) is current


def test_an_agreement_without_an_end_goes_on() -> None:
    assert Agreement(1, FIRST).is_current(datetime(2099, 1, 1, tzinfo=UTC))


def test_neither_the_clinic_nor_the_patient_is_in_the_register() -> None:
    inside = {RecipientKind.CLINIC, RecipientKind.PATIENT, RecipientKind.DESIGNEE}
    assert set(REGISTERED_KINDS) == set(RecipientKind) - inside


def test_everything_that_is_shown_has_a_name() -> None:
    assert set(KIND_NAMES) == set(RecipientKind)
    assert set(BASIS_NAMES) == set(Basis)
    assert set(Basis) > LEGAL_BASES
    assert not LEGAL_BASES & {Basis.CONSENT, Basis.CONTRACT, Basis.RIGHT, Basis.EMERGENCY}
