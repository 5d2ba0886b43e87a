"""A QR code (ISO/IEC 18004) as operators of a page, and with its place in the structure of the document."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from luna_desktop.reports.document import Document

QUIET_MODULES = 2
"""Light modules around the code; the white of the page gives the rest."""


def modules(text: str) -> list[list[bool]]:
    """Return the rows of a code that holds this text, true where it is dark; a quarter of it may be damaged."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]


def operators(text: str, x: float, y: float, size: float) -> str:
    """Return the operators of a code in a square with that lower left corner, in points."""
    rows = modules(text)
    count = len(rows)
    module = size / (count + 2 * QUIET_MODULES)
    side = f"{module + 0.05:.2f}"
    squares = [
        f"{x + (column + QUIET_MODULES) * module:.2f} "
        f"{y + (count + QUIET_MODULES - 1 - row) * module:.2f} {side} {side} re"
        for row in range(count)
        for column in range(count)
        if rows[row][column]
    ]
    return f"1 g {x:.2f} {y:.2f} {size:.2f} {size:.2f} re f 0 g {' '.join(squares)} f"


def draw(document: Document, text: str, place: tuple[float, float, float], *, alt: str) -> None:
    """Draw a code as a figure; `place` is its left and lower edge and its size in points."""
    left, bottom, size = place
    figure = document.parent.add("Figure", alt=alt)
    figure.box = (left, bottom, left + size, bottom + size)
    document.canvas.begin(figure)
    document.canvas.put(operators(text, left, bottom, size))
    document.canvas.end()
