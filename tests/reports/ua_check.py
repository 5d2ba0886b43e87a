"""A check of our own against PDF/UA-1 (ISO 14289-1): walks the structure tree and the pages and names what is missing.

Each finding names the clause of the standard, so that a reader can look up what is asked for.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf

from tests.reports.reading import PAINTING

GROUPING = frozenset({"Document", "Part", "Sect", "Div", "TOC", "TOCI", "Table", "TR", "L", "LI"})
HOLDS_CONTENT = frozenset(
    {"P", "H1", "H2", "H3", "H4", "H5", "H6", "TH", "TD", "TOCI", "Figure", "Lbl", "LBody", "Span"}
)
KNOWN = GROUPING | HOLDS_CONTENT
ABOVE = {"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}, "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}}
MAY_BE_EMPTY = frozenset({"TD"})


@dataclass
class Node:
    """An element with its children and the marked contents that it owns, as pairs of page index and id."""

    tag: str
    item: pikepdf.Object
    kids: list[Node] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.kids))

    def text_of(self, key: str) -> str:
        """Return a text attribute, such as /Alt, without surrounding space."""
        return str(self.item.get(key, "")).strip()


def findings(pdf: bytes) -> list[str]:
    """Return what is missing, in words; an empty list where nothing is."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = _catalogue(opened)
        if "/StructTreeRoot" not in opened.Root:
            return [*found, "7.1: there is no structure tree"]
        root = tree_of(opened)
        marked = _Pages(opened)
        return [
            *found,
            *_tags(root),
            *_headings(root, len(opened.pages)),
            *_tables(root),
            *_figures(root),
            *_languages(root, str(opened.Root.get("/Lang", ""))),
            *_owned(root, marked, opened),
            *marked.problems,
            *_pages(opened),
            *_fonts(opened),
            *_outline(opened),
        ]


def tree_of(pdf: pikepdf.Pdf) -> Node:
    """Return the structure tree with what every element owns."""
    numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    top = pdf.Root.StructTreeRoot.K
    top = top[0] if isinstance(top, pikepdf.Array) else top
    root = Node(str(top.S)[1:], top)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        kids = node.item.get("/K", pikepdf.Array())
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                below = Node(str(kid.S)[1:], kid)
                node.kids.append(below)
                waiting.append(below)
            elif isinstance(kid, pikepdf.Dictionary):
                node.contents.append((numbers[kid.Pg.objgen], int(kid.MCID)))
            else:
                node.contents.append((numbers[node.item.Pg.objgen], int(kid)))
    return root


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "7.1: the catalogue does not say that the file is tagged (/MarkInfo /Marked)"
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "7.1: the tags are marked as suspect"
    if not str(root.get("/Lang", "")).strip():
        yield "7.2: the catalogue names no language (/Lang)"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "7.1: readers show the file name, not the title (/DisplayDocTitle)"
    if "/Metadata" not in root:
        yield "5: there is no metadata (XMP)"
        return
    with pdf.open_metadata() as xmp:
        if xmp.get("pdfuaid:part") != "1":
            yield "5: the metadata does not claim PDF/UA-1 (pdfuaid:part)"
        if not str(xmp.get("dc:title", "")).strip():
            yield "7.1: the metadata has no title (dc:title)"


def _tags(root: Node) -> Iterator[str]:
    if root.tag != "Document":
        yield f"7.1: the tree begins with {root.tag}, not with Document"
    for node in root.walk():
        if node.tag not in KNOWN:
            yield f"7.1: the tag {node.tag} is not a standard one"
        if node.contents and node.tag not in HOLDS_CONTENT:
            yield f"7.1: a {node.tag} holds content of its own"
        if not node.contents and not node.kids and node.tag not in MAY_BE_EMPTY:
            yield f"7.1: a {node.tag} is empty"
        yield from _nesting(node)


def _nesting(node: Node) -> Iterator[str]:
    for kid in node.kids:
        if kid.item.P.objgen != node.item.objgen:
            yield f"7.1: a {kid.tag} names a parent that is not its own"
        if kid.tag in ABOVE and node.tag not in ABOVE[kid.tag]:
            yield f"7.1: a {kid.tag} lies in a {node.tag}"


def _headings(root: Node, pages: int) -> Iterator[str]:
    levels = [int(node.tag[1]) for node in root.walk() if node.tag[0] == "H" and node.tag[1:].isdigit()]
    if not levels:
        if pages > 1:
            yield "7.4.2: there is no heading"
        return
    if levels[0] != 1:
        yield f"7.4.2: the first heading is H{levels[0]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"7.4.2: an H{after} follows an H{before}"


def _tables(root: Node) -> Iterator[str]:
    for number, table in enumerate((node for node in root.walk() if node.tag == "Table"), 1):
        rows = [[cell.tag for cell in row.kids] for row in table.kids]
        if any(row.tag != "TR" for row in table.kids):
            yield f"7.5: table {number} holds something that is no row"
        if len({len(row) for row in rows}) > 1:
            yield f"7.5: the rows of table {number} are not equally long"
        heads = [cell for row in table.kids for cell in row.kids if cell.tag == "TH"]
        if not heads:
            yield f"7.5: table {number} has no heads (TH)"
        if any(not _scope(cell) for cell in heads):
            yield f"7.5: a head of table {number} has no scope"
        if any(not cell.contents for cell in heads):
            yield f"7.5: a head of table {number} is empty"
        if len(rows) == 1:
            yield f"7.5: table {number} has a head and no rows"


def _scope(cell: Node) -> str:
    attributes = cell.item.get("/A", pikepdf.Dictionary())
    return str(attributes.get("/Scope", ""))


def _figures(root: Node) -> Iterator[str]:
    for number, node in enumerate((one for one in root.walk() if one.tag == "Figure"), 1):
        if not node.text_of("/Alt"):
            yield f"7.3: figure {number} has no words (/Alt)"
        if "/BBox" not in node.item.get("/A", pikepdf.Dictionary()):
            yield f"7.3: figure {number} does not say where it lies (/BBox)"


SCRIPTS = {"hi": ("\u0900", "\u097f"), "ta": ("\u0b80", "\u0bff"), "kn": ("\u0c80", "\u0cff")}
"""By language code the first and last letter of scripts that the tests use."""


def _languages(root: Node, whole: str) -> Iterator[str]:
    """Yield where words are mostly in a script that the document's language is not written in."""
    for node in root.walk():
        said = node.text_of("/ActualText") or node.text_of("/Alt")
        letters = [letter for letter in said if letter.isalpha()]
        for code, (low, high) in SCRIPTS.items():
            written = sum(low <= letter <= high for letter in letters)
            named = node.text_of("/Lang") or whole
            if 2 * written > len(letters) and not named.startswith(code):
                yield f"7.2: a {node.tag} is written in the script of {code} and does not say so (/Lang)"


class _Pages:
    """The marked contents that the pages draw, and what is wrong with how they are marked."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.problems: list[str] = []
        self.drawn: Counter[tuple[int, int]] = Counter()
        self.pictured: set[tuple[int, int]] = set()
        for index, page in enumerate(pdf.pages):
            self._read(index, page)

    def _read(self, index: int, page: pikepdf.Page) -> None:
        marks: list[int | None] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                marks.append(self._begin(index, marks, operands, name))
            elif name == "EMC":
                marks.pop()
            elif name in PAINTING:
                self._paint(index, marks, name)
        if marks:
            self.problems.append(f"7.1: page {index + 1} leaves marked content open")

    def _begin(self, index: int, marks: list[int | None], operands: list[object], name: str) -> int | None:
        if str(operands[0]) == "/Artifact":
            if any(mark is not None for mark in marks):
                self.problems.append(f"7.1: page {index + 1} has an artifact within content")
            return -1
        properties = operands[1] if name == "BDC" else {}
        mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        if mcid is None:
            return None
        if -1 in marks:
            self.problems.append(f"7.1: page {index + 1} has content within an artifact")
        self.drawn[index, int(mcid)] += 1
        return int(mcid)

    def _paint(self, index: int, marks: list[int | None], name: str) -> None:
        owner = next((mark for mark in reversed(marks) if mark is not None), None)
        if owner is None:
            self.problems.append(f"7.1: page {index + 1} draws ({name}) what is neither content nor an artifact")
        elif name == "Do" and owner >= 0:
            self.pictured.add((index, owner))


def _owned(root: Node, marked: _Pages, pdf: pikepdf.Pdf) -> Iterator[str]:
    owners: dict[tuple[int, int], list[Node]] = {}
    for node in root.walk():
        for place in node.contents:
            owners.setdefault(place, []).append(node)
    parents = list(pdf.Root.StructTreeRoot.get("/ParentTree", pikepdf.Dictionary()).get("/Nums", []))
    for place, times in sorted(marked.drawn.items()):
        if times > 1:
            yield f"7.1: {_where(place)} is drawn {times} times under one id"
        yield from _ownership(place, owners.get(place, []), parents, is_picture=place in marked.pictured)
    for place in sorted(set(owners) - set(marked.drawn)):
        yield f"7.1: an element owns {_where(place)}, which is not drawn"


def _where(place: tuple[int, int]) -> str:
    return f"content {place[1]} of page {place[0] + 1}"


def _ownership(
    place: tuple[int, int], owners: list[Node], parents: list[pikepdf.Object], *, is_picture: bool
) -> Iterator[str]:
    if len(owners) != 1:
        yield f"7.1: {_where(place)} belongs to {len(owners)} elements"
        return
    if not _is_parent(parents, *place, owners[0]):
        yield f"7.1: the parent tree does not lead from {_where(place)} to its element"
    if is_picture and owners[0].tag != "Figure":
        yield f"7.3: a picture of page {place[0] + 1} is no figure"


def _is_parent(parents: list[pikepdf.Object], page: int, mcid: int, node: Node) -> bool:
    at = 2 * page + 1
    return at < len(parents) and mcid < len(parents[at]) and parents[at][mcid].objgen == node.item.objgen


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != pikepdf.Name.S:
            yield f"7.18.3: the tab order of page {number} does not follow the structure (/Tabs)"
        if "/StructParents" not in page.obj:
            yield f"7.1: page {number} does not lead to the tree (/StructParents)"
        for annotation in page.obj.get("/Annots", []):
            if "/StructParent" not in annotation or not str(annotation.get("/Contents", "")):
                yield f"7.18: an annotation of page {number} is not tagged or has no words"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for name, font in page.obj.get("/Resources", {}).get("/Font", {}).items():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            inner = font.get("/DescendantFonts", [font])[0]
            descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"7.21.4: the font {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"7.21.7: the font {name} does not tell its letters (/ToUnicode)"


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    if len(pdf.pages) < 3:
        return
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "7.17: there are no bookmarks"
