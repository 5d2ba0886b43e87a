"""Two cards that may be one person: the signs for it, their weight, and which pairs of many people are worth a look.

Everybody is put into groups by phone, by e-mail, by the sound of the name with the birth, and by the day of birth with
a slip of the finger in the name. Only people of one group are compared, so the work grows with the number of people and
not with its square. A number on which very many people are is the clinic's or a school's, and is no sign.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import combinations

from luna_desktop.domain.names import fold, latin_spellings, sound_keys
from luna_desktop.texts import Message, say

MOST_ON_A_NUMBER = 12
LARGEST_GROUP = 60
WORTH_A_LOOK = 50


class Sign(Enum):
    """Why two cards may be one person."""

    SAME_NAME = "same_name"
    NAME_SOUNDS = "name_sounds"
    NAME_SLIP = "name_slip"
    NAME_PART = "name_part"
    SAME_BIRTH = "same_birth"
    BIRTH_NEAR = "birth_near"
    BIRTH_FITS = "birth_fits"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    BIRTHS_DIFFER = "births_differ"


SIGN_NAMES: dict[Sign, Message] = {
    Sign.SAME_NAME: say("Same name"),
    Sign.NAME_SOUNDS: say("Names sound the same"),
    Sign.NAME_SLIP: say("Names differ by a letter"),
    Sign.NAME_PART: say("One name is part of the other"),
    Sign.SAME_BIRTH: say("Same date of birth"),
    Sign.BIRTH_NEAR: say("Births nearly the same"),
    Sign.BIRTH_FITS: say("Births can be the same"),
    Sign.SAME_PHONE: say("Same phone"),
    Sign.SAME_EMAIL: say("Same e-mail"),
    Sign.BIRTHS_DIFFER: say("Births differ"),
}
WEIGHTS: dict[Sign, int] = {
    Sign.SAME_NAME: 35,
    Sign.NAME_SOUNDS: 30,
    Sign.NAME_SLIP: 25,
    Sign.NAME_PART: 20,
    Sign.SAME_BIRTH: 35,
    Sign.BIRTH_NEAR: 20,
    Sign.BIRTH_FITS: 10,
    Sign.SAME_PHONE: 30,
    Sign.SAME_EMAIL: 30,
    Sign.BIRTHS_DIFFER: -10,
}


@dataclass(frozen=True)
class Face:
    """What of a card is compared: names as written, the birth as a span of ISO days, phone, e-mail."""

    patient_id: int
    family: str
    given: str
    born: tuple[str, str] | None = None
    phone: str = ""
    email: str = ""

    @property
    def print(self) -> str:
        """Return a short print of what is compared."""
        said = "|".join((self.family, self.given, *(self.born or ("", "")), self.phone, self.email.casefold()))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Likely:
    """Two people who may be one, the smaller id first, and the signs for it, the strongest first."""

    low: int
    high: int
    signs: tuple[Sign, ...]
    fingerprint: str

    @property
    def score(self) -> int:
        """Return how much speaks for it, 0 to 100."""
        return min(100, sum(WEIGHTS[sign] for sign in self.signs))


def likely_pairs(people: Iterable[Face], about: frozenset[int] | None = None) -> list[Likely]:
    """Return the pairs worth a look, the likeliest first; with `about`, only those that one of these people is in."""
    faces = {face.patient_id: face for face in people}
    crowded = _crowded(faces.values())
    seen: set[tuple[int, int]] = set()
    found = []
    for group in _groups(faces.values()):
        for one, other in combinations(sorted(group), 2):
            if (one, other) in seen or (about is not None and one not in about and other not in about):
                continue
            seen.add((one, other))
            likely = compared(faces[one], faces[other], crowded)
            if likely is not None:
                found.append(likely)
    return sorted(found, key=lambda each: (-each.score, each.low, each.high))


def _crowded(faces: Iterable[Face]) -> frozenset[str]:
    """Return the numbers and addresses on which too many people are to tell anything."""
    count = Counter(number for face in faces for number in {face.phone, face.email.casefold()} if number)
    return frozenset(number for number, people in count.items() if people > MOST_ON_A_NUMBER)


def compared(one: Face, other: Face, crowded: frozenset[str] = frozenset()) -> Likely | None:
    """Return two people as a pair where enough speaks for it, else None; `crowded` numbers tell nothing.

    A name alone is never enough, a number alone neither: families share one. Births that cannot be the same day, nor
    a slip of the finger away, speak against it.
    """
    low, high = sorted((one, other), key=lambda face: face.patient_id)
    name, birth = _name_sign(low, high), _birth_sign(low, high)
    if name is None:
        return None
    signs = [name] + ([birth] if birth else [])
    if low.phone and low.phone == high.phone and low.phone not in crowded:
        signs.append(Sign.SAME_PHONE)
    address = low.email.casefold()
    if address and address == high.email.casefold() and address not in crowded:
        signs.append(Sign.SAME_EMAIL)
    likely = Likely(low.patient_id, high.patient_id, tuple(_strongest_first(signs)), f"{low.print}{high.print}")
    return likely if likely.score >= WORTH_A_LOOK and len(signs) > 1 else None


def _strongest_first(signs: list[Sign]) -> list[Sign]:
    return sorted(signs, key=lambda sign: (-WEIGHTS[sign], list(Sign).index(sign)))


def _groups(faces: Iterable[Face]) -> Iterator[list[int]]:
    """Yield everybody who has something in common, group by group."""
    by_number: dict[str, list[int]] = defaultdict(list)
    by_name: dict[tuple[object, ...], list[int]] = defaultdict(list)
    by_day: dict[object, list[int]] = defaultdict(list)
    for face in faces:
        for number in (face.phone, face.email.casefold()):
            if number:
                by_number[number].append(face.patient_id)
        for key in _name_keys(face):
            by_name[key].append(face.patient_id)
        if face.born is not None and face.born[0] == face.born[1]:
            by_day[face.born[0]].append(face.patient_id)
    yield from (group for group in by_number.values() if 1 < len(group) <= MOST_ON_A_NUMBER)
    yield from (group for group in by_name.values() if 1 < len(group) <= LARGEST_GROUP)
    yield from (group for group in by_day.values() if 1 < len(group) <= LARGEST_GROUP)


def _name_keys(face: Face) -> Iterator[tuple[object, ...]]:
    """Yield the sound of the whole name with the birth as it may have been written: by year, and by day and month."""
    sound = sounds(face.family, face.given)
    if not sound:
        return
    if face.born is None:
        yield sound, "none"
        return
    first, last = face.born
    for year in range(int(first[:4]), int(last[:4]) + 1):
        yield sound, year
    if first == last:
        yield sound, first[5:]


@lru_cache(maxsize=65_536)
def sounds(family: str, given: str) -> frozenset[str]:
    """Return what the words of a name sound like, whichever is written first."""
    return frozenset(keys[0] for name in (given, family) for word in fold(name) if (keys := sound_keys(word)))


@lru_cache(maxsize=65_536)
def _letters(family: str, given: str) -> tuple[str, ...]:
    words = [latin_spellings(word) for name in (given, family) for word in fold(name)]
    return tuple(sorted(word[0] for word in words if word))


def _name_sign(one: Face, other: Face) -> Sign | None:
    mine, theirs = _letters(one.family, one.given), _letters(other.family, other.given)
    if not mine or not theirs:
        return None
    if mine == theirs:
        return Sign.SAME_NAME
    left, right = sounds(one.family, one.given), sounds(other.family, other.given)
    if left == right:
        return Sign.NAME_SOUNDS
    if len(mine) == len(theirs) and _is_slip(mine, theirs):
        return Sign.NAME_SLIP
    shorter, longer = (left, right) if len(left) < len(right) else (right, left)
    if shorter < longer or _begins(mine, theirs):
        return Sign.NAME_PART
    return None


def _is_slip(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether exactly one word differs, and that by a letter more, less, other, or two changed places."""
    rest, other = list(mine), list(theirs)
    for word in mine:
        if word in other:
            rest.remove(word)
            other.remove(word)
    return len(rest) == len(other) == 1 and len(rest[0]) > 2 and one_slip(rest[0], other[0])


def one_slip(one: str, other: str) -> bool:
    """Tell whether two words are one slip of the finger apart."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    if len(one) != len(other):
        return left[1:] == right if len(one) > len(other) else left == right[1:]
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])


def _begins(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether all words are the same but one, which begins with the other: Raghunath and Raghunathan."""
    if len(mine) != len(theirs):
        return False
    rest, other = sorted(set(mine) - set(theirs)), sorted(set(theirs) - set(mine))
    if len(rest) != 1 or len(other) != 1:
        return False
    short, long = sorted((rest[0], other[0]), key=len)
    return len(short) >= 4 and long.startswith(short)


def _birth_sign(one: Face, other: Face) -> Sign | None:
    if one.born is None or other.born is None:
        return None
    (first, last), (begins, ends) = one.born, other.born
    exact = first == last and begins == ends
    if exact and first == begins:
        return Sign.SAME_BIRTH
    if first <= ends and begins <= last:
        return Sign.BIRTH_FITS
    return Sign.BIRTH_NEAR if exact and _is_near(first, begins) else Sign.BIRTHS_DIFFER


def _is_near(one: str, other: str) -> bool:
    """Tell whether two days differ by one digit, or by day and month changing places."""
    if sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return True
    return one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7])
