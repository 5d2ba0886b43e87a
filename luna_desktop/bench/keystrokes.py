"""What people type when they look for somebody: a reproducible mixture of beginnings, numbers, fragments and slips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from luna_desktop.bench.crowd import record_number
from luna_desktop.domain.made_up import MadeUpPerson
from luna_desktop.domain.names import fold

# How many of each kind make up the 4,000. Slips and fragments are the dear ones: there are more of them than in life.
MIXTURE = {
    "name": 2_000,
    "number": 1_100,
    "last four": 150,
    "last six": 100,
    "middle of a name": 150,
    "one slip": 350,
    "two slips": 150,
}
SHORTEST_WITH_SLIP = 4  # a slip in a name of three letters leaves too little to tell what was meant
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Keystroke:
    """A line as it stood after some keystroke, its kind, and the names that were meant where slips hide them."""

    kind: str
    typed: str = field(repr=False)
    meant: tuple[str, ...] = field(default=(), repr=False)


def keystrokes(people: Sequence[MadeUpPerson], count: int, *, seed: int) -> list[Keystroke]:
    """Draw `count` keystrokes of the mixture for random patients, in random order."""
    chance = Random(seed)  # noqa: S311 - a mixture for measuring, not secrets
    share = count / sum(MIXTURE.values())
    drawn = [_DRAWN[kind](chance, people) for kind, many in MIXTURE.items() for _ in range(round(many * share))]
    chance.shuffle(drawn)
    return drawn


def with_slip(chance: Random, word: str) -> str:
    """Return a word with one slip of the finger: a letter wrong, missing, doubled in by chance, or two swapped."""
    while True:
        at = chance.randrange(len(word))
        swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        wrong = word[:at] + chance.choice(_LETTERS) + word[at + 1 :]
        added = word[:at] + chance.choice(_LETTERS) + word[at:]
        slipped = chance.choice((swapped, wrong, added, word[:at] + word[at + 1 :]))
        if slipped != word:
            return slipped


def _names(person: MadeUpPerson) -> tuple[str, str]:
    return person.family.casefold(), person.given.casefold()


def _name(chance: Random, people: Sequence[MadeUpPerson]) -> Keystroke:
    family, given = _names(chance.choice(people))
    line = chance.choice((family, f"{given} {family}".strip(), f"{family} {given}".strip()))
    return Keystroke("name", line[: chance.randrange(1, len(line) + 1)])


def _number(chance: Random, people: Sequence[MadeUpPerson]) -> Keystroke:
    person = chance.choice(people)
    digits = person.phones[0].removeprefix("+91 ")
    line = chance.choice(
        (digits, digits.replace(" ", ""), record_number(person), record_number(person)[4:].lstrip("0"))
    )
    return Keystroke("number", line[: chance.randrange(1, len(line) + 1)])


def _last(digits: int) -> Callable[[Random, Sequence[MadeUpPerson]], Keystroke]:
    kind = "last four" if digits == 4 else "last six"

    def drawn(chance: Random, people: Sequence[MadeUpPerson]) -> Keystroke:
        return Keystroke(kind, chance.choice(people).phones[0].replace(" ", "")[-digits:])

    return drawn


def _middle(chance: Random, people: Sequence[MadeUpPerson]) -> Keystroke:
    while True:
        name = chance.choice(_names(chance.choice(people)))
        if len(name) > 5:
            at = chance.randrange(1, len(name) - 4)
            return Keystroke("middle of a name", name[at : at + 4])


def _one_slip(chance: Random, people: Sequence[MadeUpPerson]) -> Keystroke:
    family, given = _long_names(chance, people)
    meant, other = chance.choice(((family, given), (given, family)))
    slipped = with_slip(chance, meant)
    line = chance.choice((slipped, f"{slipped} {other}", f"{other} {slipped}"))
    return Keystroke("one slip", line, (meant,))


def _two_slips(chance: Random, people: Sequence[MadeUpPerson]) -> Keystroke:
    family, given = _long_names(chance, people)
    return Keystroke("two slips", f"{with_slip(chance, given)} {with_slip(chance, family)}", (family, given))


def _long_names(chance: Random, people: Sequence[MadeUpPerson]) -> tuple[str, str]:
    """Draw somebody with two plain names that are long enough for a slip."""
    while True:
        family, given = names = _names(chance.choice(people))
        if all(name.isascii() and len(name) >= SHORTEST_WITH_SLIP and len(fold(name)) == 1 for name in (family, given)):
            return names


_DRAWN: dict[str, Callable[[Random, Sequence[MadeUpPerson]], Keystroke]] = {
    "name": _name,
    "number": _number,
    "last four": _last(4),
    "last six": _last(6),
    "middle of a name": _middle,
    "one slip": _one_slip,
    "two slips": _two_slips,
}
