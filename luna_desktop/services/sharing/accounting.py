"""What the patient is told of what left: the accounting on the Privacy tab and in the record copy.

It names everything that left and everything of which nobody knows whether it left. What is withheld on the written
request of an authority (DPDP s.11(2)) is not in it and leaves no gap: its lines count for themselves and never show
the book's numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import ACCOUNTED_YEARS, CAME_BACK, STATE_NAMES, Life, State
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.photo_uses import SCOPE_NAMES, PhotoScope
from luna_desktop.domain.recipients import BASIS_NAMES, Basis, RecipientKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports import record_content as page
from luna_desktop.services.sharing import copy_content, disclosure_book
from luna_desktop.services.sharing.accounting_lines import AccountingLine as AccountingLine
from luna_desktop.services.sharing.accounting_lines import left_elsewhere
from luna_desktop.services.sharing.copy_receipts import ReceiptLine, receipts_by_disclosure
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import Message, say, say_n


@dataclass(frozen=True)
class DisclosureLine:
    """One row of the book as staff see it who may read it.

    `number` is the book's; nothing that the patient reads may show it.
    """

    disclosure_id: int
    number: str
    at: datetime
    by: str
    recipient: str
    purpose: str
    description: str
    pages: int
    sha256: str
    state: State
    kind: RecipientKind = RecipientKind.PATIENT
    basis: Basis = Basis.RIGHT
    address: str = ""
    has_left: bool = False
    is_withheld: bool = False
    left_at: datetime | None = None
    receipt: ReceiptLine | None = None


@dataclass(frozen=True)
class AccountingAsked:
    """Whose accounting, and from which day on; None for six years."""

    patient_id: PatientId
    since: date | None = None


@dataclass(frozen=True)
class Accounting:
    """The accounting of a period, oldest first, and what is on its way or did not leave, newest first."""

    since: date
    lines: tuple[AccountingLine, ...]
    others: tuple[DisclosureLine, ...]


@use_case(
    requires=Permission.READ_DISCLOSURES, patient=lambda patient: patient, use=Use(Ground.RIGHTS, DataClass.PRIVACY)
)
def read_disclosures(work: Work, patient: PatientId) -> list[DisclosureLine]:
    """Return the book of what left about a patient, newest first, without what is withheld from them."""
    lines = disclosure_lines(work, patient)
    work.record("disclosures read", patient_change("disclosure", "", patient), kind=READ)
    return lines


@use_case(
    requires=Permission.READ_DISCLOSURES,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_accounting(work: Work, asked: AccountingAsked) -> Accounting:
    """Return what left about a patient in a period, repeats as one line, and what is still on its way."""
    since = asked.since or first_day(local_day(work.now))
    lines = disclosure_lines(work, asked.patient_id)
    work.record("disclosures read", patient_change("disclosure", "", asked.patient_id), kind=READ)
    others = tuple(line for line in lines if not line.has_left and line.state is not State.READY)
    return Accounting(since, accounted(work, asked.patient_id, lines, since), others)


def first_day(today: date, years: int = ACCOUNTED_YEARS) -> date:
    """Return the first day of an accounting of so many years that ends today."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)


def disclosure_lines(work: Work, patient: PatientId, *, with_withheld: bool = False) -> list[DisclosureLine]:
    """Return a patient's disclosures, newest first, each with what became of it."""
    rows = work.session.execute(
        select(Disclosure, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == Disclosure.by)
        .where(Disclosure.patient_id == patient)
        .order_by(Disclosure.id.desc())
    ).all()
    lives = disclosure_book.lives_of(work, [row for row, _by in rows])
    today, receipts = local_day(work.now), receipts_by_disclosure(work, lives)
    lines = (replace(line_of(row, lives[row.id], by, today), receipt=receipts.get(row.id)) for row, by in rows)
    return [line for line in lines if with_withheld or not line.is_withheld]


def line_of(row: Disclosure, life: Life, by: str, today: date) -> DisclosureLine:
    """Return a row with its life as one line."""
    pages, sha256 = disclosure_book.bytes_of(life)
    sent = life.last(State.SENT)
    return DisclosureLine(
        row.id,
        row.number,
        row.at,
        by,
        row.recipient,
        row.purpose,
        row.description,
        pages,
        sha256,
        life.state or State.DRAFT,
        life.kind,
        life.basis,
        row.address,
        life.has_left,
        disclosure_book.is_withheld(row, today),
        sent.at if sent is not None else None,
    )


def grouped(lines: Iterable[DisclosureLine], since: date) -> tuple[AccountingLine, ...]:
    """Return what left from a day on, oldest first; the same again to the same recipient becomes one line.

    What may have left stands alone: nobody knows it yet, and the patient is told so.
    """
    found: dict[tuple[object, ...], AccountingLine] = {}
    counted = [line for line in lines if line.has_left or line.state is State.READY]
    for line in sorted(counted, key=lambda each: (_left(each), each.disclosure_id)):
        at = _left(line)
        if local_day(at) < since:
            continue
        key = _alike(line)
        before = found.get(key)
        found[key] = replace(before, last=at, count=before.count + 1) if before is not None else _first(line, at)
    return tuple(replace(line, place=place) for place, line in enumerate(found.values(), start=1))


def accounted(
    work: Work, patient: PatientId, lines: Iterable[DisclosureLine], since: date
) -> tuple[AccountingLine, ...]:
    """Return what left this clinic and, before it came here, another clinic that told of it; oldest first."""
    whole = [*left_elsewhere(work, patient, since), *grouped(lines, since)]
    whole.sort(key=lambda line: (line.last, line.place))
    return tuple(replace(line, place=place) for place, line in enumerate(whole, start=1))


def _left(line: DisclosureLine) -> datetime:
    return line.left_at or line.at


def _alike(line: DisclosureLine) -> tuple[object, ...]:
    if line.state is not State.SENT and line.state is not State.CONFIRMED:
        return (line.disclosure_id,)
    signed = line.receipt.copy_number if line.receipt is not None else ""
    return line.kind, line.recipient, line.address, line.purpose, line.description, line.basis, signed


def _first(line: DisclosureLine, at: datetime) -> AccountingLine:
    return AccountingLine(
        0,
        at,
        at,
        1,
        line.recipient,
        line.address,
        line.description,
        line.purpose,
        line.basis,
        line.by,
        line.state,
        receipt=line.receipt,
    )


def printed(work: Work, patient: PatientId, since: date | None) -> tuple[page.DisclosureRow, ...]:
    """Return the accounting as the record copy prints it."""
    begin = since or first_day(local_day(work.now))
    return tuple(_printed(line) for line in accounted(work, patient, disclosure_lines(work, patient), begin))


def _printed(line: AccountingLine) -> page.DisclosureRow:
    return page.DisclosureRow(
        on=copy_content.day(local_day(line.first)),
        recipient=", ".join(part for part in (line.recipient, line.address) if part),
        what=what_words(line.what),
        purpose=line.purpose,
        by=f"{line.by} ({line.elsewhere})" if line.elsewhere else line.by,
        count=line.count,
        last=copy_content.day(local_day(line.last)),
        basis=BASIS_NAMES[line.basis],
        outcome=outcome_words(line),
    )


def outcome_words(line: AccountingLine) -> Message | str:
    """Return what the patient is told where it is more than that it left."""
    if line.state is State.READY:
        return say("Made on this day. It is not known yet whether it left; the clinic is finding out.")
    if line.state is State.FAILED:
        return CAME_BACK
    if line.receipt is not None:
        return say(
            "{how} ({receiver}, {day}).",
            how=line.receipt.how,
            receiver=line.receipt.receiver,
            day=copy_content.day(local_day(line.receipt.at)),
        )
    return STATE_NAMES[line.state] if line.state is State.RECALLED else ""


SECTION_NAMES: dict[str, Message] = {
    "identity_check": say("Identity check"),
    "reading": say("How to read this copy"),
    "how_used": say("How data is used"),
    "contact": say("Contact details"),
    "allergies": say("Allergies"),
    "history": say("Medical history"),
    "lifestyle": say("Lifestyle"),
    "visits": say("Visits"),
    "results": say("Results and documents"),
    "findings": say("Body map and scores"),
    "papers": say("Prescriptions, consents, certificates"),
    "photographs": say("Photographs"),
    "corrections": say("Corrections"),
    "restrictions": say("Restrictions"),
    "disclosures": say("Shared with"),
    "withheld": say("Left out, and why"),
    "rights": say("Your rights"),
    "certification": say("Certification"),
}
_WHOLE = say("The whole record")
_SUMMARY = say("Summary, two pages")


def what_words(description: str) -> page.Text:
    """Return in words what a row's description says in codes: the summary, the whole, or sections by name."""
    head, _colon, rest = description.partition(": ")
    if head == "summary":
        return _SUMMARY
    if head == "paper":
        return _paper_words(rest)
    if head == "photographs":
        return _photograph_words(rest)
    codes = [code for code in rest.split(", ") if code]
    if head not in {"full", "parts"} or any(code not in SECTION_NAMES for code in codes):
        return description
    if head == "full" and len(codes) == len(SECTION_NAMES):
        return _WHOLE
    return listed([SECTION_NAMES[code] for code in codes])


PAPER_NAMES: dict[str, Message] = {
    "prescription": say("Prescription"),
    "certificate": say("Certificate"),
    "treatment consent": say("Treatment consent"),
    "aftercare sheet": say("Aftercare sheet"),
    "document": say("Document of the record, number"),
    "timeline": say("Timeline"),
    "photograph series": say("Photographs over time"),
    "contact card as vCard": say("Contact card as vCard"),
}


def _paper_words(rest: str) -> page.Text:
    """Return a paper of care in words, with its number where it has one."""
    if rest in PAPER_NAMES:
        return PAPER_NAMES[rest]
    sort, _space, number = rest.rpartition(" ")
    name = PAPER_NAMES.get(sort)
    return say("{paper} {number}", paper=name, number=number) if name is not None else rest


def _photograph_words(rest: str) -> page.Text:
    """Return how many photographs left for which use, in words."""
    scope, _space, count = rest.rpartition(" ")
    if scope not in set(PhotoScope) or not count.isdigit():
        return rest
    name = SCOPE_NAMES[PhotoScope(scope)]
    return say_n("{count} photograph: {use}", "{count} photographs: {use}", int(count), use=name)


def listed(names: list[Message]) -> page.Text:
    """Return names as one enumeration that is rendered in the reader's language."""
    if not names:
        return ""
    joined: Message = names[0]
    for name in names[1:]:
        joined = say("{first}, {second}", first=joined, second=name)
    return joined
