"""What goes through the pipes to a decoding process and back: lengths, a line of JSON, raw bytes, and no objects.

The answer is read with suspicion, since the process that sent it has just decoded a file from outside.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from luna_desktop.interop.picture_limits import Word

WORKER_ARGUMENT = "--picture-worker"
"""How the built program is told to be a decoding process; see `__main__`."""
READY = b"LUNA"
"""What a decoding process sends when its libraries are loaded and its limits stand."""
LARGEST_COPY = 256 * 1024 * 1024
MOST_TOLD = 256 * 1024
COPIES = 3
_ASKED = struct.Struct(">QI")
_ANSWERED = struct.Struct(">I")


class Nonsense(Exception):
    """The other side closed the pipe, or sent what it never should."""


@dataclass(frozen=True)
class Answer:
    """Facts and the copies `full`, `preview` and `thumbnail`, in this order; or why the picture stays out."""

    told: Mapping[str, object] = field(default_factory=dict)
    copies: tuple[bytes, ...] = field(default=(), repr=False)
    refused: Word | None = None
    count: int = 0
    peak_bytes: int = 0
    """The most memory that was seen in the process while it worked."""


def send_question(stream: IO[bytes], content: bytes, page: int | None) -> None:
    """Ask for a picture, or for a page of it counted from zero."""
    stream.write(_ASKED.pack(len(content), 0 if page is None else page + 1))
    stream.write(content)
    stream.flush()


def read_question(stream: IO[bytes]) -> tuple[bytes, int | None] | None:
    """Return the next picture and its page, None where there is no more."""
    head = stream.read(_ASKED.size)
    if len(head) < _ASKED.size:
        return None
    size, page = _ASKED.unpack(head)
    return stream.read(size), page - 1 if page else None


def send_answer(stream: IO[bytes], answer: Answer) -> None:
    """Write an answer."""
    refused = answer.refused.value if answer.refused is not None else ""
    sizes = [len(copy) for copy in answer.copies]
    head = json.dumps({"told": dict(answer.told), "sizes": sizes, "refused": refused, "count": answer.count}).encode()
    stream.write(_ANSWERED.pack(len(head)))
    stream.write(head)
    for copy in answer.copies:
        stream.write(copy)
    stream.flush()


def read_answer(stream: IO[bytes]) -> Answer:
    """Read an answer; Nonsense where the pipe was closed or the answer is none."""
    (size,) = _ANSWERED.unpack(_exactly(stream, _ANSWERED.size))
    if size > MOST_TOLD:
        raise Nonsense
    try:
        head = json.loads(_exactly(stream, size))
        told, sizes, count = head["told"], head["sizes"], head["count"]
        refused = Word(head["refused"]) if head["refused"] else None
    except (ValueError, TypeError, LookupError, RecursionError):
        raise Nonsense from None
    if not isinstance(told, dict) or not isinstance(count, int) or not _are_sizes(sizes):
        raise Nonsense
    if refused is not None:
        return Answer(refused=refused, count=count)
    if len(sizes) != COPIES:
        raise Nonsense
    return Answer(told, tuple(_exactly(stream, each) for each in sizes))


def _are_sizes(sizes: object) -> bool:
    if not isinstance(sizes, Sequence) or isinstance(sizes, str):
        return False
    return all(isinstance(size, int) and 0 <= size <= LARGEST_COPY for size in sizes)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) != size:
        raise Nonsense
    return found
