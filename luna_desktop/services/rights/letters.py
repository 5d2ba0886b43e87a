"""Letters of the privacy desk: written from a case, issued once, kept as they are, printed again byte for byte.

None is issued without the privacy contact (DPDP s.8(9), Rule 9), and none in a translation that no named person of
the clinic has approved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select

from luna_desktop.domain.access import ROLE_NAMES, PatientId, Permission, Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.disclosures import Way
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StorageTrouble
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.cases import Case, CaseKind, RequesterRelation
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.letters import NEEDED, LetterFacts, letter_text
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.models.rights import CaseLetter
from luna_desktop.reports.case_letter import CaseLetterPage, render_case_letter
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages.ways import reach_of
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger, papers
from luna_desktop.services.rights import book, erasure_book, erasure_words, grievance_checks, letter_approvals
from luna_desktop.services.rights.clock_settings import clock_rules
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, UPDATED, Work, patient_change
from luna_desktop.texts import LANGUAGES, Message, Translator, say

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)
DESK_LETTERS = frozenset({LetterKind.ACKNOWLEDGE, LetterKind.IDENTITY_MISSING})
"""Letters that the desk writes and prints; the others are of those who handle cases."""


_GROUNDED = frozenset({LetterKind.DENY, LetterKind.PARTIAL})
_GROUNDS = ("code", "decision", "reason", "kept")


@dataclass(frozen=True)
class LetterAsked:
    """Which letter of a case, in which language, with which texts; what is missing comes from the newest steps."""

    patient_id: PatientId
    case_id: int
    kind: LetterKind
    language: str = "en"
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LetterPlace:
    """A letter that was issued."""

    patient_id: PatientId
    case_id: int
    letter_id: int


@dataclass(frozen=True)
class LetterSent:
    """How a letter left: by which way, and to which address where it was posted or mailed."""

    patient_id: PatientId
    case_id: int
    letter_id: int
    way: Way
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class KeptLetter:
    """A letter as it was issued: its bytes, pages and checksum."""

    letter_id: int
    kind: LetterKind
    language: str
    pages: int
    sha256: str
    pdf: bytes = field(repr=False)


@use_case(requires=Permission.LOG_REQUEST, writes=False, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def draft_letter(work: Work, asked: LetterAsked) -> CaseLetterPage:
    """Return a letter as it would be issued, to be looked at; nothing is kept."""
    return _page(work, _case(work, asked), asked)


@use_case(requires=Permission.LOG_REQUEST, patient=lambda asked: asked.patient_id, use=_RIGHTS)
def issue_letter(work: Work, asked: LetterAsked) -> KeptLetter:
    """Make a letter, keep it as it is, and return it to be printed or sent.

    Raises:
        InvalidInput: The privacy contact is not set (`contact`), the translation is not approved (`language`), or a
            text is missing, by field.
        NotPermitted: The desk writes acknowledgements and what is missing; the rest is of who handles cases.
    """
    return issued(work, _case(work, asked), asked)


def issued(work: Work, case: Case, asked: LetterAsked) -> KeptLetter:
    """Issue a letter within another use case; who may was asked before."""
    pdf, pages = render_case_letter(_page(work, case, asked))
    sha256 = hashlib.sha256(pdf).hexdigest()
    number = 1 + (
        work.session.scalar(select(func.max(CaseLetter.number)).where(CaseLetter.case_id == case.case_id)) or 0
    )
    values = {
        "case_id": case.case_id,
        "number": number,
        "kind": asked.kind.value,
        "language": asked.language,
        "object_id": papers.file_paper(work, pdf),
        "sha256": sha256,
        "pages": pages,
        "at": work.now,
        "by": work.actor.user_id,
    }
    letter_id = int(work.session.execute(insert(CaseLetter).values(values).returning(CaseLetter.id)).scalar_one())
    detail = {"letter": letter_id, "kind": asked.kind.value, "language": asked.language}
    book.note_event(work, case.case_id, book.LETTER, detail=detail)
    work.record(
        "case letter issued",
        patient_change("case", case.number, case.patient_id),
        kind=CREATED,
        detail={"kind": asked.kind.value, "language": asked.language, "pages": pages, "sha256": sha256},
    )
    if asked.kind is LetterKind.DENY and case.state is CaseState.DENIED and case.answered_at is None:
        book.stand(work, case, answered_at=work.now)
    return KeptLetter(letter_id, asked.kind, asked.language, pages, sha256, pdf)


def _case(work: Work, asked: LetterAsked) -> Case:
    case = book.case_of(work, asked.patient_id, asked.case_id)
    _require_kind(work, case, asked.kind)
    return case


def _require_kind(work: Work, case: Case, kind: LetterKind) -> None:
    if kind in DESK_LETTERS:
        return
    grievance_checks.require_reader(work, case)
    if not work.actor.may(Permission.HANDLE_CASES):
        raise NotPermitted(
            say("The privacy officer or the owner writes this letter."), permission=Permission.HANDLE_CASES.value
        )


def _page(work: Work, case: Case, asked: LetterAsked) -> CaseLetterPage:
    contact = settings.privacy_contact(work.session)
    given = _texts(work, case, asked)
    problems = _problems(work, asked, given, has_contact=contact.is_set)
    if problems:
        raise InvalidInput(problems)
    _ = Translator(asked.language)
    name, address = addressee(work, case)
    rules, today = clock_rules(work), local_day(work.now)
    dpdp = next(each.since for each in rules.regimes(CaseKind.GRIEVANCE) if each.until is None)
    facts = LetterFacts(
        number=case.number,
        kind=case.kind,
        received_on=local_day(case.received_at),
        due_at=case.due_at,
        written_on=today,
        dpdp_from=dpdp,
        grievance_days=rules.limit(CaseKind.GRIEVANCE, today).amount,
        due_before=book.due_before(work, case),
        about="" if case.requester.relation is RequesterRelation.SELF else card_of(work, case.patient_id).name,
        code=DenialCode(given["code"]) if given.get("code") else None,
        given=given,
    )
    return CaseLetterPage(
        clinic=letterhead(work),
        number=case.number,
        name=name,
        address=address,
        text=letter_text(asked.kind, facts, _),
        contact=tuple(
            part
            for part in (contact.name, contact.title, show_phone(contact.phone), contact.email, contact.address)
            if part
        ),
        signed_by=work.actor.display_name,
        signed_role=_.render(ROLE_NAMES[Role(book.role_of(work))]),
        written_at=work.now,
        language=asked.language,
    )


def _texts(work: Work, case: Case, asked: LetterAsked) -> dict[str, str]:
    """Return the letter's texts: as given, else as the case's own steps say; the desk gets no step's texts."""
    given = {name: clean(text) for name, text in asked.fields.items()}
    if asked.kind in DESK_LETTERS:
        return given
    noted: dict[str, str] = {}
    for detail in book.details(work, case.case_id, book.STEP):
        noted |= {name: str(text) for name, text in detail.items() if isinstance(text, str | int)}
    if case.kind is CaseKind.ERASURE and (kept := erasure_book.kept_lines_of(work, case.case_id)):
        noted["kept"] = erasure_words.as_text(kept, Translator(asked.language))
    return noted | {name: text for name, text in given.items() if text}


def _problems(work: Work, asked: LetterAsked, given: Mapping[str, str], *, has_contact: bool) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not has_contact:
        problems["contact"] = say("Letters carry the privacy contact. Enter it in Settings first.")
    if asked.language not in LANGUAGES:
        problems["language"] = say("Choose English or Hindi.")
    elif not letter_approvals.is_approved(work, asked.language):
        problems["language"] = say(
            "Nobody in the clinic has approved this translation of the letters. Approve it first, or choose English."
        )
    if asked.kind in _GROUNDED and not any(given.get(name) for name in _GROUNDS):
        problems["reason"] = say("Enter the reason. A letter that refuses something says why.")
    missing = {name: say("The letter needs this text.") for name in NEEDED.get(asked.kind, ()) if not given.get(name)}
    return problems | missing


def addressee(work: Work, case: Case) -> tuple[str, tuple[str, ...]]:
    """Return to whom a letter goes and the lines of the address: the patient by a way they allow, or who asks."""
    if case.requester.relation is not RequesterRelation.SELF:
        return case.requester.name, _lines(case.requester.contact)
    name = card_of(work, case.patient_id).name
    for way in reach_of(work, case.patient_id).ways:
        if way.channel is Channel.POST and _may_go(work, case, way.channel, way.address):
            return name, _lines(way.address)
    return name, ()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for line in text.splitlines() for part in line.split(",") if part.strip())


def _may_go(work: Work, case: Case, channel: Channel, address: str) -> bool:
    return ledger.ask(work, case.patient_id, Ground.RIGHTS, DataClass.PRIVACY, _to(case, channel, address)).allowed


def _to(case: Case, channel: Channel, address: str) -> Recipient:
    return Recipient(RecipientKind.PATIENT, case.requester.name, channel=channel, address=address)


@use_case(requires=Permission.LOG_REQUEST, patient=lambda place: place.patient_id, use=_RIGHTS)
def reprint_letter(work: Work, place: LetterPlace) -> KeptLetter:
    """Return a letter as it was issued, byte for byte.

    Raises:
        StorageTrouble: The sealed file is not what was issued.
    """
    case, row = _letter(work, place)
    pdf = papers.open_paper(work, row.object_id)
    if hashlib.sha256(pdf).hexdigest() != row.sha256:
        raise StorageTrouble(say("This letter is not as it was issued. Restore it from a backup."))
    work.record("case letter reprinted", patient_change("case", case.number, case.patient_id), kind=READ)
    return KeptLetter(row.id, LetterKind(row.kind), row.language, row.pages, row.sha256, pdf)


def _letter(work: Work, place: LetterPlace) -> tuple[Case, CaseLetter]:
    case = book.case_of(work, place.patient_id, place.case_id)
    row = work.session.scalar(
        select(CaseLetter).where(CaseLetter.id == place.letter_id, CaseLetter.case_id == case.case_id)
    )
    if row is None:
        raise NotFound(say("This letter does not belong to this case."))
    _require_kind(work, case, LetterKind(row.kind))
    return case, row


@use_case(requires=Permission.LOG_REQUEST, patient=lambda sent: sent.patient_id, use=_RIGHTS)
def note_letter_sent(work: Work, sent: LetterSent) -> None:
    """Note how a letter left; a way that the patient excluded is refused, as the gate says."""
    place = LetterPlace(sent.patient_id, sent.case_id, sent.letter_id)
    case, row = _letter(work, place)
    address, channel = clean_line(sent.address), _CHANNELS.get(sent.way)
    if channel is not None and not address:
        raise InvalidInput({"address": say("Enter where the letter was sent.")})
    if channel is not None and case.requester.relation is RequesterRelation.SELF:
        ledger.require(work, case.patient_id, Ground.RIGHTS, DataClass.PRIVACY, _to(case, channel, address))
    detail = {"letter": row.id, "way": sent.way.value, "address": address}
    book.note_event(work, case.case_id, book.LETTER_SENT, note=clean(sent.note), detail=detail)
    work.record(
        "case letter sent",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"way": sent.way.value, "pages": row.pages, "sha256": row.sha256},
    )


_CHANNELS = {Way.POST: Channel.POST, Way.EMAIL: Channel.EMAIL}
