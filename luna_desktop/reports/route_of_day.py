"""A patient's route through the clinic on one day: time, room, with whom, in order; nothing says what for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.letterhead import Furniture, print_letterhead
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import ACCENT, HAIRLINE, MARGIN, MUTED, PAPER_TINT, Style
from luna_desktop.reports.tables import field_box
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import Translator

CLOCK = Style(size=18, leading=25, bold=True, colour=ACCENT)
PLACE = Style(size=14, leading=20, bold=True)
WHO = Style(size=12, leading=17.5)
NAME = Style(size=13, leading=18, bold=True)
NUMBER = Style(size=15, leading=20, bold=True, colour=(1.0, 1.0, 1.0))
DISC = 26.0
CLOCK_LEFT, PLACE_LEFT = MARGIN + DISC + 16, MARGIN + DISC + 16 + 92


@dataclass(frozen=True, kw_only=True)
class Station:
    """One stop: when it begins, how long it takes, which room, with whom; everything as finished words."""

    time: str
    length: str
    room: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Route:
    """The page; `language` is the patient's."""

    clinic: Letterhead
    day: str
    patient: str
    number: str
    stations: tuple[Station, ...]
    printed_at: datetime


def render_route(route: Route, *, translator: Translator) -> bytes:
    """Return the route as a PDF."""
    _ = translator
    canvas = TaggedCanvas(language=f"{_.language}-IN", title=_("Your day with us"))
    document = Document(canvas, furniture=_furniture(route, _).draw)
    print_letterhead(document, route.clinic, registration="")
    document.heading(1, _("Your day with us"), bookmark=False, keep=40)
    fields = [(_("Name"), route.patient, NAME), (_("Patient number"), route.number, WHO), (_("Day"), route.day, WHO)]
    field_box(document, [fields], (4.2, 2.4, 3.4))
    document.space(6)
    if not route.stations:
        document.paragraph(_("No appointment is booked for this day."), WHO)
    _print_stations(document, route.stations)
    document.space(8)
    document.paragraph(_("Times may move a little. The desk will tell you."), MUTED)
    return canvas.finish()


def _furniture(route: Route, _: Translator) -> Furniture:
    return Furniture(
        clinic=route.clinic.name,
        marking=_("FOR THE PATIENT"),
        lines=(_("{number} · printed {moment}", number=route.number, moment=minute(route.printed_at, _)),),
        page_of=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def _print_stations(document: Document, stations: Sequence[Station]) -> None:
    for at, station in enumerate(stations, 1):
        _print_station(document, at, station, is_last=at == len(stations))


def _print_station(document: Document, at: int, station: Station, *, is_last: bool) -> None:
    width = MARGIN + CONTENT_WIDTH - PLACE_LEFT
    room, who = document.wrap(station.room, width, PLACE), document.wrap(station.who, width, WHO)
    height = max(60.0, len(room) * PLACE.leading + len(who) * WHO.leading + 24)
    document.need(height)
    top, canvas = document.y, document.canvas
    if not is_last:
        canvas.box(MARGIN + DISC / 2 - 0.7, top - height - 6, 1.4, height - DISC + 4, fill=HAIRLINE)
    canvas.box(MARGIN, top - 6 - DISC, DISC, DISC, fill=ACCENT)
    label = str(at)
    middle = MARGIN + (DISC - canvas.width(label, NUMBER)) / 2
    document.draw(document.parent.add("P"), middle, [label], NUMBER, top - 9)
    canvas.box(CLOCK_LEFT - 8, top - height + 6, MARGIN + CONTENT_WIDTH - CLOCK_LEFT + 8, height - 10, fill=PAPER_TINT)
    _write(document, [station.time], CLOCK, (CLOCK_LEFT, top - 8))
    _write(document, document.wrap(station.length, PLACE_LEFT - CLOCK_LEFT - 6, MUTED), MUTED, (CLOCK_LEFT, top - 33))
    end = _write(document, room, PLACE, (PLACE_LEFT, top - 10))
    _write(document, who, WHO, (PLACE_LEFT, end))
    document.space(height)


def _write(document: Document, lines: Sequence[str], style: Style, place: tuple[float, float]) -> float:
    x, y = place
    if lines:
        text = "".join(lines).strip()
        spoken = text if document.fonts.needs_words(text) else ""
        document.draw(document.parent.add("P", spoken=spoken), x, lines, style, y)
    return y - style.leading * len(lines)
