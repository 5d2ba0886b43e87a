"""The clinic's seal on its copies: signed when a copy is made, and told apart from a foreign or changed one later.

The key is the clinic's own, derived from its master key, so that it lies nowhere and comes back with every restored
backup. What is signed says nothing of a patient (`domain.copy_seal`).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from sqlalchemy import select

from luna_desktop.domain import copy_seal
from luna_desktop.domain.access import Permission
from luna_desktop.domain.copy_seal import Seal, Statement, read_seal
from luna_desktop.domain.disclosures import State
from luna_desktop.interop.locked_zip import FIRST, Unlocked, WrongPassphrase, is_locked, unlocked
from luna_desktop.interop.sealed_zip import NotAZip, holds_nothing_else, read_sealed_zip
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.reports import sealed_pdf
from luna_desktop.reports.sealed_pdf import NotRead, Print, Unread
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work
from luna_desktop.storage import crypto
from luna_desktop.storage.keys import Keys

PURPOSE = "clinic/copy-seal/1"
MANIFEST = "manifest"
"""Under this name a disclosure row keeps the digest of what its copy says."""
MOST_BYTES = 1024**3


class Sealer:
    """Signs with the clinic's key while somebody is signed in; after the lock every signature is refused."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self.public = crypto.signing_half(keys.derive(PURPOSE))
        self.key_id = key_id_of(self.public)

    def sign(self, message: bytes) -> bytes:
        """Sign; raises StorageTrouble after the lock."""
        return crypto.sign(self._keys.derive(PURPOSE), message)

    def for_content(self, number: str, case: str, at: datetime, digest: str) -> Seal:
        """Return the seal of a copy over the digest of what it says."""
        return copy_seal.sealed(Statement(number, case, at, digest, self.key_id), self.sign)

    def for_print(self, seal: str, found: Print) -> str:
        """Return what goes into a finished PDF: the seal of its copy, over its pages too."""
        return copy_seal.for_file(_own(seal), found.whole, self.sign).text()

    def for_manifest(self, seal: str, manifest: bytes) -> str:
        """Return what goes into the seal file of a zip: the seal of its copy, over its list of files too."""
        return copy_seal.for_file(_own(seal), hashlib.sha256(manifest).hexdigest(), self.sign).text()


def _own(text: str) -> Seal:
    seal = read_seal(text)
    if seal is None:
        raise ValueError("a copy that leaves has a seal over its content")
    return seal


def key_id_of(public: bytes) -> str:
    """Return the name of a public key, as it is printed."""
    return hashlib.sha256(public).hexdigest()[: copy_seal.KEY_ID_LENGTH]


class Verdict(Enum):
    """What a file turned out to be."""

    GENUINE = "genuine"
    ALTERED = "altered"
    NOT_OURS = "not_ours"
    BROKEN = "broken"
    LOCKED = "locked"


@dataclass(frozen=True)
class Carried:
    """What a file or a printed seal carries, read without any key.

    `matches` says whether the file is as it was signed, None for a seal on paper; `changed_pages` count from 1.
    """

    seal: str
    sha256: str = ""
    matches: bool | None = None
    changed_pages: tuple[int, ...] = ()
    changed_files: tuple[str, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True)
class Judged:
    """The verdict, and what the clinic's book says about it; `is_exact` tells that these very bytes left."""

    verdict: Verdict
    copy: str = ""
    case: str = ""
    made_at: datetime | None = None
    left_at: datetime | None = None
    is_exact: bool = False
    in_book: bool = False
    on_paper: bool = False
    changed_pages: tuple[int, ...] = ()
    changed_files: tuple[str, ...] = ()
    key_id: str = ""
    public: bytes = field(default=b"", repr=False)


def read_file(content: bytes, passphrase: str = "") -> Carried:
    """Return what the bytes of a PDF or a zip carry. Needs no database."""
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(b"PK"):
        if is_locked(io.BytesIO(content)):
            return _read_locked(content, digest, passphrase)
        return _read_zip(content, digest)
    try:
        found = sealed_pdf.read_sealed(content, passphrase)
    except NotRead as error:
        return Carried("", digest, unread=error.why)
    seal = read_seal(found.seal)
    matches = seal is not None and seal.statement.file == found.print.whole
    return Carried(found.seal, digest, matches, () if matches else found.print.changed_pages(found.pages))


def _read_locked(content: bytes, digest: str, passphrase: str) -> Carried:
    """Read a zip under a passphrase: the zip in it, and the sheet beside that, which lies in it once more."""
    if not holds_nothing_else(content):
        return Carried("", digest, unread=Unread.BROKEN)
    try:
        outside = unlocked(io.BytesIO(content), passphrase)
    except WrongPassphrase:
        return Carried("", digest, unread=Unread.LOCKED)
    except NotAZip:
        return Carried("", digest, unread=Unread.BROKEN)
    return _read_zip(outside.record, digest, outside)


def _read_zip(content: bytes, digest: str, outside: Unlocked | None = None) -> Carried:
    try:
        found = read_sealed_zip(content)
    except NotAZip:
        return Carried("", digest, unread=Unread.BROKEN)
    changed = found.changed
    if outside is not None:
        sheet = hashlib.sha256(outside.first).hexdigest()
        changed += outside.others if found.digests.get(FIRST) == sheet else (FIRST, *outside.others)
    seal = read_seal(found.seal)
    matches = seal is not None and seal.statement.file == found.digest and not changed
    return Carried(found.seal, digest, matches, changed_files=changed)


def read_printed(text: str) -> Carried:
    """Return what the letters of a code square carry."""
    return Carried(text)


@use_case(requires=Permission.READ_DISCLOSURES)
def judge_copy(work: Work, carried: Carried) -> Judged:
    """Tell whether a copy is this clinic's own and unaltered, with its key and its book of disclosures."""
    sealer = Sealer(work.premises.keys)
    judged = judge(carried, sealer.public)
    row = _row_of(work, judged, carried.sha256)
    if row is not None:
        judged = _with_book(work, judged, carried, row)
    work.record(
        "copy verified",
        Change("disclosure", row.id if row else "", row.patient_id if row else None),
        kind=READ,
        detail={"verdict": judged.verdict.value},
    )
    return judged


def judge(carried: Carried, public: bytes) -> Judged:
    """Tell what a copy is by a clinic's public key alone."""
    if carried.unread is not None:
        return Judged(Verdict.LOCKED if carried.unread is Unread.LOCKED else Verdict.BROKEN)
    seal = read_seal(carried.seal)
    if seal is None or seal.statement.key_id != key_id_of(public):
        return Judged(Verdict.NOT_OURS, key_id=seal.statement.key_id if seal else "")
    told = seal.statement
    is_signed = crypto.is_signed(public, told.text().encode("ascii"), seal.signature)
    genuine = is_signed and carried.matches is not False
    return Judged(
        Verdict.GENUINE if genuine else Verdict.ALTERED,
        told.copy if is_signed else "",
        told.case if is_signed else "",
        told.at if is_signed else None,
        on_paper=carried.matches is None,
        changed_pages=() if genuine else carried.changed_pages,
        changed_files=() if genuine else carried.changed_files,
        key_id=told.key_id,
        public=public,
    )


def _row_of(work: Work, judged: Judged, sha256: str) -> Disclosure | None:
    """Return the row of a copy: by the number that was signed, else by the very bytes."""
    if judged.copy:
        return work.session.scalar(select(Disclosure).where(Disclosure.number == judged.copy))
    if judged.verdict is not Verdict.NOT_OURS or not sha256:
        return None
    return work.session.scalar(
        select(Disclosure).join(DisclosureEvent).where(DisclosureEvent.sha256 == sha256).limit(1)
    )


def _with_book(work: Work, judged: Judged, carried: Carried, row: Disclosure) -> Judged:
    events = work.session.scalars(
        select(DisclosureEvent).where(DisclosureEvent.disclosure_id == row.id).order_by(DisclosureEvent.id)
    ).all()
    left = next((event.at for event in events if event.state == State.SENT.value), None)
    exact = bool(carried.sha256) and any(event.sha256 == carried.sha256 for event in events)
    verdict = judged.verdict
    if verdict is Verdict.NOT_OURS and exact:
        verdict = Verdict.GENUINE  # a copy from before copies were sealed: these very bytes left
    if verdict is Verdict.GENUINE and not exact and not _same_content(row, carried):
        verdict = Verdict.ALTERED
    return Judged(
        verdict,
        judged.copy or row.number,
        judged.case,
        judged.made_at or row.at,
        left,
        is_exact=exact,
        in_book=True,
        on_paper=judged.on_paper,
        changed_pages=judged.changed_pages,
        changed_files=judged.changed_files,
        key_id=judged.key_id,
        public=judged.public,
    )


def _same_content(row: Disclosure, carried: Carried) -> bool:
    """Tell whether the book notes the same digest of the content, where it notes one."""
    noted = json.loads(row.content).get(MANIFEST)
    seal = read_seal(carried.seal)
    return noted is None or (seal is not None and seal.statement.content == noted)


def pages_words(pages: Sequence[int]) -> str:
    """Return page numbers as they are read out: 2, 3, 7."""
    return ", ".join(map(str, pages))
