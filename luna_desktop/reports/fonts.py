"""Which font draws which part of a string, how wide it is, and the operators that show it.

The main font has no Indic letters, and Indic letters need shaping: their glyphs come in another order and number than
their characters. A string is cut into runs of one script; shaped runs are drawn glyph by glyph and carry their
characters in an ActualText span, because the glyphs alone read back as nonsense.

Every document gets fonts of its own, so that two documents at the same time never mix and the same input gives the
same bytes whatever was drawn before it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import uharfbuzz  # type: ignore[import-untyped]  # its wheel carries no type marker
from reportlab.pdfbase.ttfonts import TTFont

from luna_desktop import paths

MAIN = "NotoSans"
INDIC = (
    "NotoSansDevanagari",
    "NotoSansBengali",
    "NotoSansGurmukhi",
    "NotoSansGujarati",
    "NotoSansOriya",
    "NotoSansTamil",
    "NotoSansTelugu",
    "NotoSansKannada",
    "NotoSansMalayalam",
)
FIRST_INDIC, LAST_INDIC, BLOCK = 0x0900, 0x0D7F, 0x80
JOINERS = "\u200c\u200d"
REPLACEMENT = "\ufffd"
FIRST_PRIVATE = 0xE000
MOST_SHOWN = 2000  # lines kept ready; footers come back on every page
FEATURES = {"kern": True, "liga": True}


@dataclass(frozen=True)
class Glyph:
    """One placed glyph; lengths in thousandths of the font size."""

    code: str
    width: float
    before: float
    after: float
    rise: float


@dataclass(frozen=True)
class Run:
    """A stretch of one string in one font; `spoken` are the characters where the glyphs do not tell them."""

    text: str
    face: str
    spoken: str = ""


@dataclass
class Face:
    """One font file as one document uses it."""

    font: TTFont
    shaper: uharfbuzz.Font
    per_mille: float
    private: dict[int, str] = field(default_factory=dict)

    def knows(self, character: str) -> bool:
        """Tell whether the font has a glyph for this character."""
        return ord(character) in self.font.face.charToGlyph

    def width(self, text: str) -> float:
        """Return the width of unshaped text in thousandths of the font size."""
        widths, default = self.font.face.charWidths, self.font.face.defaultWidth
        return float(sum([widths.get(code, default) for code in map(ord, text)]))

    def code_for(self, glyph: int, advance: float) -> str:
        """Return a private character that stands for a glyph in this document."""
        code = self.private.get(glyph)
        if code is None:
            code = self.private[glyph] = chr(FIRST_PRIVATE + len(self.private))
            self.font.face.charToGlyph[ord(code)] = glyph
            self.font.face.charWidths[ord(code)] = advance
        return code

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Place the glyphs of a string by the font's own rules."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.shaper, buffer, FEATURES)
        glyphs = []
        for found, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            width = self.shaper.get_glyph_h_advance(found.codepoint) * self.per_mille
            code = self.code_for(found.codepoint, width)
            before, rise = place.x_offset * self.per_mille, place.y_offset * self.per_mille
            glyphs.append(Glyph(code, width, before, place.x_advance * self.per_mille - before - width, rise))
        return tuple(glyphs)


def font_file(name: str) -> Path:
    """Return where a bundled font lies."""
    return paths.resources() / "fonts" / f"{name}.ttf"


def open_face(name: str) -> Face:
    """Read one bundled font for one document."""
    path = font_file(name)
    font = TTFont(name, str(path), asciiReadable=True, shapable=True)
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return Face(font, uharfbuzz.Font(face), 1000 / face.upem)


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def printable(text: str) -> str:
    """Return the text without what cannot be drawn or spoken: controls, direction marks, halves of characters.

    Tabs and line ends become spaces. Joiners stay only beside Indic letters, where they change the shape.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for index, character in enumerate(text):
        category = unicodedata.category(character)
        if character in JOINERS:
            if index and _script(text[index - 1]):
                kept.append(character)
        elif category == "Cs":
            kept.append(REPLACEMENT)
        elif category in {"Cc", "Zl", "Zp", "Zs"}:
            kept.append(" ")
        elif category != "Cf":
            kept.append(character)
    return "".join(kept)


def _script(character: str) -> str:
    code = ord(character)
    return INDIC[(code - FIRST_INDIC) // BLOCK] if FIRST_INDIC <= code <= LAST_INDIC else ""


def clusters(text: str) -> list[str]:
    """Cut a string where a line may break inside a word: never before a mark, nor after a joiner or virama."""
    parts: list[str] = []
    for before, character in pairwise(f" {text}"):
        glued = _is_mark(character) or character in JOINERS or before in JOINERS
        if parts and (glued or (_script(character) and unicodedata.combining(before) == 9)):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


class FontSet:
    """The fonts of one document: cuts, measures and shows strings."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._faces: dict[str, Face] = {}
        self._widths: dict[tuple[str, bool], float] = {}
        self._shapes: dict[tuple[str, str], tuple[Glyph, ...]] = {}
        self._shown: dict[tuple[str, float, bool], str] = {}
        self._names: dict[tuple[str, int], str] = {}

    def face(self, name: str) -> Face:
        """Return a font of this document, read on first use."""
        if name not in self._faces:
            self._faces[name] = open_face(name)
        return self._faces[name]

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """Cut a string into runs that one font can draw."""
        weight = "-Bold" if bold else "-Regular"
        if text.isascii():
            return [Run(text, MAIN + weight)]
        names = self._face_names(text, weight)
        runs: list[Run] = []
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or names[end] != names[start]:
                runs.append(self._run(text[start:end], names[start], weight))
                start = end
        return runs

    def _face_names(self, text: str, weight: str) -> list[str]:
        names: list[str] = []
        for index, character in enumerate(text):
            script = _script(character)
            before = names[-1] if names else ""
            if before and (character in "\u0964\u0965" or not script) and self._goes_on(text, index, before, weight):
                names.append(before)
            elif script and self.face(script + weight).knows(character):
                names.append(script + weight)
            else:
                names.append(MAIN + weight if self.face(MAIN + weight).knows(character) else "")
        return names

    def _goes_on(self, text: str, index: int, name: str, weight: str) -> bool:
        """Tell whether a character without a script of its own stays in the Indic run before it."""
        character = text[index]
        if name.startswith(f"{MAIN}-") or not self.face(name).knows(character):
            return False
        if character == " ":
            following = text[index + 1 : index + 2]
            return bool(following and _script(following) and _script(following) + weight == name)
        return _is_mark(character) or character in JOINERS or character in "\u0964\u0965"

    def _run(self, text: str, name: str, weight: str) -> Run:
        if not name:
            return Run(REPLACEMENT * len(text), MAIN + weight, spoken=text)
        shaped = not name.startswith(f"{MAIN}-") or any(map(_is_mark, text))
        return Run(text, name, spoken=text if shaped else "")

    def shaped(self, run: Run) -> tuple[Glyph, ...]:
        """Return the placed glyphs of a run that needs shaping."""
        key = (run.face, run.text)
        if key not in self._shapes:
            self._shapes[key] = self.face(run.face).shape(run.text)
        return self._shapes[key]

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of a string in thousandths of the font size."""
        key = (text, bold)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = sum(self._run_width(run) for run in self.runs(text, bold=bold))
        return found

    def _run_width(self, run: Run) -> float:
        if run.spoken and run.spoken == run.text:
            return sum(glyph.before + glyph.width + glyph.after for glyph in self.shaped(run))
        return self.face(run.face).width(run.text)

    def show(self, text: str, *, size: float, bold: bool = False) -> str:
        """Return the operators that show a string, to stand between BT and ET."""
        if text.isascii():
            name = self._subset_name(self.face(MAIN + ("-Bold" if bold else "-Regular")), 0)
            return f"{name} {size:g} Tf ({_escaped(text)}) Tj"
        key = (text, size, bold)
        shown = self._shown.get(key)
        if shown is None:
            if len(self._shown) > MOST_SHOWN:
                self._shown.clear()
            shown = self._shown[key] = " ".join(self._show_run(run, size) for run in self.runs(text, bold=bold))
        return shown

    def _show_run(self, run: Run, size: float) -> str:
        face = self.face(run.face)
        if run.spoken and run.spoken == run.text:
            drawn = self._show_glyphs(face, self.shaped(run), size)
        else:
            drawn = " ".join(
                f"{self._subset_name(face, subset)} {size:g} Tf <{codes.hex()}> Tj"
                for subset, codes in face.font.splitString(run.text, self._document)
            )
        if not run.spoken:
            return drawn
        return f"/Span <</ActualText {text_string(run.spoken)}>> BDC {drawn} EMC"

    def _show_glyphs(self, face: Face, glyphs: tuple[Glyph, ...], size: float) -> str:
        parts: list[str] = []
        current: tuple[int, float] | None = None
        for glyph in glyphs:
            subset, codes = face.font.splitString(glyph.code, self._document)[0]
            if current != (subset, glyph.rise):
                parts.append("] TJ" if current else "")
                rise = f"{glyph.rise * size / 1000:.3f} Ts " if glyph.rise or (current and current[1]) else ""
                parts.append(f"{rise}{self._subset_name(face, subset)} {size:g} Tf [")
                current = (subset, glyph.rise)
            parts.append(f"{_move(glyph.before)}<{codes.hex()}>{_move(glyph.after)}")
        closing = " 0 Ts" if current and current[1] else ""
        return "".join(parts) + "] TJ" + closing if current else ""

    def _subset_name(self, face: Face, subset: int) -> str:
        key = (face.font.fontName, subset)
        if key not in self._names:
            face.font.splitString(" ", self._document)  # gives the font its state in this document
            self._names[key] = str(face.font.getSubsetInternalName(subset, self._document))
        return self._names[key]

    def needs_words(self, text: str) -> bool:
        """Tell whether the glyphs of a text do not read back as its characters."""
        return not text.isascii() and any(run.spoken for run in self.runs(text))


def _move(per_mille: float) -> str:
    return f"{-per_mille:.0f} " if round(per_mille) else ""


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def text_string(text: str) -> str:
    """Return a text as a PDF string of UTF-16, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
