"""How large a picture may be, how much its decoding may take, and the words by which a picture is refused."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

MOST_BYTES = 64 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 30_000
MOST_SCANS = 64
"""A camera writes one scan or about ten; thousands of them over one large picture would take hours to decode."""
PREVIEW_SIDE = 1600
THUMBNAIL_SIDE = 320
MOST_MEMORY = 700 * 1024 * 1024
"""Bytes that a decoding process may hold."""
MOST_SECONDS = 5.0
"""Processor time for one picture; a machine that does other work is not held against it."""
LONGEST_WAIT = 60.0
"""Seconds on the wall for one picture, however busy the machine is."""

FIRST_YEAR, LAST_YEAR = 1900, 2199


class Word(Enum):
    """Why a picture stays out."""

    UNKNOWN = "unknown"
    PIXELS = "pixels"
    SCANS = "scans"
    MOVING = "moving"
    PAGES = "pages"
    HDR = "hdr"
    ODD = "odd"
    DAMAGED = "damaged"
    MEMORY = "memory"
    TIME = "time"


def sane_time(told: datetime | None) -> datetime | None:
    """Return a time that a camera can have told; None for years that no calendar of a clinic can reckon with."""
    return told if told is not None and FIRST_YEAR <= told.year <= LAST_YEAR else None
