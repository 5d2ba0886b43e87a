"""Address cards, vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as rows of an import.

vobject reads the lines; what version 4 writes differently (tel: addresses, GENDER, short dates, LANG) is read here. A
card that is damaged is named, and the next one is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

import vobject  # type: ignore[import-untyped]  # vobject brings no types
from vobject.base import (  # type: ignore[import-untyped]  # vobject brings no types
    Component,
    ContentLine,
    VObjectError,
)

from luna_desktop.domain.import_rows import SourceRow
from luna_desktop.domain.imports import Field, Plan
from luna_desktop.interop.import_files import FileKind, FileLook, FileRefused, fingerprint, opened_text
from luna_desktop.texts import Message, say

MOST_LINES = 20_000
"""Lines of one card, a photograph among them; more is damage."""
_SHORT_DATE = re.compile(r"(\d{4})-?(\d{2})?-?(\d{2})?(?:T.*)?")
_NO_YEAR = re.compile(r"--\d.*")
_URI = re.compile(r"(?:tel|mailto):([^?;]*)", re.IGNORECASE)
_ONE_VALUE = re.compile(r"^((?:[\w-]+\.)?(?:TEL|FN|EMAIL)\b[^:\r\n]*:)(.*)$", re.IGNORECASE | re.MULTILINE)
"""Lines of one value: telephones write commas into it as they are, and vobject would drop what stands behind one."""
_PREFERRED = {"pref"}
_GENDERS = {"F": "female", "M": "male", "O": "other", "U": "unknown", "N": "undisclosed"}
_LEFT_OUT = {
    "PHOTO": say("The photo was left out: an identity photo needs the patient’s consent first."),
    "NOTE": say("A free note was left out: it may hold anything."),
}
_DAMAGED = say("This card is damaged and cannot be read.")
_GROUP = say("This card is a group or an organisation, not a person.")


def look_at_cards(path: Path, plan: Plan) -> FileLook:
    """Count the cards of a file.

    Raises:
        FileRefused: It cannot be read, or there is no card in it.
    """
    sha256, found, _head = fingerprint(path)
    encoding = plan.encoding or found
    count = sum(1 for _card in _cards(path, encoding))
    if not count:
        raise FileRefused(say("There is no whole card in this file."))
    return FileLook(FileKind.VCARD, sha256, count, encoding)


def card_rows(path: Path, seen: FileLook) -> Iterator[SourceRow]:
    """Yield the cards of a file as rows, each with the line on which it begins."""
    for line, text in _cards(path, seen.encoding):
        yield _row(line, text)


def _cards(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield each card's first line and its text; a card that never ends yields what there is of it."""
    with opened_text(path, encoding) as stream:
        begins, lines = 0, list[str]()
        for number, raw in enumerate(stream, start=1):
            word = raw.strip("\ufeff \t\r\n").upper()
            if word == "BEGIN:VCARD":
                if lines:
                    yield begins, "".join(lines)
                begins, lines = number, []
            if begins and len(lines) < MOST_LINES and (lines or word == "BEGIN:VCARD"):
                lines.append(raw.lstrip("\ufeff"))
            if word == "END:VCARD" and lines:
                yield begins, "".join(lines)
                lines = []
        if lines:
            yield begins, "".join(lines)


def _row(line: int, text: str) -> SourceRow:
    if "\0" in text or "\ufffd" in text or "END:VCARD" not in text.upper():
        return SourceRow(line, {}, _DAMAGED)
    try:
        text = _ONE_VALUE.sub(lambda found: found[1] + re.sub(r"(?<!\\),", r"\,", found[2]), text)
        quoted = "QUOTED-PRINTABLE" in text.upper()
        card = next(iter(vobject.readComponents(text, validate=False, transform=False, allowQP=quoted)), None)
        if card is None:
            return SourceRow(line, {}, _DAMAGED)
        return _of_card(line, card)
    except (VObjectError, ValueError, LookupError, AttributeError, TypeError):
        return SourceRow(line, {}, _DAMAGED)


def _of_card(line: int, card: Component) -> SourceRow:
    kind = _first(card, "kind").casefold()
    if kind in {"group", "org", "location"}:
        return SourceRow(line, {}, _GROUP)
    notes = [note for name, note in _LEFT_OUT.items() if _lines(card, name)]
    values: dict[Field, tuple[str, ...]] = _names(card)
    values[Field.NUMBER] = (_first(card, "x-mrn") or _first(card, "x-patient-id"),)
    values[Field.PHONE] = tuple(_reached(each) for each in _lines(card, "tel") if not _is_fax(each))
    values[Field.EMAIL] = tuple(_reached(each) for each in _lines(card, "email"))
    values[Field.GENDER] = (_gender(card),)
    values[Field.LANGUAGE] = tuple(each.value.strip() for each in _lines(card, "lang"))[:1]
    values |= _addresses(card)
    birth, note = _birth(_first(card, "bday"))
    values[Field.BIRTH] = (birth,)
    return SourceRow(line, values, notes=tuple([*notes, note] if note else notes))


def _names(card: Component) -> dict[Field, tuple[str, ...]]:
    parts = _parts(_lines(card, "n")[0].value, 5) if _lines(card, "n") else [""] * 5
    whole = _unescaped(_first(card, "fn"))
    family, given, middle, title, _suffix = parts
    if not family and not given:
        family, given, middle, title = "", "", "", title
    found = {Field.FAMILY: family, Field.GIVEN: given, Field.MIDDLE: middle, Field.TITLE: title}
    if not family and not given:
        found[Field.FULL_NAME] = whole
    nick = _unescaped(_first(card, "nickname")).split(",")[0]
    return {wanted: (text,) for wanted, text in (found | {Field.PREFERRED: nick}).items() if text}


def _addresses(card: Component) -> dict[Field, tuple[str, ...]]:
    rows = [_parts(each.value, 7) for each in _lines(card, "adr")]
    rows = [row for row in rows if any(row)]
    streets = tuple("\n".join(part for part in row[:3] if part) for row in rows)
    return {
        Field.ADDRESS: streets,
        Field.CITY: tuple(row[3] for row in rows),
        Field.STATE: tuple(row[4] for row in rows),
        Field.POSTAL_CODE: tuple(row[5] for row in rows),
    }


def _birth(text: str) -> tuple[str, Message | None]:
    """Return a birth as ISO; RFC 6350 also knows births without a year, which say nothing of an age."""
    text = text.strip()
    if not text:
        return "", None
    if _NO_YEAR.fullmatch(text):
        return "", say("The birthday has no year and was left out.")
    found = _SHORT_DATE.fullmatch(text)
    if not found:
        return text, None
    return "-".join(part for part in found.groups() if part), None


def _gender(card: Component) -> str:
    """Return the gender of version 4, or what programs of version 3 wrote."""
    text = _first(card, "gender") or _first(card, "x-gender")
    return _GENDERS.get(text.partition(";")[0].strip().upper(), text)


def _reached(line: ContentLine) -> str:
    text = line.value.strip()
    found = _URI.match(text)
    return unquote(found[1]) if found else _unescaped(text)


def _is_fax(line: ContentLine) -> bool:
    kinds = {kind.casefold() for each in line.params.get("TYPE", []) for kind in each.split(",")}
    kinds |= {kind.casefold() for kind in line.params if not line.params[kind]}
    return bool(kinds & {"fax", "pager", "modem"})


def _lines(card: Component, name: str) -> list[ContentLine]:
    """Return the lines of a name, the preferred first; a line that holds a component is none."""
    found = [each for each in card.contents.get(name.casefold(), []) if isinstance(each, ContentLine)]
    return sorted(found, key=_place)


def _place(line: ContentLine) -> int:
    kinds = {kind.casefold() for each in line.params.get("TYPE", []) for kind in each.split(",")}
    if kinds & _PREFERRED or ("PREF" in line.params and not line.params["PREF"]):
        return 0
    told = next(iter(line.params.get("PREF", [])), "")
    return int(told) if told.isdecimal() else 101


def _first(card: Component, name: str) -> str:
    return next((str(each.value) for each in _lines(card, name)), "")


def _parts(text: str, count: int) -> list[str]:
    """Cut a structured value at its semicolons, several values in one part with a blank between them."""
    cut = re.split(r"(?<!\\);", text)
    parts = [" ".join(_unescaped(piece).strip() for piece in re.split(r"(?<!\\),", part)).strip() for part in cut]
    return list(islice([*parts, *[""] * count], count))


def _unescaped(text: str) -> str:
    return re.sub(r"\\([nN,;\\:])", lambda found: "\n" if found[1] in "nN" else found[1], text)
