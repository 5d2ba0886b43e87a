"""Disclosures to others than the patient: entered, checked against the gate, approved, settled, confirmed.

Whoever meets the patient proposes; the privacy officer and the owner send; a clinician sends alone to a treating
provider of their own patients. A legal request needs its document and the owner's approval, and nobody approves
their own. What the gate blocks stays in the book with its reason and is entered anew when the way is free.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from luna_desktop.domain import disclosures as rules
from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.disclosures import BASES, State, Verified, Way, Withholding
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.recipients import LEGAL_BASES, Basis
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.counters import next_number
from luna_desktop.services.privacy import papers
from luna_desktop.services.sharing import disclosure_book, disclosure_gate
from luna_desktop.services.sharing.disclosure_book import Entry
from luna_desktop.services.sharing.disclosure_gate import RegisteredRecipient
from luna_desktop.services.sharing.disclosure_terms import OFFERED, Terms, describe, write_terms
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import Message, say

LONGEST_JUSTIFICATION, SHORTEST_JUSTIFICATION = 1000, 20
PDF, PAPER = "pdf", "paper"


@dataclass(frozen=True)
class Proposal:
    """A disclosure as it is entered.

    `serves` counts for service providers only; `corrects_id` names what it mends; `scan` is the paper of a legal
    request, as a picture or a PDF.
    """

    patient_id: PatientId
    recipient_id: int
    basis: Basis
    purpose: str
    terms: Terms
    format: str = PDF
    serves: Purpose | Ground = Purpose.CARE
    justification: str = field(default="", repr=False)
    verified: Verified | None = None
    withholding: Withholding | None = None
    corrects_id: int | None = None
    scan: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Standing:
    """Where a disclosure stands after a step, and what the gate said where it stood in the way."""

    disclosure_id: int
    number: str
    state: State
    answer: Answer | None = None


@dataclass(frozen=True)
class Decision:
    """Approval of what waits, or its refusal with a reason."""

    patient_id: PatientId
    disclosure_id: int
    is_approved: bool
    note: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a disclosure, as a person found out: left or not, arrived, came back, asked back."""

    patient_id: PatientId
    disclosure_id: int
    state: State
    note: str = ""


@use_case(
    requires=Permission.PROPOSE_DISCLOSURE,
    patient=lambda proposal: proposal.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def enter_disclosure(work: Work, proposal: Proposal) -> Standing:
    """Enter a disclosure and check what it rests on; blocked, it stays in the book with the gate's reason."""
    known = disclosure_gate.recipient_now(work, proposal.recipient_id)
    problems = _problems(work, proposal, known)
    if problems:
        raise InvalidInput(problems)
    recipient = disclosure_gate.recipient_for(known, proposal.basis, is_approved=proposal.basis in LEGAL_BASES)
    serves = disclosure_gate.serves_of(proposal.basis, proposal.serves)
    answer = disclosure_gate.ask(work, proposal.patient_id, serves, recipient, photographs=proposal.terms.photographs)
    if proposal.corrects_id is not None:
        disclosure_book.row_of(work, proposal.patient_id, proposal.corrects_id)
    year = work.now.astimezone(CLINIC_ZONE).year
    entry = Entry(
        f"DS-{year}-{next_number(work, f'disclosure {year}'):04d}",
        proposal.patient_id,
        recipient,
        proposal.purpose,
        describe(proposal.terms),
        proposal.format,
        "AES-256" if proposal.format == PDF else "none",
        proposal.basis,
        serves=serves,
        address=known.address,
        content=write_terms(proposal.terms),
        justification=proposal.justification,
        verified=proposal.verified.value if proposal.verified else "",
        consent_event_id=disclosure_gate.consent_behind(work, proposal.patient_id, proposal.basis, known.recipient_id),
        agreement_id=disclosure_gate.agreement_behind(work, known, serves)
        if proposal.basis is Basis.CONTRACT
        else None,
        request_object_id=papers.file_paper(work, proposal.scan) if proposal.scan else None,
        withholding=proposal.withholding,
        corrects_id=proposal.corrects_id,
    )
    row = disclosure_book.row_of(work, proposal.patient_id, disclosure_book.enter(work, entry))
    return _checked(work, row, answer)


def _checked(work: Work, row: Disclosure, answer: Answer) -> Standing:
    life = disclosure_book.advance(work, row, State.BASIS_CHECK)
    if not answer.allowed:
        disclosure_book.advance(work, row, State.BLOCKED, note=disclosure_book.note_of(answer))
        return Standing(row.id, row.number, State.BLOCKED, answer)
    alone = rules.sends_alone(work.actor, life.kind, life.basis)
    state = State.APPROVED if alone else State.APPROVAL
    disclosure_book.advance(work, row, state)
    return Standing(row.id, row.number, state)


def _problems(work: Work, proposal: Proposal, known: RegisteredRecipient) -> dict[str, Message]:
    problems = _terms_problems(proposal.terms, proposal.justification)
    if proposal.basis not in BASES.get(known.kind, ()):
        problems["basis"] = say("A disclosure to this kind of recipient cannot rest on that. Choose another basis.")
    if not proposal.purpose.strip():
        problems["purpose"] = say("Enter what the recipient needs it for.")
    if proposal.verified is None:
        problems["verified"] = say("Choose how you made sure who asks.")
    if proposal.format not in {PDF, PAPER}:
        problems["format"] = say("Choose a sealed file or paper.")
    if proposal.terms.way is Way.EMAIL and proposal.format != PDF:
        problems["way"] = say("By e-mail only a sealed file is sent.")
    return problems | _legal_problems(work, proposal)


def _terms_problems(terms: Terms, justification: str) -> dict[str, Message]:
    problems = dict[str, Message]()
    if not set(terms.sections) & set(OFFERED):
        problems["sections"] = say("Choose at least one part of the record.")
    if terms.since is not None and terms.until is not None and terms.until < terms.since:
        problems["until"] = say("The last day lies before the first. Change one of them.")
    if terms.is_whole and len(justification.strip()) < SHORTEST_JUSTIFICATION:
        problems["justification"] = say(
            "This is the whole record. Say in a sentence why the recipient needs all of it, or leave parts out."
        )
    if len(justification) > LONGEST_JUSTIFICATION:
        problems["justification"] = say("Say it in at most {most} characters.", most=LONGEST_JUSTIFICATION)
    return problems


def _legal_problems(work: Work, proposal: Proposal) -> dict[str, Message]:
    problems = dict[str, Message]()
    legal = proposal.basis in LEGAL_BASES
    if legal and not proposal.terms.document.strip():
        problems["document"] = say("Enter number and date of the order or the request, and where the paper is kept.")
    if legal and not proposal.scan:
        problems["scan"] = say("Attach the scan of the order or the written request.")
    holding = proposal.withholding
    if holding is None:
        return problems
    if not legal or not work.actor.may(Permission.READ_WITHHELD):
        problems["withheld"] = say(
            "Only the privacy officer or the owner keeps a disclosure from the patient, and only a legal request."
        )
    if not holding.reference.strip():
        problems["withheld_reference"] = say("Enter which authority asked in writing to keep it from the patient.")
    if holding.until < local_day(work.now):
        problems["withheld_until"] = say("This day is over. Enter until when the patient is not told.")
    return problems


@use_case(
    requires=Permission.DISCLOSE,
    patient=lambda decision: decision.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def decide_disclosure(work: Work, decision: Decision) -> Standing:
    """Approve what waits for approval, or refuse it with a reason; the gate is asked again."""
    row = disclosure_book.row_of(work, decision.patient_id, decision.disclosure_id)
    life = disclosure_book.life_of(work, row)
    if life.state is not State.APPROVAL:
        raise InvalidInput({"state": say("Nothing waits for approval here any more. Look at where it stands.")})
    if row.description.startswith(disclosure_book.PHOTOGRAPHS):
        raise InvalidInput(
            {"state": say("Photographs are looked at before they leave. Decide about them where they were made.")}
        )
    rules.may_approve(life, work.actor, work.now, is_alone=disclosure_gate.is_alone(work))
    if not decision.is_approved:
        disclosure_book.advance(work, row, State.BLOCKED, note=decision.note)
        return Standing(row.id, row.number, State.BLOCKED)
    answer = disclosure_gate.ask_again(work, row, life, is_approved=True)
    if not answer.allowed:
        disclosure_book.advance(work, row, State.BLOCKED, note=disclosure_book.note_of(answer))
        return Standing(row.id, row.number, State.BLOCKED, answer)
    disclosure_book.advance(work, row, State.APPROVED, note=decision.note)
    return Standing(row.id, row.number, State.APPROVED)


@use_case(
    requires=Permission.PROPOSE_DISCLOSURE,
    patient=lambda outcome: outcome.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def take_back_disclosure(work: Work, outcome: Outcome) -> Standing:
    """Take back what has not been made yet; only its author, or whoever may disclose."""
    row = disclosure_book.row_of(work, outcome.patient_id, outcome.disclosure_id)
    life = disclosure_book.life_of(work, row)
    if life.state not in {State.APPROVAL, State.APPROVED}:
        raise InvalidInput({"state": say("This cannot be taken back any more. Look at where it stands.")})
    if row.by != work.actor.user_id and not work.actor.may(Permission.DISCLOSE):
        raise NotPermitted(say("Only the person who entered it, the privacy officer or the owner takes it back."))
    disclosure_book.advance(work, row, State.FAILED, note=outcome.note)
    return Standing(row.id, row.number, State.FAILED)


@use_case(
    requires=Permission.DISCLOSE,
    patient=lambda outcome: outcome.patient_id,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def settle_disclosure(work: Work, outcome: Outcome) -> Standing:
    """Note what a person found out: an open outcome as sent or failed; what was sent as arrived, back, asked back."""
    row = disclosure_book.row_of(work, outcome.patient_id, outcome.disclosure_id)
    life = disclosure_book.life_of(work, row)
    if life.state not in {State.READY, State.SENT}:
        rules.follows(life, rules.Step(State.CONFIRMED, work.actor.user_id, work.now))
    if not outcome.note.strip():
        raise InvalidInput({"note": say("Note in a few words how you know.")})
    pages, sha256 = disclosure_book.bytes_of(life) if outcome.state is State.SENT else (0, "")
    disclosure_book.advance(work, row, outcome.state, note=outcome.note, pages=pages, sha256=sha256)
    return Standing(row.id, row.number, outcome.state)
