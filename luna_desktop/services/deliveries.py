"""Hand a record copy over: pages made, disclosure written, bytes out, outcome noted, in this order only.

The window and the command line go through here alike. A copy whose bytes left has its row in the disclosure book; a
row whose bytes never left says *failed* and is kept. Nothing here writes pages to the disk before they are released.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from luna_desktop.domain.access import Actor
from luna_desktop.domain.errors import LunaError, StorageTrouble
from luna_desktop.reports.protect import protect_pdf
from luna_desktop.reports.record_copy import RenderedCopy, render_record_copy
from luna_desktop.services.desk import Desk
from luna_desktop.services.record_copies import (
    CopyOutcome,
    CopyReleased,
    CopyRequest,
    PreparedCopy,
    note_copy_outcome,
    prepare_record_copy,
    release_record_copy,
)
from luna_desktop.storage.files import write_whole
from luna_desktop.storage.troubles import storage_trouble
from luna_desktop.texts import Message, Translator, say

PDF, PAPER = "pdf", "paper"


@dataclass(frozen=True)
class Delivered:
    """A copy that was handed over: its pages, the SHA-256 of the bytes that left, and its row and number."""

    pages: int
    sha256: str
    disclosure_id: int
    number: str


@dataclass(frozen=True)
class MadeCopy:
    """A copy as bytes that may leave: the number it carries, and whether a passphrase opens it."""

    prepared: PreparedCopy = field(repr=False)
    pages: int
    pdf: bytes = field(repr=False)
    format: str = PDF
    is_protected: bool = False


@dataclass(frozen=True)
class ReadyCopy:
    """A copy whose disclosure row is committed as prepared; its bytes may leave now."""

    made: MadeCopy = field(repr=False)
    delivered: Delivered


def render_preview(prepared: PreparedCopy, translator: Translator, stopped: Callable[[], bool]) -> RenderedCopy:
    """Make the pages of a copy in memory; a preview says on its pages that it is one.

    Raises:
        Cancelled: `stopped` answered yes.
    """
    return render_record_copy(prepared.content, translator=translator, stopped=stopped)


def make_copy(
    prepared: PreparedCopy, translator: Translator, *, passphrase: str | None = None, form: str = PDF
) -> MadeCopy:
    """Make the bytes of a copy, sealed with the passphrase where there is one. Needs no database.

    Raises:
        InvalidInput: At `passphrase`, when it is too short or cannot be typed.
    """
    rendered = render_record_copy(prepared.content, translator=translator)
    leaving = rendered.pdf if passphrase is None else protect_pdf(rendered.pdf, passphrase)
    return MadeCopy(prepared, rendered.pages, leaving, form, passphrase is not None)


def prepare_numbered(desk: Desk, actor: Actor, request: CopyRequest) -> PreparedCopy:
    """Collect what the copy says and take its number."""
    return desk.perform(actor, prepare_record_copy, replace(request, preview=False))


def release(desk: Desk, actor: Actor, made: MadeCopy) -> ReadyCopy:
    """Write the disclosure row of a copy, before its bytes leave.

    Raises:
        NotPermitted: The role issues no copies, or the recipient may not have one.
        InvalidInput: The copy has no number, or the clinic has no privacy contact.
    """
    released = CopyReleased(made.prepared, made.pages, made.pdf, made.format, made.is_protected)
    row = desk.perform(actor, release_record_copy, released)
    return ReadyCopy(made, Delivered(made.pages, hashlib.sha256(made.pdf).hexdigest(), row, made.prepared.number))


def note_outcome(desk: Desk, actor: Actor, ready: ReadyCopy, *, was_sent: bool, note: str = "") -> None:
    """Note that a copy left, or that it did not; `note` names no file and no person."""
    patient = ready.made.prepared.request.patient_id
    desk.perform(actor, note_copy_outcome, CopyOutcome(patient, ready.delivered.disclosure_id, was_sent, note))


def deliver_to_file(
    desk: Desk,
    actor: Actor,
    prepared: PreparedCopy,
    translator: Translator,
    path: Path,
    passphrase: str | None,
) -> Delivered:
    """Hand a copy over as a PDF file: whole or not at all, its row first, its outcome after.

    A copy that was collected as a preview is collected anew, and takes its number now.

    Raises:
        StorageTrouble: The file could not be written; the disclosure says *failed*.
        LunaError: Whatever refused the release; nothing left then.
    """
    if prepared.request.preview:
        prepared = prepare_numbered(desk, actor, prepared.request)
    ready = release(desk, actor, make_copy(prepared, translator, passphrase=passphrase))
    return write_released(desk, actor, ready, path)


def write_released(desk: Desk, actor: Actor, ready: ReadyCopy, path: Path) -> Delivered:
    """Write the bytes of a released copy to a file and note what became of it.

    Raises:
        StorageTrouble: The file could not be written; the disclosure says *failed*.
    """
    try:
        write_whole(path, ready.made.pdf)
    except OSError as error:
        note_outcome(desk, actor, ready, was_sent=False, note="file not written")
        raise _not_written(error) from None
    note_outcome(desk, actor, ready, was_sent=True, note="file")
    return ready.delivered


def _not_written(error: OSError) -> LunaError:
    known = storage_trouble(error)
    reason: Message = known.message if known is not None else say("The folder cannot be written.")
    return StorageTrouble(
        say(
            "The copy could not be written, and the disclosure book says so. {reason} Choose another place and save "
            "again.",
            reason=reason,
        )
    )
