"""Texts of the notice and the policy as they are kept: revisions, the steps of a version, and how both are read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Row, func, insert, select

from luna_desktop import paths
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.notices import (
    Body,
    Document,
    NoticeBody,
    PolicyBody,
    TextState,
    as_markdown,
    clean_text,
    missing_parts,
    read_text,
    sha256_of,
    write_text,
)
from luna_desktop.models.privacy import NoticeVersion, TextEvent, TextRevision
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.work import CLINIC_ZONE, CREATED, Change, Work
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
class TextStep:
    """One step of a version; `counts` is False where the text was changed after it."""

    state: TextState
    language: str
    at: datetime
    by: str
    counts: bool = True


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
    steps: tuple[TextStep, ...] = ()


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


def newest_number(work: Work, document: Document) -> int:
    """Return the highest version there is, also of notices that were published before versions had steps."""
    kept = select(func.max(TextRevision.version)).where(TextRevision.document == document.value)
    numbers = [work.session.scalar(kept)]
    if document is Document.NOTICE:
        numbers.append(work.session.scalar(select(func.max(NoticeVersion.version))))
    return max(number or 0 for number in numbers)


def version_in_force(work: Work, document: Document) -> int:
    """Return the newest published version, 0 for none."""
    published = TextEvent.state == TextState.PUBLISHED.value
    found = select(func.max(TextEvent.version)).where(TextEvent.document == document.value, published)
    return work.session.scalar(found) or 0


def opened(work: Work, place: TextPlace) -> OpenedText:
    """Return the newest text of a version in a language; raises NotFound."""
    revision = revision_of(work, place)
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    body = read_text(place.document, revision.body)
    missing = missing_parts(body) if isinstance(body, NoticeBody) else ()
    return OpenedText(place, revision.number, body, revision.sha256, missing)


def versions_of(work: Work, document: Document) -> list[VersionLine]:
    """Return every version of a document, newest first."""
    numbers = select(TextRevision.version).where(TextRevision.document == document.value).distinct()
    return sorted(
        (line_of(work, TextPlace(document, number)) for number in work.session.scalars(numbers)),
        key=lambda line: -line.version,
    )


def line_of(work: Work, place: TextPlace) -> VersionLine:
    """Return a version as the list shows it; raises NotFound."""
    document, version = place.document, place.version
    events = work.session.execute(
        select(TextEvent, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == TextEvent.by)
        .where(TextEvent.document == document.value, TextEvent.version == version)
        .order_by(TextEvent.id)
    ).all()
    if not events:
        raise NotFound(say("There is no such version."))
    languages = tuple(
        _language_line(work, document, version, language, events) for language in languages_of(work, place)
    )
    counted = [
        (event, by)
        for event, by in events
        if event.revision_id is None or event.revision_id == revision_id_of(work, TextPlace(document, version))
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
        _steps(work, document, events),
    )


def _steps(work: Work, document: Document, events: Sequence[Row[TextEvent, str]]) -> tuple[TextStep, ...]:
    """Return every step in order; what was said about an older text counts no longer."""
    newest: dict[str, int | None] = {}
    for event, _by in events:
        if event.language and event.language not in newest:
            newest[event.language] = revision_id_of(work, TextPlace(document, event.version, event.language))
    return tuple(
        TextStep(
            TextState(event.state),
            event.language,
            event.at,
            by,
            event.revision_id is None or event.revision_id == newest.get(event.language),
        )
        for event, by in events
    )


def _language_line(
    work: Work, document: Document, version: int, language: str, events: Iterable[tuple[TextEvent, str]]
) -> LanguageLine:
    revision = revision_of(work, TextPlace(document, version, language))
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


def languages_of(work: Work, place: TextPlace) -> list[str]:
    """Return the languages in which a version has a text, the original first."""
    found = set(
        work.session.scalars(
            select(TextRevision.language).where(
                TextRevision.document == place.document.value, TextRevision.version == place.version
            )
        )
    )
    return [language for language in LANGUAGES if language in found]


def keep_text(work: Work, place: TextPlace, body: Body, number: int) -> None:
    """Keep a text as a new revision."""
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


def note_step(
    work: Work,
    place: TextPlace,
    state: TextState,
    revision_id: int | None = None,
    *,
    publication: Publication | None = None,
) -> None:
    """Note a step of a version, or of one language of it."""
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


def revision_of(work: Work, place: TextPlace) -> TextRevision | None:
    """Return the newest revision of a text, or None where there is none."""
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


def revision_id_of(work: Work, place: TextPlace) -> int | None:
    """Return the id of the newest revision of a text, or None."""
    revision = revision_of(work, place)
    return revision.id if revision is not None else None


def text_before(work: Work, document: Document, version: int, language: str) -> Body | None:
    """Return the text that a new version begins with, or None."""
    before = revision_of(work, TextPlace(document, version, language))
    if before is not None:
        return read_text(document, before.body)
    if version:
        return None
    if document is Document.NOTICE:
        return shipped_text(work, language)
    return PolicyBody() if language == ORIGINAL else None


def shipped_text(work: Work, language: str) -> NoticeBody:
    """Return the notice of the program's own words with the clinic's name and contact in it."""
    kept = (paths.resources() / "notices" / f"notice-{language}.json").read_text(encoding="utf-8")
    clinic = settings.clinic_details(work.session)
    contact = settings.privacy_contact(work.session)
    words = {
        "clinic": clinic.name,
        "address": ", ".join((clinic.address or clinic.name).splitlines()),
        "contact": ", ".join(part for part in (contact.name, contact.title) if part),
        "reach": ", ".join(part for part in (show_phone(contact.phone), contact.email) if part),
    }
    text = json.loads(kept)
    for name in ("title", "contact"):
        text[name] = text[name].format(**words)
    body = read_text(Document.NOTICE, json.dumps(text))
    if not isinstance(body, NoticeBody):
        raise TypeError
    return body


def publish_text(work: Work, publication: Publication, language: str) -> None:
    """Publish the newest text of one language for good; a notice then is what consents refer to."""
    place = TextPlace(publication.document, publication.version, language)
    revision = revision_of(work, place)
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    note_step(work, place, TextState.PUBLISHED, revision.id, publication=publication)
    if publication.document is Document.NOTICE:
        text = as_markdown(read_text(publication.document, revision.body), Translator(language))
        work.session.add(
            NoticeVersion(
                version=publication.version,
                language=language,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
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
        keep_text(work, TextPlace(Document.NOTICE, 1, language), shipped_text(work, language), 1)
    place = TextPlace(Document.NOTICE, 1)
    for state in (TextState.DRAFTED, TextState.REVIEWED, TextState.APPROVED):
        note_step(work, place, state, revision_id_of(work, place))
    first = Publication(Document.NOTICE, 1, work.now.astimezone(CLINIC_ZONE).date(), "", is_material=True)
    publish_text(work, first, ORIGINAL)
    work.record("notice published", Change("notice", "notice 1"), kind=CREATED)
