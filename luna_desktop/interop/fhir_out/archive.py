"""The zip of a machine copy: the bundle, photographs, documents, tables, what to do with it, and the list of digests.

The bytes depend on what the copy says and on nothing else: names in order, one time for all.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping

from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.measures import show_day
from luna_desktop.interop.fhir_out.bundle import make_bundle, path_of
from luna_desktop.interop.fhir_out.content import MachineCopy
from luna_desktop.interop.fhir_out.tables import record_tables
from luna_desktop.interop.fhir_out.values import Json
from luna_desktop.texts import Message, Translator, say

BUNDLE, PAGES, README, MANIFEST, SEAL = "bundle.json", "record.pdf", "README.txt", "manifest.sha256", "seal.txt"
_STORED = (".jpg", ".pdf", ".zip")
"""What is small already is not packed again."""
_ABOUT: tuple[Message, ...] = (
    say("This is a copy of one person’s medical record in a form that programs can read."),
    say("bundle.json is the whole record as a FHIR R4 document (HL7). Another clinic’s program can take it in."),
    say("record.pdf is the same record as pages to read and to print."),
    say("The folder photos holds the photographs, the folder documents the letters and reports."),
    say("The folder tables holds the record as tables that a spreadsheet program opens."),
    say(
        "manifest.sha256 lists a SHA-256 for each file, so that anybody can tell that none was changed: "
        "sha256sum --check manifest.sha256"
    ),
    say("Anybody who has this file can read the record. Keep it where nobody else does, and delete it when done."),
)


def make_files(
    copy: MachineCopy, words: Translator, pages: bytes, check: Callable[[Json], tuple[str, ...]]
) -> dict[str, bytes]:
    """Return every file of a copy by its name; `pages` is the record copy as a PDF, `check` says what is wrong.

    Raises:
        ValueError: The bundle is no valid FHIR; the text names elements and never a value.
    """
    bundle = make_bundle(copy, words)
    problems = check(bundle)
    if problems:
        raise ValueError("; ".join(problems[:5]))
    files = {
        BUNDLE: json.dumps(bundle, ensure_ascii=False, indent=1).encode(),
        README: _readme(copy, words),
        PAGES: pages,
        **record_tables(copy, words),
    }
    files |= {path_of("photograph", each): each.content for each in copy.photographs}
    return files | {path_of("document", each): each.content for each in copy.documents}


def make_zip(files: Mapping[str, bytes], copy: MachineCopy, seal: Callable[[bytes], str] | None = None) -> bytes:
    """Return the files as a zip with the list of their digests; `seal` signs the list."""
    listed = manifest_of(files)
    whole = {**files, MANIFEST: listed}
    if seal is not None:
        whole[SEAL] = f"{seal(listed)}\n".encode("ascii")
    at = copy.generated_at.astimezone(ZONE).timetuple()[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name in (*sorted(files), *sorted(whole.keys() - files.keys())):
            about = zipfile.ZipInfo(name, at)
            about.external_attr = 0o600 << 16
            about.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            opened.writestr(about, whole[name])
    return packed.getvalue()


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of digests in the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _readme(copy: MachineCopy, words: Translator) -> bytes:
    head = (
        say("{clinic}: copy {number} of {day}", clinic=copy.clinic.name, number=copy.number, day=_day(copy, words)),
        say("For: {recipient}. Purpose: {purpose}.", recipient=copy.recipient, purpose=copy.purpose),
    )
    lines = [words.render(each) for each in (*head, *_ABOUT)]
    return ("\ufeff" + "\r\n\r\n".join(lines) + "\r\n").encode()


def _day(copy: MachineCopy, words: Translator) -> str:
    return show_day(copy.generated_at.astimezone(ZONE).date(), words)
