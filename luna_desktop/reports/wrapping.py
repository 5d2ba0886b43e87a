"""Break text into lines of a given width, in any script and also where somebody typed no spaces."""

from __future__ import annotations

from luna_desktop.reports.fonts import FontSet, clusters, printable
from luna_desktop.reports.style import Style

GOOD_ENDS = frozenset("-/@_.,;:")
SHORT = 24  # characters; so short a text is measured whole, and remembered
SLACK = 0.5  # points kept free, since joined words may come out a little wider than the sum of their parts


def wrap(fonts: FontSet, text: str, width: float, style: Style) -> list[str]:
    """Return the lines of a text; joined without more, they are the text again.

    A line broken at a space keeps the space, and so does the end of a line of the writer.
    """
    limit = (width - SLACK) * 1000 / style.size
    if not text or text.isspace():
        return []
    if len(text) < SHORT and text.isascii() and text.isprintable() and fonts.width(text, bold=style.bold) <= limit:
        return [text.strip()]
    lines: list[str] = []
    for part in text.splitlines():
        filled = _fill(fonts, printable(part).split(), limit, bold=style.bold)
        lines.extend([*filled[:-1], filled[-1] + " "])
    return [*lines[:-1], lines[-1].rstrip()]


def _fill(fonts: FontSet, words: list[str], limit: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used, space = 0.0, fonts.width(" ", bold=bold)
    for word in words:
        width = fonts.width(word, bold=bold)
        if line and used + space + width > limit:
            lines.append(" ".join(line) + " ")
            line, used = [], 0.0
        if width > limit:
            *full, rest = _broken(fonts, word, limit, bold=bold)
            lines.extend(full)
            line, used = [rest], fonts.width(rest, bold=bold)
        else:
            used += width + (space if line else 0.0)
            line.append(word)
    return [*lines, " ".join(line)] if line or not words else lines


def _broken(fonts: FontSet, word: str, limit: float, *, bold: bool) -> list[str]:
    pieces: list[str] = []
    piece: list[str] = []
    widths: list[float] = []
    for cluster in clusters(word):
        width = fonts.width(cluster, bold=bold)
        if piece and sum(widths) + width > limit:
            cut = _best_cut(piece)
            pieces.append("".join(piece[:cut]))
            piece, widths = piece[cut:], widths[cut:]
        piece.append(cluster)
        widths.append(width)
    return [*pieces, "".join(piece)]


def _best_cut(piece: list[str]) -> int:
    """Return where to cut: behind the last hyphen or slash in the second half, else at the end."""
    for index in range(len(piece) - 1, len(piece) // 3, -1):
        if piece[index] in GOOD_ENDS:
            return index + 1
    return len(piece)
