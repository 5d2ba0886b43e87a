"""Texts about treatments: those that come with the program and the clinic's own, their versions and their approval.

What ships is not in the database before a doctor approves it: then exactly what was read is kept, with its hash. An
edited text is a new version that waits for approval; a translation is approved apart and counts for the version that
it translates.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import func, insert, select

from luna_desktop import paths
from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.care_texts import (
    CareTextBody,
    Part,
    TextKind,
    TextStanding,
    TextStep,
    checked,
    sha256_of,
)
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import read_part, write_body
from luna_desktop.models.care_papers import CareText, CareTextStep
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Change, Work
from luna_desktop.texts import LANGUAGES, say

ORIGINAL = LANGUAGES[0]
SHIPPED, CLINIC = "luna/2026-11", "clinic"
ENTITY = "care text"


@dataclass(frozen=True)
class Subject:
    """What treatments a text is about: a key, a name, and the rule classes of the catalogue that belong to it."""

    key: str
    name: str
    classes: frozenset[str]


@dataclass(frozen=True)
class TextPlace:
    """One kind of text about one subject in one language."""

    kind: TextKind
    subject: str
    language: str = ORIGINAL


@dataclass(frozen=True)
class OpenedCareText:
    """A text with where it stands; `text_id` 0 and `version` 0 for one that ships and nobody has approved yet."""

    place: TextPlace
    body: CareTextBody
    sha256: str
    standing: TextStanding
    text_id: int = 0
    version: int = 0
    origin: str = SHIPPED
    at: datetime | None = None
    by: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""


@dataclass(frozen=True)
class NewText:
    """A text as a person edited it."""

    place: TextPlace
    body: CareTextBody


@dataclass(frozen=True)
class Approval:
    """Which text a doctor approves: exactly the words that were read, by their hash."""

    place: TextPlace
    sha256: str


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the subjects for which texts ship, in the order of the file."""
    return tuple(Subject(key, entry["name"], frozenset(entry["classes"])) for key, entry in _file("subjects").items())


def subject_of(rule_class: str) -> Subject | None:
    """Return the subject of a treatment by its rule classes (a comma list, the leading one first), or None."""
    for one in rule_class.split(","):
        found = next((subject for subject in subjects() if one.strip() in subject.classes), None)
        if found is not None:
            return found
    return None


@cache
def _file(name: str) -> Any:
    return json.loads((paths.resources() / "care_texts" / f"{name}.json").read_text(encoding="utf-8"))


def shipped(place: TextPlace) -> CareTextBody | None:
    """Return the text that ships with the program, or None: a class text, then the part that all share."""
    name = f"{place.kind.value}-{place.language}"
    if not (paths.resources() / "care_texts" / f"{name}.json").exists():
        return None
    kept = _file(name)
    entry = kept["texts"].get(place.subject)
    if entry is None:
        return None
    parts = [Part(heading, tuple(lines)) for heading, lines in (*entry["parts"], *kept["common"])]
    return CareTextBody(entry["title"], tuple(parts))


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def list_care_texts(work: Work, kind: TextKind) -> tuple[OpenedCareText, ...]:
    """Return for each subject and language the text in force, else the newest one that waits."""
    found = []
    for subject in subjects():
        for language in LANGUAGES:
            place = TextPlace(kind, subject.key, language)
            one = in_force(work, place) or newest(work, place)
            if one is not None:
                found.append(one)
    return tuple(found)


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_care_text(work: Work, place: TextPlace) -> tuple[OpenedCareText, ...]:
    """Return all versions of one text, newest first; what ships stands last while nobody has approved it."""
    kept = versions_of(work, place)
    coming = _as_shipped(place)
    if coming is not None and all(one.sha256 != coming.sha256 for one in kept):
        return (*kept, coming)
    return kept


@use_case(requires=Permission.APPROVE_CARE_TEXT)
def edit_care_text(work: Work, new: NewText) -> OpenedCareText:
    """Keep an edited text as a new version; it waits for approval, and what is in force stays so until then."""
    body = checked(new.body)
    text_id = _keep(work, new.place, body, CLINIC)
    work.record("care text edited", Change(ENTITY, text_id), kind=CREATED)
    return _by_hash(work, new.place, sha256_of(body))


@use_case(requires=Permission.APPROVE_CARE_TEXT)
def approve_care_text(work: Work, approval: Approval) -> OpenedCareText:
    """Approve exactly the text that was read; from now on patients are given it.

    Raises:
        NotFound: There is no such text, or it was edited since.
        InvalidInput: It is approved or out of use already, or the original that it translates is not approved.
    """
    place = approval.place
    found = _by_hash(work, place, approval.sha256)
    if found.standing is not TextStanding.WAITING:
        raise InvalidInput({"text": say("This text was decided about already. Look at the list.")})
    if place.language != ORIGINAL and in_force(work, TextPlace(place.kind, place.subject)) is None:
        raise InvalidInput({"text": say("Approve the English text first; this is its translation.")})
    text_id = found.text_id or _keep(work, place, found.body, SHIPPED)
    _decide(work, text_id, TextStep.APPROVED)
    work.record("care text approved", Change(ENTITY, text_id), kind=UPDATED, detail={"sha256": approval.sha256})
    return _by_hash(work, place, approval.sha256)


@use_case(requires=Permission.APPROVE_CARE_TEXT)
def retire_care_text(work: Work, approval: Approval) -> OpenedCareText:
    """Take a text out of use; what patients signed under it stays."""
    found = _by_hash(work, approval.place, approval.sha256)
    if found.standing is not TextStanding.IN_FORCE:
        raise InvalidInput({"text": say("Only a text that is in use can be taken out of use.")})
    _decide(work, found.text_id, TextStep.RETIRED)
    work.record("care text retired", Change(ENTITY, found.text_id), kind=UPDATED)
    return _by_hash(work, approval.place, approval.sha256)


def in_force(work: Work, place: TextPlace) -> OpenedCareText | None:
    """Return the text that patients are given now, or None; a translation counts for the original in force alone."""
    return next((one for one in versions_of(work, place) if one.standing is TextStanding.IN_FORCE), None)


def newest(work: Work, place: TextPlace) -> OpenedCareText | None:
    """Return the newest text there is, approved or not; what ships where nothing else is kept."""
    kept = versions_of(work, place)
    return kept[0] if kept else _as_shipped(place)


def for_patient(work: Work, kind: TextKind, subject: str, language: str) -> OpenedCareText | None:
    """Return the approved text in a language, else in English, or None."""
    return in_force(work, TextPlace(kind, subject, language)) or in_force(work, TextPlace(kind, subject))


def text_by_id(work: Work, text_id: int) -> OpenedCareText:
    """Return a text by its row; raises NotFound."""
    row = work.session.get(CareText, text_id)
    if row is None:
        raise NotFound(say("This text is not on file."))
    place = TextPlace(TextKind(row.kind), row.subject, row.language)
    return next(one for one in versions_of(work, place) if one.text_id == text_id)


def versions_of(work: Work, place: TextPlace) -> tuple[OpenedCareText, ...]:
    """Return what the database keeps of a text, newest first."""
    rows = work.session.execute(
        select(CareText, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == CareText.by)
        .where(
            CareText.kind == place.kind.value,
            CareText.subject == place.subject,
            CareText.language == place.language,
        )
        .order_by(CareText.version.desc())
    ).all()
    steps = _steps_of(work, [row.id for row, _by in rows])
    follows = None
    if place.language != ORIGINAL and rows:
        original = in_force(work, TextPlace(place.kind, place.subject))
        follows = original.text_id if original is not None else 0
    found, has_one = [], False
    for row, by in rows:
        approved, retired = steps.get((row.id, TextStep.APPROVED)), steps.get((row.id, TextStep.RETIRED))
        standing = _standing(is_approved=approved is not None, is_retired=retired is not None, is_first=not has_one)
        if standing is TextStanding.IN_FORCE and follows is not None and row.translates_id != follows:
            standing = TextStanding.REPLACED
        has_one = has_one or approved is not None
        found.append(_opened(place, row, by, standing, approved))
    return tuple(found)


def _standing(*, is_approved: bool, is_retired: bool, is_first: bool) -> TextStanding:
    if is_retired:
        return TextStanding.RETIRED
    if not is_approved:
        return TextStanding.WAITING
    return TextStanding.IN_FORCE if is_first else TextStanding.REPLACED


Decided = tuple[datetime, str]


def _steps_of(work: Work, text_ids: list[int]) -> dict[tuple[int, TextStep], Decided]:
    rows = work.session.execute(
        select(CareTextStep, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == CareTextStep.by)
        .where(CareTextStep.text_id.in_(text_ids))
    )
    return {(step.text_id, TextStep(step.state)): (step.at, by) for step, by in rows}


def _opened(
    place: TextPlace, row: CareText, by: str, standing: TextStanding, approved: Decided | None
) -> OpenedCareText:
    body = read_part(CareTextBody, row.body)
    if not isinstance(body, CareTextBody):
        raise TypeError
    at, who = approved if approved is not None else (None, "")
    return OpenedCareText(place, body, row.sha256, standing, row.id, row.version, row.origin, row.at, by, at, who)


def _as_shipped(place: TextPlace) -> OpenedCareText | None:
    body = shipped(place)
    return OpenedCareText(place, body, sha256_of(body), TextStanding.WAITING) if body is not None else None


def _by_hash(work: Work, place: TextPlace, sha256: str) -> OpenedCareText:
    coming = _as_shipped(place)
    known: list[OpenedCareText] = [*versions_of(work, place), *([coming] if coming is not None else [])]
    found = next((one for one in known if one.sha256 == sha256), None)
    if found is None:
        raise NotFound(say("This text was edited meanwhile. Read it again before you decide."))
    return found


def _keep(work: Work, place: TextPlace, body: CareTextBody, origin: str) -> int:
    original = in_force(work, TextPlace(place.kind, place.subject)) if place.language != ORIGINAL else None
    last = work.session.scalar(
        select(func.max(CareText.version)).where(
            CareText.kind == place.kind.value, CareText.subject == place.subject, CareText.language == place.language
        )
    )
    found: int = work.session.execute(
        insert(CareText)
        .values(
            kind=place.kind.value,
            subject=place.subject,
            language=place.language,
            version=(last or 0) + 1,
            body=write_body(body),
            sha256=sha256_of(body),
            origin=origin,
            translates_id=original.text_id if original is not None else None,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(CareText.id)
    ).scalar_one()
    return found


def _decide(work: Work, text_id: int, step: TextStep) -> None:
    work.session.execute(
        insert(CareTextStep).values(text_id=text_id, state=step.value, at=work.now, by=work.actor.user_id)
    )
