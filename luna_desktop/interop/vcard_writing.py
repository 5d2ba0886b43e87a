"""Address cards that leave: vCard 3.0 (RFC 2426) for old telephones and 4.0 (RFC 6350), with contact details alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.people import Gender, Identity

PRODUCT = "-//Luna Desktop//EN"
_LONGEST_LINE = 75
"""Octets of a line; longer ones are folded."""
_TEL_TYPES = {ContactUse.HOME: "home", ContactUse.WORK: "work"}
_GENDERS = {Gender.FEMALE: "F", Gender.MALE: "M", Gender.OTHER: "O", Gender.UNDISCLOSED: "N"}


class CardVersion(StrEnum):
    """Which vCard is written."""

    THREE = "3.0"
    FOUR = "4.0"


@dataclass(frozen=True)
class ContactCard:
    """What a card says: names, birth, gender, language, and how to reach the person. `uid` tells cards apart."""

    uid: str
    identity: Identity
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()


def write_cards(cards: Sequence[ContactCard], version: CardVersion) -> bytes:
    """Return cards as one file in UTF-8, with folded lines."""
    lines = [line for card in cards for line in _lines(card, version)]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _lines(card: ContactCard, version: CardVersion) -> Iterable[str]:
    who, four = card.identity, version is CardVersion.FOUR
    yield from ("BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{PRODUCT}", f"UID:urn:uuid:{card.uid}")
    yield f"N:{_joined(who.family_name, who.given_name, who.middle_name, who.title, '')}"
    yield f"FN:{_escaped(who.full_name)}"
    if who.preferred_name:
        yield f"NICKNAME:{_escaped(who.preferred_name)}"
    born = who.birth.on
    if born is not None and (four or born.day):
        yield f"BDAY:{born.iso.replace('-', '') if four and born.day else born.iso}"
    if four and who.gender in _GENDERS:
        yield f"GENDER:{_GENDERS[who.gender]}"
    if four and who.language:
        yield f"LANG:{who.language}"
    for phone in card.phones:
        kind = _TEL_TYPES.get(phone.use, "cell")
        yield f"TEL;VALUE=uri;TYPE={kind}:tel:{phone.number}" if four else f"TEL;TYPE={kind.upper()}:{phone.number}"
    for email in card.emails:
        yield f"EMAIL:{_escaped(email.address)}" if four else f"EMAIL;TYPE=INTERNET:{_escaped(email.address)}"
    for place in card.addresses:
        kind = "work" if place.use is ContactUse.WORK else "home"
        parts = _joined("", "", place.lines, place.city, place.state, place.postal_code, "")
        yield f"ADR;TYPE={kind}:{parts}" if four else f"ADR;TYPE={kind.upper()}:{parts}"
    yield "END:VCARD"


def _joined(*parts: str) -> str:
    return ";".join(_escaped(part) for part in parts)


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\r\n", "\n").replace("\n", r"\n")


def _folded(line: str) -> Iterable[str]:
    """Fold a line between characters, so that no part is longer than 75 octets and every further one begins blank."""
    part, room = "", _LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", _LONGEST_LINE - 1
        part += letter
        room -= size
    yield part
