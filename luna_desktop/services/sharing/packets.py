"""The packet of a disclosure: the chosen parts of the record as pages, entered as ready, handed over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from luna_desktop.domain import disclosures as rules
from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import Life, State
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.recipients import BASIS_NAMES, HOME_COUNTRY, KIND_NAMES, Recipient
from luna_desktop.models.privacy import Disclosure
from luna_desktop.reports import record_content as page
from luna_desktop.services.clinic import settings
from luna_desktop.services.sharing import accounting, copy_frame, disclosure_book, disclosure_gate
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.disclosure_book import HandedOver, HandOver
from luna_desktop.services.sharing.disclosure_terms import Terms, describe, read_terms
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import say

WARNING = say(
    "This is confidential health data of the person named above, disclosed for the purpose above and for nothing "
    "else. "
    "Keep it under lock and key, show it only to those who need it for this purpose, and pass it on to nobody without "
    "the person’s consent or a law that orders it. If it reached you by mistake, tell the clinic at once and "
    "destroy it."
)


@dataclass(frozen=True)
class PacketAsked:
    """Of which disclosure the pages are wanted."""

    patient_id: PatientId
    disclosure_id: int


@dataclass(frozen=True)
class Packet:
    """What a disclosure says on paper, ready to be rendered; `format` is how it may leave."""

    patient_id: PatientId
    disclosure_id: int
    number: str
    format: str
    content: page.RecordCopy = field(repr=False)


@dataclass(frozen=True)
class PacketReleased:
    """Finished pages, about to leave."""

    patient_id: PatientId
    disclosure_id: int
    pages: int
    sha256: str


@use_case(
    requires=Permission.DISCLOSE_TO_PROVIDER,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.RECORD),
)
def prepare_packet(work: Work, asked: PacketAsked) -> Packet:
    """Collect the chosen parts of the record for a disclosure that waits for approval or is approved."""
    row = disclosure_book.row_of(work, asked.patient_id, asked.disclosure_id)
    life = disclosure_book.life_of(work, row)
    _may_send(work, life)
    if life.state not in {State.APPROVAL, State.APPROVED}:
        raise InvalidInput({"state": say("The pages of this disclosure cannot be made any more. Enter a new one.")})
    terms = read_terms(row.content)
    if row.description.startswith(disclosure_book.PHOTOGRAPHS):
        raise InvalidInput({"state": say("These are photographs. Hand them over from the patient’s Photos tab.")})
    _photographs_open(work, terms)
    answer = disclosure_gate.ask_again(work, row, life, is_approved=True)
    if not answer.allowed:
        raise NotPermitted(answer.message)
    content = _content(work, row, life, terms)
    work.record("disclosure opened", patient_change("disclosure", row.id, row.patient_id), kind=READ)
    return Packet(asked.patient_id, row.id, row.number, row.format, content)


@use_case(
    requires=Permission.DISCLOSE_TO_PROVIDER,
    patient=lambda released: released.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def release_packet(work: Work, released: PacketReleased) -> None:
    """Note the finished pages of an approved disclosure, before they leave; the gate is asked when they do."""
    row = disclosure_book.row_of(work, released.patient_id, released.disclosure_id)
    life = disclosure_book.life_of(work, row)
    _may_send(work, life)
    if not settings.privacy_contact(work.session).is_set:
        raise InvalidInput({"contact": say("Copies carry the privacy contact. Enter it in Settings first.")})
    disclosure_book.make_ready(work, row, pages=released.pages, sha256=released.sha256)


@use_case(
    requires=Permission.DISCLOSE_TO_PROVIDER,
    patient=lambda order: order.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def hand_over_packet(work: Work, order: HandOver) -> HandedOver:
    """Ask the gate again, let the pages leave, and note what became of them, in one transaction."""

    def gate(row: Disclosure, life: Life) -> Answer:
        _may_send(work, life)
        return disclosure_gate.ask_again(work, row, life)

    return disclosure_book.hand_over(work, order, gate)


def _may_send(work: Work, life: Life) -> None:
    if not rules.may_send(work.actor, life):
        raise NotPermitted(say("The privacy officer or the owner hands this over."))


def _photographs_open(work: Work, terms: Terms) -> None:
    if terms.photographs and not work.actor.opens_vault:
        raise NotPermitted(
            say("Photographs are in it, and your role opens none. The privacy officer or a clinician hands it over.")
        )


def _content(work: Work, row: Disclosure, life: Life, terms: Terms) -> page.RecordCopy:
    sections = (page.Section.READING, *terms.sections, page.Section.CERTIFICATION)
    wanted = CopyRequest(
        PatientId(row.patient_id),
        Recipient(life.kind, row.recipient),
        row.purpose,
        sections=tuple(section for section in page.Section if section in sections),
        photographs=terms.photographs,
        language=terms.language,
        since=terms.since,
        until=terms.until,
        preview=False,
    )
    whole = collect(work, wanted, row.number)
    return replace(
        _narrowed(whole, terms),
        basis=BASIS_NAMES[life.basis],
        disclosed=page.DisclosureCover(
            address=row.address,
            country=row.country if row.country != HOME_COUNTRY else "",
            kind=KIND_NAMES[life.kind],
            what=accounting.what_words(describe(terms)),
            period=copy_frame.period(terms.since, terms.until),
            document=terms.document,
            warning=WARNING,
        ),
    )


def _narrowed(content: page.RecordCopy, terms: Terms) -> page.RecordCopy:
    """Leave out what the recipient does not need: the person is named by name, birth and number, no more."""
    patient = content.patient
    if page.Section.CONTACT not in terms.sections:
        patient = replace(patient, phones=(), emails=(), addresses=(), language="", health_id="", also_known_as=())
    return replace(
        content,
        patient=patient,
        contacts=content.contacts if page.Section.CONTACT in terms.sections else (),
        consents=(),
        notices=(),
        messages=(),
        joined=(),
        appointments=(),
        how_used=(),
        disclosures=(),
        restrictions=(),
        processors=(),
        opened=None,
        case=page.CopyCase(),
    )
