"""Believable people of India who do not exist: for the demo clinic, the measurements and the tests.

The same seed gives the same people. Telephone numbers begin with 5, which India does not give to mobile
phones, and e-mail addresses end in example.org, so that no message sent by mistake reaches a patient.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from random import Random

from luna_desktop.domain import made_up_names as names
from luna_desktop.domain.names import fold, latin_spellings

SEED = 20_260_101
_OLDEST_DAYS = 88 * 365
_YEARS_OPEN_DAYS = 8 * 365


class BirthKnown(StrEnum):
    """How much is known of a made-up person's birth."""

    DAY = "date"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"


@dataclass(frozen=True)
class MadeUpPerson:
    """A person who does not exist. `number` counts from 1; `household` is shared by those who share a phone.

    `family` alone is set for people with one name. `other_names` are full names in another script, `former_family` a
    name before marriage. `born` is exact whatever `birth_known` says: take of it only what that allows.
    """

    number: int
    household: int
    family: str = field(repr=False)
    given: str = field(repr=False)
    preferred: str = field(repr=False)
    former_family: str = field(repr=False)
    other_names: tuple[str, ...] = field(repr=False)
    gender: str
    born: date
    birth_known: BirthKnown
    phones: tuple[str, ...] = field(repr=False)
    email: str = field(repr=False)
    street: str = field(repr=False)
    town: str
    state: str
    pin: str
    registered: date
    last_seen: date


@dataclass(frozen=True)
class _Household:
    number: int
    phone: str
    family: str
    street: str
    town: str
    state: str
    pin: str


@dataclass(frozen=True)
class _Naming:
    family: str
    given: str
    other_names: tuple[str, ...] = ()


def people(count: int, *, today: date, seed: int = SEED) -> Iterator[MadeUpPerson]:
    """Yield `count` people, the same ones for the same seed and day; a million takes some seconds."""
    chance = Random(seed)  # noqa: S311 - believable people, not secrets
    maker = _Maker(chance, today)
    made = 0
    household = 0
    while made < count:
        household += 1
        home = maker.household(household)
        for _ in range(min(count - made, maker.size())):
            made += 1
            yield maker.person(made, home)


def _rising(pool: Sequence[object]) -> list[float]:
    """Return running weights in which the first names are common and the last ones rare."""
    return list(accumulate(1 / (place + 12) for place in range(len(pool))))


_FAMILY_WEIGHTS, _FEMALE_WEIGHTS, _MALE_WEIGHTS = (
    _rising(names.FAMILY_NAMES),
    _rising(names.FEMALE),
    _rising(names.MALE),
)


class _Maker:
    """Draws people from one stream of chance."""

    def __init__(self, chance: Random, today: date) -> None:
        self._chance = chance
        self._today = today

    def size(self) -> int:
        """Draw how many of a household are patients: mostly one."""
        drawn = self._chance.random()
        return 1 if drawn < 0.72 else 2 if drawn < 0.88 else 3 if drawn < 0.96 else 4

    def household(self, number: int) -> _Household:
        """Draw a household: its phone, its name, where it lives."""
        chance = self._chance
        town, state, region = chance.choice(names.TOWNS)
        return _Household(
            number=number,
            phone=self._phone(),
            family=chance.choices(names.FAMILY_NAMES, cum_weights=_FAMILY_WEIGHTS)[0],
            street=f"{chance.randrange(1, 400)}, {chance.choice(names.STREETS)}",
            town=town,
            state=state,
            pin=f"{region}{chance.randrange(1, 100):03d}",
        )

    def person(self, number: int, home: _Household) -> MadeUpPerson:
        """Draw one person of a household."""
        chance = self._chance
        female = chance.random() < 0.62
        naming = self._naming(home.family, female=female)
        born = self._today - timedelta(days=chance.randrange(200, _OLDEST_DAYS))
        registered = max(born, self._today - timedelta(days=chance.randrange(_YEARS_OPEN_DAYS)))
        seen = min(self._today, registered + timedelta(days=int(chance.expovariate(1 / 300))))
        return MadeUpPerson(
            number=number,
            household=home.number,
            family=naming.family,
            given=naming.given,
            preferred=naming.given[:4].rstrip("aeiou") + "u" if self._one_in(25) and naming.given.isascii() else "",
            former_family=chance.choice(names.FAMILY_NAMES[:200])
            if female and naming.given and self._one_in(8)
            else "",
            other_names=naming.other_names,
            gender=self._gender(female=female),
            born=born,
            birth_known=self._birth_known(),
            phones=(home.phone, self._phone()) if self._one_in(9) else (home.phone,),
            email=self._email(naming, number) if chance.random() < 0.4 else "",
            street=home.street,
            town=home.town,
            state=home.state,
            pin=home.pin,
            registered=registered,
            last_seen=seen,
        )

    def _naming(self, family: str, *, female: bool) -> _Naming:
        drawn = self._chance.random()
        if drawn < 0.02:
            return _Naming(self._chance.choice(names.SINGLE_NAMES), "")
        if drawn < 0.12:
            return self._naming_in_script(female=female, native_first=drawn < 0.06)
        pool, weights = (names.FEMALE, _FEMALE_WEIGHTS) if female else (names.MALE, _MALE_WEIGHTS)
        given = self._chance.choices(pool, cum_weights=weights)[0]
        if drawn > 0.98:
            given = f"{given}-{self._chance.choice(pool[:40])}"
        return _Naming(family, given)

    def _naming_in_script(self, *, female: bool, native_first: bool) -> _Naming:
        """Draw a name known in Latin and in an Indian script, with the one or the other as the name on the card."""
        families, women, men = self._chance.choice(names.SCRIPTS)
        family, given = self._chance.choice(families), self._chance.choice(women if female else men)
        if native_first:
            return _Naming(family[1], given[1])
        return _Naming(family[0], given[0], (f"{given[1]} {family[1]}",))

    def _gender(self, *, female: bool) -> str:
        if self._one_in(150):
            return "other"
        return "female" if female else "male"

    def _birth_known(self) -> BirthKnown:
        drawn = self._chance.random()
        if drawn < 0.82:
            return BirthKnown.DAY
        return BirthKnown.YEAR if drawn < 0.90 else BirthKnown.AGE if drawn < 0.97 else BirthKnown.MONTH

    def _phone(self) -> str:
        digits = f"{self._chance.randrange(10**9):09d}"
        return f"+91 5{digits[:4]} {digits[4:]}"

    def _email(self, naming: _Naming, number: int) -> str:
        words = [latin_spellings(word)[0] for word in fold(f"{naming.given} {naming.family}")]
        return f"{'.'.join(words)}{number}@example.org"

    def _one_in(self, many: int) -> bool:
        return self._chance.random() * many < 1
