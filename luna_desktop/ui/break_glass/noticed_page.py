"""The weekly list of openings that ask for a second look, as the privacy officer goes through it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.rights.snooping import SIGN_NAMES, Sign
from luna_desktop.services.rights.snooping import NoticedLine, NoticedPage
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.recipients.tasks_view import ListPage
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import Column, RowsTable

TONES = {
    Sign.STAFF_PATIENT: ("danger", "user-check"),
    Sign.SAME_PLACE: ("warn", "map-pin"),
    Sign.SAME_NAME: ("warn", "users"),
    Sign.NO_REASON: ("warn", "calendar-x"),
    Sign.OUT_OF_HOURS: ("info", "moon"),
    Sign.BULK: ("danger", "list"),
}


class NoticedList(ListPage[NoticedLine]):
    """Openings that were noticed, open ones first.

    Signals:
        explained, unexplained: how the chosen one is closed.
        contacts_wanted: the contact details of staff are to be seen.
    """

    explained = Signal()
    unexplained = Signal()
    contacts_wanted = Signal()

    def __init__(self) -> None:
        columns = [
            Column[NoticedLine](
                _("Who"), lambda line: Cell(line.by, day_words(line), strong=True, face=line.by), 230, stretch=True
            ),
            Column[NoticedLine](_("Whose record"), lambda line: Cell(*whose(line), wraps=True), 210, grows=True),
            Column[NoticedLine](_("Why it is here"), lambda line: Cell(chips=tuple(map(sign_chip, line.signs))), 430),
            Column[NoticedLine](_("State"), lambda line: Cell(chips=(closing_chip(line),)), 130),
        ]
        table = RowsTable("noticedTable", _("Noticed openings"), columns, key=lambda line: line.finding_id)
        super().__init__("noticed", _("Noticed openings"), table, _nothing_noticed)
        self.told = Banner("info", "", name="noticedTold")
        self.told.acted.connect(self.contacts_wanted)
        outside = self.layout()
        if outside is not None:
            outside.insertWidget(0, self.told)  # type: ignore[attr-defined]  # a column, as ListPage makes it
        self.yes = Button(_("Explained…"), "explainedButton", kind=Kind.PRIMARY, icon="check")
        self.no = Button(_("Not explained…"), "notExplainedButton", kind=Kind.DANGER_LINE, icon="x")
        self.yes.clicked.connect(self.explained)
        self.no.clicked.connect(self.unexplained)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)

    def show_page(self, page: NoticedPage) -> None:
        """Show the list, and what it cannot tell."""
        self.show_lines(page.lines)
        said = []
        if page.mine:
            said.append(_("About you: {count}. The owner or the privacy officer closes them.", count=page.mine))
        if not page.staff_known:
            said.append(
                _(
                    "No phone, birth or address of anybody who works here is entered. Relatives and neighbours are "
                    "noticed by surname alone."
                )
            )
        action = _("Contact details of staff…") if said or page.staff_known else ""
        if not said:
            said.append(_("Gone through up to the week of {day}.", day=_week(page)))
        self.told.say("info", " ".join(said), action=action)

    def show_chosen(self, line: NoticedLine | None) -> None:
        """Say what happened, and how it was closed."""
        if line is None:
            self.show_note("")
            return
        for button in (self.yes, self.no):
            button.setVisible(line.is_explained is None)
        self.open_patient.setVisible(line.card is not None)
        said = what_happened(line)
        if line.is_explained is not None:
            said += "\n" + _("{name} found: “{note}”", name=line.closed_by, note=line.note)
        self.show_note(said)


def what_happened(line: NoticedLine) -> str:
    """Return in a sentence who looked at what, and when."""
    first, last = (f"{each.astimezone(CLINIC_ZONE):%H:%M}" for each in (line.first, line.last))
    day = show_day(line.day, current())
    if line.card is None:
        return _(
            "{name} opened {count} records on {day} between {first} and {last}.",
            name=line.by,
            count=line.times,
            day=day,
            first=first,
            last=last,
        )
    return _(
        "{name} looked at the record of {patient} on {day}, first at {first}, last at {last}.",
        name=line.by,
        patient=line.card.name,
        day=day,
        first=first,
        last=last,
    )


def whose(line: NoticedLine) -> tuple[str, str]:
    """Return whose record it is, or how many."""
    if line.card is None:
        return _("{count} records", count=line.times), ""
    return line.card.name, line.card.mrn


def day_words(line: NoticedLine) -> str:
    """Return the day and the time of the first look."""
    return f"{show_day(line.day, current())}, {line.first.astimezone(CLINIC_ZONE):%H:%M}"


def sign_chip(sign: Sign) -> ChipSpec:
    """Return a sign as a chip."""
    tone, icon = TONES[sign]
    return ChipSpec(shown(SIGN_NAMES[sign]), tone, icon)


def closing_chip(line: NoticedLine) -> ChipSpec:
    """Return how a line was closed, as a chip."""
    if line.is_explained is None:
        return ChipSpec(_("Open"), "warn", "clock")
    if line.is_explained:
        return ChipSpec(_("Explained"), "ok", "check")
    return ChipSpec(_("Incident"), "danger", "circle-alert")


def _week(page: NoticedPage) -> str:
    return show_day(page.week, current()) if page.week is not None else "–"


def _nothing_noticed() -> StatePage:
    return StatePage(
        "check",
        _("No opening asks for a second look."),
        _("Each week, once it is over, its openings are gone through. What stands out is listed here."),
        name="nothingNoticed",
    )
