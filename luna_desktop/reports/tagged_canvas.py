"""A canvas that knows what it draws: every mark on paper belongs to a structure element or is an artifact.

Pages are kept open until the end, so that "Page x of y", the contents and counts are written when they are known.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from luna_desktop.reports.fonts import FontSet
from luna_desktop.reports.raw_jpeg import Picture, image_object
from luna_desktop.reports.ropes import Piece, Rope
from luna_desktop.reports.sheets import sheet_form
from luna_desktop.reports.structure import Element, append_objects
from luna_desktop.reports.style import Colour, Style
from luna_desktop.reports.tree_update import append_tree
from luna_desktop.reports.xmp import packet

PAGE_WIDTH, PAGE_HEIGHT = A4
READ_AHEAD = 1 << 18
"""Bytes that are read at once while a file is completed; it is looked at in many small places near each other."""


@dataclass(eq=False)
class OpenPage:
    """A page that is still being written: its operators, who owns each marked content, and its pictures."""

    index: int = 0
    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    sheets: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    late: list[Callable[[], None]] = field(default_factory=list)


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline that a PDF reader shows beside the pages."""

    title: str
    page: int
    level: int


@dataclass(frozen=True)
class Illustrated:
    """A file in pieces with the object number of each picture."""

    pieces: list[Piece]
    pictures: Mapping[str, int]


class TaggedCanvas(Canvas):
    """A4 pages with tagged content; `finish` returns the file."""

    _doc: object

    def __init__(self, *, language: str, title: str) -> None:
        self._file = io.BytesIO()
        super().__init__(self._file, pagesize=A4, invariant=True, pageCompression=0, lang=language)
        self.title = title
        self.language = language
        self.fonts = FontSet(self._doc)
        self.root = Element("Document")
        self.pages: list[OpenPage] = []
        self.bookmarks: list[Bookmark] = []
        self.current = OpenPage()

    def _make_preamble(self) -> None:
        """Begin a page without naming a font: the built-in fonts cannot be embedded."""
        self._preamble = "1 0 0 1 0 0 cm"

    def open_page(self) -> int:
        """Start another page; return its index."""
        self.current = OpenPage(len(self.pages))
        self.pages.append(self.current)
        return self.current.index

    def later(self, act: Callable[[], None]) -> None:
        """Have something drawn on this page when all pages are known."""
        self.current.late.append(act)

    def begin(self, element: Element) -> None:
        """Start content of an element; close it with `end`."""
        page = self.current
        element.kids.append((page.index, len(page.owners)))
        page.operators.append(f"/{element.tag} <</MCID {len(page.owners)}>> BDC")
        page.owners.append(element)

    def begin_artifact(self, kind: str = "Layout") -> None:
        """Start marks that say nothing: rules, fills, page headers (`Pagination`); close them with `end`."""
        self.current.operators.append(f"/Artifact <</Type /{kind}>> BDC")

    def end(self) -> None:
        """Close the content opened last."""
        self.current.operators.append("EMC")

    def put(self, operators: str) -> None:
        """Write operators on the open page."""
        self.current.operators.append(operators)

    def lines_at(self, x: float, y: float, lines: Sequence[str], style: Style) -> None:
        """Draw lines of text one below the other; x and y of the first base line, from the lower left corner."""
        shown = " T* ".join([self.fonts.show(line, size=style.size, bold=style.bold) for line in lines])
        self.put(f"BT {_colour(style.colour)} rg {style.leading:g} TL 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET")

    def width(self, text: str, style: Style) -> float:
        """Return the width of a line of text in points."""
        return self.fonts.width(text, bold=style.bold) * style.size / 1000

    def box(self, x: float, y: float, width: float, height: float, *, fill: Colour) -> None:
        """Fill a rectangle, as an artifact."""
        self.put(f"/Artifact BMC {_colour(fill)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f EMC")

    def rule(self, x: float, y: float, width: float, *, colour: Colour, thickness: float = 0.6) -> None:
        """Draw a level line, as an artifact."""
        self.put(
            f"/Artifact BMC {_colour(colour)} RG {thickness:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S EMC"
        )

    def outline(self, frame: tuple[float, float, float, float]) -> None:
        """Draw a hairline around x, y, width, height, as an artifact."""
        x, y, width, height = frame
        self.put(f"/Artifact BMC q 0.8 G 0.5 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S Q EMC")

    def leader(self, x: float, y: float, width: float) -> None:
        """Draw a dotted line that leads the eye to a page number, as an artifact."""
        if width > 0:
            self.put(f"/Artifact BMC q [0.6 2.8] 0 d 0.5 G 0.6 w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q EMC")

    def picture(self, jpeg: Picture, key: str, frame: tuple[float, float, float, float]) -> None:
        """Draw a JPEG into x, y, width, height; equal keys share one picture in the file."""
        x, y, width, height = frame
        name = f"P{key}"
        self.current.pictures[name] = jpeg
        self.put(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def sheet(self, pdf: bytes, page: int, key: str, place: tuple[float, float, float]) -> None:
        """Draw a page of another PDF with its lower left corner at x, y, scaled; the page was found to be printable."""
        x, y, scale = place
        name = f"S{key}.{page}"
        self.current.sheets[name] = pdf, page
        self.put(f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def strokes(self, lines: Sequence[Sequence[tuple[float, float]]], thickness: float) -> None:
        """Draw lines through points with round ends, as a pen does; a line of one point is a dot."""
        paths = []
        for line in lines:
            (x, y), *rest = line if len(line) > 1 else [line[0], line[0]]
            paths.append(f"{x:.2f} {y:.2f} m " + " ".join(f"{right:.2f} {up:.2f} l" for right, up in rest) + " S")
        self.put(f"q 0 G 1 J 1 j {thickness:g} w {' '.join(paths)} Q")

    def bookmark(self, title: str, *, level: int) -> None:
        """Add an outline entry for the open page."""
        self.bookmarks.append(Bookmark(title, len(self.pages) - 1, level))

    def finish(self) -> bytes:
        """Return the file with its structure; what waited for the page count is written first."""
        return self.finish_file().getvalue()

    def finish_file(self) -> io.BytesIO:
        """Return the file as one that can be written on, and let go of all that it was made of."""
        for page in self.pages:
            self.current = page
            for act in page.late:
                act()
        for page in self.pages:
            self.addLiteral("\n".join(page.operators))
            page.operators.clear()
            self.showPage()
        self.save()
        plain = self._file.getvalue()
        self._let_go_of_drawing()
        finished = self._complete(self._with_pictures(plain))
        self._let_go_of_notes()
        return finished

    def _let_go_of_drawing(self) -> None:
        """Give back what ReportLab made; it lies in a circle of references and would stay."""
        for name in ("_doc", "_filename", "_file", "fonts"):
            vars(self).pop(name)

    def _let_go_of_notes(self) -> None:
        """Give back what was noted while drawing; the count of pages stays."""
        self.root.kids.clear()
        for page in self.pages:
            for held in (page.owners, page.pictures, page.sheets, page.late):
                held.clear()

    def _with_pictures(self, plain: bytes) -> Illustrated:
        """Return the file with every picture once, as pieces that are not put together."""
        with pikepdf.open(io.BytesIO(plain)) as pdf:
            first_free, catalog = int(pdf.trailer.Size), pdf.Root.objgen[0]
        pictures = {name: jpeg for page in self.pages for name, jpeg in page.pictures.items()}
        places = {name: first_free + index for index, name in enumerate(pictures)}
        pieces = append_objects(plain, map(image_object, pictures.values()), first_free, catalog)
        return Illustrated(pieces, places)

    def _complete(self, illustrated: Illustrated) -> io.BytesIO:
        written = io.BytesIO()
        with pikepdf.open(io.BufferedReader(Rope(illustrated.pieces), READ_AHEAD)) as pdf:
            self._catalogue(pdf)
            self._pages(pdf, illustrated.pictures)
            self._outline(pdf)
            pdf.save(
                written,
                min_version="1.7",
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
            )
        append_tree(written, self.root, [page.owners for page in self.pages], self.language)
        return written

    def _catalogue(self, pdf: pikepdf.Pdf) -> None:
        root = pdf.Root
        root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary())  # its place: the tree follows
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.Lang = pikepdf.String(self.language)
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.Metadata = pdf.make_stream(
            packet(self.title, self.language), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        pdf.docinfo.Title = pikepdf.String(self.title)

    def _pages(self, pdf: pikepdf.Pdf, pictures: Mapping[str, int]) -> None:
        for index, (page, noted) in enumerate(zip(pdf.pages, self.pages, strict=True)):
            page.obj.StructParents = index
            page.obj.Tabs = pikepdf.Name.S
            for name in noted.pictures:
                image = pdf.get_object(pictures[name], 0)
                page.add_resource(image, pikepdf.Name.XObject, pikepdf.Name(f"/{name}"))
            for name, (sheet, at) in noted.sheets.items():
                page.add_resource(sheet_form(pdf, sheet, at), pikepdf.Name.XObject, pikepdf.Name(f"/{name}"))

    def _outline(self, pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            above: list[pikepdf.OutlineItem] = []
            for mark in self.bookmarks:
                entry = pikepdf.OutlineItem(mark.title, mark.page)
                del above[mark.level :]
                (above[-1].children if above else outline.root).append(entry)
                above.append(entry)


@cache
def _colour(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour)
