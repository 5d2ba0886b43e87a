"""What prescriptions, certificates, treatment consents and aftercare sheets share on paper: head, foot, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import ALARM, BODY, MARGIN, MUTED, QUIET, STRONG, Style
from luna_desktop.reports.tables import field_box
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

WIDEST, TALLEST, INK = 200.0, 54.0, 1.1

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""Lines of points from the upper left corner."""


@dataclass(frozen=True, kw_only=True)
class PaperFrame:
    """What stands at the head and the foot of a paper: the clinic, its number, when these pages were made."""

    clinic: Letterhead
    title: str
    number: str
    printed_at: datetime
    language: str = "en"
    is_cancelled: bool = False
    is_draft: bool = False


@dataclass(frozen=True, kw_only=True)
class PaperPerson:
    """The patient as the paper names them; empty parts are left out."""

    name: str
    number: str
    born: str = ""
    age: str = ""
    sex: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class PrintedSignature:
    """A signature as it was drawn, and the words that stand for it."""

    told: str
    strokes: Strokes = ()


def open_paper(frame: PaperFrame, *, _: Translator) -> tuple[TaggedCanvas, Document]:
    """Begin a paper: letterhead, title, and a warning where it does not count."""
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=frame.title)
    document = Document(canvas, furniture=_furniture(frame, _).draw)
    registered = frame.clinic.registration_no
    line = _("Registration {number}", number=registered) if registered else ""
    print_letterhead(document, frame.clinic, registration=line)
    document.heading(1, frame.title, bookmark=False, keep=40)
    if frame.is_cancelled:
        document.paragraph(_("CANCELLED. This paper does not count any more."), ALARM, after=8)
    elif frame.is_draft:
        document.paragraph(_("DRAFT. Not issued; this paper does not count."), ALARM, after=8)
    return canvas, document


def _furniture(frame: PaperFrame, _: Translator) -> Furniture:
    made = _("{number} · printed {moment}", number=frame.number or "–", moment=minute(frame.printed_at, _))
    return Furniture(
        clinic=frame.clinic.name,
        marking=_("CONFIDENTIAL – health record"),
        lines=(made,),
        page_of=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def print_person(document: Document, person: PaperPerson, extra: Sequence[tuple[str, str]], *, _: Translator) -> None:
    """Print who the paper is about, and a few facts beside, in a tinted box of three columns."""
    about = ", ".join(part for part in (person.age, person.sex) if part)
    fields = [
        (_("Patient"), person.name),
        (_("Patient number"), person.number),
        (_("Age and sex"), about),
        (_("Born"), person.born),
        *extra,
    ]
    shown = [(label, value, STRONG if at == 0 else BODY) for at, (label, value) in enumerate(fields) if value]
    rows = [shown[at : at + 3] for at in range(0, len(shown), 3)]
    field_box(document, rows, (4.2, 3, 3))
    if person.address:
        place = ", ".join(line for line in person.address.splitlines() if line)
        document.paragraph(_("Address: {address}", address=place), MUTED)


def print_signature(document: Document, signature: PrintedSignature, *, _: Translator) -> None:
    """Print a signature as lines over a rule, with its words below for whoever cannot see it."""
    points = [point for stroke in signature.strokes for point in stroke]
    if not points:
        return
    wide, high = max(x for x, _y in points) or 1, max(y for _x, y in points) or 1
    scale = min(WIDEST / wide, TALLEST / high)
    height = high * scale
    document.need(height + 40)
    top = document.y - 4
    figure = document.parent.add("Figure", alt=_("Signature. {told}", told=signature.told))
    figure.box = (MARGIN, top - height, MARGIN + wide * scale, top)
    document.canvas.begin(figure)
    lines = [[(MARGIN + x * scale, top - y * scale) for x, y in stroke] for stroke in signature.strokes]
    document.canvas.strokes(lines, INK)
    document.canvas.end()
    document.space(height + 8)
    document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH / 2, colour=QUIET)
    document.space(2)
    document.paragraph(signature.told, MUTED)


def print_doctor(document: Document, doctor: str, registration: str, day: str, *, _: Translator) -> None:
    """Leave room for the doctor's signature at the right, with name, registration number and day below it."""
    lines = [doctor, _("Registration no. {number}", number=registration) if registration else "", day]
    width = 220.0
    document.need(108)
    document.space(46)
    left = MARGIN + CONTENT_WIDTH - width
    document.canvas.rule(left, document.y, width, colour=QUIET)
    document.space(4)
    for at, line in enumerate(line for line in lines if line):
        _right_line(document, line, left, width, STRONG if at == 0 else BODY)


def _right_line(document: Document, text: str, left: float, width: float, style: Style) -> None:
    for line in document.wrap(text, width, style):
        spoken = line if document.fonts.needs_words(line) else ""
        document.draw(document.parent.add("P", spoken=spoken), left, [line], style)
        document.space(style.leading)
