"""A machine copy of one record, read again: whose it is, its facts with every version, and the files beside them.

Nothing in the file is believed: its list of digests must sum, it is not unpacked to the disk, and what is larger than a
record can be is refused before it is read.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from luna_desktop.domain.clinical.come_again import ComeAgain, day_of_order
from luna_desktop.domain.clinical.figures import FIGURE_NAMES
from luna_desktop.domain.clinical.markers import Marker
from luna_desktop.domain.clinical.photo_sets import PhotoRefusal, checked_refusal
from luna_desktop.domain.clinical.photographs import PhotographFacts, checked_photograph
from luna_desktop.domain.clinical.result_values import Flag
from luna_desktop.domain.clinical.results import Investigation
from luna_desktop.domain.clinical.scores.record import SCORES, ScoreRecord
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.contact import Address, Email, Phone, parse_email, parse_phone
from luna_desktop.domain.facts import KINDS, read_body
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.imports import LONGEST_SOURCE
from luna_desktop.domain.people import LONGEST_NOTE, Identity, clean_line
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.interop.fhir_in.acts import read_acts
from luna_desktop.interop.fhir_in.brought import BroughtAct, UnreadableAct
from luna_desktop.interop.fhir_in.visits import read_visits
from luna_desktop.interop.fhir_out.archive import BUNDLE, MANIFEST, PAGES
from luna_desktop.interop.fhir_out.engine import Read, read_earlier, read_fact
from luna_desktop.interop.fhir_out.files import file_of
from luna_desktop.interop.fhir_out.people import read_patient
from luna_desktop.interop.fhir_out.values import is_sound
from luna_desktop.interop.import_files import FileKind, FileLook, FileRefused, PassphraseWanted, fingerprint
from luna_desktop.interop.locked_zip import WrongPassphrase, is_locked, unlocked
from luna_desktop.interop.sealed_zip import NotAZip
from luna_desktop.texts import Message, say

START = b"PK\x03\x04"
NEVER = datetime(1, 1, 1, tzinfo=UTC)
MOST_BYTES = 1024**3
"""All files of a copy together, unpacked."""
MOST_BUNDLE = 64 * 1024**2
"""Read, it takes some 25 times as much memory; a record of ten thousand entries is half as large."""
_PIECE = 1 << 20
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_HALVES = re.compile(rb"\\u[dD][89a-fA-F]")
"""Half of a letter, written as an escape; alone it cannot be kept."""
MOST_LISTED = 16 * 1024**2
LONGEST_NAMED = 400
"""So many letters the name of a clinic or of somebody who recorded may have, clinics it came through included."""
_DAMAGED = say("This copy was changed or is damaged: its list of digests does not sum. Ask for the copy again.")
_NOT_OURS = say("This copy does not come from this program. Choose its bundle.json instead: the person is taken over.")


@dataclass(frozen=True)
class BroughtFile:
    """A photograph or a document of a copy: the address of its entry, and where it lies in the zip."""

    address: str
    path: str


@dataclass(frozen=True)
class BroughtFact:
    """A fact with its versions, the oldest first; links lead to addresses of this copy."""

    address: str
    kind: str
    versions: tuple[Read, ...] = field(repr=False)


@dataclass(frozen=True)
class BroughtRecord:
    """A record out of a copy: the person as the register wants them, every fact, files, and the clinic's name.

    `pages` is the copy as a PDF, `made_at` when it was made; `acts` are visits and what else the clinic did.
    """

    person: Imported = field(repr=False)
    clinic: str
    number: str
    facts: tuple[BroughtFact, ...] = field(repr=False)
    files: tuple[BroughtFile, ...] = field(default=(), repr=False)
    pages: BroughtFile | None = None
    made_at: datetime = NEVER
    acts: tuple[BroughtAct, ...] = field(default=(), repr=False)


def is_record(path: Path, head: bytes) -> bool:
    """Tell whether a file is a zip with a bundle in it, or one under a passphrase."""
    if not head.startswith(START):
        return False
    try:
        with zipfile.ZipFile(path) as opened:
            return BUNDLE in opened.namelist() or is_locked(path)
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError):
        return False


def look_at_record(path: Path, passphrase: str = "") -> FileLook:
    """Say what a copy holds.

    Raises:
        PassphraseWanted: A passphrase opens it, and none or another one was given.
        FileRefused: It is damaged, too large, or not from this program.
    """
    sha256, _encoding, _head = fingerprint(path)
    clinic = read_record(path, passphrase).clinic
    return FileLook(FileKind.COPY, sha256, 1, "utf-8", comes_from=clinic[:LONGEST_SOURCE])


def read_record(path: Path, passphrase: str = "") -> BroughtRecord:
    """Return the record of a copy, checked whole.

    Raises:
        PassphraseWanted: A passphrase opens it, and none or another one was given.
        FileRefused: It is damaged, too large, or not from this program.
    """
    try:
        with zipfile.ZipFile(_source(path, passphrase)) as opened:
            listed = _check(opened)
            return _record(_bundle(opened.read(BUNDLE)), listed)
    except RecursionError:
        raise FileRefused(_NOT_OURS) from None
    except (OSError, zipfile.BadZipFile, RuntimeError, zlib.error, lzma.LZMAError, EOFError):
        raise FileRefused(_DAMAGED) from None
    except UnreadableAct as wrong:
        raise FileRefused(_broken(wrong)) from None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, StopIteration, ArithmeticError):
        raise FileRefused(_NOT_OURS) from None


def _bundle(content: bytes) -> Any:
    """Return the bundle; raises ValueError for what is no JSON, or holds numbers or letters that no record can hold."""
    found = json.loads(content, parse_constant=_no_number)
    if _HALVES.search(content):
        json.dumps(found, ensure_ascii=False).encode()
    return found


def _no_number(text: str) -> float:
    raise ValueError(text)


def _source(path: Path, passphrase: str) -> Path | io.BytesIO:
    """Return what the zip of a record is read from: the file, or what a passphrase opens in it, in memory alone."""
    if not is_locked(path):
        return path
    if not passphrase:
        raise PassphraseWanted(say("A passphrase opens this copy. Give the one that was told with it."))
    try:
        return io.BytesIO(unlocked(path, passphrase).record)
    except WrongPassphrase:
        raise PassphraseWanted(
            say("This passphrase does not open the copy. Type it as it was told, with its hyphens.")
        ) from None
    except NotAZip:
        raise FileRefused(_DAMAGED) from None


def read_files(path: Path, wanted: Iterable[BroughtFile], passphrase: str = "") -> Iterator[tuple[BroughtFile, bytes]]:
    """Yield the bytes of files, one at a time; the copy was checked when its record was read."""
    with zipfile.ZipFile(_source(path, passphrase)) as opened:
        for file in wanted:
            yield file, opened.read(file.path)


def _check(opened: zipfile.ZipFile) -> set[str]:
    """Return the names of the files that the list of digests names and that are as it says."""
    infos = opened.infolist()
    names = [info.filename for info in infos]
    sizes = {info.filename: info.file_size for info in infos}
    if len(sizes) != len(names) or sum(sizes.values()) > MOST_BYTES or sizes.get(BUNDLE, 0) > MOST_BUNDLE:
        raise FileRefused(_DAMAGED)
    if MANIFEST not in sizes:
        raise FileRefused(_NOT_OURS)
    if sizes[MANIFEST] > MOST_LISTED:
        raise FileRefused(_DAMAGED)
    lines = [_LINE.fullmatch(line) for line in opened.read(MANIFEST).decode("utf-8").splitlines()]
    listed = {found[2]: found[1] for found in lines if found is not None}
    if BUNDLE not in listed or any(_digest(opened, name) != digest for name, digest in listed.items() if name in sizes):
        raise FileRefused(_DAMAGED)
    if listed.keys() - sizes.keys():
        raise FileRefused(_DAMAGED)
    return set(listed)


def _digest(opened: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with opened.open(name) as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _record(bundle: Mapping[str, Any], names: set[str]) -> BroughtRecord:
    entries = [(str(each["fullUrl"]), each["resource"]) for each in bundle["entry"]]
    patient = next(resource for _address, resource in entries if resource["resourceType"] == "Patient")
    contact = list(read_patient(patient))
    if not any(each.kind == "identity" for each in contact):
        raise FileRefused(_NOT_OURS)
    facts = list(_facts(entries, contact))
    for fact in facts:
        if not all(_is_sound(version) for version in fact.versions):
            raise FileRefused(_refusal(fact.kind))
    _check_once(facts)
    clinic = next((_named(one["name"]) for _address, one in entries if one["resourceType"] == "Organization"), "")
    if not clinic:
        raise FileRefused(_NOT_OURS)
    acts = (*read_visits(entries, clinic), *read_acts(entries, clinic))
    number = next((str(each["value"]) for each in patient["identifier"] if "type" in each), "")
    files = tuple(file for file in _files(entries) if file.path in names)
    return BroughtRecord(
        _person(facts, number),
        clinic,
        _named(str(bundle["identifier"]["value"])),
        tuple(facts),
        files,
        BroughtFile("", PAGES) if PAGES in names else None,
        _moment_of(bundle["timestamp"]),
        acts,
    )


def _moment_of(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    local_day(found)  # raises OverflowError where it has no day here
    return found


def _named(text: str) -> str:
    """Return a name out of a copy as one line; raises ValueError for a longer one than there is."""
    if len(text) > LONGEST_NAMED:
        raise ValueError("longer than a name")
    return clean_line(text)


def _check_once(facts: Iterable[BroughtFact]) -> None:
    """Raise ValueError where two facts have one address, or two stand of a kind that stands once in a chart."""
    known: set[str] = set()
    for fact in facts:
        for name in (fact.address, *([fact.kind] if KINDS[fact.kind].single else [])):
            if name in known:
                raise ValueError("an entry stands twice")
            known.add(name)


def _is_sound(version: Read) -> bool:
    """Tell whether a version is what the screens of its kind can show; raises ValueError for what is no body at all."""
    if len(version.recorded_by) > LONGEST_NAMED or len(version.reason) > LONGEST_NOTE:
        return False
    local_day(version.recorded_at)
    if not is_sound(KINDS[version.kind].body, version.values):
        return False
    body = body_of(version)
    return _is_contact(body) if isinstance(body, Identity | Phone | Email) else holds_up(body)


def holds_up(body: object) -> bool:
    """Tell whether a body keeps what its form asks for, where a screen or a page relies on it."""
    try:
        if isinstance(body, Investigation):
            is_begun = body.ordered is not None or body.received is not None
            return is_begun and all(value.flag in Flag for value in body.values)
        if isinstance(body, ComeAgain):
            return bool(day_of_order(body))
    except (ValueError, ArithmeticError):
        return False
    if isinstance(body, PhotographFacts | PhotoRefusal):
        return not (checked_refusal(body) if isinstance(body, PhotoRefusal) else checked_photograph(body))[1]
    if isinstance(body, Marker):
        return body.figure in FIGURE_NAMES
    return body.score in SCORES if isinstance(body, ScoreRecord) else True


def _is_contact(body: Identity | Phone | Email) -> bool:
    """Tell whether a name, a number or an address is one as this program keeps them."""
    if isinstance(body, Phone):
        return parse_phone(body.number) == body.number
    if isinstance(body, Email):
        return parse_email(body.address) == body.address
    texts = [value for value in vars(body).values() if isinstance(value, str)]
    return bool(body.full_name) and all(len(text) <= LONGEST_NAMED and clean_line(text) == text for text in texts)


def _refusal(kind: str) -> Message:
    return say("An entry of this copy holds what it cannot hold ({kind}). Ask for the copy again.", kind=kind)


def _broken(wrong: UnreadableAct) -> Message:
    return say(
        "One entry of this copy holds what it cannot hold: {what}, number {number}. Ask for the copy again.",
        what=wrong.what,
        number=wrong.number,
    )


def _facts(entries: Iterable[tuple[str, Mapping[str, Any]]], contact: Iterable[Read]) -> Iterator[BroughtFact]:
    """Yield the facts; those within the patient have an address of their own making."""
    earlier: dict[tuple[str, int], list[Read]] = {}
    standing = [(f"{each.kind}/{each.entry}", each) for each in contact]
    for address, resource in entries:
        if resource["resourceType"] == "Basic":
            before = read_earlier(resource)
            if before is not None:
                earlier.setdefault((before.kind, before.entry), []).append(before)
        elif resource["resourceType"] != "Patient":
            found = read_fact(resource)
            if found is not None:
                standing.append((address, found))
    for address, found in standing:
        before_it = sorted(earlier.get((found.kind, found.entry), []), key=lambda each: each.number)
        yield BroughtFact(address, found.kind, (*before_it, found))


def _files(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[BroughtFile]:
    for address, resource in entries:
        if resource["resourceType"] in {"Media", "DocumentReference"}:
            found = file_of(resource)
            if found is not None:
                yield BroughtFile(address, found[0])


def _person(facts: Iterable[BroughtFact], number: str) -> Imported:
    bodies: list[Any] = [body_of(fact.versions[-1]) for fact in facts if fact.kind in _CONTACT]
    return Imported(
        next(each for each in bodies if isinstance(each, Identity)),
        tuple(each for each in bodies if isinstance(each, Phone)),
        tuple(each for each in bodies if isinstance(each, Email)),
        tuple(each for each in bodies if isinstance(each, Address)),
        tuple(each for each in bodies if isinstance(each, RelatedPerson)),
        number[:60],
        is_whole=True,
    )


_CONTACT = ("identity", "phone", "email", "address", "related_person")


def body_of(version: Read, links: Mapping[str, Any] | None = None) -> Any:
    """Return the body of a version, with what its links became."""
    return read_body(version.kind, json.dumps({**version.values, **(links or {})}))
