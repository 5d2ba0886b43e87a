"""What must not stand in a template: health details anywhere, offers, prices and links outside offers.

Pure rules over word lists (`resources/messages`). Each finding names the place, so that the screen can underline it,
and can be taken out as it is. Which class a template has is never guessed from its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.placeholders import ALLOWED, PLACE, Placeholder
from luna_desktop.domain.messages.unmasking import Unmasked
from luna_desktop.texts import Message, say

LONGEST_BODY = 1200
LONGEST_SUBJECT = 120


class Fault(StrEnum):
    """What is wrong with some words."""

    OFFER = "offer"
    PRICE = "price"
    LINK = "link"
    HEALTH = "health"
    PLACE = "place"


FAULT_NAMES: dict[Fault, Message] = {
    Fault.OFFER: say("“{words}” is an offer"),
    Fault.PRICE: say("“{words}” is a price"),
    Fault.LINK: say("“{words}” is a link"),
    Fault.HEALTH: say("“{words}” is a health detail"),
    Fault.PLACE: say("“{words}” cannot be filled in"),
}

REASONS: dict[Fault, Message] = {
    Fault.OFFER: say("With it this is an offer, and goes only to people who said yes to offers."),
    Fault.PRICE: say("With it this is an offer, and goes only to people who said yes to offers."),
    Fault.LINK: say("Only offers carry links. A link in other messages is what fraud looks like."),
    Fault.HEALTH: say("Others may read this message. It says clinic, day, time and phone, and nothing about health."),
    Fault.PLACE: say("Messages of this class can be filled in with: {places}."),
}


@dataclass(frozen=True)
class Finding:
    """Words that must go: from which letter to which, what is wrong, and why in a sentence."""

    fault: Fault
    start: int
    end: int
    words: str
    reason: Message

    @property
    def name(self) -> Message:
        """Return what is wrong, with the words."""
        return Message(FAULT_NAMES[self.fault].text, {"words": self.words})


@dataclass(frozen=True)
class WordLists:
    """Words that tell of health, and words that make an offer, in every language; `*` ends a stem."""

    health: tuple[str, ...]
    offer: tuple[str, ...]


_PRICE = re.compile(
    r"(?:₹|\bRs\.?|\bINR|\brupees?|\brupay[ae]|रु\.?|रुपये|रुपए)\s*[\d,]+(?:\.\d+)?"
    r"|[\d,]*\d(?:\.\d+)?\s*(?:₹|/-|\brupees?\b|\brupay[ae]\b|\bINR\b|रुपये|रुपए|रु)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*(?:%|\bper ?cent\b|प्रतिशत)(?:\s*(?:off|discount|की छूट|छूट))?", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|in|org|net|info|biz|co|io|ly|me|app|link|shop|clinic|health|example)"
    r"(?![\w@])(?:/\S*)?",
    re.IGNORECASE,
)


def lint(klass: MessageClass, text: str, words: WordLists, *, own_name: str = "") -> tuple[Finding, ...]:
    """Return what must go before this text can be a message of its class, in the order of the text.

    The clinic's own name is no finding, whatever it says: it stands on every letter.
    """
    found = _unknown_places(klass, text)
    as_read = Unmasked(_masked(text, own_name))
    found += _hits(as_read, text, Fault.HEALTH, _pattern(words.health))
    found += _pulled_apart(as_read, text, Fault.HEALTH, _pattern(words.health))
    if klass is not MessageClass.OFFER:
        found += _hits(as_read, text, Fault.LINK, _LINK)
        found += _hits(as_read, text, Fault.PRICE, _PRICE)
        found += _hits(as_read, text, Fault.OFFER, _PERCENT)
        found += _hits(as_read, text, Fault.OFFER, _pattern(words.offer))
        found += _pulled_apart(as_read, text, Fault.OFFER, _pattern(words.offer))
    return _apart(found)


def without(text: str, finding: Finding) -> str:
    """Return the text without the words of a finding, with blanks and punctuation closed up."""
    before, after = text[: finding.start].rstrip(" "), text[finding.end :]
    if after[:1] and after[0] not in " .,;:!?।\n" and before:
        before += " "
    joined = before + after
    return re.sub(r" {2,}", " ", joined).strip()


def _unknown_places(klass: MessageClass, text: str) -> list[Finding]:
    known = {place.value for place in ALLOWED[klass]}
    places = ", ".join(f"{{{place.value}}}" for place in Placeholder if place in ALLOWED[klass])
    return [
        Finding(
            Fault.PLACE,
            found.start(),
            found.end(),
            found.group(),
            Message(REASONS[Fault.PLACE].text, {"places": places}),
        )
        for found in PLACE.finditer(text)
        if found.group(1) not in known
    ]


def _masked(text: str, own_name: str) -> str:
    """Blank out places and the clinic's name, letter for letter, so that spans stay true."""
    masked = PLACE.sub(lambda found: "\0" * len(found.group()), text)
    if own_name.strip():
        name = re.compile(re.escape(own_name.strip()), re.IGNORECASE)
        masked = name.sub(lambda found: "\0" * len(found.group()), masked)
    return masked


def _hits(as_read: Unmasked, text: str, fault: Fault, pattern: re.Pattern[str]) -> list[Finding]:
    spans = (as_read.span(*found.span()) for found in pattern.finditer(as_read.text))
    return [Finding(fault, start, end, text[start:end], REASONS[fault]) for start, end in spans]


_APART = re.compile(r"(?<![A-Za-z])(?:(?:[A-Za-z][ ._*-]{1,2}){2,}[A-Za-z]|[A-Za-z]+(?:[._*'-][A-Za-z]+)+)(?![A-Za-z])")


def _pulled_apart(as_read: Unmasked, text: str, fault: Fault, pattern: re.Pattern[str]) -> list[Finding]:
    """Find words whose letters stand apart, as in "b o t o x" and "bo-tox"."""
    found = []
    for each in _APART.finditer(as_read.text):
        if pattern.fullmatch(re.sub(r"[^A-Za-z]", "", each.group())):
            start, end = as_read.span(*each.span())
            found.append(Finding(fault, start, end, text[start:end], REASONS[fault]))
    return found


_LETTER = r"[A-Za-z\u00c0-\u024f\u0900-\u0963\u0970-\u0dff]"
"""Letters with the marks of Indic scripts, which belong to their word; the full stop of Hindi does not."""


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for a list: longest first, blanks of any width; `*` lets the word go on."""
    parts = []
    for word in sorted(words, key=len, reverse=True):
        stem = r"[\s-]+".join(re.escape(part) for part in Unmasked(word.rstrip("*")).text.split())
        parts.append(stem + (f"{_LETTER}*" if word.endswith("*") else ""))
    if not parts:
        return re.compile(r"(?!)")
    return re.compile(f"(?<!{_LETTER})(?:" + "|".join(parts) + f")(?!{_LETTER})", re.IGNORECASE)


def _apart(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out findings that lie within another one."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def problems_of(subject: str, body: str, faults: int) -> Mapping[str, Message]:
    """Return what is wrong with a template by field, apart from the words themselves."""
    problems: dict[str, Message] = {}
    if not body.strip():
        problems["body"] = say("Enter what the message says.")
    elif len(body) > LONGEST_BODY:
        problems["body"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_BODY)
    elif faults:
        problems["body"] = say("Take out the marked words first, or make it an offer instead.")
    if not subject.strip():
        problems["subject"] = say("Enter a subject for the e-mail, without any health detail.")
    elif len(subject) > LONGEST_SUBJECT:
        problems["subject"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_SUBJECT)
    return problems
