"""The clinic's clocks: how long each kind of case may take here, never longer than the law, with source and day."""

from __future__ import annotations

import json
from datetime import date

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.limits import DEFAULTS, REGIMES, ClockRules, Wanted, rule_problems
from luna_desktop.services.clinic import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import UPDATED, Change, Work
from luna_desktop.texts import say

CLOCKS = "clocks of privacy cases"


def clock_rules(work: Work) -> ClockRules:
    """Return the clinic's clocks: as chosen, else as the program proposes."""
    text = settings.value(work.session, CLOCKS)
    if not text:
        return ClockRules()
    kept = json.loads(text)
    wanted = {CaseKind(name): Wanted(*figures) for name, figures in kept["wanted"].items()}
    since = {key: date.fromisoformat(day) for key, day in kept["since"].items()}
    return ClockRules({**DEFAULTS, **wanted}, since, kept["pauses"])


@use_case(requires=Permission.LOG_REQUEST, writes=False)
def read_clock_rules(work: Work, _: None) -> ClockRules:
    """Return how long each kind of case may take in this clinic, and what the law says about it."""
    return clock_rules(work)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_clock_rules(work: Work, rules: ClockRules) -> ClockRules:
    """Choose the clinic's clocks; what came in before keeps the limit that counted then.

    Raises:
        InvalidInput: A limit goes beyond the law's, or a rule is not known.
    """
    problems = rule_problems(rules, local_day(work.now))
    known = {regime.key for regime in REGIMES}
    problems |= {key: say("This rule is not known.") for key in rules.since if key not in known}
    if problems:
        raise InvalidInput(problems)
    text = {
        "wanted": {
            kind.value: [each.amount, each.extension, each.acknowledge_hours] for kind, each in rules.wanted.items()
        },
        "since": {key: day.isoformat() for key, day in rules.since.items()},
        "pauses": rules.pauses,
    }
    settings.put(work, CLOCKS, json.dumps(text, sort_keys=True))
    work.record("case clocks changed", Change("setting", CLOCKS), kind=UPDATED)
    return clock_rules(work)
