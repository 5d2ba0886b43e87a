"""What the timeline shows: words to find, sorts with their counts, a time, and whose entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.timeline import SHOWN_FIRST, STRAND_NAMES, Strand
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.inputs import ChoiceField, LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 212
TYPING_MS = 150
ALL, YEAR, TWO_YEARS, FIVE_YEARS = "all", "year", "two", "five"
_DAYS = {YEAR: 365, TWO_YEARS: 730, FIVE_YEARS: 1826}


@dataclass(frozen=True)
class Wanted:
    """What is to be shown; `since` None is any time, empty `who` is everybody."""

    text: str = ""
    strands: frozenset[Strand] = SHOWN_FIRST
    time: str = ALL
    who: str = ""

    def since(self, today: date) -> date | None:
        """Return the first day that is shown, or None for all."""
        days = _DAYS.get(self.time)
        return today - timedelta(days=days) if days else None


class FilterPanel(QFrame):
    """The filters at the left.

    Signals:
        changed: a `Wanted`; typing is waited for a moment.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "timelineFilters", _("What the timeline shows")), cls="sidelist")
        self.setFixedWidth(theme.px(WIDTH))
        self.search = named(LineEdit(lead="search", example=_("Find in this record")), "timelineFind", _("Find"))
        self.search.setClearButtonEnabled(True)
        self.checks = {
            strand: CheckBox(shown(name), f"timeline_{strand.value}") for strand, name in STRAND_NAMES.items()
        }
        self.counts = {strand: words("0", "caption") for strand in Strand}
        self.time = ChoiceField(
            "timelineTime",
            _("Dates"),
            (
                Option(ALL, _("All dates")),
                Option(YEAR, _("The last year")),
                Option(TWO_YEARS, _("The last two years")),
                Option(FIVE_YEARS, _("The last five years")),
            ),
        )
        self.who = ChoiceField("timelineWho", _("Who"), (Option("", _("Everyone")),))
        self.clear = Button(_("Clear filters"), "timelineClear", kind=Kind.GHOST, size="small")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._tell)
        self._build()
        self._show(Wanted())
        self._wire()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(words(_("Show"), "caption"))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for at, strand in enumerate(Strand):
            grid.addWidget(self.checks[strand], at, 0)
            grid.addWidget(self.counts[strand], at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addWidget(self.time)
        column.addWidget(self.who)
        column.addStretch(1)
        column.addWidget(self.clear)
        area = named(QScrollArea(), "timelineFilterScroll", _("What the timeline shows"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.search.returnPressed.connect(self._tell)
        for box in self.checks.values():
            box.toggled.connect(lambda _on: self._tell())
        self.time.edited.connect(self._tell)
        self.who.edited.connect(self._tell)
        self.clear.clicked.connect(lambda: self.show_wanted(Wanted()))

    def wanted(self) -> Wanted:
        """Return what is to be shown."""
        strands = frozenset(strand for strand, box in self.checks.items() if box.isChecked())
        return Wanted(self.search.text().strip(), strands, str(self.time.value()), str(self.who.value() or ""))

    def show_wanted(self, wanted: Wanted) -> None:
        """Choose these filters and tell of it once."""
        self._show(wanted)
        self._tell()

    def show_counts(self, counts: Mapping[Strand, int]) -> None:
        """Show how many moments there are of each sort; the screen reader hears it with the sort."""
        for strand, label in self.counts.items():
            count = counts.get(strand, 0)
            label.setText(str(count))
            name = shown(STRAND_NAMES[strand])
            self.checks[strand].setAccessibleName(_("{name}: {value}", name=name, value=str(count)))

    def show_people(self, people: Sequence[str]) -> None:
        """Offer these people; the choice stays."""
        self.who.offer((Option("", _("Everyone")), *(Option(name, name) for name in people)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for no typing that nobody sees."""
        self._wait.stop()
        super().hideEvent(event)

    def _show(self, wanted: Wanted) -> None:
        self._wait.stop()
        controls: tuple[QWidget, ...] = (self.search, *self.checks.values())
        before = [control.blockSignals(True) for control in controls]
        self.search.setText(wanted.text)
        for strand, box in self.checks.items():
            box.setChecked(strand in wanted.strands)
        for control, was in zip(controls, before, strict=True):
            control.blockSignals(was)
        self._wait.stop()
        self.time.show_value(wanted.time)
        self.who.show_value(wanted.who)

    def _tell(self) -> None:
        self._wait.stop()
        self.changed.emit(self.wanted())
