"""Two records of one person side by side: which contact values differ, what is chosen, and which clinical entry counts.

Blanks are filled and nothing else is taken over by itself: where both records have a value, somebody chooses. Clinical
entries are joined, never chosen; only of what a person has once (a skin type, a pregnancy) one of two has to count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import AllergyReview, AllergyState
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import NoneKnown, SafetyAnswer
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.names import fold
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.domain.preferences import postal_line
from luna_desktop.texts import Message, say

SHORTEST_REASON = 10


class Side(Enum):
    """Which of the two records a value comes from."""

    KEPT = "kept"
    MERGED = "merged"


class Field(Enum):
    """A contact field that is compared side by side."""

    NAME = "name"
    BORN = "born"
    GENDER = "gender"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    LANGUAGE = "language"


FIELD_NAMES: dict[Field, Message] = {
    Field.NAME: say("Name"),
    Field.BORN: say("Born"),
    Field.GENDER: say("Gender"),
    Field.PHONE: say("Phone"),
    Field.EMAIL: say("E-mail"),
    Field.ADDRESS: say("Address"),
    Field.LANGUAGE: say("Language"),
}
LISTS: dict[Field, str] = {Field.PHONE: "phone", Field.EMAIL: "email", Field.ADDRESS: "address"}
"""Fields of which a person may have several, and the kind of fact that holds them."""


class Outcome(Enum):
    """What becomes of a field."""

    EMPTY = "empty"
    SAME = "same"
    KEPT_ONLY = "kept only"
    FILLED = "filled"
    CHOOSE = "choose"


@dataclass(frozen=True)
class FieldPair:
    """One field in both records; a value is a text, a `Birth`, a `Gender`, or a tuple of texts."""

    field: Field
    kept: Any
    merged: Any
    outcome: Outcome

    def side(self, choices: Mapping[Field, Side]) -> Side | None:
        """Return which side counts, or None while nobody has chosen; a blank is filled unless it is to stay one."""
        if self.outcome is Outcome.CHOOSE:
            return choices.get(self.field)
        return choices.get(self.field, Side.MERGED) if self.outcome is Outcome.FILLED else Side.KEPT


def compared(kept: Iterable[object], merged: Iterable[object]) -> tuple[FieldPair, ...]:
    """Return every field of two people side by side; given are the bodies of their current contact facts."""
    left, right = _values(list(kept)), _values(list(merged))
    return tuple(FieldPair(each, left[each], right[each], _outcome(left[each], right[each])) for each in Field)


def _values(bodies: list[object]) -> dict[Field, Any]:
    identity = next(each for each in bodies if isinstance(each, Identity))
    return {
        Field.NAME: " ".join(part for part in (identity.title, identity.full_name) if part),
        Field.BORN: identity.birth,
        Field.GENDER: identity.gender,
        Field.PHONE: tuple(each.number for each in bodies if isinstance(each, Phone)),
        Field.EMAIL: tuple(each.address for each in bodies if isinstance(each, Email)),
        Field.ADDRESS: tuple(postal_line(each) for each in bodies if isinstance(each, Address)),
        Field.LANGUAGE: identity.language,
    }


def is_blank(value: object) -> bool:
    """Tell whether a field says nothing."""
    if isinstance(value, Birth):
        return value.span() is None
    return value in ("", (), Gender.UNKNOWN)


def _outcome(kept: object, merged: object) -> Outcome:
    if is_blank(merged):
        return Outcome.EMPTY if is_blank(kept) else Outcome.KEPT_ONLY
    if is_blank(kept):
        return Outcome.FILLED
    return Outcome.SAME if _plain(kept) == _plain(merged) else Outcome.CHOOSE


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return {fold(each) for each in value}
    return fold(value) if isinstance(value, str) else value


def merged_identity(kept: Identity, merged: Identity, sides: Mapping[Field, Side]) -> Identity:
    """Return who the person is after a merge: chosen values, blanks filled, and a name that gave way as former name."""
    filled = replace(
        kept,
        preferred_name=kept.preferred_name or merged.preferred_name,
        other_script_name=kept.other_script_name or merged.other_script_name,
        former_names=kept.former_names or merged.former_names,
    )
    if sides.get(Field.NAME) is Side.MERGED:
        filled = replace(
            filled,
            family_name=merged.family_name,
            given_name=merged.given_name,
            middle_name=merged.middle_name,
            title=merged.title or kept.title,
            former_names=", ".join(name for name in (filled.former_names, kept.full_name) if name),
        )
    elif not kept.title and fold(kept.full_name) == fold(merged.full_name):
        filled = replace(filled, title=merged.title)
    if sides.get(Field.BORN) is Side.MERGED:
        filled = replace(filled, birth=merged.birth)
    if sides.get(Field.GENDER) is Side.MERGED:
        filled = replace(filled, gender=merged.gender)
    if sides.get(Field.LANGUAGE) is Side.MERGED:
        filled = replace(filled, language=merged.language)
    return filled


class AnEntry(Protocol):
    """What is needed of a clinical entry."""

    @property
    def body(self) -> Any:
        """What it says."""

    @property
    def recorded_at(self) -> datetime:
        """When it was written."""


def subject_of(kind: str, body: object) -> str:
    """Return what a person has once and an entry is about; entries of one subject cannot both count."""
    if isinstance(body, SafetyAnswer):
        return f"{kind} {body.question.value}"
    return f"{kind} {body.part.value}" if isinstance(body, NoneKnown) else kind


def counts_instead(kept: AnEntry, merged: AnEntry) -> bool:
    """Tell whether the merged record's entry takes the place of the kept one's.

    What warns counts before what does not, whichever is newer: nothing dangerous falls silent by a merge. Otherwise
    the one that was written down last counts.
    """
    warns, warned = _warning(merged.body), _warning(kept.body)
    if warns != warned:
        return warns > warned
    return merged.recorded_at > kept.recorded_at


_ALLERGY_RANK = {
    AllergyState.SOME: 3,
    AllergyState.NONE_KNOWN: 2,
    AllergyState.ASKED_UNKNOWN: 1,
    AllergyState.NEVER_ASKED: 0,
}
_PREGNANCY_RANK = {PregnancyState.PREGNANT: 2, PregnancyState.POSSIBLE: 1}


def _warning(body: object) -> int:
    if isinstance(body, AllergyReview):
        return _ALLERGY_RANK[body.state]
    if isinstance(body, Pregnancy):
        return max(_PREGNANCY_RANK.get(body.state, 0), 1 if body.breastfeeding is YesNo.YES else 0)
    return int(isinstance(body, SafetyAnswer) and body.answer is YesNo.YES)


NO = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})


def no_to_hold(one: ConsentState, other: ConsentState, joined: ConsentState) -> ConsentState | None:
    """Return the no that has to be written so that the stricter of two answers holds, or None where it does anyway.

    `joined` is what both ledgers put together would say. A no of either record survives a yes of the other.
    """
    if joined in NO or not {one, other} & NO:
        return None
    return ConsentState.WITHDRAWN if joined is ConsentState.GIVEN else ConsentState.REFUSED


def births_apart(one: Birth, other: Birth) -> tuple[int, int] | None:
    """Return by how many years and months two births differ at the least, or None where they can be the same day."""
    first, second = one.span(), other.span()
    if first is None or second is None or (first[0] <= second[1] and second[0] <= first[1]):
        return None
    early, late = (first[1], second[0]) if first[1] < second[0] else (second[1], first[0])
    return divmod(_months_between(early, late), 12)


def _months_between(early: date, late: date) -> int:
    months = (late.year - early.year) * 12 + late.month - early.month
    return months - (1 if late.day < early.day else 0)
