"""A patient's contact details as an address card, on its way to the patient: made, entered into the book, handed over.

The card is the patient's own (DPDP s.11), so it goes the way of a record copy: whoever issues copies hands it over, the
gate is asked twice, and the SHA-256 of the file stands in the one book. Nothing clinical and no record number is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.disclosures import Life, State
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.people import Identity
from luna_desktop.domain.recipients import Basis, Recipient, RecipientKind
from luna_desktop.interop.vcard_writing import CardVersion, ContactCard, write_cards
from luna_desktop.models.patients import Patient
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.counters import next_number
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.sharing import disclosure_book
from luna_desktop.services.sharing.disclosure_book import Entry, HandedOver, HandOver
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Work, patient_change
from luna_desktop.texts import ENGLISH, say

FORMAT = "vcf"
SORT = "contact card as vCard"
DESCRIPTION = f"paper: {SORT}"
BASIS = "DPDP s.11"
_KINDS = ("identity", "phone", "email", "address")


@dataclass(frozen=True)
class CardAsked:
    """Whose card is wanted, in which version of the format."""

    patient_id: PatientId
    version: CardVersion = CardVersion.FOUR


@dataclass(frozen=True)
class PreparedCard:
    """A card as the bytes of a file."""

    patient_id: PatientId
    version: CardVersion
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class CardReleased:
    """A card that is about to leave."""

    card: PreparedCard = field(repr=False)
    sha256: str


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CONTACT),
)
def prepare_contact_card(work: Work, asked: CardAsked) -> PreparedCard:
    """Make a card of the contact details that count; nothing leaves yet."""
    known = current_facts(work, asked.patient_id, _KINDS)
    bodies = [each.body for each in known if each.status is FactStatus.CURRENT]
    uid = work.session.scalar(select(Patient.uuid).where(Patient.id == asked.patient_id)) or ""
    card = ContactCard(
        uid,
        next(body for body in bodies if isinstance(body, Identity)),
        tuple(body for body in bodies if isinstance(body, Phone)),
        tuple(body for body in bodies if isinstance(body, Email)),
        tuple(body for body in bodies if isinstance(body, Address)),
    )
    work.record("contact card opened", patient_change("contact card", asked.version.value, asked.patient_id), kind=READ)
    return PreparedCard(asked.patient_id, asked.version, write_cards([card], asked.version))


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda released: released.card.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CONTACT),
)
def release_contact_card(work: Work, released: CardReleased) -> tuple[int, str]:
    """Enter a card into the book as ready; returns the row's id and its number."""
    card = released.card
    year = work.now.astimezone(CLINIC_ZONE).year
    entry = Entry(
        f"PC-{year}-{next_number(work, f'paper copy {year}'):04d}",
        card.patient_id,
        Recipient(RecipientKind.PATIENT, card_of(work, card.patient_id).name),
        ENGLISH("For the patient"),
        f"{DESCRIPTION} {card.version.value}",
        FORMAT,
        "none",
        Basis.RIGHT,
        BASIS,
    )
    row = disclosure_book.row_of(work, card.patient_id, disclosure_book.enter(work, entry))
    for state in (State.BASIS_CHECK, State.APPROVED):
        disclosure_book.advance(work, row, state)
    disclosure_book.make_ready(work, row, pages=1, sha256=released.sha256)
    return row.id, row.number


@use_case(
    requires=Permission.ISSUE_RECORD_COPY,
    patient=lambda order: order.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CONTACT),
)
def hand_over_contact_card(work: Work, order: HandOver) -> HandedOver:
    """Ask the gate again, let the file leave, and note what became of it, in one transaction."""

    def gate(row: Disclosure, life: Life) -> Answer:
        if life.basis is not Basis.RIGHT or not row.description.startswith(DESCRIPTION):
            raise InvalidInput({"card": say("This is no contact card. Hand it over from the Disclosures page.")})
        recipient = Recipient(RecipientKind(row.recipient_kind), row.recipient)
        return ledger.ask(work, order.patient_id, Ground.RIGHTS, DataClass.CONTACT, recipient)

    return disclosure_book.hand_over(work, order, gate)
