"""How long requests may take in this clinic: the clinic's choice by kind, beside what the law says and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.rights.cases import KIND_NAMES, CaseKind
from luna_desktop.domain.rights.clocks import Unit
from luna_desktop.domain.rights.limits import UNITS, ClockRules, Regime, Wanted
from luna_desktop.services.rights.clock_settings import change_clock_rules, read_clock_rules
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Dialog

WIDTH, HEIGHT = 860, 470


class ClocksDialog(Dialog):
    """Asks for the clocks.

    Signals:
        wanted: keep them.
    """

    wanted = Signal()

    def __init__(self, window: QWidget, rules: ClockRules, today: date) -> None:
        super().__init__(
            window,
            "clocksDialog",
            _("How long requests may take"),
            _("Never longer than the law. What came in before keeps the time that counted then."),
            width=WIDTH,
        )
        self._rules = rules
        self.trouble = Banner("warn", "", name="clocksTrouble")
        self.fields: dict[str, Field] = {}
        self.pauses = TickField(
            "pauses", _("A clock may stop while identity or authority is not proven"), note=_("Only after a letter.")
        )
        self.pauses.show_value(rules.pauses)
        inside = styled(QWidget(), cls="body")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        row = 0
        for kind in CaseKind:
            row = self._add_kind(grid, row, kind, rules, today)
        area = named(QScrollArea(), "clocksScroll", _("How long requests may take"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFixedHeight(min(theme.px(HEIGHT), max(200, window.height() - 260)))
        for widget in (self.trouble, area, self.pauses):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.keep = self.add_button(Button(_("Save"), "keepClocksButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.keep.clicked.connect(self.wanted)

    def _add_kind(self, grid: QGridLayout, row: int, kind: CaseKind, rules: ClockRules, today: date) -> int:
        """Put a kind into the grid: its three numbers, and the rules of the law under them; return the next row."""
        wanted, most = rules.wanted[kind], rules.ceiling(kind, today)
        in_hours = UNITS[kind] is Unit.HOURS
        amount = _("Hours, at most {most}", most=most) if in_hours else _("Days, at most {most}", most=most)
        grid.addWidget(words(shown(KIND_NAMES[kind]), "strong", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        numbers = (
            (kind.value, amount, wanted.amount),
            (f"{kind.value} extension", _("One extension"), wanted.extension),
            (f"{kind.value} acknowledge", _("Acknowledged within, in hours"), wanted.acknowledge_hours),
        )
        for at, (name, label, value) in enumerate(numbers, start=1):
            field = TextField(name, label, longest=3)
            field.show_value(value)
            self.fields[name] = field
            grid.addWidget(field, row, at)
        for regime in rules.regimes(kind):
            row += 1
            grid.addWidget(self._regime(regime), row, 1, 1, 2)
            since = PartialDateField(regime.key, _("In force from"))
            since.show_value(regime.since.isoformat())
            self.fields[regime.key] = since
            grid.addWidget(since, row, 3)
        grid.addWidget(hairline(), row + 1, 0, 1, 4)
        grid.setColumnStretch(0, 3)
        for at in (1, 2, 3):
            grid.setColumnStretch(at, 2)
        return row + 2

    @staticmethod
    def _regime(regime: Regime) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words(shown(regime.source), "caption", wrap=True))
        column.addStretch(1)
        return holder

    def start(self) -> None:
        """Show the dialog with the keyboard in the first field."""
        self.open_on(self.fields[CaseKind.ACCESS.value].control)

    def rules(self) -> ClockRules:
        """Return what was entered; what is no number counts as none, and what is no day changes none."""
        wanted = {
            kind: Wanted(
                self._number(kind.value),
                self._number(f"{kind.value} extension"),
                self._number(f"{kind.value} acknowledge"),
            )
            for kind in CaseKind
        }
        since = {
            regime.key: day
            for kind in CaseKind
            for regime in self._rules.regimes(kind)
            if (day := _day(str(self.fields[regime.key].value()))) is not None and day != regime.since
        }
        return replace(
            self._rules, wanted=wanted, since={**self._rules.since, **since}, pauses=bool(self.pauses.value())
        )

    def _number(self, name: str) -> int:
        text = str(self.fields[name].value())
        return int(text) if text.isascii() and text.isdigit() else 0

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self.trouble.say("warn", " ".join(text for name, text in problems.items() if name not in self.fields))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that things changed meanwhile."""
        self.show_trouble(text, tone="warn")


class ClocksPresenter(Presenter):
    """Stands between the dialog and the setting; lives as long as the dialog."""

    def __init__(self, dialog: ClocksDialog, context: Context) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context = dialog, context
        dialog.wanted.connect(self._keep)
        context.announcements.locked.connect(dialog.put_away)

    def _keep(self) -> None:
        self.act(self._context.job(change_clock_rules, self._dialog.rules()), self._kept)

    def _kept(self, _rules: ClockRules) -> None:
        self._dialog.put_away()
        self._context.navigation.saved(_("The clocks are saved. They count for what comes in from now on."))


class ClocksEntry(Presenter):
    """Reads the clocks and opens the dialog over the window of a page."""

    def __init__(self, view: QWidget, complaints: Complaints, context: Context) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._view, self._context = view, context

    def open(self) -> None:
        """Open the dialog."""
        self.ask("clocks", self._context.job(read_clock_rules, None), self._show)

    def _show(self, rules: ClockRules) -> None:
        dialog = ClocksDialog(self._view.window(), rules, today_in(self._context))
        ClocksPresenter(dialog, self._context)
        dialog.start()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
