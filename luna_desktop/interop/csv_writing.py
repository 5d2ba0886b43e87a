"""Tables that leave the program: CSV in UTF-8, in which no cell is a formula for a spreadsheet program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FORMULA_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_PLAIN_NUMBER = re.compile(r"[+-]?[\d .,]+")


def harmless(text: str) -> str:
    """Return a cell in which a spreadsheet program finds no formula: an apostrophe stands before what begins like one.

    A number such as +91 98860 01427 or -3 is no formula and stays (ASVS 1.2.10).
    """
    first = text.lstrip(" \t\r\n\0")[:1]
    is_formula = first in _FORMULA_STARTS and bool(first) and not _PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if is_formula or text[:1] in {"\t", "\r", "\n"} else text


def write_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV in UTF-8 with a mark, as spreadsheet programs open it; every cell is harmless."""
    return ("\ufeff" + "".join(_line(cells) for cells in (headers, *rows))).encode()


def _line(cells: Sequence[str]) -> str:
    return ",".join('"' + harmless(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"
