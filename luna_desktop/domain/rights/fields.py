"""The fields that steps of cases ask for: what to say when one is missing, and what may stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.texts import Message, say

LONGEST_TEXT = 8_000
LONGEST_STATEMENT = 2_000
_SHA256 = re.compile(r"[0-9a-f]{64}")

MISSING: dict[str, Message] = {
    "amendment": say("Name the new version of the record that carries the correction."),
    "applies_from": say("Enter from which day this applies."),
    "asked_on": say("Enter on which day the review was asked for."),
    "assessment": say("Assess each group of data first."),
    "attach_mode": say("Choose what is attached: all of it, or an accurate summary."),
    "author": say("Choose the clinician who wrote the entry, or the lead clinician."),
    "category": say("Choose what the grievance is about."),
    "code": say("Choose the reason."),
    "contact_field": say("Choose which contact detail was corrected."),
    "copy_number": say("Enter the number of the copy."),
    "decision": say("Write down the decision in words that the patient will read."),
    "delivery": say("Choose how the copy reaches the person."),
    "erase_on": say("Enter the day of the erasure."),
    "excluded": say("Write down what is left out."),
    "findings": say("Write down what was found."),
    "format": say("Choose in which form the copy is wanted."),
    "groups": say("Choose which groups of data are to be erased."),
    "holder": say("Enter who holds it and how they are reached."),
    "how": say("Enter how this was said or sent."),
    "investigator": say("Choose who looks into it."),
    "kept": say("Write down what is kept, by which law, and until when."),
    "method": say("Choose how the copy was handed over."),
    "missing": say("Write down what is still missing."),
    "mode": say("Choose how the restriction ends."),
    "no_review_because": say("Enter why no clinician needs to look at this copy."),
    "outcome": say("Enter how the case ended."),
    "pages": say("Enter how many pages the copy has."),
    "reason": say("Enter the reason."),
    "receipt": say("Enter who signed for it, or the dispatch number."),
    "recipients": say("Enter who was told."),
    "remedy": say("Write down what is done about it."),
    "requested_value": say("Enter what should stand there instead."),
    "restriction": say("Choose what is to be restricted."),
    "result": say("Enter what was erased."),
    "reviewed_by": say("A clinician has to look through the copy first."),
    "reviewer": say("Choose who reviews it."),
    "scope": say("Choose what is asked for: everything, or certain dates and sections."),
    "sha256": say("The checksum of the copy is missing."),
    "statement": say("Enter the statement."),
    "target": say("Point at the entry that is to be corrected."),
    "way": say("Enter the way in which the patient wants to be reached."),
}
"""What to say where a field that a step asks for is empty; every field of every machine stands here."""


def problems_of(required: Iterable[str], fields: Mapping[str, object]) -> dict[str, Message]:
    """Return what is missing among the required fields, and what is wrong with any that is given."""
    problems = {name: MISSING[name] for name in required if _is_empty(fields.get(name))}
    for name, given in fields.items():
        if name in problems or _is_empty(given):
            continue
        problem = CHECKS[name](given) if name in CHECKS else _text_problem(given)
        if problem is not None:
            problems[name] = problem
    return problems


PEOPLE = ("author", "investigator", "reviewed_by", "reviewer")
"""Fields that hold the id of somebody of the clinic."""


def people_problems(fields: Mapping[str, object]) -> dict[str, Message]:
    """Return what is wrong with fields that name somebody of the clinic by an id that is none."""
    given = {name: fields[name] for name in PEOPLE if not _is_empty(fields.get(name))}
    checked = ((name, _person(each)) for name, each in given.items())
    return {name: problem for name, problem in checked if problem is not None}


def _is_empty(given: object) -> bool:
    return given is None or given in ((), [], {}) or (isinstance(given, str) and not given.strip())


def _text_problem(given: object) -> Message | None:
    if isinstance(given, str) and len(given) > LONGEST_TEXT:
        return say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_TEXT)
    return None


def _statement(given: object) -> Message | None:
    if len(str(given)) > LONGEST_STATEMENT:
        return say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_STATEMENT)
    return None


def _code(given: object) -> Message | None:
    known = {code.value for code in DenialCode}
    return None if str(given) in known else MISSING["code"]


def _day(given: object) -> Message | None:
    try:
        date.fromisoformat(str(given))
    except ValueError:
        return say("Enter a day, such as 23-Nov-2026.")
    return None


def _count(given: object) -> Message | None:
    return None if isinstance(given, int) and given > 0 else say("Enter a number above zero.")


def _person(given: object) -> Message | None:
    text = str(given)
    if not isinstance(given, bool) and text.isascii() and text.isdecimal() and 0 < int(text) < 2**63:
        return None
    return say("This choice is nobody of the clinic. Choose the person from the list again.")


def _hash(given: object) -> Message | None:
    return None if _SHA256.fullmatch(str(given)) else MISSING["sha256"]


CHECKS: dict[str, Callable[[object], Message | None]] = {
    "applies_from": _day,
    "asked_on": _day,
    "author": _person,
    "code": _code,
    "erase_on": _day,
    "investigator": _person,
    "pages": _count,
    "reviewed_by": _person,
    "reviewer": _person,
    "sha256": _hash,
    "statement": _statement,
}
"""Checks beyond "not empty": days as ISO text, users as their ids, codes of `domain.rights.codes`."""
