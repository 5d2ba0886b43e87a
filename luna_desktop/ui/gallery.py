"""Every component in every state on one page, to look at and to test."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import CheckBox, Radio, Segmented, Switch
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, PasswordField, TextField
from luna_desktop.ui.widgets.labels import key_cap, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.progress import Progress, Waiting
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards
from luna_desktop.ui.widgets.states import StatePage, failed, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab
from luna_desktop.ui.widgets.toasts import News, Toast


@dataclass(frozen=True)
class _Booked:
    """A made-up row of the sample table."""

    name: str
    number: str
    service: str
    status: ChipSpec


_ROWS = (
    _Booked("Meera Joshi", "LUN-002266", "Consultation", ChipSpec("Waiting", "warn", "armchair")),
    _Booked("Arjun Nambiar", "LUN-003018", "Follow-up", ChipSpec("Confirmed", "accent", "calendar-check")),
    _Booked("Zoya Khan", "LUN-003671", "Treatment 45 min", ChipSpec("Booked", "neutral", "calendar")),
)
_COLUMNS = (
    Column[_Booked](
        "Patient",
        lambda row: Cell(row.name, f"MRN {row.number}", strong=True, face=row.name),
        stretch=True,
        sort=lambda row: row.name,
    ),
    Column[_Booked]("Service", lambda row: Cell(row.service), width=150),
    Column[_Booked]("Status", lambda row: Cell(chips=(row.status,)), width=130),
)


class Gallery(QWidget):
    """The component sheet."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "gallery", _("Components"))
        styled(self, cls="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 16, 24, 20)
        page.setSpacing(12)
        page.addWidget(words(_("Luna Desktop components"), "title"))
        columns = QHBoxLayout()
        columns.setSpacing(12)
        for cards, share in (
            ((_buttons(), _choices(), _table(), _cards()), 43),
            ((_inputs(), _tabs(), _progress(), _states()), 35),
            ((_chips(), _banners(), _empty(), _toasts()), 37),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, share)
        page.addLayout(columns)
        page.addWidget(_type())
        page.addWidget(_colours())
        page.addStretch(1)


def _row(card: Card, title: str, *widgets: QWidget) -> None:
    row = QHBoxLayout()
    row.setSpacing(8)
    label = words(title, "caption")
    label.setFixedWidth(theme.px(76))
    row.addWidget(label)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    card.add(row)


def _off(button: Button) -> Button:
    button.setEnabled(False)
    return button


def _busy(button: Button) -> Button:
    button.set_busy(True)
    return button


def _buttons() -> Card:
    card = Card(_("Buttons"))
    for title, kind, icon in (
        (_("Primary"), Kind.PRIMARY, "save"),
        (_("Secondary"), Kind.SECONDARY, "printer"),
        (_("Ghost"), Kind.GHOST, "pencil"),
        (_("Quiet"), Kind.QUIET, "download"),
    ):
        key = kind.value
        _row(
            card,
            title,
            Button(_("Save"), f"{key}Sample", kind=kind, icon=icon),
            Button(_("Words"), f"{key}Words", kind=kind),
            _busy(Button(_("Saving"), f"{key}Busy", kind=kind, icon=icon)),
            _off(Button(_("Disabled"), f"{key}Off", kind=kind)),
        )
    _row(
        card,
        _("Danger"),
        Button(_("Delete draft"), "dangerSample", kind=Kind.DANGER, icon="trash-2"),
        Button(_("Refuse…"), "dangerLineSample", kind=Kind.DANGER_LINE),
        icon_button("ellipsis-vertical", "moreSample", _("More"), kind=Kind.SECONDARY),
        icon_button("printer", "printSample", _("Print"), kind=Kind.SECONDARY),
        icon_button("trash-2", "removeSample", _("Remove row")),
    )
    _row(
        card,
        _("Sizes"),
        Button(_("Small 28"), "smallSample", size="small"),
        Button(_("Default 36"), "defaultSample"),
        Button(_("Large 44"), "largeSample", size="large"),
    )
    return card


def _choices() -> Card:
    card = Card(_("Choices"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    ticked, some, off = (
        CheckBox(text, f"check{at}") for at, text in enumerate((_("Checked"), _("Some"), _("Off limits")))
    )
    ticked.setChecked(True)
    some.setTristate(True)
    some.setCheckState(Qt.CheckState.PartiallyChecked)
    off.setChecked(True)
    off.setEnabled(False)
    on = Switch(_("On"), "switchOn")
    on.setChecked(True)
    group = QWidget()
    radios = QHBoxLayout(group)
    radios.setContentsMargins(0, 0, 0, 0)
    chosen, other = Radio(_("Chosen"), "radioOn"), Radio(_("Not chosen"), "radioOff")
    chosen.setChecked(True)
    radios.addWidget(chosen)
    radios.addWidget(other)
    for at, widget in enumerate(
        (ticked, CheckBox(_("Unchecked"), "check4"), some, off, on, Switch(_("Off"), "switchOff"))
    ):
        grid.addWidget(widget, at // 3, at % 3)
    card.add(grid)
    card.add(group)
    segments = Segmented("daySegments", _("Shown"), [Option(1, _("Day")), Option(2, _("Week")), Option(3, _("List"))])
    segments.show_value(1)
    _row(card, _("Segmented"), segments)
    return card


def _table() -> Card:
    card = Card(_("Table: row 52 or 40, selected row has a bar"))
    table: RowsTable[_Booked] = RowsTable("sampleTable", _("Sample bookings"), _COLUMNS, key=lambda row: row.number)
    table.show_rows(_ROWS)
    table.choose("LUN-003018")
    table.fit_height()
    card.add(table)
    return card


def _cards() -> Card:
    card = Card(_("Four states"))
    cards = RadioCards(
        "sampleState",
        _("Allergy state"),
        [
            CardOption("some", _("Some"), _("2 current on this list")),
            CardOption("none", _("None known"), _("Only when the list is empty")),
        ],
    )
    cards.show_value("some")
    card.add(cards)
    return card


def _inputs() -> Card:
    card = Card(_("Inputs"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    for at, field in enumerate(_fields()):
        grid.addWidget(field, at // 2, at % 2)
    card.add(grid)
    return card


def _fields() -> list[Field]:
    default = TextField("sampleDefault", _("Default"), example=_("Name as on ID"))
    filled = TextField("sampleFilled", _("Filled"), required=True)
    filled.show_value("Meera Joshi")
    wrong = TextField("sampleError", _("Error"))
    wrong.show_value("99860")
    wrong.show_problem(_("Enter a 10-digit mobile number."))
    search = TextField("sampleSearch", _("Search"), example=_("Condition or code"), lead="search")
    saved = TextField("sampleSaved", _("Saved"))
    saved.show_value("+91 97310 44206")
    saved.show_saved(_("Saved {time}", time="10:42"))
    choice = ChoiceField("sampleChoice", _("Choice"), [Option(1, _("Active")), Option(2, _("Resolved"))])
    choice.show_value(1)
    off = TextField("sampleOff", _("Disabled"), help_text=_("Set by Luna"))
    off.show_value("LUN-002266")
    off.setEnabled(False)
    date = PartialDateField("sampleDate", _("Since"), help_text=_("A year, a month or a full date."))
    date.show_value("2023-03")
    password = PasswordField("samplePassword", _("Password"))
    password.show_value("secret words")
    lines = LinesField("sampleLines", _("Notes"), example=_("Add a note"), lines=2)
    read = TextField("sampleRead", _("Read only"))
    read.show_value("Signed note")
    read.set_read_only(True)
    return [default, filled, search, wrong, choice, saved, date, off, password, read, lines]


def _tabs() -> Card:
    card = Card(_("Tabs"))
    tabs = ChartTabs(
        "sampleTabs",
        _("Sample tabs"),
        [
            Tab("summary", _("Summary")),
            Tab("allergies", _("Allergies"), 2),
            Tab("history", _("History"), to_fix=1),
            Tab("privacy", _("Privacy"), icon="eye-off", icon_colour="priv"),
        ],
    )
    tabs.show_current("allergies")
    card.add(tabs)
    return card


def _progress() -> Card:
    card = Card(_("Progress"))
    copying = Progress("sampleProgress", _("Copying photos to backup"), can_stop=True)
    copying.show_progress(62, _("{share}% · about {minutes} min left", share=62, minutes=2))
    card.add(copying)
    card.add(Waiting(_("Checking the audit chain…")))
    storage = Progress("sampleStorage", _("Storage"))
    storage.show_progress(91, _("{share}% full", share=91))
    storage.show_share_tone("warn")
    card.add(storage)
    return card


def _states() -> Card:
    card = Card()
    card.add(not_allowed(_("Ask {name}.", name="Rukmini Das"), name="sampleNotAllowed"))
    card.add(failed(_("The clinic drive does not answer. Check its cable, then try again."), name="sampleFailed"))
    return card


def _chips() -> Card:
    card = Card(_("Status chips: icon and words, never colour alone"))
    holder = QWidget()
    flow = FlowLayout(holder)
    for text, tone, icon in (
        ("Booked", "neutral", "calendar"),
        ("Confirmed", "accent", "calendar-check"),
        ("Waiting", "warn", "armchair"),
        ("In room", "info", "door-open"),
        ("Done", "ok", "check"),
        ("Did not attend", "danger", "user-x"),
        ("Restricted", "priv", "lock"),
        ("Not signed", "warn", "file-pen"),
        ("Allergy: Penicillin (anaphylaxis)", "solid", "circle-alert"),
        ("Name alert", "warn", "users"),
        ("New", "accent", "sparkles"),
    ):
        flow.addWidget(Chip(text, tone, icon))
    card.add(holder)
    people = QHBoxLayout()
    people.setSpacing(8)
    for name in ("Meera Joshi", "Vikram Sethi", "Aditi Menon"):
        people.addWidget(Avatar(name))
    for key in ("Ctrl", "K", "Alt", "1"):
        people.addWidget(key_cap(key), 0, Qt.AlignmentFlag.AlignVCenter)
    people.addStretch(1)
    card.add(people)
    return card


def _banners() -> Card:
    card = Card(_("Banners"))
    for tone, text, action in (
        ("info", _("Backup finished at {time}.", time="07:30"), ""),
        ("ok", _("Every check passed."), ""),
        ("warn", _("This medicine was started 5 months ago. Review before you repeat it."), ""),
        ("danger", _("Could not save. The clinic drive is full. Your draft is kept here."), _("Try again")),
        ("priv", _("Photos hidden: the patient withdrew consent on {day}.", day="02\u2011Nov\u20112026"), ""),
    ):
        card.add(Banner(tone, text, name=f"{tone}Sample", action=action))
    return card


def _empty() -> Card:
    card = Card()
    text = _("Add the first photo, or drag files here.")
    card.add(StatePage("image-plus", _("No photos yet"), text, action=_("Add photos"), name="sampleEmpty"))
    return card


def _toasts() -> Card:
    card = Card(_("Toasts: bottom right, 6 s, errors stay"))
    for news in (
        News(_("Ananya Raghunathan checked in"), _("10:46, for Dr Rao"), action=_("Undo")),
        News(_("Not saved: record was changed"), _("Dr Sethi saved at 10:45"), "danger", _("Compare")),
    ):
        toast = Toast(news)
        toast.stop_clock()
        card.add(toast)
        toast.fit()
    return card


def _type() -> Card:
    card = Card(_("Type: Inter, tabular figures"))
    row = QHBoxLayout()
    row.setSpacing(20)
    for text, role in (
        (_("Display 28/600"), "display"),
        (_("Title 20/600"), "title"),
        (_("Body strong 14/600"), "strong"),
        (_("Body 14/400"), "body"),
        (_("Label 12/500"), "label"),
        (_("Caption 12/400"), "caption"),
        ("₹1,25,000.00", "body"),
        ("अनन्या", "body"),
        ("ಅನನ್ಯಾ", "body"),
        ("அனன்யா", "body"),
    ):
        row.addWidget(words(text, role))
    row.addStretch(1)
    card.add(row)
    return card


def _colours() -> Card:
    card = Card(_("Colour tokens"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    for at, (name, colour) in enumerate(theme.current().tokens.items()):
        tile = QVBoxLayout()
        tile.setSpacing(1)
        patch = QWidget()
        patch.setFixedHeight(24)
        patch.setStyleSheet(f"background: {colour}; border-radius: 4px; border: 1px solid {theme.col('line2').name()}")
        tile.addWidget(patch)
        tile.addWidget(words(name, "caption"))
        grid.addLayout(tile, at // 13, at % 13)
    card.add(grid)
    return card
