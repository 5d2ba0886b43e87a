"""Places of a template are typed: nothing but what is on the list can be filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.placeholders import (
    ALLOWED,
    PLACEHOLDER_NAMES,
    Placeholder,
    Values,
    fill,
    missing,
    used,
)

VALUES = Values(
    "Aranya Clinic", "+91 80 4000 1122", "12 Lake Road\nBengaluru", "Tara Bhonsle", date(2026, 11, 24), time(9)
)


def test_each_place_is_filled_in_with_plain_hyphens() -> None:
    text = "{clinic}, {address}: {name}, {date} at {time}. {phone}"
    said = fill(text, VALUES)
    assert said == "Aranya Clinic, 12 Lake Road, Bengaluru: Tara Bhonsle, 24-Nov-2026 at 09:00. +91 80 4000 1122"
    assert said.isascii()
    assert used(text) == ("clinic", "address", "name", "date", "time", "phone")


def test_what_would_stay_empty_is_named() -> None:
    assert missing("{clinic} {date} {time}", Values("Aranya")) == (Placeholder.DATE, Placeholder.TIME)
    assert missing("{clinic} {date} {time}", VALUES) == ()


def test_a_place_that_is_not_on_the_list_fills_nothing() -> None:
    with pytest.raises(KeyError):
        fill("{diagnosis}", VALUES)


def test_only_messages_about_a_booking_know_its_day() -> None:
    assert set(PLACEHOLDER_NAMES) == set(Placeholder)
    about = {klass for klass, places in ALLOWED.items() if Placeholder.DATE in places}
    assert about == {MessageClass.APPOINTMENT, MessageClass.REMINDER}


def test_a_name_in_braces_is_filled_in_as_it_is() -> None:
    assert fill("{name}: {date}", replace(VALUES, name="{date} {phone}")) == "{date} {phone}: 24-Nov-2026"
