"""The markers of a JPEG file: how many scans it has, and which parts of it are the picture and nothing else.

A plain JPEG that lies upright need not be compressed a second time to lose its tags: tables, frame and scans are
copied as they are, and every comment, application segment, second picture and trailing byte stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

END, SCAN = 0xD9, 0xDA
JFIF_HEAD = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
END_OF_IMAGE = b"\xff\xd9"
_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive with Huffman codes: what every viewer reads."""
_PICTURE = {0xC4, 0xDB, 0xDD, SCAN, *_FRAMES}
"""Tables, frame and scans."""
_TAGS = {0xFE, *range(0xE0, 0xF0)}
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""The end of entropy-coded data: a marker that is neither a stuffed byte nor a restart."""


@dataclass(frozen=True)
class Part:
    """One marker segment, with the entropy-coded data that follows a scan's header."""

    marker: int
    start: int
    end: int


def scan_count(content: bytes, ranges: list[tuple[int, int]] | None) -> int:
    """Return how many scan headers there may be; never fewer than a decoder meets. `ranges` are the plain ones."""
    if ranges is None:
        return content.count(b"\xff\xda")
    return sum(content[start + 1] == SCAN for start, _end in ranges)


def plain_ranges(content: bytes) -> list[tuple[int, int]] | None:
    """Return the parts that make up the picture alone, or None where the file is not that plain.

    Plain is one frame of three YCbCr components of eight bits with Huffman codes, closed by its end marker. Put between
    `JFIF_HEAD` and `END_OF_IMAGE` the parts are a whole JPEG file.
    """
    try:
        return _ranges(content)
    except IndexError:
        return None


def joined(content: bytes, ranges: list[tuple[int, int]]) -> bytes:
    """Return a JPEG file made of such parts."""
    return b"".join((JFIF_HEAD, *(content[start:end] for start, end in ranges), END_OF_IMAGE))


def _ranges(content: bytes) -> list[tuple[int, int]] | None:
    kept: list[tuple[int, int]] = []
    frames = scans = 0
    for part in _parts(content):
        if part.marker == END:
            return kept if frames == 1 and scans else None
        if part.marker in _TAGS:
            if _changes_colours(content, part):
                return None
            continue
        if part.marker not in _PICTURE:
            return None
        if part.marker in _FRAMES and not _is_usual_frame(content[part.start : part.end]):
            return None
        frames += part.marker in _FRAMES
        scans += part.marker == SCAN
        kept.append((part.start, part.end))
    return None


def _parts(content: bytes) -> Iterator[Part]:
    """Yield the segments up to the end marker or to where the file makes no sense; IndexError at its end."""
    at = 2 if content[:2] == b"\xff\xd8" else len(content)
    while content[at] == 0xFF:
        while content[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = content[at + 1]
        if marker == END:
            yield Part(END, at, at + 2)
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(content):
            return
        if marker == SCAN:
            found = _NEXT.search(content, end)
            end = len(content) if found is None else found.start()
        yield Part(marker, at, end)
        at = end


def _is_usual_frame(frame: bytes) -> bool:
    """Tell whether a frame has eight bits and the three components that are YCbCr by their numbers."""
    return len(frame) == 19 and frame[4] == 8 and frame[9] == 3 and (frame[10], frame[13], frame[16]) == (1, 2, 3)


def _changes_colours(content: bytes, tag: Part) -> bool:
    """Tell whether a tag must not be left out: an Adobe marker that says that the colours are no YCbCr."""
    body = content[tag.start + 4 : tag.end]
    return tag.marker == 0xEE and body.startswith(b"Adobe") and body[11:12] != b"\x01"
