"""What to print from the book, at the left, and how it looks, at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.reports.labels import Sheet
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.book_papers.patient_pick import PatientPick
from luna_desktop.ui.pdf_pages import CopyPreview
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards
from luna_desktop.ui.widgets.states import StatePage, StateStack

WIDTH = 380


class PaperKind(Enum):
    """Which paper."""

    DAY = "day"
    WEEK = "week"
    CARD = "card"
    ROUTE = "route"
    LABELS = "labels"


_FIELDS: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.DAY: ("day", "practitioner", "phones"),
    PaperKind.WEEK: ("day", "practitioner", "phones"),
    PaperKind.CARD: ("patient", "services"),
    PaperKind.ROUTE: ("patient", "day"),
    PaperKind.LABELS: ("whom", "day", "patient", "sheet", "first", "copies"),
}


class PapersView(QWidget):
    """Collects what to print and shows the pages.

    Signals:
        make_wanted: the pages are to be made anew.
        print_wanted: the pages that are shown are to be printed.
        typed: what was typed to find a patient.
        calendar_wanted: save the appointments of the patient for their own calendar.
    """

    make_wanted = Signal()
    print_wanted = Signal()
    typed = Signal(str)
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "bookPapersPage", _("Print from the book")), cls="page")
        self.kinds = RadioCards("paperKinds", _("What to print"), _kind_options(), upright=True)
        self.day = PartialDateField("day", _("Day"), required=True, example="23-11-2026")
        self.practitioner = ChoiceField("practitioner", _("Practitioner"), [Option(0, _("All practitioners"))])
        self.phones = TickField("phones", _("With phone numbers"))
        self.patient = PatientPick("patient", _("Patient"))
        self.services = TickField("services", _("With the desk name of each appointment"))
        self.whom = ChoiceField(
            "whom", _("Labels for"), [Option(False, _("Everybody booked on a day")), Option(True, _("One patient"))]
        )
        self.sheet = ChoiceField("sheet", _("Sheet of labels"), _sheet_options())
        self.first = TextField("first", _("First free label"), longest=3, help_text=_("Counted row by row, from 1."))
        self.copies = TextField("copies", _("Labels for each"), longest=3)
        self.fields: dict[str, Field] = {
            field.name: field
            for field in (
                *(self.whom, self.day, self.practitioner, self.phones, self.patient, self.services),
                *(self.sheet, self.first, self.copies),
            )
        }
        self.make = Button(_("Show the pages"), "makePapersButton", icon="eye", tip=_("Enter"))
        self.calendar = Button(_("Save for the patient’s calendar…"), "saveCalendarButton", icon="calendar-plus")
        self.banner = Banner("warn", "", name="papersTrouble")
        self.preview = CopyPreview()
        self.preview.save.hide()
        self.preview.print.set_kind(Kind.PRIMARY)
        self.stack = StateStack(self.preview, "papersStack")
        self._build()
        self._wire()
        self.show_kind(PaperKind.DAY)

    def _build(self) -> None:
        side = styled(named(QFrame(), "papersSide", _("What to print")), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        body = styled(QWidget(), cls="body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(words(_("Print from the book"), "title"))
        inside.addWidget(self.kinds)
        for field in self.fields.values():
            inside.addWidget(field)
        inside.addWidget(self.banner)
        inside.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        area = named(QScrollArea(), "papersScroll", _("What to print"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self.kinds.chosen.connect(lambda kind: self.show_kind(kind, make=True))
        self.make.clicked.connect(self.make_wanted)
        self.calendar.clicked.connect(self.calendar_wanted)
        self.preview.print_wanted.connect(self.print_wanted)
        self.patient.typed.connect(self.typed)
        for field in (self.practitioner, self.phones, self.patient, self.services, self.whom, self.sheet):
            field.edited.connect(self._edited)
        for line in (self.day, self.first, self.copies):
            line.edit.returnPressed.connect(self.make_wanted)
        keys = QShortcut(QKeySequence("Ctrl+P"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(lambda: self.preview.print.click())

    def _edited(self) -> None:
        self._fit()
        self.make_wanted.emit()

    def kind(self) -> PaperKind:
        """Return which paper is chosen."""
        kind = self.kinds.value()
        return kind if isinstance(kind, PaperKind) else PaperKind.DAY

    def show_kind(self, kind: PaperKind, *, make: bool = False) -> None:
        """Show the fields of a paper."""
        self.kinds.show_value(kind)
        self._fit()
        self.banner.say("warn", "")
        if make:
            self.make_wanted.emit()

    def _fit(self) -> None:
        wanted = set(_FIELDS[self.kind()])
        if self.kind() is PaperKind.LABELS:
            wanted -= {"day"} if self.whom.value() else {"patient"}
        for name, field in self.fields.items():
            field.setVisible(name in wanted)
            field.show_problem("")
        self.calendar.setVisible(self.kind() is PaperKind.CARD)
        self.calendar.setEnabled(self.patient.value() is not None)

    def start(self, day: date, practitioner: int = 0) -> None:
        """Begin with a day and a practitioner."""
        self.day.show_value(day.isoformat())
        self.practitioner.show_value(practitioner)
        self.whom.show_value(False)
        self.sheet.show_value(Sheet.A3X8)
        self.first.show_value("1")
        self.copies.show_value("1")

    def show_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer practitioners."""
        self.practitioner.offer([Option(0, _("All practitioners")), *(Option(user, name) for user, name in people)])
        if self.practitioner.value() is None:
            self.practitioner.show_value(0)

    def show_pages(self, pdf: bytes) -> None:
        """Show finished pages, or none."""
        self.make.set_busy(False)
        self.banner.say("warn", "")
        for field in self.fields.values():
            field.show_problem("")
        self.preview.show_pages(pdf)
        self.preview.print.setEnabled(bool(pdf))
        if pdf:
            self.stack.show_content()
        else:
            needs_patient = not self.patient.isHidden() and self.patient.value() is None
            title = _("Choose a patient") if needs_patient else _("Nothing to print yet")
            self.stack.show_state(StatePage("printer", title, name="papersEmpty"))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields, and take the pages away."""
        self.show_pages(b"")
        for name, text in problems.items():
            field = self.fields.get({"skip": "first"}.get(name, name))
            if field is not None and not field.isHidden():
                field.show_problem(text)
            else:
                self.banner.say("warn", text)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence under the fields."""
        self.make.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.show_trouble(text, tone="warn")


def _kind_options() -> list[CardOption]:
    return [
        CardOption(PaperKind.DAY, _("Day sheet"), _("For the desk and the rooms.")),
        CardOption(PaperKind.WEEK, _("Week sheet"), _("Seven days from the day chosen.")),
        CardOption(PaperKind.CARD, _("Appointment card"), _("For the patient, in the patient’s language.")),
        CardOption(PaperKind.ROUTE, _("Route of the day"), _("Where a patient goes, in order.")),
        CardOption(PaperKind.LABELS, _("Labels"), _("Name, record number and birth.")),
    ]


def _sheet_options() -> list[Option]:
    return [
        Option(
            each,
            _(
                "{across} × {down}, {width} × {height} mm",
                across=each.value.across,
                down=each.value.down,
                width=f"{each.value.width:g}",
                height=f"{each.value.height:g}",
            ),
        )
        for each in Sheet
    ]
