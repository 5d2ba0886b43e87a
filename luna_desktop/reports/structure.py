"""The structure tree of a tagged PDF: what is a heading, a table cell, a figure, and in which order it is read.

ReportLab writes none. The tree is noted while drawing and written as text, which is many times faster than building
some sixty thousand dictionaries one by one; `tree_update` appends it to the finished file.
See ISO 32000-1, 14.7 (logical structure) and 7.5.6 (incremental updates).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from luna_desktop.reports.fonts import BLOCK, FIRST_INDIC, text_string
from luna_desktop.reports.ropes import Piece


@dataclass(eq=False, slots=True)
class Element:
    """One node of the tree.

    `kids` are elements and, for content, pairs of page index and marked-content id; `box` is where a figure lies on its
    page, as left, bottom, right and top in points.
    """

    tag: str
    alt: str = ""
    spoken: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, *, alt: str = "", spoken: str = "") -> Element:
        """Append a child element."""
        child = Element(tag, alt=alt, spoken=spoken)
        self.kids.append(child)
        return child


BLOCK_LANGUAGES = ("hi", "bn", "pa", "gu", "or", "ta", "te", "kn", "ml")
"""The language that most people write in each Indic block of Unicode, in the order of the blocks."""
COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"


@dataclass(frozen=True)
class Numbering:
    """Object numbers that the tree needs: of its root, the first free one, and of every page."""

    tree: int
    first_free: int
    pages: tuple[int, ...]


def language_of(text: str) -> str:
    """Return the language of words that are mostly in one Indic script, or nothing; guessed from the script alone."""
    blocks = Counter((ord(letter) - FIRST_INDIC) // BLOCK for letter in text if letter.isalpha())
    for block, count in blocks.most_common(1):
        if 0 <= block < len(BLOCK_LANGUAGES) and 2 * count > blocks.total():
            return BLOCK_LANGUAGES[block]
    return ""


def tree_objects(root: Element, owners: list[list[Element]], numbers: Numbering, language: str = "en") -> list[str]:
    """Return the bodies of the tree's objects: the tree root, its parent tree, then every element in reading order.

    The root has its own number, the others follow from the first free one. `owners[page][mcid]` is the element that
    holds that piece of content. Elements in a script that the document's `language` is not written in name their own
    (PDF/UA-1, 7.2).
    """
    order = _preorder(root)
    number = {id(element): numbers.first_free + 1 + index for index, (element, _parent) in enumerate(order)}
    rows = (f"{page}[{' '.join(f'{number[id(owner)]} 0 R' for owner in owned)}]" for page, owned in enumerate(owners))
    top, parent_tree = numbers.tree, numbers.first_free
    bodies = [
        f"<</Type/StructTreeRoot/K {number[id(root)]} 0 R/ParentTree {parent_tree} 0 R"
        f"/ParentTreeNextKey {len(owners)}>>",
        f"<</Nums[{' '.join(rows)}]>>",
    ]
    for element, parent in order:
        above = number[id(parent)] if parent is not None else top
        bodies.append(_element(element, above, number, numbers.pages, language))
    return bodies


def _preorder(root: Element) -> list[tuple[Element, Element | None]]:
    order: list[tuple[Element, Element | None]] = []
    waiting: list[tuple[Element, Element | None]] = [(root, None)]
    while waiting:
        element, parent = waiting.pop()
        order.append((element, parent))
        waiting.extend((kid, element) for kid in reversed(element.kids) if isinstance(kid, Element))
    return order


def _element(element: Element, above: int, number: dict[int, int], pages: tuple[int, ...], language: str) -> str:
    extra = COLUMN_HEAD if element.tag == "TH" else ""
    if element.box:
        extra += f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.2f}' for edge in element.box)}]>>"
    if element.alt:
        extra += f"/Alt {text_string(element.alt)}"
    if element.spoken:
        extra += f"/ActualText {text_string(element.spoken)}"
    if element.alt or element.spoken:
        own = language_of(element.spoken or element.alt)
        if own and not language.startswith(own):
            extra += f"/Lang({own})"
    head = f"<</Type/StructElem/S/{element.tag}/P {above} 0 R{extra}"
    if len(element.kids) == 1 and isinstance(element.kids[0], tuple):
        page, mcid = element.kids[0]
        return f"{head}/Pg {pages[page]} 0 R/K {mcid}>>"
    kids = [
        f"{number[id(kid)]} 0 R" if isinstance(kid, Element) else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"
        for kid in element.kids
    ]
    return f"{head}/K[{' '.join(kids)}]>>" if kids else f"{head}>>"


Body = str | tuple[str, Piece]
"""An object as it is written: its text, or the dictionary of a stream with the stream's bytes."""


def append_objects(pdf: bytes, bodies: Iterable[Body], first_free: int, catalog: int) -> list[Piece]:
    """Append objects to a finished file as an incremental update; return the pieces of the file in their order."""
    previous = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
    pieces: list[Piece] = [pdf]
    offsets = []
    text, position = bytearray(b"\n"), len(pdf)
    for number, body in enumerate(bodies, first_free):
        offsets.append(position + len(text))
        if isinstance(body, str):
            text += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
            continue
        dictionary, content = body
        text += f"{number} 0 obj\n{dictionary}stream\n".encode("ascii")
        pieces += [bytes(text), content]
        position += len(text) + len(content)
        text = bytearray(b"\nendstream\nendobj\n")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    text += (
        f"xref\n{first_free} {len(offsets)}\n{table}trailer\n<</Size {first_free + len(offsets)}"
        f"/Root {catalog} 0 R/Prev {previous}>>\nstartxref\n{position + len(text)}\n%%EOF\n"
    ).encode("ascii")
    return [*pieces, bytes(text)]
