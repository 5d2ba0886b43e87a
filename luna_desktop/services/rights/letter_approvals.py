"""Translations of the letters, approved by a named person of the clinic before any is sent in them.

What is approved is the wording as it stands: where a newer program words a letter otherwise, it is approved anew.
English is the language in which the letters are written, and needs nobody.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.codes import CODE_WORDS, DenialCode
from luna_desktop.domain.rights.letters import LetterFacts, LetterText, letter_text
from luna_desktop.domain.rights.steps import LETTER_NAMES, LetterKind
from luna_desktop.services.clinic import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import UPDATED, Change, Work
from luna_desktop.texts import LANGUAGES, Translator, say

SOURCE = "en"
_FIELDS = ("missing", "reason", "decision", "excluded", "kept", "findings", "remedy", "outcome", "holder")
_EXAMPLE_DAY = date(2026, 12, 1)
_EXAMPLE_DUE = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Wording:
    """One letter in one language, with dots where a case's own texts come."""

    kind: LetterKind
    case: CaseKind
    text: LetterText


@dataclass(frozen=True)
class LetterLanguage:
    """A language of the letters: every wording, and who approved it when, "" where nobody has."""

    language: str
    wordings: tuple[Wording, ...]
    approved_by: str = ""
    approved_at: datetime | None = None


@use_case(requires=Permission.READ_CASES, writes=False)
def read_letter_language(work: Work, language: str) -> LetterLanguage:
    """Return every letter in a language, to be read before it is approved."""
    _check(language)
    kept = _kept(work, language)
    wordings = wordings_in(language)
    if kept.get("sha256") != _sha256(language):
        return LetterLanguage(language, wordings)
    return LetterLanguage(language, wordings, str(kept["by"]), datetime.fromisoformat(str(kept["at"])))


@use_case(requires=Permission.HANDLE_CASES)
def approve_letter_language(work: Work, language: str) -> LetterLanguage:
    """Approve the letters in a language, as they are worded now, in one's own name."""
    _check(language)
    if language == SOURCE:
        raise InvalidInput({"language": say("The letters are written in English; only translations are approved.")})
    wordings = wordings_in(language)
    kept = {"sha256": _sha256(language), "by": work.actor.display_name, "at": work.now.isoformat()}
    settings.put(work, _name(language), json.dumps(kept, ensure_ascii=False, sort_keys=True))
    work.record(
        "case letters approved",
        Change("setting", _name(language)),
        kind=UPDATED,
        detail={"language": language, "sha256": kept["sha256"]},
    )
    return LetterLanguage(language, wordings, work.actor.display_name, work.now)


def is_approved(work: Work, language: str) -> bool:
    """Tell whether letters may be issued in a language: English always, others as they were approved."""
    return language == SOURCE or _kept(work, language).get("sha256") == _sha256(language)


def wordings_in(language: str, *, before_the_board: bool = True) -> tuple[Wording, ...]:
    """Return every letter of every kind of case in a language; those that no case differs in stand once.

    `before_the_board` words them for the time in which the Board does not hear complaints yet.
    """
    _ = Translator(language)
    found: dict[tuple[LetterKind, LetterText], Wording] = {}
    for kind in LETTER_NAMES:
        for case in CaseKind:
            code = DenialCode.ACCURATE if case is CaseKind.CORRECTION else DenialCode.LIFE
            facts = LetterFacts(
                number="…",
                kind=case,
                received_on=_EXAMPLE_DAY,
                due_at=_EXAMPLE_DUE,
                written_on=_EXAMPLE_DAY,
                dpdp_from=_EXAMPLE_DAY + timedelta(days=before_the_board),
                grievance_days=30,
                about="…",
                code=code,
                given={**dict.fromkeys(_FIELDS, "…"), "erase_on": "…"},
            )
            text = letter_text(kind, facts, _)
            found.setdefault((kind, text), Wording(kind, case, text))
    return tuple(found.values())


def _sha256(language: str) -> str:
    """Return the checksum of every sentence that a letter in a language may hold."""
    told = [
        [each.kind.value, each.text.subject, *each.text.paragraphs, *each.text.complain]
        for before in (True, False)
        for each in wordings_in(language, before_the_board=before)
    ]
    told.append([Translator(language).render(words) for words in CODE_WORDS.values()])
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _kept(work: Work, language: str) -> dict[str, object]:
    kept: dict[str, object] = json.loads(settings.value(work.session, _name(language)) or "{}")
    return kept


def _name(language: str) -> str:
    return f"case letters approved {language}"


def _check(language: str) -> None:
    if language not in LANGUAGES:
        raise InvalidInput({"language": say("Choose English or Hindi.")})
