"""The receipt of a copy: signed in person, by drawing or by a typed name before a witness, or sent under a number."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from sqlalchemy import Select, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.people import clean_line
from luna_desktop.models.copies import CopyReceipt
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

Drawing = tuple[tuple[tuple[float, float], ...], ...]


class Method(Enum):
    """How a copy was handed over."""

    HAND = "hand"
    POST = "post"
    EMAIL = "email"
    FILE = "file"


METHOD_WORDS: dict[Method, Message] = {
    Method.HAND: say("Handed over in person, signed for"),
    Method.POST: say("By post or courier"),
    Method.EMAIL: say("By e-mail, as a sealed file"),
    Method.FILE: say("Saved as a file, without a receipt signed in person"),
}


@dataclass(frozen=True)
class Receipt:
    """Who received a copy: signed in person, or sent under a dispatch number.

    Whoever does not draw types the own name, and a `witness` sees it.
    """

    patient_id: PatientId
    case_id: int
    disclosure_id: int
    receiver: str
    method: Method = Method.HAND
    dispatch: str = ""
    strokes: Drawing = ()
    typed_name: str = ""
    witness: str = ""

    @property
    def is_typed(self) -> bool:
        """Tell whether a typed name stands for the signature."""
        return self.method is Method.HAND and not self.strokes and bool(self.typed_name or self.witness)


@dataclass(frozen=True)
class ReceiptLine:
    """A receipt as it was kept."""

    copy_number: str
    pages: int
    sha256: str
    method: Method
    receiver: str
    dispatch: str
    strokes: Drawing
    at: datetime
    by: str
    typed_name: str = ""
    witness: str = ""

    @property
    def how(self) -> Message:
        """Return how the copy was received."""
        if self.typed_name:
            return say(
                "Handed over in person; {name} signed by typed name, {witness} saw it",
                name=self.typed_name,
                witness=self.witness,
            )
        return METHOD_WORDS[self.method]


def problems_of(receipt: Receipt) -> dict[str, Message]:
    """Return what a tidied receipt lacks."""
    problems: dict[str, Message] = {}
    if not receipt.receiver:
        problems["receiver"] = say("Enter who takes the copy.")
    if receipt.is_typed:
        problems |= _typed_problems(receipt)
    elif receipt.method is Method.HAND and not any(len(stroke) > 1 for stroke in receipt.strokes):
        problems["strokes"] = say("Have the person who takes the copy sign here.")
    if receipt.method is not Method.HAND and not receipt.dispatch:
        problems["dispatch"] = say("Enter the number of the dispatch, or to which address it was sent.")
    return problems


def _typed_problems(receipt: Receipt) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not receipt.typed_name:
        problems["typed_name"] = say("The person who takes the copy types their full name here.")
    if not receipt.witness:
        problems["witness"] = say("Enter the name of the witness who sees the name typed.")
    elif receipt.witness.casefold() in {receipt.typed_name.casefold(), receipt.receiver.casefold()}:
        problems["witness"] = say("The witness must be somebody else than the person who takes the copy.")
    return problems


def tidied(receipt: Receipt) -> Receipt:
    """Return a receipt without stray spaces, and without a typed name where the person drew or was not here."""
    typed = (clean_line(receipt.typed_name), clean_line(receipt.witness)) if receipt.is_typed else ("", "")
    return replace(
        receipt,
        receiver=clean_line(receipt.receiver),
        dispatch=clean_line(receipt.dispatch),
        typed_name=typed[0],
        witness=typed[1],
    )


def receipts_of(work: Work, case_id: int) -> tuple[ReceiptLine, ...]:
    """Return the receipts of a case, oldest first."""
    query = _lines().where(CopyReceipt.case_id == case_id).order_by(CopyReceipt.id)
    return tuple(_line(row, name) for row, name in work.session.execute(query))


def receipts_by_disclosure(work: Work, disclosures: Iterable[int]) -> dict[int, ReceiptLine]:
    """Return the receipts of rows of the disclosure book, by the row."""
    query = _lines().where(CopyReceipt.disclosure_id.in_(list(disclosures)))
    return {row.disclosure_id: _line(row, name) for row, name in work.session.execute(query)}


def _lines() -> Select[CopyReceipt, str]:
    return select(CopyReceipt, StaffUser.display_name).join(StaffUser, StaffUser.id == CopyReceipt.by)


def _line(row: CopyReceipt, name: str) -> ReceiptLine:
    return ReceiptLine(
        row.copy_number,
        row.pages,
        row.sha256,
        Method(row.method),
        row.receiver,
        row.dispatch,
        tuple(tuple((x, y) for x, y in stroke) for stroke in json.loads(row.strokes or "[]")),
        row.at,
        name,
        row.typed_name,
        row.witness,
    )
