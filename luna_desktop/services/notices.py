"""Versions of the notice and the policy: written, reviewed, approved, published, never changed after that."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, insert, select

from luna_desktop import paths
from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.notices import (
    Body,
    Document,
    NoticeBody,
    Piece,
    PolicyBody,
    TextState,
    as_markdown,
    clean_text,
    compared,
    decoded_text,
    missing_parts,
    plain,
    read_text,
    sha256_of,
    tidied_text,
    write_text,
)
from luna_desktop.models.privacy import NoticeVersion, TextEvent, TextRevision
from luna_desktop.models.staff import StaffUser
from luna_desktop.services import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, READ, UPDATED, Change, Work
from luna_desktop.texts import LANGUAGES, Message, Translator, say

ORIGINAL = LANGUAGES[0]
"""The language in which the clinic approves a text; the others are translations that a named person approves."""


@dataclass(frozen=True)
class TextPlace:
    """One version of one document in one language."""

    document: Document
    version: int
    language: str = ORIGINAL


@dataclass(frozen=True)
class LanguageLine:
    """Where one language of a version stands: its newest text, and who approved the translation."""

    language: str
    sha256: str
    changed_at: datetime
    changed_by: str
    is_translation_approved: bool
    approved_by: str = ""
    is_published: bool = False


@dataclass(frozen=True)
class VersionLine:
    """A version as the list shows it; `revised_on` and `summary` are known once it is published."""

    document: Document
    version: int
    state: TextState
    is_in_force: bool
    languages: tuple[LanguageLine, ...]
    at: datetime
    by: str
    revised_on: date | None = None
    is_material: bool = False
    summary: str = ""


@dataclass(frozen=True)
class DraftText:
    """A text to be kept for a version that is not published yet; `number` is the revision that the screen showed."""

    place: TextPlace
    body: Body = field(repr=False)
    number: int = 0


@dataclass(frozen=True)
class OpenedText:
    """One text with its revision's number, hash and what a notice still lacks."""

    place: TextPlace
    number: int
    body: Body = field(repr=False)
    sha256: str = ""
    missing: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Publication:
    """A version to be published: the date that stands on it, what changed, and whether patients are told anew."""

    document: Document
    version: int
    revised_on: date
    summary: str
    is_material: bool = True


@dataclass(frozen=True)
class ImportedText:
    """A file of the clinic's own text, as read from the disk."""

    document: Document
    language: str
    content: bytes = field(repr=False)


@use_case(requires=Permission.READ_NOTICES)
def list_versions(work: Work, document: Document) -> list[VersionLine]:
    """Return every version, newest first."""
    lines = versions_of(work, document)
    work.record("notice versions read", Change("notice", document.value), kind=READ)
    return lines


@use_case(requires=Permission.READ_NOTICES, writes=False)
def read_version(work: Work, place: TextPlace) -> OpenedText:
    """Return the newest text of a version in a language."""
    return opened(work, place)


@use_case(requires=Permission.READ_NOTICES, writes=False)
def compare_versions(work: Work, pair: tuple[TextPlace, TextPlace]) -> tuple[Piece, ...]:
    """Return what changed between two versions, in words."""
    before, after = (opened(work, place) for place in pair)
    translator = Translator(pair[1].language)
    return compared(plain(before.body, translator), plain(after.body, translator))


@use_case(requires=Permission.DRAFT_NOTICE)
def start_version(work: Work, document: Document) -> VersionLine:
    """Begin a new version from the texts of the newest, or from those that ship with the program."""
    known = versions_of(work, document)
    if known and known[0].state is not TextState.PUBLISHED:
        raise InvalidInput({"version": say("There is a draft already. Finish it, or go on writing in it.")})
    number = known[0].version + 1 if known else 1
    for language in LANGUAGES:
        body = _text_before(work, document, number - 1, language)
        if body is not None:
            _keep(work, TextPlace(document, number, language), body, 1)
    _step(work, TextPlace(document, number, ""), TextState.DRAFTED)
    work.record("notice drafted", Change("notice", f"{document.value} {number}"), kind=CREATED)
    return versions_of(work, document)[0]


@use_case(requires=Permission.DRAFT_NOTICE)
def save_draft(work: Work, draft: DraftText) -> OpenedText:
    """Keep a text of a version that is not published; whatever was approved about its older text counts no longer."""
    place = draft.place
    _check_open(work, place)
    tidy, problems = tidied_text(draft.body)
    if problems:
        raise InvalidInput(problems)
    newest = _revision(work, place)
    if newest is not None and newest.number != draft.number:
        raise InvalidInput({"version": say("Somebody else saved this text meanwhile. Read theirs before you save.")})
    if newest is None or newest.sha256 != sha256_of(tidy):
        _keep(work, place, tidy, draft.number + 1)
        work.record(
            "notice draft saved",
            Change("notice", f"{place.document.value} {place.version} {place.language}"),
            kind=UPDATED,
            detail={"sha256": sha256_of(tidy)},
        )
    return opened(work, place)


@use_case(requires=Permission.DRAFT_NOTICE)
def import_text(work: Work, imported: ImportedText) -> OpenedText:
    """Take the clinic's own text into the open version, or into a new one where none is open."""
    text = clean_text(decoded_text(imported.content))
    if not text:
        raise InvalidInput({"file": say("There is no text in this file. Choose another one.")})
    known = versions_of(work, imported.document)
    if not known or known[0].state is TextState.PUBLISHED:
        number = known[0].version + 1 if known else 1
        _step(work, TextPlace(imported.document, number, ""), TextState.DRAFTED)
    else:
        number = known[0].version
    place = TextPlace(imported.document, number, imported.language)
    body: Body = PolicyBody(text) if imported.document is Document.POLICY else NoticeBody(introduction=text)
    tidy, problems = tidied_text(body)
    if problems:
        raise InvalidInput({"file": next(iter(problems.values()))})
    newest = _revision(work, place)
    _keep(work, place, tidy, newest.number + 1 if newest is not None else 1)
    work.record(
        "notice imported",
        Change("notice", f"{place.document.value} {number} {place.language}"),
        kind=CREATED,
        detail={"sha256": sha256_of(tidy), "characters": len(text)},
    )
    return opened(work, place)


@use_case(requires=Permission.DRAFT_NOTICE)
def mark_reviewed(work: Work, place: TextPlace) -> VersionLine:
    """Note that somebody read the newest text of the original language and found it ready for the owner."""
    return _advance(work, place, TextState.REVIEWED, "notice reviewed")


@use_case(requires=Permission.PUBLISH_NOTICE)
def approve_version(work: Work, place: TextPlace) -> VersionLine:
    """Approve the newest text of the original language as the clinic's own; it was reviewed before."""
    line = _line(work, place)
    if line.state is not TextState.REVIEWED:
        raise InvalidInput({"version": say("This text was changed or never reviewed. Have it reviewed first.")})
    return _advance(work, place, TextState.APPROVED, "notice approved")


@use_case(requires=Permission.DRAFT_NOTICE)
def approve_translation(work: Work, place: TextPlace) -> VersionLine:
    """Say, with one's name, that a translation means what the original means."""
    if place.language == ORIGINAL:
        raise InvalidInput(
            {"language": say("This is the original. It is approved by the owner, not as a translation.")}
        )
    return _advance(work, place, TextState.TRANSLATION_APPROVED, "notice translation approved")


@use_case(requires=Permission.PUBLISH_NOTICE)
def publish_version(work: Work, publication: Publication) -> VersionLine:
    """Publish an approved version: the original, and every translation that a named person approved."""
    place = TextPlace(publication.document, publication.version)
    line = _line(work, place)
    problems = _publishing_problems(work, publication, line)
    if problems:
        raise InvalidInput(problems)
    for each in line.languages:
        if each.language == ORIGINAL or each.is_translation_approved:
            _publish(work, publication, each.language)
    work.record(
        "notice published" if publication.document is Document.NOTICE else "policy published",
        Change("notice", f"{publication.document.value} {publication.version}"),
        kind=CREATED,
        detail={"languages": [each.language for each in line.languages], "material": publication.is_material},
    )
    return _line(work, place)


def _publishing_problems(work: Work, publication: Publication, line: VersionLine) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if line.state is TextState.PUBLISHED:
        problems["version"] = say("This version is published and never changes. Begin a new one.")
    elif line.state is not TextState.APPROVED:
        problems["version"] = say("The owner approves the text before it is published.")
    if not publication.summary.strip():
        problems["summary"] = say("Enter in a sentence what changed; patients and staff read it.")
    if publication.revised_on > work.now.astimezone(CLINIC_ZONE).date():
        problems["revised_on"] = say("This date is in the future. Enter today or an earlier date.")
    for each in line.languages:
        if publication.document is Document.NOTICE and (each.language == ORIGINAL or each.is_translation_approved):
            text = opened(work, TextPlace(publication.document, publication.version, each.language))
            if text.missing:
                problems["missing"] = say(
                    "These parts are empty in the text of language {language}: {parts}. The law asks for them.",
                    language=each.language,
                    parts=", ".join(str(part) for part in text.missing),
                )
    if publication.document is Document.NOTICE and not settings.privacy_contact(work.session).is_set:
        problems["contact"] = say("A notice names the privacy contact. Enter it in Settings first.")
    return problems


def _publish(work: Work, publication: Publication, language: str) -> None:
    place = TextPlace(publication.document, publication.version, language)
    revision = _revision(work, place)
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    _step(work, place, TextState.PUBLISHED, revision.id, publication=publication)
    if publication.document is Document.NOTICE:
        body = read_text(publication.document, revision.body)
        work.session.add(
            NoticeVersion(
                version=publication.version,
                language=language,
                text=as_markdown(body, Translator(language)),
                sha256=revision.sha256,
                revised_on=publication.revised_on,
                published_at=work.now,
                published_by=work.actor.user_id,
                revision_id=revision.id,
            )
        )
        work.session.flush()


def publish_first_notice(work: Work) -> None:
    """Publish the notice that ships with the program; its translations wait for somebody's approval.

    The first person of a clinic is its owner and approves it by creating the clinic with it.
    """
    for language in LANGUAGES:
        _keep(work, TextPlace(Document.NOTICE, 1, language), _shipped(work, language), 1)
    place = TextPlace(Document.NOTICE, 1)
    for state in (TextState.DRAFTED, TextState.REVIEWED, TextState.APPROVED):
        _step(work, place, state, _revision_id(work, place))
    first = Publication(Document.NOTICE, 1, work.now.astimezone(CLINIC_ZONE).date(), "", is_material=True)
    _publish(work, first, ORIGINAL)
    work.record("notice published", Change("notice", "notice 1"), kind=CREATED)


def material_version(work: Work, document: Document) -> int:
    """Return the newest published version that patients have to be given, 0 for none."""
    return (
        work.session.scalar(
            select(func.max(TextEvent.version)).where(
                TextEvent.document == document.value,
                TextEvent.state == TextState.PUBLISHED.value,
                TextEvent.is_material,
            )
        )
        or 0
    )


def version_in_force(work: Work, document: Document) -> int:
    """Return the newest published version, 0 for none."""
    published = TextEvent.state == TextState.PUBLISHED.value
    found = select(func.max(TextEvent.version)).where(TextEvent.document == document.value, published)
    return work.session.scalar(found) or 0


def opened(work: Work, place: TextPlace) -> OpenedText:
    """Return the newest text of a version in a language; raises NotFound."""
    revision = _revision(work, place)
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    body = read_text(place.document, revision.body)
    missing = missing_parts(body) if isinstance(body, NoticeBody) else ()
    return OpenedText(place, revision.number, body, revision.sha256, missing)


def versions_of(work: Work, document: Document) -> list[VersionLine]:
    """Return every version of a document, newest first."""
    numbers = select(TextRevision.version).where(TextRevision.document == document.value).distinct()
    return sorted(
        (_line(work, TextPlace(document, number)) for number in work.session.scalars(numbers)),
        key=lambda line: -line.version,
    )


def _line(work: Work, place: TextPlace) -> VersionLine:
    document, version = place.document, place.version
    events = work.session.execute(
        select(TextEvent, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == TextEvent.by)
        .where(TextEvent.document == document.value, TextEvent.version == version)
        .order_by(TextEvent.id)
    ).all()
    if not events:
        raise NotFound(say("There is no such version."))
    languages = tuple(_language_line(work, document, version, language, events) for language in _languages(work, place))
    counted = [
        (event, by)
        for event, by in events
        if event.revision_id is None or event.revision_id == _revision_id(work, TextPlace(document, version))
    ]
    whole = [(event, by) for event, by in counted if event.language in {"", ORIGINAL}]
    event, by = whole[-1]
    return VersionLine(
        document,
        version,
        TextState(event.state),
        version == version_in_force(work, document),
        languages,
        event.at,
        by,
        event.revised_on,
        event.is_material,
        event.summary,
    )


def _language_line(
    work: Work, document: Document, version: int, language: str, events: Iterable[tuple[TextEvent, str]]
) -> LanguageLine:
    revision = _revision(work, TextPlace(document, version, language))
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    mine = [(event, by) for event, by in events if event.language == language and event.revision_id == revision.id]
    approved = [by for event, by in mine if event.state == TextState.TRANSLATION_APPROVED.value]
    return LanguageLine(
        language,
        revision.sha256,
        revision.at,
        work.session.scalar(select(StaffUser.display_name).where(StaffUser.id == revision.by)) or "",
        is_translation_approved=bool(approved),
        approved_by=approved[-1] if approved else "",
        is_published=any(event.state == TextState.PUBLISHED.value for event, _by in mine),
    )


def _languages(work: Work, place: TextPlace) -> list[str]:
    found = set(
        work.session.scalars(
            select(TextRevision.language).where(
                TextRevision.document == place.document.value, TextRevision.version == place.version
            )
        )
    )
    return [language for language in LANGUAGES if language in found]


def _advance(work: Work, place: TextPlace, state: TextState, action: str) -> VersionLine:
    _check_open(work, place)
    revision = _revision(work, place)
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    _step(work, place, state, revision.id)
    work.record(
        action,
        Change("notice", f"{place.document.value} {place.version} {place.language}"),
        kind=UPDATED,
        detail={"sha256": revision.sha256},
    )
    return _line(work, place)


def _check_open(work: Work, place: TextPlace) -> None:
    if _line(work, place).state is TextState.PUBLISHED and place.language == ORIGINAL:
        raise InvalidInput({"version": say("This version is published and never changes. Begin a new one.")})


def _keep(work: Work, place: TextPlace, body: Body, number: int) -> None:
    work.session.execute(
        insert(TextRevision).values(
            document=place.document.value,
            version=place.version,
            language=place.language,
            number=number,
            body=write_text(body),
            sha256=sha256_of(body),
            at=work.now,
            by=work.actor.user_id,
        )
    )


def _step(
    work: Work,
    place: TextPlace,
    state: TextState,
    revision_id: int | None = None,
    *,
    publication: Publication | None = None,
) -> None:
    work.session.execute(
        insert(TextEvent).values(
            document=place.document.value,
            version=place.version,
            language=place.language,
            state=state.value,
            revision_id=revision_id,
            revised_on=publication.revised_on if publication else None,
            is_material=publication.is_material if publication else False,
            summary=clean_text(publication.summary) if publication else "",
            at=work.now,
            by=work.actor.user_id,
        )
    )


def _revision(work: Work, place: TextPlace) -> TextRevision | None:
    return work.session.scalars(
        select(TextRevision)
        .where(
            TextRevision.document == place.document.value,
            TextRevision.version == place.version,
            TextRevision.language == place.language,
        )
        .order_by(TextRevision.number.desc())
        .limit(1)
    ).first()


def _revision_id(work: Work, place: TextPlace) -> int | None:
    revision = _revision(work, place)
    return revision.id if revision is not None else None


def _text_before(work: Work, document: Document, version: int, language: str) -> Body | None:
    before = _revision(work, TextPlace(document, version, language))
    if before is not None:
        return read_text(document, before.body)
    return _shipped(work, language) if document is Document.NOTICE and version == 0 else None


def _shipped(work: Work, language: str) -> NoticeBody:
    """Return the notice of the program's own words with the clinic's name and contact in it."""
    kept = (paths.resources() / "notices" / f"notice-{language}.json").read_text(encoding="utf-8")
    clinic = settings.clinic_details(work.session)
    contact = settings.privacy_contact(work.session)
    words = {
        "clinic": clinic.name,
        "address": ", ".join((clinic.address or clinic.name).splitlines()),
        "contact": ", ".join(part for part in (contact.name, contact.title) if part),
        "reach": ", ".join(part for part in (contact.phone, contact.email) if part),
    }
    text = json.loads(kept)
    for name in ("title", "contact"):
        text[name] = text[name].format(**words)
    body = read_text(Document.NOTICE, json.dumps(text))
    if not isinstance(body, NoticeBody):
        raise TypeError
    return body
