"""The third step: what would become of each row, and the choice about whoever may be here already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.imports import CHOICE_NAMES, DUPLICATES, Choice, Plan, Verdict
from luna_desktop.domain.measures import grouped
from luna_desktop.services.people.imports import ImportPreview, PreviewRow
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.imports.decision import DecisionPanel
from luna_desktop.ui.imports.tiles import Count, Counts
from luna_desktop.ui.imports.wording import birth_and_phone, name_of, verdict_chip, why
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column, RowsTable

NOTED = "noted"
"""Shows the new rows of which something was left out or assumed."""


class PreviewStep(QWidget):
    """Shows what an import would do; keeps what is chosen about duplicates.

    Signals:
        changed: a choice was made, so that other numbers are taken in.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "importPreview", _("Preview"))
        self._preview: ImportPreview | None = None
        self._plan = Plan()
        self.counts = Counts("previewCount")
        self.banner = Banner("warn", "", name="previewBanner")
        options = [
            Option(None, _("All")),
            Option(Verdict.NEW, _("New")),
            Option(Verdict.SAME, _("Here already")),
            Option(Verdict.POSSIBLE, _("Possible")),
            Option(Verdict.TWICE, _("Twice")),
            Option(Verdict.REFUSED, _("Not read")),
            Option(NOTED, _("Notes")),
        ]
        self.seen = Segmented("previewSeen", _("Show"), options)
        self.seen.show_value(None)
        self.table: RowsTable[PreviewRow] = RowsTable(
            "previewTable", _("Rows of the file"), self._columns(), key=lambda row: row.line
        )
        ColumnFit(self.table, order=(4,), least=180)
        self.stack = StateStack(self.table, "previewStack")
        self.note = words("", "caption", wrap=True)
        self.panel = DecisionPanel()
        self._build()
        self.seen.chosen.connect(lambda _seen: self._refresh())
        self.table.selected.connect(self._show_row)
        self.panel.all_chosen.connect(self._choose_for_all)
        self.panel.row_chosen.connect(self._choose_for_row)

    def _columns(self) -> list[Column[PreviewRow]]:
        return [
            Column(_("Line"), lambda row: Cell(str(row.line)), 66),
            Column(_("Person"), lambda row: Cell(name_of(row.person), birth_and_phone(row.person), strong=True), 246),
            Column(_("What it is"), lambda row: Cell(chips=(verdict_chip(row.verdict),)), 170),
            Column(_("Why"), lambda row: Cell(why(row), wraps=True), 180, stretch=True, grows=True),
            Column(_("What happens"), lambda row: Cell(self._happens(row)), 150),
        ]

    def _build(self) -> None:
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        bar.addWidget(self.seen)
        bar.addStretch(1)
        inside.addLayout(bar)
        inside.addWidget(self.stack, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 16, 14)
        left.setSpacing(12)
        left.addWidget(self.counts)
        left.addWidget(self.banner)
        left.addWidget(card, 1)
        left.addWidget(self.note)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(hairline(upright=True))
        across.addWidget(self.panel)

    def show_preview(self, preview: ImportPreview, plan: Plan, today: date, *, before: str = "") -> None:
        """Show what an import would do; `before` says when this very file was imported already."""
        self._preview, self._plan = preview, plan
        counts = preview.counts
        self.counts.show_counts(
            [
                Count(counts.get(Verdict.NEW, 0), _("New"), "user-plus", "ok_text"),
                Count(counts.get(Verdict.SAME, 0), _("Here already"), "user-check", "text2"),
                Count(counts.get(Verdict.POSSIBLE, 0), _("Possible"), "users", "warn_text"),
                Count(counts.get(Verdict.TWICE, 0), _("Twice"), "copy", "text2"),
                Count(counts.get(Verdict.REFUSED, 0), _("Not read"), "circle-alert", "danger_text"),
            ]
        )
        told = _("This very file was imported on {day} and stands.", day=before) if before else ""
        self.banner.say("warn", told)
        self.panel.show_plan(plan, counts, today)
        shown_rows = len(preview.rows)
        self.note.setText(
            _(
                "{shown} of {all} rows are listed: those that need a look, and some of the others as examples.",
                shown=grouped(shown_rows),
                all=grouped(preview.total),
            )
            if shown_rows < preview.total
            else ""
        )
        self.note.setVisible(shown_rows < preview.total)
        first = next((v for v in (Verdict.POSSIBLE, Verdict.REFUSED, Verdict.SAME) if counts.get(v)), None)
        self.seen.show_value(first)
        self._refresh()
        self._choose_first()

    def plan(self) -> Plan:
        """Return the plan with what is chosen about duplicates."""
        return self._plan

    def taken(self) -> int:
        """Return how many patients would be new, as things are chosen now."""
        if self._preview is None:
            return 0
        counts, plan = self._preview.counts, self._plan
        usual = {Verdict.SAME: plan.same, Verdict.POSSIBLE: plan.possible, Verdict.TWICE: Choice.SKIP}
        taken = counts.get(Verdict.NEW, 0)
        taken += sum(counts.get(verdict, 0) for verdict, choice in usual.items() if choice is Choice.AS_NEW)
        by_line = {row.line: row.verdict for row in self._preview.rows}
        for line, choice in plan.choices.items():
            before = usual.get(by_line[line], Choice.SKIP)
            taken += (choice is Choice.AS_NEW) - (before is Choice.AS_NEW)
        return taken

    def filled(self) -> int:
        """Return how many records would be looked through for blanks."""
        if self._preview is None:
            return 0
        rows = [row for row in self._preview.rows if row.verdict in DUPLICATES]
        listed = {verdict: sum(row.verdict is verdict for row in rows) for verdict in DUPLICATES}
        count = sum(self._plan.choice(row.line, row.verdict) is Choice.FILL for row in rows)
        for verdict, choice in ((Verdict.SAME, self._plan.same), (Verdict.POSSIBLE, self._plan.possible)):
            if choice is Choice.FILL:
                count += self._preview.counts.get(verdict, 0) - listed[verdict]
        return count

    def start(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus()

    def _happens(self, row: PreviewRow) -> str:
        if row.verdict is Verdict.REFUSED:
            return _("Left out")
        if row.verdict is Verdict.NEW:
            return _("Taken in")
        return shown(CHOICE_NAMES[self._plan.choice(row.line, row.verdict)])

    def _refresh(self) -> None:
        rows = list(self._preview.rows) if self._preview else []
        seen = self.seen.value()
        if seen is NOTED:
            rows = [row for row in rows if row.notes]
        elif seen is not None:
            rows = [row for row in rows if row.verdict is seen]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
        else:
            self.stack.show_state(StatePage("check", _("No such row in this file"), name="noSuchRow"))
            self._show_row(None)

    def _choose_first(self) -> None:
        row = self.table.rows_model().row_at(0)
        if row is not None:
            self.table.choose(row.line)
        self._show_row(row)

    def _show_row(self, row: PreviewRow | None) -> None:
        self.panel.show_row(row, self._plan.choice(row.line, row.verdict) if row else Choice.SKIP)

    def _choose_for_all(self, verdict: Verdict, choice: Choice) -> None:
        """Decide for all of a kind; what was decided row by row before is given up."""
        lines = {row.line for row in (self._preview.rows if self._preview else ()) if row.verdict is verdict}
        choices = {line: kept for line, kept in self._plan.choices.items() if line not in lines}
        plan = replace(self._plan, choices=choices)
        is_same = verdict is Verdict.SAME
        self._plan = replace(plan, same=choice) if is_same else replace(plan, possible=choice)
        self._after_choice()

    def _choose_for_row(self, line: int, choice: Choice) -> None:
        self._plan = replace(self._plan, choices={**self._plan.choices, line: choice})
        self._after_choice()

    def _after_choice(self) -> None:
        self._refresh()
        self._show_row(self.table.current())
        self.changed.emit()
