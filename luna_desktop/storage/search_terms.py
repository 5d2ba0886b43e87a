"""What is kept of a patient for searching, and what a typed line may mean: plain text in, words and numbers out.

Both sides are folded by the same functions, so that what was indexed and what is asked always meet. No SQL here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from luna_desktop.domain.names import fold, latin_spellings, sound_keys

SOUND_MARK = "≈"  # keeps sound keys apart from names in one word index; folding never leaves it in a word
MOST_WORDS = 6
MOST_LETTERS = 40
_LONGEST_RECORD_NUMBER = 6
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RECORD_NUMBER = re.compile(r"([a-z]{1,6})-?(\d+)", re.ASCII | re.IGNORECASE)
_DIGITS_ONLY = re.compile(r"[+(]?\d[\d\s().+-]*")


@dataclass(frozen=True)
class SearchableRow:
    """Everything of one patient that search may find; names are already split, one-name people have `family` only.

    `others` are middle, preferred and former names and the names in other scripts. `last_seen` is the day of the last
    visit, else of registration. `birth_year` may stand without `born` where only the year or an age is known.
    `old_numbers` are those of records that were merged into this one.
    """

    patient_id: int
    mrn: str = field(repr=False)
    family: str = field(repr=False)
    last_seen: date = field(repr=False)
    given: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    born: date | None = field(default=None, repr=False)
    birth_year: int | None = field(default=None, repr=False)
    old_numbers: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class IndexedWords:
    """The words of one patient by where they stand, each a line of words with a blank between them."""

    family: str = field(repr=False)
    given: str = field(repr=False)
    other: str = field(repr=False)
    code: str = field(repr=False)
    sound: str = field(repr=False)
    vocabulary: str = field(repr=False)
    record_key: str = field(repr=False)
    record_number: str = field(repr=False)


@dataclass(frozen=True)
class Typed:
    """What a typed line may mean: only what applies is set, and `words` is what remains to be tried in any case."""

    words: tuple[str, ...] = field(repr=False)
    born: date | None = field(default=None, repr=False)
    record_letters: str = field(default="", repr=False)
    record_digits: str = field(default="", repr=False)
    digits: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


def words_of(row: SearchableRow) -> IndexedWords:
    """Return the words under which a patient is found.

    Of the record number only its digits are words: letters that all numbers share would make a word of everybody.
    """
    key, number = record_keys(row.mrn)
    names = [word for text in (row.family, row.given, *row.others) for word in fold(text)]
    return IndexedWords(
        family=_line(_name_words(row.family)),
        given=_line(_name_words(row.given)),
        other=_line(word for text in row.others for word in _name_words(text)),
        code=_line(
            (_digits(row.mrn), number, *_old_numbers(row), *_phone_words(row.phones), *_address_words(row.emails))
        ),
        sound=_line(SOUND_MARK + key for word in names for key in sound_keys(word)),
        vocabulary=_line(latin_spellings(word)[0] for word in names if not word.isdigit() and latin_spellings(word)),
        record_key=key,
        record_number=number,
    )


def _old_numbers(row: SearchableRow) -> list[str]:
    return [form for mrn in row.old_numbers for form in (_digits(mrn), record_keys(mrn)[1])]


def record_keys(mrn: str) -> tuple[str, str]:
    """Return a record number's two forms: letters and digits run together, and its digits without leading zeros."""
    key = "".join(fold(mrn))
    return key, "".join(re.findall(r"\d", key)).lstrip("0")


def phone_digits(phone: str) -> str:
    """Return the digits of a phone number without country code and trunk zero: at most ten, as in India."""
    return _digits(phone)[-10:].lstrip("0")


def read(typed: str, *, today: date) -> Typed:
    """Read what a person typed: a birth date, a record number, a phone number, an e-mail address, names."""
    text = " ".join(typed.split())[:200]
    words = tuple(word[:MOST_LETTERS] for word in fold(text)[:MOST_WORDS])
    if "@" in text:
        return Typed(words, address="".join(fold(text)))
    if text.startswith("#"):
        return Typed(words, record_digits=_digits(text))
    plain = "".join(words)
    record = _RECORD_NUMBER.fullmatch(plain) if len(words) < 3 else None
    if record:
        return Typed(words, record_letters=record[1], record_digits=record[2])
    born = birth_date(text, today=today)
    if born or (plain.isdigit() and _DIGITS_ONLY.fullmatch(_ascii_digits(text))):
        return Typed(words, born=born, digits=_national(text, plain))
    return Typed(words)


def birth_date(text: str, *, today: date) -> date | None:
    """Read 31/12/1985, 31.12.85, 31-12-1985 or 1985-12-31; a year of two digits is the last one that has passed."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        if len(found[3]) == 2:
            year += today.year // 100 * 100
            year -= 100 if year > today.year else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spellings(word: str) -> tuple[str, ...]:
    """Return a typed word and, for a word of another script, its Latin spellings."""
    return (word,) if word.isascii() else tuple(dict.fromkeys((word, *latin_spellings(word))))


def _name_words(text: str) -> list[str]:
    """Return the words of one name with their spellings; a name of two or three words also run together."""
    parts = fold(text)
    if 1 < len(parts) < 4:
        parts = (*parts, "".join(parts))
    return [spelling for word in parts for spelling in spellings(word)]


def _phone_words(phones: Iterable[str]) -> list[str]:
    found = []
    for phone in phones:
        every, national = _digits(phone), phone_digits(phone)
        found += [national, every, national[-4:]]
    return found


def _address_words(addresses: Iterable[str]) -> list[str]:
    return [word for address in addresses for word in ("".join(fold(address)), *fold(address.partition("@")[0]))]


def _digits(text: str) -> str:
    return "".join(letter for word in fold(text) for letter in word if letter in "0123456789")


def _national(text: str, digits: str) -> str:
    """Return typed digits as India writes them: without +91 or 0091, and without the trunk zero of a phone number."""
    if text.startswith("+91"):
        return digits[2:] or digits
    if digits.startswith("0091"):
        return digits[4:] or digits
    return digits[1:] if re.match("0[1-9]", digits) and len(digits) > _LONGEST_RECORD_NUMBER else digits


def _ascii_digits(text: str) -> str:
    return "".join(fold(letter)[0] if letter.isdecimal() else letter for letter in text)


def _line(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for word in words if word))
