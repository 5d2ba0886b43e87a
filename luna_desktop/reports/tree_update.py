"""Appends to a file that is otherwise finished: the structure tree as packed objects, or one more part such as a seal.

The tree is most of the objects of a long copy. Written apart, the library that completes the file never holds it, which
halves the time and a good part of the memory. See ISO 32000-1, 7.5.6 (incremental updates), 7.5.7 (object streams) and
7.5.8 (cross-reference streams).
"""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from struct import Struct

import pikepdf

from luna_desktop.reports.structure import Element, Numbering, tree_objects

PACKED = 200
"""So many objects lie in one packed stream."""
WIDTHS = (1, 4, 2)
ROW = Struct(">BIH")
"""A row of the table in these widths."""
IN_FILE, IN_STREAM = 1, 2
TAIL = 64  # bytes at the end in which the place of the last table stands


@dataclass(frozen=True)
class Finished:
    """What a finished file says of itself: the object that an update writes anew, its pages, size and trailer."""

    replaced: int
    pages: tuple[int, ...]
    size: int
    trailer: str
    previous: int


def append_tree(file: io.BytesIO, root: Element, owners: list[list[Element]], language: str) -> None:
    """Write the tree behind the end of a file whose catalogue names an empty object as its tree."""
    with pikepdf.open(file) as pdf:
        finished = read_end(pdf, file, pdf.Root.StructTreeRoot.objgen[0])
    numbers = Numbering(finished.replaced, finished.size, finished.pages)
    bodies = tree_objects(root, owners, numbers, language)
    named = [(finished.replaced, bodies[0]), *enumerate(bodies[1:], finished.size)]
    first_stream = finished.size + len(bodies) - 1
    file.seek(0, os.SEEK_END)
    places: dict[int, tuple[int, int, int]] = {}
    for number, group in enumerate(_groups(named), first_stream):
        places[number] = (IN_FILE, file.tell(), 0)
        places.update({item: (IN_STREAM, number, at) for at, (item, _body) in enumerate(group)})
        file.write(_packed(number, group))
    _write_table(file, finished, places)


def append_part(file: io.BytesIO, finished: Finished, replaced: str, content: bytes) -> None:
    """Write one object anew and one stream that is new, numbered `finished.size`, behind the end of a file."""
    packed = zlib.compress(content)
    file.seek(0, os.SEEK_END)
    places = {finished.replaced: (IN_FILE, file.tell(), 0)}
    file.write(f"{finished.replaced} 0 obj\n{replaced}\nendobj\n".encode("ascii"))
    places[finished.size] = (IN_FILE, file.tell(), 0)
    file.write(_stream(finished.size, f"<</Filter/FlateDecode/Length {len(packed)}>>", packed))
    _write_table(file, finished, places)


def read_end(pdf: pikepdf.Pdf, file: io.BytesIO, replaced: int) -> Finished:
    """Return what an update that writes one object anew must know of a finished file that was opened."""
    pages = tuple(page.obj.objgen[0] for page in pdf.pages)
    ids = " ".join(f"<{bytes(part).hex()}>" for part in pdf.trailer.ID)
    trailer = f"/Root {pdf.Root.objgen[0]} 0 R/Info {pdf.trailer.Info.objgen[0]} 0 R/ID[{ids}]"
    size = int(pdf.trailer.Size)
    file.seek(-TAIL, os.SEEK_END)
    previous = int(file.read().rpartition(b"startxref")[2].split()[0])
    return Finished(replaced, pages, size, trailer, previous)


def _groups(named: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    waiting = iter(named)
    while group := list(islice(waiting, PACKED)):
        yield group


def _packed(number: int, group: list[tuple[int, str]]) -> bytes:
    """Return one object stream with these objects."""
    heads, at = [], 0
    for item, body in group:
        heads.append(f"{item} {at}")
        at += len(body) + 1
    head = " ".join(heads) + "\n"
    content = zlib.compress((head + "\n".join(body for _item, body in group)).encode("ascii"))
    dictionary = f"<</Type/ObjStm/N {len(group)}/First {len(head)}/Filter/FlateDecode/Length {len(content)}>>"
    return _stream(number, dictionary, content)


def _stream(number: int, dictionary: str, content: bytes) -> bytes:
    return f"{number} 0 obj\n{dictionary}stream\n".encode("ascii") + content + b"\nendstream\nendobj\n"


def _write_table(file: io.BytesIO, finished: Finished, places: dict[int, tuple[int, int, int]]) -> None:
    """Write where every object lies, the table itself among them."""
    here, number = file.tell(), max(places) + 1
    places[number] = (IN_FILE, here, 0)
    following = range(finished.size, number + 1)
    rows = [places[finished.replaced], *(places[each] for each in following)]
    table = b"".join([ROW.pack(*row) for row in rows])
    content = zlib.compress(table)
    dictionary = (
        f"<</Type/XRef/Size {number + 1}/W[{' '.join(map(str, WIDTHS))}]"
        f"/Index[{finished.replaced} 1 {finished.size} {len(following)}]{finished.trailer}/Prev {finished.previous}"
        f"/Filter/FlateDecode/Length {len(content)}>>"
    )
    file.write(_stream(number, dictionary, content) + f"startxref\n{here}\n%%EOF\n".encode("ascii"))
