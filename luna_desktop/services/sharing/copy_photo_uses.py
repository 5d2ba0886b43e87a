"""For what each photograph was allowed and to whom it went, in the words of the patient's own copy."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.photo_uses import SCOPE_NAMES
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports import record_content as page
from luna_desktop.services.privacy import photo_consents
from luna_desktop.services.sharing import accounting, copy_content, photo_export_book
from luna_desktop.services.sharing.copy_photographs import Pair
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_OWN = frozenset({RecipientKind.PATIENT, RecipientKind.DESIGNEE})


class PhotoUses:
    """The uses and exports of a patient's photographs; nothing of them for a copy that goes to somebody else."""

    def __init__(self, work: Work, request: CopyRequest) -> None:
        self._is_own = request.recipient.kind in _OWN
        self._allowed: dict[int, list[Message]] = {}
        self._left: dict[int, list[Message]] = {}
        if self._is_own:
            self._read(work, request)

    def _read(self, work: Work, request: CopyRequest) -> None:
        for line in photo_consents.lines_of(work, request.patient_id):
            for photograph in line.photographs:
                self._allowed.setdefault(photograph, []).append(SCOPE_NAMES[line.scope])
        for export in reversed(photo_export_book.exports_of(work, request.patient_id)):
            if export.left_at is None:
                continue
            day = copy_content.day(local_day(export.left_at))
            told = say("{recipient} on {day}", recipient=export.recipient, day=day)
            for photograph in export.photographs:
                self._left.setdefault(photograph, []).append(told)

    def put(self, photograph_id: int, printed: page.Photograph) -> page.Photograph:
        """Return a photograph of the copy with what the patient allowed beside the record, and to whom it went."""
        pairs: list[Pair] = []
        if photograph_id in self._allowed:
            pairs.append((say("Allowed beside the record"), accounting.listed(self._allowed[photograph_id])))
        if photograph_id in self._left:
            pairs.append((say("Given to"), accounting.listed(self._left[photograph_id])))
        return replace(printed, details=(*printed.details, *pairs)) if pairs else printed
