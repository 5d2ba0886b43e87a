"""A copy for programs under a passphrase: a sheet to read first and, encrypted, the zip of the record as one file.

Names and sizes of files in an encrypted zip can be read by anybody, and theirs say what the record holds; so there is
one file with a name that says nothing. AES-256 as in WinZip’s AE-2 (https://www.winzip.com/en/support/aes-encryption/),
which free programs open. Its passphrase is stretched a thousand times only, so it must be long by itself.
"""

from __future__ import annotations

import importlib
import io
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from luna_desktop.domain.clock import ZONE
from luna_desktop.interop.sealed_zip import NotAZip
from luna_desktop.texts import Message, Translator, say

RECORD, FIRST = "record.zip", "READ-ME-FIRST.txt"
MOST_BYTES = 1024**3
_MOST_FIRST = 64 * 1024
_ENCRYPTED = 0x1
_SHEET: tuple[Message, ...] = (
    say("The file record.zip in this archive is encrypted (AES-256). A passphrase opens it."),
    say("The passphrase was told to you by another way than this file. Type it as it was told, with its hyphens."),
    say("Windows: 7-Zip from 7-zip.org opens it, free of charge. The file manager of Windows does not."),
    say("macOS: Keka or The Unarchiver. Linux: 7-Zip or Ark. Android: ZArchiver."),
    say("Unpack record.zip with the passphrase, then unpack it once more. The second time no passphrase is asked."),
    say("Luna Desktop takes the archive in as it is: choose it under Import, and give the passphrase there."),
    say("Without the passphrase nobody can open it, the clinic neither. Ask the clinic for another copy then."),
)

Source = Path | BinaryIO


class WrongPassphrase(Exception):
    """The passphrase does not open the file."""


@dataclass(frozen=True)
class Unlocked:
    """What lay in a locked copy: the zip of the record, the sheet, and the names of files that do not belong there."""

    record: bytes = field(repr=False)
    first: bytes = field(repr=False)
    others: tuple[str, ...] = ()


def first_sheet(words: Translator) -> bytes:
    """Return the sheet that says how the copy is opened; it names nobody, for anybody can read it."""
    return ("\ufeff" + "\r\n\r\n".join(words.render(each) for each in _SHEET) + "\r\n").encode()


def locked(record: bytes, first: bytes, passphrase: str, at: datetime) -> bytes:
    """Return an archive with the sheet as it is and the zip of a record under a passphrase, of plain letters only."""
    aes = _aes()
    packed = io.BytesIO()
    with aes.AESZipFile(packed, "w") as opened:
        for name, content in ((FIRST, first), (RECORD, record)):
            if name == RECORD:
                opened.setpassword(passphrase.encode("ascii"))
                opened.setencryption(aes.WZ_AES, nbits=256)
            about = opened.zipinfo_cls(name, at.astimezone(ZONE).timetuple()[:6])
            about.external_attr = 0o600 << 16
            about.compress_type = zipfile.ZIP_STORED if name == RECORD else zipfile.ZIP_DEFLATED
            opened.writestr(about, content)
    return packed.getvalue()


def is_locked(source: Source) -> bool:
    """Tell whether a file is a copy under a passphrase; a file that cannot be read is none."""
    try:
        with zipfile.ZipFile(source) as opened:
            return any(each.filename == RECORD and each.flag_bits & _ENCRYPTED for each in opened.infolist())
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError):
        return False


def unlocked(source: Source, passphrase: str) -> Unlocked:
    """Return what lies in a copy under a passphrase.

    Raises:
        WrongPassphrase: The passphrase does not open it.
        NotAZip: It is damaged, cut short, or larger than any copy.
    """
    try:
        with _aes().AESZipFile(source) as opened:
            infos = opened.infolist()
            sizes = {each.filename: each.file_size for each in infos}
            if len(sizes) != len(infos) or sizes[RECORD] > MOST_BYTES or sizes.get(FIRST, 0) > _MOST_FIRST:
                raise NotAZip
            record = _record(opened, passphrase)
            first = opened.read(FIRST) if FIRST in sizes else b""
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise NotAZip from error
    except _aes().BadZipFile as error:
        raise NotAZip from error
    return Unlocked(record, first, tuple(sorted(sizes.keys() - {RECORD, FIRST})))


def _record(opened: zipfile.ZipFile, passphrase: str) -> bytes:
    """Read the zip of the record; two bytes tell a wrong passphrase, and its digest what they let pass."""
    try:
        stream = opened.open(RECORD, pwd=passphrase.encode("utf-8"))
    except RuntimeError:
        raise WrongPassphrase from None
    with stream:
        return stream.read()


def _aes() -> ModuleType:
    """Bring in the library for encrypted zips when there is one: it takes long to load, and most zips have none."""
    return importlib.import_module("pyzipper")
