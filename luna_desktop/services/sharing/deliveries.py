"""Hand pages over: made, entered as ready, then released, sent and noted in one transaction, in this order only.

The window and the command line go through here alike, for record copies and for disclosures. What left has its row in
the disclosure book; a row whose bytes never left says so and is kept. Nothing here writes pages to the disk before
they are released.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from luna_desktop.domain import disclosures
from luna_desktop.domain.access import Actor, PatientId
from luna_desktop.domain.errors import InvalidInput, LunaError, NotPermitted, StorageTrouble
from luna_desktop.reports.protect import protect_pdf, zip_passphrase_problem
from luna_desktop.reports.record_copy import RenderedCopy, render_record_copy
from luna_desktop.reports.sealed_pdf import Print
from luna_desktop.services.desk import Desk
from luna_desktop.services.sharing.contact_cards import (
    FORMAT,
    CardReleased,
    PreparedCard,
    hand_over_contact_card,
    release_contact_card,
)
from luna_desktop.services.sharing.disclosure_book import DidNotLeave, HandedOver, HandOver
from luna_desktop.services.sharing.machine_copy import PreparedMachineCopy, make_machine_copy
from luna_desktop.services.sharing.packets import (
    Packet,
    PacketReleased,
    hand_over_packet,
    release_packet,
)
from luna_desktop.services.sharing.paper_copies import (
    PaperReleased,
    PreparedPaper,
    hand_over_paper_copy,
    release_paper_copy,
)
from luna_desktop.services.sharing.photo_exports import (
    PackedExport,
    PackedReleased,
    hand_over_photo_export,
    release_photo_export,
)
from luna_desktop.services.sharing.record_copies import (
    CopyReleased,
    CopyRequest,
    PreparedCopy,
    hand_over_copy,
    prepare_record_copy,
    release_record_copy,
)
from luna_desktop.services.use_cases import UseCase
from luna_desktop.storage.files import write_whole
from luna_desktop.storage.troubles import storage_trouble
from luna_desktop.texts import Message, Translator, say

PDF, PAPER, ZIP = "pdf", "paper", "zip"
Prepared = PreparedCopy | Packet | PreparedPaper | PreparedCard | PackedExport


@dataclass(frozen=True)
class Delivered:
    """A copy that was handed over: its pages, the SHA-256 of the bytes that left, and its row and number."""

    pages: int
    sha256: str
    disclosure_id: int
    number: str


@dataclass(frozen=True)
class MadeCopy:
    """A copy or a disclosure as bytes that may leave, and whether a passphrase opens it."""

    prepared: Prepared = field(repr=False)
    pages: int
    pdf: bytes = field(repr=False)
    format: str = PDF
    is_protected: bool = False

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes."""
        return hashlib.sha256(self.pdf).hexdigest()


def render_preview(
    prepared: PreparedCopy | Packet, translator: Translator, stopped: Callable[[], bool]
) -> RenderedCopy:
    """Make the pages in memory; a preview of a copy says on its pages that it is one.

    Raises:
        Cancelled: `stopped` answered yes.
    """
    return render_record_copy(prepared.content, translator=translator, stopped=stopped)


def make_copy(
    prepared: PreparedCopy | Packet, translator: Translator, *, passphrase: str | None = None, form: str = PDF
) -> MadeCopy:
    """Make the bytes, sealed with the passphrase where there is one. Needs no database.

    Raises:
        InvalidInput: At `passphrase`, when it is too short or cannot be typed.
    """
    rendered = render_record_copy(prepared.content, translator=translator, sign=_signing(prepared))
    leaving = rendered.pdf if passphrase is None else protect_pdf(rendered.pdf, passphrase)
    return MadeCopy(prepared, rendered.pages, leaving, form, passphrase is not None)


def make_machine(prepared: PreparedMachineCopy, translator: Translator, *, passphrase: str | None = None) -> MadeCopy:
    """Make the zip with the record as FHIR, tables and files, encrypted where there is a passphrase.

    Needs no database.

    Raises:
        InvalidInput: At `passphrase`, when it is too short or holds other than plain letters.
    """
    problem = zip_passphrase_problem(passphrase) if passphrase is not None else None
    if problem is not None:
        raise InvalidInput({"passphrase": problem})
    rendered = render_record_copy(prepared.copy.content, translator=translator, sign=_signing(prepared.copy))
    packed = make_machine_copy(prepared, translator, rendered.pdf, passphrase)
    return MadeCopy(prepared.copy, rendered.pages, packed, ZIP, passphrase is not None)


def _signing(prepared: PreparedCopy | Packet) -> Callable[[Print], str] | None:
    """Return what signs the finished pages with the clinic's seal, where they are a record copy."""
    if isinstance(prepared, PreparedCopy) and prepared.sealer is not None:
        return partial(prepared.sealer.for_print, prepared.content.seal)
    return None


def make_paper(prepared: PreparedPaper, form: str = PDF) -> MadeCopy:
    """Make the pages of a paper of care; needs no database."""
    pdf, pages = prepared.render()
    return MadeCopy(prepared, pages, pdf, form)


def make_card(prepared: PreparedCard) -> MadeCopy:
    """Return an address card as bytes that may leave; it counts as one page."""
    return MadeCopy(prepared, 1, prepared.content, FORMAT)


def make_photographs(prepared: PackedExport) -> MadeCopy:
    """Return approved photographs as the one file that may leave; each counts as a page."""
    return MadeCopy(prepared, prepared.photographs, prepared.content, Path(prepared.name).suffix.lstrip("."))


def prepare_numbered(desk: Desk, actor: Actor, request: CopyRequest) -> PreparedCopy:
    """Collect what the copy says and take its number."""
    return desk.perform(actor, prepare_record_copy, replace(request, preview=False))


def release(desk: Desk, actor: Actor, made: MadeCopy) -> Delivered:
    """Enter pages as ready, before their bytes leave.

    Raises:
        NotPermitted: The role hands nothing over, or the gate stands in the way.
        InvalidInput: The copy has no number or was entered before, or the clinic has no privacy contact.
    """
    prepared = made.prepared
    if isinstance(prepared, Packet):
        desk.perform(
            actor, release_packet, PacketReleased(prepared.patient_id, prepared.disclosure_id, made.pages, made.sha256)
        )
        return Delivered(made.pages, made.sha256, prepared.disclosure_id, prepared.number)
    if isinstance(prepared, PackedExport):
        desk.perform(actor, release_photo_export, PackedReleased(prepared, made.sha256))
        return Delivered(made.pages, made.sha256, prepared.disclosure_id, prepared.number)
    if isinstance(prepared, PreparedCard):
        entered, number = desk.perform(actor, release_contact_card, CardReleased(prepared, made.sha256))
        return Delivered(made.pages, made.sha256, entered, number)
    if isinstance(prepared, PreparedPaper):
        paper = PaperReleased(prepared, made.pages, made.sha256, made.format)
        entered, number = desk.perform(actor, release_paper_copy, paper)
        return Delivered(made.pages, made.sha256, entered, number)
    released = CopyReleased(prepared, made.pages, made.pdf, made.format, made.is_protected)
    row = desk.perform(actor, release_record_copy, released)
    return Delivered(made.pages, made.sha256, row, prepared.number)


def hand_over(
    desk: Desk, actor: Actor, made: MadeCopy, leave: Callable[[], None], *, note: str = disclosures.FILE
) -> Delivered:
    """Enter pages as ready, then ask the gate again, let the bytes leave and note it in one transaction.

    `leave` hands the bytes over; it raises OSError or DidNotLeave where it cannot.

    Raises:
        NotPermitted: The gate stands in the way now; nothing left, and the book says why.
        StorageTrouble: The bytes could not leave, or nobody knows whether they did; the book says which.
    """
    delivered = release(desk, actor, made)
    has_begun: list[bool] = []

    def leaving() -> None:
        has_begun.append(True)
        leave()

    case = _case_of(made.prepared)
    order = HandOver(_whose(made.prepared), delivered.disclosure_id, leaving, note)
    try:
        outcome: HandedOver = desk.perform(actor, case, order)
    except StorageTrouble as error:
        raise (_outcome_open(error) if has_begun else error) from None
    if outcome.refused is not None:
        raise NotPermitted(outcome.refused.message)
    if outcome.trouble is not None:
        raise _not_left(outcome.trouble)
    return delivered


def _case_of(prepared: Prepared) -> UseCase[HandOver, HandedOver]:
    if isinstance(prepared, PreparedPaper):
        return hand_over_paper_copy
    if isinstance(prepared, PreparedCard):
        return hand_over_contact_card
    if isinstance(prepared, PackedExport):
        return hand_over_photo_export
    return hand_over_packet if isinstance(prepared, Packet) else hand_over_copy


def _whose(prepared: Prepared) -> PatientId:
    return prepared.request.patient_id if isinstance(prepared, PreparedCopy) else prepared.patient_id


def deliver_to_file(
    desk: Desk,
    actor: Actor,
    prepared: PreparedCopy,
    translator: Translator,
    path: Path,
    passphrase: str | None,
) -> Delivered:
    """Hand a copy over as a PDF file: whole or not at all, its row first, its outcome with it.

    A copy that was collected as a preview is collected anew, and takes its number now.

    Raises:
        StorageTrouble: The file could not be written; the disclosure says *failed*.
        LunaError: Whatever refused the release; nothing left then.
    """
    if prepared.request.preview:
        prepared = prepare_numbered(desk, actor, prepared.request)
    return write_file(desk, actor, make_copy(prepared, translator, passphrase=passphrase), path)


def write_file(desk: Desk, actor: Actor, made: MadeCopy, path: Path) -> Delivered:
    """Hand pages over as a file, whole or not at all.

    Raises:
        StorageTrouble: The file could not be written; the book says that it failed.
        LunaError: Whatever refused; nothing left then.
    """
    return hand_over(desk, actor, made, lambda: write_whole(path, made.pdf))


def _not_left(error: Exception) -> LunaError:
    if isinstance(error, DidNotLeave):
        return StorageTrouble(
            say("The printer did not take every page, and the disclosure book says so. Check it, then print again.")
        )
    known = storage_trouble(error)
    reason: Message = known.message if known is not None else say("The folder cannot be written.")
    return StorageTrouble(
        say(
            "The copy could not be written, and the disclosure book says so. {reason} Choose another place and save "
            "again.",
            reason=reason,
        )
    )


def _outcome_open(error: StorageTrouble) -> LunaError:
    return StorageTrouble(
        say(
            "The pages were on their way when the records could not be written. {reason} The disclosure book shows "
            "this as “Outcome open”; see whether they left, and note it there.",
            reason=error.message,
        )
    )
