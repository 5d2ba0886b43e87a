"""Versions of the notice and the policy: written, reviewed, approved, published, never changed after that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.notices import (
    Body,
    Document,
    NoticeBody,
    Piece,
    PolicyBody,
    TextState,
    clean_text,
    compared,
    decoded_text,
    plain,
    read_text,
    sha256_of,
    tidied_text,
)
from luna_desktop.models.privacy import TextRevision
from luna_desktop.services.clinic import settings
from luna_desktop.services.privacy.notice_texts import (
    ORIGINAL,
    OpenedText,
    Publication,
    TextPlace,
    VersionLine,
    keep_text,
    line_of,
    newest_number,
    note_step,
    opened,
    publish_text,
    revision_of,
    text_before,
    versions_of,
)
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, READ, UPDATED, Change, Work
from luna_desktop.texts import LANGUAGES, OWN_NAMES, Message, Translator, say


@dataclass(frozen=True)
class DraftText:
    """A text to be kept for a version that is not published yet; `number` is the revision that the screen showed."""

    place: TextPlace
    body: Body = field(repr=False)
    number: int = 0


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
    number = newest_number(work, document) + 1
    for language in LANGUAGES:
        body = text_before(work, document, number - 1, language)
        if body is not None:
            keep_text(work, TextPlace(document, number, language), body, 1)
    note_step(work, TextPlace(document, number, ""), TextState.DRAFTED)
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
    newest = revision_of(work, place)
    if newest is not None and newest.number != draft.number:
        raise InvalidInput({"version": say("Somebody else saved this text meanwhile. Read theirs before you save.")})
    if newest is None or newest.sha256 != sha256_of(tidy):
        keep_text(work, place, tidy, draft.number + 1)
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
        number = newest_number(work, imported.document) + 1
        note_step(work, TextPlace(imported.document, number, ""), TextState.DRAFTED)
    else:
        number = known[0].version
    place = TextPlace(imported.document, number, imported.language)
    newest = revision_of(work, place)
    tidy, problems = tidied_text(_with_import(imported.document, newest, text))
    if problems:
        raise InvalidInput({"file": next(iter(problems.values()))})
    keep_text(work, place, tidy, newest.number + 1 if newest is not None else 1)
    work.record(
        "notice imported",
        Change("notice", f"{place.document.value} {number} {place.language}"),
        kind=CREATED,
        detail={"sha256": sha256_of(tidy), "characters": len(text)},
    )
    return opened(work, place)


def _with_import(document: Document, newest: TextRevision | None, text: str) -> Body:
    """Return the body with an imported text in it; the table and the other parts of a notice stay as they are."""
    if document is Document.POLICY:
        return PolicyBody(text)
    before = read_text(document, newest.body) if newest is not None else NoticeBody()
    return replace(before, introduction=text) if isinstance(before, NoticeBody) else NoticeBody(introduction=text)


@use_case(requires=Permission.DRAFT_NOTICE)
def mark_reviewed(work: Work, place: TextPlace) -> VersionLine:
    """Note that somebody read the newest text of the original language and found it ready for the owner."""
    subject, detail = _advance(work, place, TextState.REVIEWED)
    work.record("notice reviewed", subject, kind=UPDATED, detail=detail)
    return line_of(work, place)


@use_case(requires=Permission.PUBLISH_NOTICE)
def approve_version(work: Work, place: TextPlace) -> VersionLine:
    """Approve the newest text of the original language as the clinic's own; it was reviewed before."""
    line = line_of(work, place)
    if line.state is not TextState.REVIEWED:
        raise InvalidInput({"version": say("This text was changed or never reviewed. Have it reviewed first.")})
    subject, detail = _advance(work, place, TextState.APPROVED)
    work.record("notice approved", subject, kind=UPDATED, detail=detail)
    return line_of(work, place)


@use_case(requires=Permission.DRAFT_NOTICE)
def approve_translation(work: Work, place: TextPlace) -> VersionLine:
    """Say, with one's name, that a translation means what the original means."""
    if place.language == ORIGINAL:
        raise InvalidInput(
            {"language": say("This is the original. It is approved by the owner, not as a translation.")}
        )
    subject, detail = _advance(work, place, TextState.TRANSLATION_APPROVED)
    work.record("notice translation approved", subject, kind=UPDATED, detail=detail)
    return line_of(work, place)


@use_case(requires=Permission.PUBLISH_NOTICE)
def publish_version(work: Work, publication: Publication) -> VersionLine:
    """Publish an approved version: the original, and every translation that a named person approved."""
    place = TextPlace(publication.document, publication.version)
    line = line_of(work, place)
    problems = _publishing_problems(work, publication, line)
    if problems:
        raise InvalidInput(problems)
    for each in line.languages:
        if each.language == ORIGINAL or each.is_translation_approved:
            publish_text(work, publication, each.language)
    work.record(
        "notice published" if publication.document is Document.NOTICE else "policy published",
        Change("notice", f"{publication.document.value} {publication.version}"),
        kind=CREATED,
        detail={"languages": [each.language for each in line.languages], "material": publication.is_material},
    )
    return line_of(work, place)


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
    problems |= _missing_problems(work, publication, line)
    if publication.document is Document.NOTICE and not settings.privacy_contact(work.session).is_set:
        problems["contact"] = say("A notice names the privacy contact. Enter it in Settings first.")
    return problems


def _missing_problems(work: Work, publication: Publication, line: VersionLine) -> dict[str, Message]:
    for each in line.languages:
        if each.language != ORIGINAL and not each.is_translation_approved:
            continue
        text = opened(work, TextPlace(publication.document, publication.version, each.language))
        if isinstance(text.body, PolicyBody) and not text.body.text:
            return {"missing": say("The text in {language} is empty.", language=OWN_NAMES[each.language])}
        if text.missing:
            return {
                "missing": say(
                    "The part “{part}” is empty in the text in {language}. The law asks for it.",
                    part=text.missing[0],
                    language=OWN_NAMES[each.language],
                )
            }
    return {}


def _advance(work: Work, place: TextPlace, state: TextState) -> tuple[Change, dict[str, object]]:
    """Note a step about the newest text, and return what the audit log says of it."""
    _check_open(work, place)
    revision = revision_of(work, place)
    if revision is None:
        raise NotFound(say("There is no text in this language."))
    note_step(work, place, state, revision.id)
    subject = Change("notice", f"{place.document.value} {place.version} {place.language}")
    return subject, {"sha256": revision.sha256}


def _check_open(work: Work, place: TextPlace) -> None:
    published = {step.language for step in line_of(work, place).steps if step.state is TextState.PUBLISHED}
    if place.language in published:
        raise InvalidInput({"version": say("This version is published and never changes. Begin a new one.")})


@use_case(requires=Permission.PUBLISH_NOTICE)
def publish_translation(work: Work, place: TextPlace) -> VersionLine:
    """Publish a translation that was approved after its original went out."""
    line = line_of(work, place)
    mine = next((each for each in line.languages if each.language == place.language), None)
    if line.state is not TextState.PUBLISHED or mine is None or mine.is_published:
        raise InvalidInput({"language": say("There is no translation of a published version to publish.")})
    if not mine.is_translation_approved:
        raise InvalidInput({"language": say("A named person approves the translation before it is published.")})
    publication = Publication(place.document, place.version, line.revised_on or work.now.date(), line.summary)
    problems = _missing_problems(work, publication, line)
    if problems:
        raise InvalidInput(problems)
    publish_text(work, replace(publication, is_material=line.is_material), place.language)
    work.record(
        "notice translation published",
        Change("notice", f"{place.document.value} {place.version} {place.language}"),
        kind=CREATED,
    )
    return line_of(work, place)
