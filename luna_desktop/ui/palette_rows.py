"""What the palette's lines about patients say: who, born when, record number, phone, and what was matched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.chart.banner import ended_chip
from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.palette import PaletteRow

MOST_PEOPLE = 8
VISIT = "visit"
"""The palette's key for beginning a visit in the chart that is open."""
TURN, FORM = "turn", "form"
"""Keys for turning the screen to the patient whose chart is open: for consents, for the form."""
HELP = "help"
"""The key of the rail's help, which is no place: it opens over the page that is shown."""
EMERGENCY = "emergency"
DISCREET = "discreet"
"""The palette's key for blurring photographs and sensitive tabs, or showing them again."""
CHART_VIEWS: dict[str, tuple[Message, str]] = {
    "visits/body_map": (say("Body map"), "map-pin"),
    "visits/scores": (say("Scores"), "gauge"),
    "photos/compare": (say("Compare photographs"), "columns-3"),
}
"""Parts of a chart that are commands of their own while a patient is open, with their icons."""


def found_rows(typed: str, cards: Sequence[CardRow], today: date) -> list[PaletteRow]:
    """Return the people whom a search found, under a heading that counts them; nobody gives no heading either."""
    text = " ".join(typed.split())
    if not text:
        heading = _("Patients seen last")
    elif len(cards) == 1:
        heading = _("1 person matches “{typed}”. Check the birth before you open.", typed=text)
    else:
        heading = _("{count} people match “{typed}”. Check the birth before you open.", count=len(cards), typed=text)
    return _under(heading, [_row(card, text, today) for card in cards[:MOST_PEOPLE]])


def recent_rows(cards: Sequence[CardRow], today: date) -> list[PaletteRow]:
    """Return the people whom this person opened last."""
    return _under(_("Patients whom you opened last"), [_row(card, "", today) for card in cards])


def visit_rows(typed: str, actor: Actor, page: QWidget | None) -> list[PaletteRow]:
    """Return the command that begins a visit, where a chart is open and the person may write one."""
    text = _("Start visit")
    offered = isinstance(page, ChartPage) and actor.may(Permission.WRITE_VISITS) and typed in text.casefold()
    return [PaletteRow(VISIT, text, icon="play", keys="Ctrl+Shift+V")] if offered else []


def start_visit(page: QWidget | None) -> None:
    """Begin a visit in the chart that is open; on any other page nothing happens."""
    if isinstance(page, ChartPage):
        page.visit_wanted.emit()


def view_rows(wanted: str, *, may_read: bool) -> list[PaletteRow]:
    """Return the parts of the open chart whose words match; none for whoever reads no charts."""
    return [
        PaletteRow(f"view:{key}", shown(title), icon=icon)
        for key, (title, icon) in CHART_VIEWS.items()
        if may_read and wanted in shown(title).casefold()
    ]


def _under(heading: str, rows: list[PaletteRow]) -> list[PaletteRow]:
    return [PaletteRow("", heading), *rows] if rows else []


def _row(card: CardRow, typed: str, today: date) -> PaletteRow:
    chip = ended_chip(card.status)
    parts = [
        _("{birth} · {number}", birth=card.birth.shown(current(), today), number=card.mrn),
        show_phone(card.phone) if card.phone else "",
    ]
    return PaletteRow(
        f"patient:{card.patient_id}",
        card.name,
        note=" · ".join(part for part in parts if part),
        face=card.name,
        chips=(chip,) if chip is not None else (),
        right=_("Last seen {day}", day=show_day(card.last_seen, current())),
        marks=_marks(card.name, typed),
    )


def _marks(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Return where words of the name begin with what was typed; a name whose letters fold to more has none."""
    folded = name.casefold()
    if len(folded) != len(name):
        return ()
    marks: set[tuple[int, int]] = set()
    for word in typed.casefold().split():
        at = 0 if folded.startswith(word) else folded.find(f" {word}") + 1
        if at or folded.startswith(word):
            marks.add((at, len(word)))
    return tuple(sorted(marks))
