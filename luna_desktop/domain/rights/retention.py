"""How long each group of a patient's data is kept, and which rule says so.

A rule counts years from something that happened. Its length is a setting that may be raised and never goes below the
floor. What is kept until when is the latest day of all rules that apply; a legal hold keeps everything without end.
Nothing here is legal advice: each rule carries its source, and the day from which it is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from luna_desktop.domain.rights.groups import NEEDS_A_NAME, DataGroup
from luna_desktop.texts import Message, say

FOREVER = date.max
"""The day until which a legal hold keeps: none."""
LONGEST_YEARS = 100


class Anchor(Enum):
    """From what a rule counts."""

    LAST_VISIT = "last visit"
    LAST_SEDATION = "last visit with general anaesthesia or sedation"
    BIRTHDAY_21 = "21st birthday"
    LAST_CERTIFICATE = "last certificate"
    LAST_CALL = "last consultation by phone or video"
    LAST_PROCESSING = "last use"
    LAST_RIGHT = "last request, disclosure or notice"
    END_OF_RECORD = "end of the medical record"


@dataclass(frozen=True)
class RetentionRule:
    """One rule: which groups it keeps, from what it counts, how long by default and at the least, in whole years.

    `only_seen` limits it to people who were treated here, `only_unseen` to those who never were.
    """

    code: str
    name: Message
    law: Message
    groups: frozenset[DataGroup]
    anchor: Anchor
    default_years: int
    floor_years: int
    in_force_from: date | None = None
    only_seen: bool = False
    only_unseen: bool = False

    def years(self, settings: Mapping[str, int]) -> int:
        """Return how many years count in this clinic: its setting or the default, and never less than the floor."""
        return max(self.floor_years, settings.get(self.code, self.default_years))


_CARE = frozenset(
    {
        DataGroup.CLINICAL,
        DataGroup.PHOTOGRAPHS,
        DataGroup.BOOKINGS,
    }
)
_ALL_USED = frozenset(DataGroup) - {DataGroup.LOG, DataGroup.BILLING, DataGroup.IDENTITY}

RULES: tuple[RetentionRule, ...] = (
    RetentionRule(
        "K1",
        say("Medical record of an out-patient"),
        say("Clinic policy, with MCI reg. 1.3.1 (3 years, in-patients) and the limitation periods as floor"),
        _CARE,
        Anchor.LAST_VISIT,
        5,
        3,
    ),
    RetentionRule(
        "K2",
        say("Procedure under sedation"),
        say("MCI reg. 1.3.1; DGHS hospital manual"),
        _CARE,
        Anchor.LAST_SEDATION,
        10,
        3,
    ),
    RetentionRule(
        "K3",
        say("Record of somebody treated as a child"),
        say("Indian Medical Association’s chart: until the 21st birthday"),
        _CARE,
        Anchor.BIRTHDAY_21,
        0,
        0,
    ),
    RetentionRule(
        "K5",
        say("Register of medical certificates"),
        say("MCI reg. 1.3.3"),
        frozenset({DataGroup.CERTIFICATES}),
        Anchor.LAST_CERTIFICATE,
        5,
        3,
    ),
    RetentionRule(
        "K6",
        say("Records of consultations by phone or video"),
        say("Telemedicine Practice Guidelines 2020"),
        frozenset({DataGroup.MESSAGES}) | _CARE,
        Anchor.LAST_CALL,
        5,
        3,
    ),
    RetentionRule(
        "K7",
        say("Log of access"),
        say("DPDP Rules 2025, Rule 6(1)(e); clinic policy (modelled on 45 CFR 164.530(j))"),
        frozenset({DataGroup.LOG}),
        Anchor.LAST_PROCESSING,
        6,
        1,
    ),
    RetentionRule(
        "K8",
        say("Requests, decisions, notices and disclosures"),
        say("Clinic policy (modelled on 45 CFR 164.528(d) and 164.530(j))"),
        frozenset({DataGroup.CONSENTS}),
        Anchor.LAST_RIGHT,
        6,
        3,
    ),
    RetentionRule(
        "N7",
        say("Proof of consent"),
        say("DPDP Act 2023, s.6(10): the clinic must be able to prove consent"),
        frozenset({DataGroup.CONSENTS}),
        Anchor.END_OF_RECORD,
        7,
        3,
        only_seen=True,
    ),
    RetentionRule(
        "K10",
        say("Somebody who was never treated here"),
        say("DPDP Act 2023, s.8(7), with DPDP Rules 2025, Rule 8(3)"),
        _ALL_USED,
        Anchor.LAST_PROCESSING,
        1,
        1,
        only_unseen=True,
    ),
    RetentionRule(
        "R8",
        say("One year after the last use"),
        say("DPDP Rules 2025, Rule 8(3)"),
        _ALL_USED,
        Anchor.LAST_PROCESSING,
        1,
        1,
        date(2027, 5, 13),
    ),
)
"""Rule 8(3) is in force from 13-May-2027 and kept from today: what it forbids to erase cannot be brought back then."""
BY_CODE: dict[str, RetentionRule] = {rule.code: rule for rule in RULES}


@dataclass(frozen=True)
class Held:
    """What the rules need to know of a patient's record.

    `processed` is the last day on which each group was used, for groups of which something is held; a group that is
    not in it is empty. `birthday_21` is the latest that it can be, None where the birth is not known.
    """

    processed: Mapping[DataGroup, date] = field(default_factory=dict)
    last_visit: date | None = None
    last_sedation: date | None = None
    last_certificate: date | None = None
    last_call: date | None = None
    last_right: date | None = None
    birthday_21: date | None = None
    on_hold: bool = False

    @property
    def was_seen(self) -> bool:
        """Tell whether the patient was ever treated here."""
        return self.last_visit is not None


@dataclass(frozen=True)
class Reason:
    """One rule that keeps a group, and the last day on which it does."""

    code: str
    until: date

    @property
    def rule(self) -> RetentionRule:
        """Return the rule."""
        return BY_CODE[self.code]


@dataclass(frozen=True)
class Kept:
    """Until when a group is kept and why, the longest reason first; empty groups hold nothing."""

    group: DataGroup
    reasons: tuple[Reason, ...] = ()
    on_hold: bool = False
    is_empty: bool = False
    waits_for: DataGroup | None = None

    @property
    def until(self) -> date | None:
        """Return the last day on which something keeps the group: `FOREVER` for a hold, None where nothing does."""
        if self.on_hold:
            return FOREVER
        return self.reasons[0].until if self.reasons else None

    def may_go(self, today: date) -> bool:
        """Tell whether nothing keeps the group any more on this day."""
        return self.until is None or today > self.until


def years_later(day: date, years: int) -> date:
    """Return the same day of a later year; 29 February becomes 1 March, so that no floor is cut short."""
    year = min(day.year + years, FOREVER.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def kept(held: Held, settings: Mapping[str, int] | None = None) -> dict[DataGroup, Kept]:
    """Return for every group until when it is kept and why.

    The name is kept for as long as anything that needs one, and the way to reach the patient for as long as the name
    and for no other reason of its own than the year after its last use.
    """
    chosen = settings or {}
    record_end = _end_of_record(held, chosen)
    found = {group: _of_group(group, held, chosen, record_end) for group in DataGroup}
    found[DataGroup.IDENTITY] = _identity(found, held)
    return found


def _of_group(group: DataGroup, held: Held, settings: Mapping[str, int], record_end: date | None) -> Kept:
    if group is DataGroup.LOG and held.processed:
        reasons = [Reason("K7", years_later(max(held.processed.values()), BY_CODE["K7"].years(settings)))]
        return Kept(group, tuple(reasons))
    if group not in held.processed:
        return Kept(group, is_empty=True)
    reasons = [
        Reason(rule.code, years_later(start, rule.years(settings)))
        for rule in RULES
        if group in rule.groups and _applies(rule, held)
        for start in [_start(rule.anchor, group, held, record_end)]
        if start is not None
    ]
    return Kept(group, _longest_first(reasons), on_hold=held.on_hold)


def _longest_first(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: (-reason.until.toordinal(), reason.code)))


def _applies(rule: RetentionRule, held: Held) -> bool:
    return not (rule.only_seen and not held.was_seen) and not (rule.only_unseen and held.was_seen)


def _start(anchor: Anchor, group: DataGroup, held: Held, record_end: date | None) -> date | None:
    if anchor is Anchor.LAST_PROCESSING:
        return held.processed[group]
    if anchor is Anchor.BIRTHDAY_21:
        return None if held.birthday_21 is None else held.birthday_21 - timedelta(days=1)
    starts = {
        Anchor.LAST_VISIT: held.last_visit,
        Anchor.LAST_SEDATION: held.last_sedation,
        Anchor.LAST_CERTIFICATE: held.last_certificate,
        Anchor.LAST_CALL: held.last_call,
        Anchor.LAST_RIGHT: held.last_right,
        Anchor.END_OF_RECORD: record_end,
    }
    return starts[anchor]


def _end_of_record(held: Held, settings: Mapping[str, int]) -> date | None:
    """Return until when the medical record is kept: a hold aside, for that ends one day and this counts on from it."""
    if not held.was_seen:
        return None
    ends = [
        years_later(start, rule.years(settings))
        for rule in RULES
        if DataGroup.CLINICAL in rule.groups and rule.anchor is not Anchor.LAST_PROCESSING
        for start in [_start(rule.anchor, DataGroup.CLINICAL, held, None)]
        if start is not None
    ]
    return max(ends)


def _identity(found: Mapping[DataGroup, Kept], held: Held) -> Kept:
    if DataGroup.IDENTITY not in held.processed:
        return Kept(DataGroup.IDENTITY, is_empty=True)
    longest = [each for group, each in found.items() if group in NEEDS_A_NAME and not each.is_empty]
    ruling = max(longest, key=lambda each: each.until or date.min, default=None)
    own = years_later(held.processed[DataGroup.IDENTITY], BY_CODE["R8"].floor_years)
    reasons = [Reason("R8", own), *(ruling.reasons[:1] if ruling else ())]
    return Kept(
        DataGroup.IDENTITY,
        _longest_first(reasons),
        on_hold=held.on_hold,
        waits_for=ruling.group if ruling is not None and (ruling.until or date.min) >= own else None,
    )


def setting_problem(code: str, years: int) -> Message | None:
    """Return why a rule cannot be set to so many years, or None."""
    rule = BY_CODE[code]
    if years < rule.floor_years:
        return say("This rule keeps for {years} years at the least.", years=rule.floor_years)
    if years > LONGEST_YEARS:
        return say("Enter {longest} years or fewer.", longest=LONGEST_YEARS)
    return None
