"""Ways to reach a person: phones, e-mail addresses and postal addresses, each with its use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

import phonenumbers

from luna_desktop.texts import Message, say

HOME_COUNTRY = "IN"
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]{2,}")


class ContactUse(Enum):
    """Whose or what a number or an address is for (FHIR ContactPoint.use, in the clinic's words)."""

    MOBILE = "mobile"
    HOME = "home"
    WORK = "work"
    FAMILY = "family"
    OTHER = "other"


USE_NAMES: dict[ContactUse, Message] = {
    ContactUse.MOBILE: say("Mobile"),
    ContactUse.HOME: say("Home"),
    ContactUse.WORK: say("Work"),
    ContactUse.FAMILY: say("Family member’s"),
    ContactUse.OTHER: say("Other"),
}


@dataclass(frozen=True)
class Phone:
    """A telephone number in E.164 form, and what it is for."""

    number: str
    use: ContactUse = ContactUse.MOBILE


@dataclass(frozen=True)
class Email:
    """An e-mail address, and what it is for."""

    address: str
    use: ContactUse = ContactUse.HOME


@dataclass(frozen=True)
class Address:
    """A postal address as it is written on an envelope."""

    lines: str
    city: str = ""
    state: str = ""
    postal_code: str = ""
    use: ContactUse = ContactUse.HOME


def parse_phone(typed: str) -> str | Message:
    """Return the number in E.164 form, or what is wrong with it. Numbers without a country are Indian."""
    try:
        number = phonenumbers.parse(typed, HOME_COUNTRY)
    except phonenumbers.NumberParseException:
        return _PHONE_HELP
    if not phonenumbers.is_possible_number(number):
        return _PHONE_HELP
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(number: str) -> str:
    """Return a number grouped for reading, such as +91 98860 01427."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def parse_email(typed: str) -> str | Message:
    """Return the address without outer blanks, or what is wrong with it."""
    text = typed.strip()
    if not _EMAIL.fullmatch(text) or len(text) > 254:
        return say("Enter an e-mail address such as name@example.org, or leave it empty.")
    return text


_PHONE_HELP = say("Enter a 10-digit mobile number, or a number with its country code such as +44 20 7946 0000.")
