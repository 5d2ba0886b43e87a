"""Templates of messages: what ships and the clinic's own, their versions in each language, and their approval.

What ships is not in the database before somebody approves it: then exactly what was read is kept, with its hash.
Nothing is sent with a text that nobody approved. The class of a template is set once, with its first text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import func, insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.messages.classes import FIXED, SELDOM, MessageClass
from luna_desktop.domain.messages.lint import Finding, lint, problems_of
from luna_desktop.domain.messages.placeholders import Values
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.models.messages import MessageTemplate, MessageText, MessageTextStep
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages.words import ShippedText, shipped_texts, word_lists
from luna_desktop.services.people.cards import card_of, cards_of, recent_patients
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Change, Work
from luna_desktop.texts import LANGUAGES, Message, say

ORIGINAL = LANGUAGES[0]
SHIPPED, CLINIC = "luna/2026-11", "clinic"
ENTITY = "message text"


class Standing(StrEnum):
    """Where a text stands."""

    WAITING = "waiting"
    IN_USE = "in_use"
    REPLACED = "replaced"
    RETIRED = "retired"


STANDING_NAMES: dict[Standing, Message] = {
    Standing.WAITING: say("Not approved"),
    Standing.IN_USE: say("In use"),
    Standing.REPLACED: say("Replaced"),
    Standing.RETIRED: say("Taken out of use"),
}


@dataclass(frozen=True)
class TemplateText:
    """A text of a template in one language; `text_id` and `version` are 0 for one that ships and nobody approved."""

    key: str
    klass: MessageClass
    name: str
    language: str
    subject: str
    body: str
    standing: Standing
    text_id: int = 0
    version: int = 0
    origin: str = SHIPPED
    at: datetime | None = None
    by: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""

    @property
    def sha256(self) -> str:
        """Return the hash of exactly what is read."""
        return hashlib.sha256(f"{self.subject}\n\n{self.body}".encode()).hexdigest()


@dataclass(frozen=True)
class TemplateLine:
    """A template as the list shows it: in which languages it is in use, and in which one waits for approval."""

    key: str
    klass: MessageClass
    name: str
    in_use: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class TextPlace:
    """A template in one language."""

    key: str
    language: str = ORIGINAL


@dataclass(frozen=True)
class EditedText:
    """A text as a person edited it; `klass` and `name` count only for a key that is not known yet."""

    key: str
    language: str
    subject: str
    body: str
    klass: MessageClass | None = None
    name: str = ""


@dataclass(frozen=True)
class TextApproval:
    """Which text somebody approves or takes out of use: exactly the words that were read, by their hash."""

    place: TextPlace
    sha256: str


@dataclass(frozen=True)
class Sample:
    """Somebody to show a text for, and what it is filled in with; an empty name where nobody is registered."""

    patient: str
    values: Values


@use_case(requires=Permission.READ_MESSAGES, writes=False)
def list_templates(work: Work, _: None) -> tuple[TemplateLine, ...]:
    """Return every template: what ships first, in its order, then the clinic's own."""
    return tuple(_line(work, key) for key in _keys(work))


@use_case(requires=Permission.READ_MESSAGES, writes=False)
def read_template(work: Work, place: TextPlace) -> tuple[TemplateText, ...]:
    """Return all versions of a text, newest first; what ships stands last while nobody has approved it."""
    kept = _versions(work, place)
    coming = _as_shipped(place)
    known = {text.sha256 for text in kept}
    return (*kept, coming) if coming is not None and coming.sha256 not in known else kept


@use_case(requires=Permission.DRAFT_TEMPLATES)
def edit_template(work: Work, edited: EditedText) -> TemplateText:
    """Keep an edited text as a new version; what is in use stays so until the new one is approved.

    Raises:
        InvalidInput: It is empty or too long, holds words that its class must not have, or nobody edits its class.
        NotPermitted: It would be an offer, and the person does not send offers.
    """
    tidy = _tidied(work, edited)
    template = _template(work, tidy)
    text_id = _keep(work, template, tidy, CLINIC)
    work.record("message text edited", Change(ENTITY, text_id), kind=CREATED, detail={"class": template.klass})
    return next(text for text in _versions(work, TextPlace(tidy.key, tidy.language)) if text.text_id == text_id)


@use_case(requires=Permission.DRAFT_TEMPLATES)
def approve_template(work: Work, approval: TextApproval) -> TemplateText:
    """Approve exactly the text that was read: from now on it can be sent.

    Raises:
        NotFound: There is no such text, or it was edited since.
        InvalidInput: It was decided about already, or holds words that its class must not have.
    """
    found = _by_hash(work, approval)
    if found.standing is not Standing.WAITING:
        raise InvalidInput({"text": say("This text was decided about already. Look at the list.")})
    _refuse_offers(work, found.klass)
    if findings_of(work, found.klass, found.subject) or findings_of(work, found.klass, found.body):
        raise InvalidInput({"body": say("Take out the marked words first, or make it an offer instead.")})
    text_id = found.text_id or _keep_shipped(work, found)
    _decide(work, text_id, "approved")
    work.record("message text approved", Change(ENTITY, text_id), kind=UPDATED, detail={"sha256": found.sha256})
    return _by_hash(work, approval)


@use_case(requires=Permission.DRAFT_TEMPLATES)
def retire_template(work: Work, approval: TextApproval) -> TemplateText:
    """Take a text out of use; messages that wait with it are not sent."""
    found = _by_hash(work, approval)
    if found.standing is not Standing.IN_USE:
        raise InvalidInput({"text": say("Only a text that is in use can be taken out of use.")})
    _decide(work, found.text_id, "retired")
    work.record("message text retired", Change(ENTITY, found.text_id), kind=UPDATED)
    return _by_hash(work, approval)


def findings_of(work: Work, klass: MessageClass, text: str) -> tuple[Finding, ...]:
    """Return what must go from a text of a class, with the clinic's own name let be."""
    return lint(klass, text, word_lists(), own_name=settings.clinic_details(work.session).name)


def text_in_use(work: Work, key: str, language: str) -> TemplateText | None:
    """Return the approved text in a language, else the one in English, or None."""
    for spoken in dict.fromkeys((language, ORIGINAL)):
        found = next((one for one in _versions(work, TextPlace(key, spoken)) if one.standing is Standing.IN_USE), None)
        if found is not None:
            return found
    return None


def in_use_for(work: Work, patient: PatientId) -> tuple[TemplateText, ...]:
    """Return every approved text in the patient's language, else in English."""
    language = card_of(work, patient).language
    found = (text_in_use(work, key, language) for key in _keys(work))
    return tuple(text for text in found if text is not None)


def is_sendable(work: Work, text_id: int) -> bool:
    """Tell whether a text that a message waits with was approved and not taken out of use since."""
    steps = set(work.session.scalars(select(MessageTextStep.state).where(MessageTextStep.text_id == text_id)))
    return steps == {"approved"}


def class_of(work: Work, key: str) -> MessageClass:
    """Return the class of a template; raises NotFound."""
    found = _head(work, key)
    if found is None:
        raise NotFound(say("This template is not on file."))
    return found[0]


def _keys(work: Work) -> list[str]:
    own = work.session.scalars(select(MessageTemplate.key).order_by(MessageTemplate.id))
    return list(dict.fromkeys((*shipped_texts(ORIGINAL), *own)))


def _head(work: Work, key: str) -> tuple[MessageClass, str] | None:
    row = work.session.scalar(select(MessageTemplate).where(MessageTemplate.key == key))
    if row is not None:
        return MessageClass(row.klass), row.name
    coming = shipped_texts(ORIGINAL).get(key)
    return (coming.klass, coming.name) if coming is not None else None


def _line(work: Work, key: str) -> TemplateLine:
    found = _head(work, key)
    if found is None:
        raise NotFound(say("This template is not on file."))
    in_use, waiting = [], []
    for language in LANGUAGES:
        texts = _versions(work, TextPlace(key, language))
        if any(text.standing is Standing.IN_USE for text in texts):
            in_use.append(language)
        newest = texts[0] if texts else _as_shipped(TextPlace(key, language))
        if newest is not None and newest.standing is Standing.WAITING:
            waiting.append(language)
    return TemplateLine(key, found[0], found[1], tuple(in_use), tuple(waiting))


def _versions(work: Work, place: TextPlace) -> tuple[TemplateText, ...]:
    rows = work.session.execute(
        select(MessageText, MessageTemplate, StaffUser.display_name)
        .join(MessageTemplate, MessageTemplate.id == MessageText.template_id)
        .join(StaffUser, StaffUser.id == MessageText.by)
        .where(MessageTemplate.key == place.key, MessageText.language == place.language)
        .order_by(MessageText.version.desc())
    ).all()
    steps = _steps(work, [text.id for text, _template, _by in rows])
    found: list[TemplateText] = []
    has_one = False
    for text, template, by in rows:
        approved = steps.get((text.id, "approved"))
        standing = Standing.WAITING
        if (text.id, "retired") in steps:
            standing = Standing.RETIRED
        elif approved is not None:
            standing = Standing.REPLACED if has_one else Standing.IN_USE
        has_one = has_one or approved is not None
        at, who = approved or (None, "")
        found.append(
            TemplateText(
                key=template.key,
                klass=MessageClass(template.klass),
                name=template.name,
                language=text.language,
                subject=text.subject,
                body=text.body,
                standing=standing,
                text_id=text.id,
                version=text.version,
                origin=text.origin,
                at=text.at,
                by=by,
                approved_at=at,
                approved_by=who,
            )
        )
    return tuple(found)


def _steps(work: Work, text_ids: list[int]) -> dict[tuple[int, str], tuple[datetime, str]]:
    rows = work.session.execute(
        select(MessageTextStep, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == MessageTextStep.by)
        .where(MessageTextStep.text_id.in_(text_ids))
    )
    return {(step.text_id, step.state): (step.at, by) for step, by in rows}


def _as_shipped(place: TextPlace) -> TemplateText | None:
    coming: ShippedText | None = shipped_texts(place.language).get(place.key) if place.language in LANGUAGES else None
    if coming is None:
        return None
    return TemplateText(
        place.key, coming.klass, coming.name, place.language, coming.subject, coming.body, Standing.WAITING
    )


def _by_hash(work: Work, approval: TextApproval) -> TemplateText:
    coming = _as_shipped(approval.place)
    known = [*_versions(work, approval.place), *([coming] if coming is not None else [])]
    found = next((one for one in known if one.sha256 == approval.sha256), None)
    if found is None:
        raise NotFound(say("This text was edited meanwhile. Read it again before you decide."))
    return found


def _tidied(work: Work, edited: EditedText) -> EditedText:
    head = _head(work, edited.key)
    klass = head[0] if head is not None else edited.klass
    name = head[1] if head is not None else clean_line(edited.name)
    if klass is None or not name:
        raise InvalidInput({"name": say("Enter a name for the template.")})
    if klass in FIXED:
        raise InvalidInput({"body": say("This text is fixed: a result is announced without its content.")})
    _refuse_offers(work, klass)
    tidy = replace(edited, klass=klass, name=name, subject=clean_line(edited.subject), body=clean(edited.body))
    faults = len(findings_of(work, klass, tidy.body))
    problems = dict(problems_of(tidy.subject, tidy.body, faults))
    if findings_of(work, klass, tidy.subject):
        problems["subject"] = say("Take out the marked words first, or make it an offer instead.")
    if tidy.language not in LANGUAGES:
        problems["language"] = say("Choose a language from the list.")
    if problems:
        raise InvalidInput(problems)
    return tidy


def _refuse_offers(work: Work, klass: MessageClass) -> None:
    if klass in SELDOM and not work.actor.may(Permission.SEND_OFFERS):
        raise NotPermitted(
            say("Offers and invitations are for the owner and the privacy officer."),
            permission=Permission.SEND_OFFERS.value,
        )


def _template(work: Work, edited: EditedText) -> MessageTemplate:
    row = work.session.scalar(select(MessageTemplate).where(MessageTemplate.key == edited.key))
    if row is None and edited.klass is not None:
        row = MessageTemplate(
            key=edited.key, klass=edited.klass.value, name=edited.name, at=work.now, by=work.actor.user_id
        )
        work.session.add(row)
        work.session.flush()
    if row is None:
        raise NotFound(say("This template is not on file."))
    return row


def _keep_shipped(work: Work, found: TemplateText) -> int:
    head = shipped_texts(ORIGINAL)[found.key]
    edited = EditedText(found.key, found.language, found.subject, found.body, found.klass, head.name)
    return _keep(work, _template(work, edited), edited, SHIPPED)


def _keep(work: Work, template: MessageTemplate, edited: EditedText, origin: str) -> int:
    last = work.session.scalar(
        select(func.max(MessageText.version)).where(
            MessageText.template_id == template.id, MessageText.language == edited.language
        )
    )
    digest = hashlib.sha256(f"{edited.subject}\n\n{edited.body}".encode()).hexdigest()
    found: int = work.session.execute(
        insert(MessageText)
        .values(
            template_id=template.id,
            language=edited.language,
            version=(last or 0) + 1,
            subject=edited.subject,
            body=edited.body,
            sha256=digest,
            origin=origin,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(MessageText.id)
    ).scalar_one()
    return found


def _decide(work: Work, text_id: int, state: str) -> None:
    work.session.execute(
        insert(MessageTextStep).values(text_id=text_id, state=state, at=work.now, by=work.actor.user_id)
    )


@use_case(requires=Permission.READ_MESSAGES, writes=False)
def read_sample(work: Work, _: None) -> Sample:
    """Return what a preview is filled in with: the clinic, and the patient who was seen last."""
    clinic = settings.clinic_details(work.session)
    cards = cards_of(work, recent_patients(work, 1))
    tomorrow = local_day(work.now) + timedelta(days=1)
    name = cards[0].name if cards else ""
    return Sample(name, Values(clinic.name, clinic.phone, clinic.address, name, tomorrow, time(9)))
