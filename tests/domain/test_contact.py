"""Phones and e-mail addresses: what is taken, in which form it is kept, what is refused with a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.contact import USE_NAMES, ContactUse, parse_email, parse_phone, show_phone
from luna_desktop.texts import Message


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("98860 01427", "+919886001427", "+91 98860 01427"),
        ("09886001427", "+919886001427", "+91 98860 01427"),
        ("+91-98860-01427", "+919886001427", "+91 98860 01427"),
        ("080 4000 1122", "+918040001122", "+91 80 4000 1122"),
        ("+44 20 7946 0000", "+442079460000", "+44 20 7946 0000"),
    ],
)
def test_a_number_is_kept_in_one_form(typed: str, kept: str, shown: str) -> None:
    assert parse_phone(typed) == kept
    assert show_phone(kept) == shown
    assert parse_phone(shown) == kept


@pytest.mark.parametrize("typed", ["", "12", "call me", "98860 01427 98860 01427", "+"])
def test_what_is_no_number_gets_a_hint(typed: str) -> None:
    assert "10-digit" in str(parse_phone(typed))


@given(st.from_regex(r"[6-9][0-9]{9}", fullmatch=True))
def test_every_indian_mobile_number_survives_being_shown(number: str) -> None:
    kept = parse_phone(number)
    assert kept == f"+91{number}"
    assert parse_phone(show_phone(str(kept))) == kept


def test_a_number_that_cannot_be_read_is_shown_as_it_is() -> None:
    assert show_phone("front desk") == "front desk"


@pytest.mark.parametrize("typed", ["a@b.in", " nandini.rao+clinic@example.co.in ", "ರಾವ್@example.org"])
def test_an_address_is_kept_without_blanks(typed: str) -> None:
    assert parse_email(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["a@b", "a b@c.in", "a@b.in, c@d.in", "@b.in", "a@.in@x", "x" * 250 + "@b.in"])
def test_what_is_no_address_gets_a_hint(typed: str) -> None:
    assert isinstance(parse_email(typed), Message)


def test_every_use_has_a_name() -> None:
    assert set(USE_NAMES) == set(ContactUse)
