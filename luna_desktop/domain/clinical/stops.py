"""The stop at the point of harm: which allergies of a patient name what is about to be recorded, planned or given.

Pure rules over names: substances, what a treatment brings, and reaction groups, as the catalogues hold them. A stop
says what stands on the list and why it was found; it clears nothing, advises nothing, and what it does not find is no
clearance. FHIR calls a stop a DetectedIssue and an answer its mitigation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Literal

from luna_desktop.domain.clinical.catalogue_search import plain
from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.history import Allergy, Certainty, Coded, Severity
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say

PlannedKind = Literal["medicine", "topical", "treatment", "product"]
BOOKS = ("allergens", "topicals", "systemic_meds", "treatments", "treatment_contents")
"""The catalogues that a stop reads."""
_NO_GROUP = "NONE"
_LEAST_WORD = 4


@dataclass(frozen=True)
class Planned:
    """What is about to be recorded, prescribed, planned or given; `regions` is where on the body, if that was said."""

    kind: PlannedKind
    what: Coded
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Listed:
    """An allergy as it stands on the list: the fact, its version, and who wrote that version when."""

    fact_id: int
    number: int
    body: Allergy
    recorded_at: datetime | None = None
    recorded_by: str = ""


class StopMatch(Enum):
    """How an allergy came to name what is planned, the most direct first."""

    NAMED = "named"
    HOLDS = "holds"
    RELATED = "related"


MATCH_NAMES = register_names(
    {
        StopMatch.NAMED: say("Named on the list"),
        StopMatch.HOLDS: say("Is, holds or brings what the list names"),
        StopMatch.RELATED: say("In one reaction group"),
    }
)
_BECAUSE: dict[StopMatch, Message] = {
    StopMatch.NAMED: say("“{thing}” is on the allergy list."),
    StopMatch.HOLDS: say("“{thing}” is, holds or brings what the allergy list names: {substance}."),
    StopMatch.RELATED: say("“{thing}” is in one reaction group with “{trigger}” on the allergy list: {substance}."),
}


@dataclass(frozen=True)
class Stop:
    """One allergy that names one planned thing.

    `substance` is what they have in common, in the catalogue's words, and `source` the keys of where that is from;
    both are empty where the two have the same name.
    """

    planned: Planned
    allergy: Listed
    match: StopMatch
    substance: str = ""
    source: str = ""
    version: str = ""

    @property
    def trigger(self) -> Coded:
        """Return what the patient reacts to."""
        return self.allergy.body.trigger

    @property
    def since(self) -> PartialDate | None:
        """Return since when, as it was told."""
        return self.allergy.body.since

    @property
    def reaction(self) -> str:
        """Return the reaction as it was told."""
        return self.allergy.body.reaction

    @property
    def severity(self) -> Severity:
        """Return how bad the worst reaction was."""
        return self.allergy.body.severity

    @property
    def because(self) -> Message:
        """Return the finding as a sentence."""
        return say(
            _BECAUSE[self.match].text,
            thing=self.planned.what.text,
            substance=self.substance,
            trigger=self.trigger.text,
        )


class OverrideReason(Enum):
    """Why a doctor went on."""

    TOLERATED = "tolerated"
    SPECIALIST = "specialist"
    DOUBTED = "doubted"
    NO_OTHER = "no_other"
    EMERGENCY = "emergency"
    OTHER = "other"


OVERRIDE_REASON_NAMES = register_names(
    {
        OverrideReason.TOLERATED: say("Tolerated since the reaction"),
        OverrideReason.SPECIALIST: say("Specialist advice"),
        OverrideReason.DOUBTED: say("The allergy is doubtful"),
        OverrideReason.NO_OTHER: say("No other way"),
        OverrideReason.EMERGENCY: say("Emergency"),
        OverrideReason.OTHER: say("Another reason"),
    }
)


class Told(Enum):
    """Whether the patient was told that an allergy speaks against it."""

    YES = "yes"
    NOT_SAID = "not_said"


TOLD_NAMES = register_names({Told.YES: say("Yes"), Told.NOT_SAID: say("Not said")})


@dataclass(frozen=True)
class Overriding:
    """The reason with which somebody goes on: a code, own words, and whether the patient was told."""

    words: str
    code: OverrideReason = OverrideReason.OTHER
    told: bool = False


@register_kind("stop_override", data_class=DataClass.CLINICAL)
@worded(
    say("Added in spite of an allergy"),
    named_by="planned",
    planned=say("What was added"),
    trigger=say("Allergy"),
    match=say("How the list names it"),
    substance=say("In common"),
    reaction=say("Reaction as known then"),
    severity=say("Severity as known then"),
    since=say("Since"),
    code=say("Reason"),
    words=say("In the doctor’s words"),
    told=say("The patient was told"),
)
@dataclass(frozen=True)
class StopOverride:
    """That a doctor went on in spite of an allergy, with what was known then.

    It ends by itself when the allergy changes or the catalogues get a new version (`is_in_force`).
    """

    planned: Coded
    planned_kind: str
    allergy_id: int
    allergy_number: int
    trigger: Coded
    match: StopMatch
    substance: str = ""
    reaction: str = ""
    severity: Severity = Severity.UNKNOWN
    since: PartialDate | None = None
    version: str = ""
    code: OverrideReason = OverrideReason.OTHER
    words: str = ""
    told: Told = Told.NOT_SAID


def overriding(stop: Stop, reason: Overriding) -> StopOverride:
    """Return the answer to a stop as it is kept."""
    return StopOverride(
        stop.planned.what,
        stop.planned.kind,
        stop.allergy.fact_id,
        stop.allergy.number,
        stop.trigger,
        stop.match,
        stop.substance,
        stop.reaction,
        stop.severity,
        stop.since,
        stop.version,
        reason.code,
        reason.words,
        Told.YES if reason.told else Told.NOT_SAID,
    )


def is_in_force(kept: StopOverride, listed: Iterable[Listed], version: str) -> bool:
    """Tell whether an answer still holds: the allergy is as it was then, and so are the catalogues."""
    same = any((each.fact_id, each.number) == (kept.allergy_id, kept.allergy_number) for each in listed)
    return same and kept.version == version


def unanswered(stops: Iterable[Stop], kept: Iterable[StopOverride]) -> tuple[Stop, ...]:
    """Return the stops that no answer in force covers."""
    answered = {(_key(each.planned), each.allergy_id, each.allergy_number, each.version) for each in kept}
    return tuple(
        stop
        for stop in stops
        if (_key(stop.planned.what), stop.allergy.fact_id, stop.allergy.number, stop.version) not in answered
    )


def find_stops(
    planned: Iterable[Planned], listed: Iterable[Listed], books: Mapping[str, Catalogue]
) -> tuple[Stop, ...]:
    """Return every allergy that names something planned, the most direct and most severe first.

    Refuted entries name nothing. `books` are the catalogues of `BOOKS`; a missing one is read as empty.
    """
    standing = [each for each in listed if each.body.certainty is not Certainty.REFUTED]
    version = version_of(books)
    found = [
        Stop(each, allergy, *match, version)
        for each in planned
        for allergy in standing
        if (match := _match(each.what, allergy.body.trigger, books)) is not None
    ]
    worst = {severity: at for at, severity in enumerate((Severity.SEVERE, Severity.UNKNOWN, Severity.MODERATE))}
    order = list(StopMatch)
    return tuple(sorted(found, key=lambda stop: (order.index(stop.match), worst.get(stop.severity, len(worst)))))


def version_of(books: Mapping[str, Catalogue]) -> str:
    """Return the versions of the catalogues that a stop reads, as they are kept with an answer."""
    return "; ".join(f"{name}|{books[name].version}" for name in BOOKS if name in books)


def substances_of(what: Coded, books: Mapping[str, Catalogue]) -> dict[str, Entry]:
    """Return the allergens that a thing is, holds or brings, by id: by its code, its row, and the words of its name."""
    allergens = books.get("allergens")
    if allergens is None:
        return {}
    known = [*allergens.entries, *allergens.off]
    row = _row_of(what, books)
    ids = set(_ids_of(row, books)) if row is not None else set()
    texts = [what.text, row.name] if row is not None else [what.text]
    return {
        each.id: each
        for each in known
        if each.group != "assertion" and (each.id in ids or any(_speaks_of(each, text) for text in texts))
    }


def related(entry: Entry, books: Mapping[str, Catalogue]) -> tuple[Entry, ...]:
    """Return the other allergens of an allergen's reaction groups, in the order of the catalogue."""
    allergens = books.get("allergens")
    groups = _groups(entry)
    if allergens is None or not groups:
        return ()
    return tuple(each for each in allergens.entries if each.id != entry.id and groups & _groups(each))


def _match(what: Coded, trigger: Coded, books: Mapping[str, Catalogue]) -> tuple[StopMatch, str, str] | None:
    if _key(what) == _key(trigger) or plain(what.text) == plain(trigger.text):
        return StopMatch.NAMED, "", ""
    brought, reacts_to = substances_of(what, books), substances_of(trigger, books)
    same = next((entry for key, entry in brought.items() if key in reacts_to), None)
    if same is not None:
        return StopMatch.HOLDS, same.name, same.source
    if _shares_words(what.text, trigger.text):
        return StopMatch.HOLDS, trigger.text, ""
    groups = frozenset[str]().union(*(_groups(entry) for entry in reacts_to.values()))
    near = next((entry for entry in brought.values() if groups & _groups(entry)), None)
    return (StopMatch.RELATED, near.name, near.source) if near is not None else None


def _row_of(what: Coded, books: Mapping[str, Catalogue]) -> Entry | None:
    """Return the row that a thing was chosen from: the catalogue of its day says which, else any that has its code."""
    if not what.code:
        return None
    named = what.catalogue.removeprefix("luna/").partition("|")[0]
    for name in (named, *BOOKS):
        book = books.get(name)
        row = book.of_code(what.code) if book is not None else None
        if row is not None:
            return row
    return None


def _ids_of(row: Entry, books: Mapping[str, Catalogue]) -> Iterator[str]:
    if row.catalogue == "allergens":
        yield row.id
    yield from row.parts("allergen_ids")
    contents = books.get("treatment_contents")
    if row.catalogue == "treatments" and contents is not None:
        yield from (each.columns["allergen_id"] for each in contents.entries if each.columns["treatment_id"] == row.id)


def _groups(entry: Entry) -> frozenset[str]:
    return frozenset(entry.parts("cross_groups", ",")) - {_NO_GROUP}


def _key(what: Coded) -> str:
    return f"{what.system}|{what.code}" if what.code else plain(what.text)


def _speaks_of(allergen: Entry, text: str) -> bool:
    pattern = _pattern(allergen.synonyms)
    return pattern is not None and pattern.search(plain(text)) is not None


@lru_cache(maxsize=512)
def _pattern(terms: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds any of the terms as whole words, a plural included."""
    words = "|".join(re.escape(plain(term).rstrip("-")) for term in terms if term.strip("- "))
    return re.compile(rf"(?<!\w)(?:{words})(?:e?s)?(?!\w)") if words else None


def _shares_words(one: str, other: str) -> bool:
    """Tell whether the shorter of two names stands in the longer one as whole words: “Betnovate” in “Betnovate N”."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return len(short) >= _LEAST_WORD and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None
