"""What a clinic signs when it makes a copy, so that it can prove later that a copy is its own and unaltered.

A statement names the copy, its case, its moment and the SHA-256 of everything that it says. It is signed with the
clinic's own key (Ed25519, RFC 8032) and printed in the copy, as letters and as a QR code. The file holds a second one
over its pages as well. Nothing in a statement names a patient.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

FORM = "LUNA1"
"""The first letters of every seal; another form of statement will begin otherwise."""
APART = "*"
_PART = re.compile(r"[A-Za-z0-9:.,+/_-]*")
KEY_ID_LENGTH = 16

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Statement:
    """What is signed: hexadecimal SHA-256 of the content, and for a file also of the file (empty on paper)."""

    copy: str
    case: str
    at: datetime
    content: str
    key_id: str
    file: str = ""

    def text(self) -> str:
        """Return the statement as it is signed: one line of plain letters, its parts apart by asterisks."""
        moment = self.at.isoformat(timespec="seconds")
        return APART.join((FORM, self.copy, self.case, moment, self.key_id, self.content, self.file))


@dataclass(frozen=True)
class Seal:
    """A statement with its signature."""

    statement: Statement
    signature: bytes = field(repr=False)

    def text(self) -> str:
        """Return what is printed and encoded: the statement, then the signature in letters."""
        return f"{self.statement.text()}{APART}{base64.urlsafe_b64encode(self.signature).decode().rstrip('=')}"

    def groups(self) -> tuple[str, ...]:
        """Return the signature in groups of eight letters, for paper."""
        letters = base64.urlsafe_b64encode(self.signature).decode().rstrip("=")
        return tuple(letters[at : at + 8] for at in range(0, len(letters), 8))


def sealed(statement: Statement, sign: Sign) -> Seal:
    """Sign a statement."""
    for part in (statement.copy, statement.case, statement.key_id, statement.content, statement.file):
        if not _PART.fullmatch(part):
            raise ValueError("a part of a seal may hold plain letters, digits and hyphens only")
    return Seal(statement, sign(statement.text().encode("ascii")))


def for_file(seal: Seal, digest: str, sign: Sign) -> Seal:
    """Return a seal of the same copy that holds for a file with this digest too."""
    return sealed(replace(seal.statement, file=digest), sign)


def read_seal(text: str) -> Seal | None:
    """Return the seal that a text is, scanned or typed, or nothing where it is none."""
    parts = "".join(text.split()).split(APART)
    if len(parts) != 8 or parts[0] != FORM or not text.isascii():
        return None
    _form, copy, case, moment, key_id, content, file, letters = parts
    try:
        at = datetime.fromisoformat(moment)
        signature = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except (ValueError, binascii.Error):
        return None
    if at.tzinfo is None:
        return None
    seal = Seal(Statement(copy, case, at, content, key_id, file), signature)
    return seal if seal.text() == APART.join(parts) else None


def manifest_text(parts: Mapping[str, object]) -> str:
    """Return the manifest of a file as canonical JSON: what is in it, by digests, beside the seal."""
    return json.dumps(parts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
