"""A row of a file as the person it describes: checked, tidied, with notes on what could not be taken over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import phonenumbers

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone, parse_email, parse_phone
from luna_desktop.domain.import_dates import TwoWays, read_age, read_birth, read_day
from luna_desktop.domain.imports import LONGEST_CELL, DateOrder, Field
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender, Identity, clean, clean_line, name_problem
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.texts import Message, say

MOST_PHONES = 6
_SEPARATORS = str.maketrans(dict.fromkeys("/;|\n,", "\n"))
_TITLE_WORDS = (
    "mr mrs ms miss mx dr prof smt shri sri shree kum kumari km master baby baba श्री श्रीमती कुमारी सुश्री डॉ डॉक्टर"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_GENDERS: dict[str, Gender] = {
    word: gender
    for gender, words in (
        (Gender.FEMALE, "f female woman girl w lady महिला स्त्री औरत लड़की"),
        (Gender.MALE, "m male man boy पुरुष आदमी लड़का"),
        (Gender.OTHER, "o other third transgender trans t tg nonbinary non-binary अन्य तृतीय"),
        (Gender.UNDISCLOSED, "undisclosed"),
        (Gender.UNKNOWN, "u unknown unk n/a na - ?"),
    )
    for word in words.split()
}
_ROUNDED_HELP = say("The spreadsheet rounded it and its last digits are lost. Export the column as text.")
_LANGUAGES: dict[str, str] = {
    word: code
    for code, words in {
        "en": "english eng अंग्रेज़ी अंग्रेजी",
        "hi": "hindi hin हिन्दी हिंदी",
        "kn": "kannada kan ಕನ್ನಡ कन्नड़",
        "ta": "tamil tam தமிழ் तमिल",
        "te": "telugu tel తెలుగు तेलुगु",
        "ml": "malayalam mal മലയാളം मलयालम",
        "mr": "marathi mar मराठी",
        "bn": "bengali bangla ben বাংলা बंगाली",
        "gu": "gujarati guj ગુજરાતી गुजराती",
        "pa": "punjabi pan ਪੰਜਾਬੀ पंजाबी",
        "ur": "urdu urd اردو उर्दू",
        "or": "odia oriya ori ଓଡ଼ିଆ ओड़िया",
        "as": "assamese asm অসমীয়া असमिया",
        "kok": "konkani कोंकणी",
        "tcy": "tulu ತುಳು",
    }.items()
    for word in (code, *words.split())
}
_YES = {"y", "yes", "true", "1", "x", "t", "on", "dnd", "optout", "opt-out", "stop", "हाँ", "हां", "जी"}
_NO = {"n", "no", "false", "0", "off", "none", "-", "नहीं"}
_ROUNDED = re.compile(r"\d[.,]\d*[eE]\+?\d+")
"""What spreadsheet programs make of long numbers; the last digits are gone."""


@dataclass(frozen=True)
class SourceRow:
    """One person as a file tells it: the line or entry, its texts by field, and what is wrong or left out already."""

    line: int
    values: Mapping[Field, tuple[str, ...]]
    problem: Message | None = None
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Imported:
    """A person out of a file, ready to be written down. `number` is the number that the other program gave.

    `is_whole` says that a whole record comes along: its facts are written with it, and not out of these bodies.
    """

    identity: Identity
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    related: tuple[RelatedPerson, ...] = ()
    number: str = ""
    last_seen: date | None = None
    no_offers: bool = False
    is_whole: bool = False

    @property
    def bodies(self) -> tuple[object, ...]:
        """Return the facts that this person brings."""
        return (self.identity, *self.phones, *self.emails, *self.addresses, *self.related)


@dataclass(frozen=True)
class Understood:
    """What became of a row: a person with notes, or problems and nobody."""

    line: int
    person: Imported | None
    problems: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


class _Reading:
    """Reads one row, field by field, and collects what is wrong and what is left out."""

    def __init__(self, row: SourceRow, order: DateOrder | None, today: date) -> None:
        self.row, self.order, self.today = row, order, today
        self.problems: list[Message] = [row.problem] if row.problem else []
        self.notes = list(row.notes)

    def all(self, wanted: Field) -> list[str]:
        return [text for text in self.aligned(wanted) if text]

    def aligned(self, wanted: Field) -> list[str]:
        """Return the texts of a field with the blank ones, which keep the others of several fields side by side."""
        texts = [clean(text) for text in self.row.values.get(wanted, ())]
        if any(len(text) > LONGEST_CELL for text in texts):
            self.problems.append(
                say("A cell has more than {longest} characters. Shorten it, or check the quotes.", longest=LONGEST_CELL)
            )
        return texts

    def one(self, wanted: Field) -> str:
        found = self.all(wanted)
        return clean_line(found[0]) if found else ""

    def identity(self) -> Identity:
        title, given, family = self.one(Field.TITLE), self.one(Field.GIVEN), self.one(Field.FAMILY)
        whole = self.one(Field.FULL_NAME)
        if whole and not (given and family):
            title, given, family = _split(whole, title)
        if given and not family:
            given, family = "", given
        body = Identity(
            family,
            given,
            self.one(Field.MIDDLE),
            title,
            self.one(Field.PREFERRED),
            self.one(Field.FORMER),
            self.one(Field.OTHER_SCRIPT),
            self.birth(),
            self.gender(),
            self.language(),
        )
        if not family:
            self.problems.append(say("There is no name in this row."))
        for text in (family, given, body.middle_name, title, body.preferred_name, body.former_names):
            problem = name_problem(text, required=False)
            if problem is not None:
                self.problems.append(problem)
        return body

    def birth(self) -> Birth:
        typed = self.one(Field.BIRTH)
        if typed:
            found = read_birth(typed, self.order, self.today)
            if isinstance(found, Message):
                self.problems.append(found)
                return Birth()
            birth, century = found
            if century and birth.on is not None:
                self.notes.append(say("The year of birth has two digits; it was read as {year}.", year=birth.on.year))
            return birth
        age = self.one(Field.AGE)
        if not age:
            return Birth()
        told = read_age(age, self.today)
        if isinstance(told, Message):
            self.problems.append(told)
            return Birth()
        return told

    def gender(self) -> Gender:
        typed = self.one(Field.GENDER).casefold().rstrip(".")
        if not typed:
            return Gender.UNKNOWN
        if typed not in _GENDERS:
            self.notes.append(say("The gender was not understood and stays open."))
        return _GENDERS.get(typed, Gender.UNKNOWN)

    def language(self) -> str:
        typed = self.one(Field.LANGUAGE).casefold()
        if not typed:
            return ""
        code = typed if typed in LANGUAGES else _LANGUAGES.get(typed) or _LANGUAGES.get(typed.split("-")[0], "")
        if not code:
            self.notes.append(say("The language was not understood and stays open."))
        return code

    def phones(self) -> tuple[Phone, ...]:
        found: dict[str, Phone] = {}
        for wanted, use in ((Field.PHONE, ContactUse.MOBILE), (Field.PHONE_2, ContactUse.OTHER)):
            for text in self.all(wanted):
                for typed in _numbers(text):
                    number = _ROUNDED_HELP if _ROUNDED.search(typed) else parse_phone(typed.removesuffix(".0"))
                    if isinstance(number, Message):
                        self.problems.append(say("A phone number cannot be read. {help}", help=number))
                    elif number not in found:
                        found[number] = Phone(number, ContactUse.HOME if _is_landline(number) else use)
        if len(found) > MOST_PHONES:
            self.notes.append(say("Only the first {most} phone numbers are taken over.", most=MOST_PHONES))
        return tuple(found.values())[:MOST_PHONES]

    def emails(self) -> tuple[Email, ...]:
        found: dict[str, Email] = {}
        for text in self.all(Field.EMAIL):
            for typed in filter(None, (part.strip() for part in text.replace(",", ";").split(";"))):
                address = parse_email(typed)
                if isinstance(address, Message):
                    self.problems.append(say("The e-mail address cannot be read. Correct it, or empty the cell."))
                else:
                    found.setdefault(address.casefold(), Email(address))
        return tuple(found.values())

    def addresses(self) -> tuple[Address, ...]:
        lines, cities = self.aligned(Field.ADDRESS), self.aligned(Field.CITY)
        states, codes = self.aligned(Field.STATE), self.aligned(Field.POSTAL_CODE)
        made = []
        for place in range(max(len(lines), len(cities), len(states), len(codes))):
            street, city = _nth(lines, place), clean_line(_nth(cities, place))
            state, code = clean_line(_nth(states, place)), clean_line(_nth(codes, place))
            if street or city:
                made.append(Address(street, city, state, code))
            elif state or code:
                self.notes.append(say("A state or PIN code without street and city was left out."))
        return tuple(dict.fromkeys(made))

    def related(self) -> tuple[RelatedPerson, ...]:
        names, numbers = self.aligned(Field.EMERGENCY), self.aligned(Field.EMERGENCY_PHONE)
        made = []
        for place in range(max(len(names), len(numbers))):
            name, typed = clean_line(_nth(names, place)), _nth(numbers, place)
            number = parse_phone(typed) if typed else ""
            if isinstance(number, Message):
                self.notes.append(say("The emergency number cannot be read and was left out."))
                number = ""
            if name:
                made.append(RelatedPerson((RelatedRole.EMERGENCY,), name, phone=number))
            elif number:
                self.notes.append(say("An emergency number without a name was left out."))
        return tuple(dict.fromkeys(made))

    def last_seen(self) -> date | None:
        typed = self.one(Field.LAST_SEEN)
        if not typed:
            return None
        try:
            found = read_day(typed, self.order, self.today).on
        except TwoWays:
            self.problems.append(
                say("The day of the last visit can be read in two ways. Choose how dates are written.")
            )
            return None
        except ValueError:
            self.notes.append(say("The day of the last visit was not understood and was left out."))
            return None
        return found.earliest if found.day and found.earliest <= self.today else None

    def no_offers(self) -> bool:
        typed = self.one(Field.NO_OFFERS).casefold()
        if not typed or typed in _NO:
            return False
        if typed not in _YES:
            self.notes.append(say("“No reminders or offers” was not understood; it was taken as a no to messages."))
        return True


def understand(row: SourceRow, order: DateOrder | None, today: date) -> Understood:
    """Return the person that a row describes, or what is wrong with it."""
    if row.problem is not None:
        return Understood(row.line, None, (row.problem,), row.notes)
    reading = _Reading(row, order, today)
    person = Imported(
        reading.identity(),
        reading.phones(),
        reading.emails(),
        reading.addresses(),
        reading.related(),
        reading.one(Field.NUMBER)[:60],
        reading.last_seen(),
        reading.no_offers(),
    )
    problems = tuple(dict.fromkeys(reading.problems))
    return Understood(row.line, None if problems else person, problems, tuple(reading.notes))


def _split(whole: str, title: str) -> tuple[str, str, str]:
    """Return title, given and family name of a name in one piece; spoken in this order it stays as it was written."""
    if "," in whole and len(whole.split(",")) == 2:
        family, given = (part.strip() for part in whole.split(","))
        if family and given:
            return title, given, family
    words = whole.split()
    if not title:
        count = 0
        while count < len(words) - 1 and words[count].casefold().rstrip(".") in _TITLES:
            count += 1
        title, words = " ".join(words[:count]), words[count:]
    return title, " ".join(words[:-1]), words[-1]


def _numbers(text: str) -> list[str]:
    return [part.strip() for part in text.translate(_SEPARATORS).split("\n") if any(ch.isdigit() for ch in part)]


def _is_landline(number: str) -> bool:
    """Tell a number to which no message can go from a mobile one."""
    kind = phonenumbers.number_type(phonenumbers.parse(number, None))
    return kind == phonenumbers.PhoneNumberType.FIXED_LINE


def _nth(texts: list[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""
