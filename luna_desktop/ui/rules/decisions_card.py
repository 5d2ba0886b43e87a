"""What doctors decided against findings: the rule as it was then, the reason, and whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from luna_desktop.domain.clinical.rules.table import LEVEL_NAMES
from luna_desktop.domain.clinical.stops import OVERRIDE_REASON_NAMES
from luna_desktop.services.care.findings import KeptAnswer
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.entries.versions import recorded_day
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable


def force_chip(kept: KeptAnswer) -> ChipSpec:
    """Return whether a reason still holds."""
    if kept.in_force:
        return ChipSpec(_("In force"), "warn", "circle-alert")
    return ChipSpec(_("Ended"), "neutral", "circle-slash", tip=_("The rule or a fact changed since."))


def _rule(kept: KeptAnswer) -> str:
    return _("{level} · Rule {id}", level=shown(LEVEL_NAMES[kept.body.level]), id=kept.body.rule)


def _columns() -> list[Column[KeptAnswer]]:
    return [
        Column(_("Planned"), lambda kept: Cell(kept.body.planned.text, _rule(kept), strong=True), 200),
        Column(
            _("Reason"),
            lambda kept: Cell(shown(OVERRIDE_REASON_NAMES[kept.body.code]), kept.body.words),
            220,
            stretch=True,
        ),
        Column(_("By"), lambda kept: Cell(kept.known.recorded_by, recorded_day(kept.known)), 150),
        Column(_("Holds"), lambda kept: Cell(chips=(force_chip(kept),)), 112),
    ]


class DecisionsCard(Card):
    """Lists decisions, newest first; one line where there is none.

    Signals:
        print_wanted: print the decisions as they stood then.
    """

    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Gone on in spite of a rule"), "decisionsCard", icon="pencil")
        self.print_button = Button(_("Print…"), "printDecisions", kind=Kind.GHOST, size="small", icon="printer")
        self.print_button.clicked.connect(self.print_wanted)
        self.add_action(self.print_button)
        self.table: RowsTable[KeptAnswer] = RowsTable(
            "decisionsTable", _("Gone on in spite of a rule"), _columns(), key=lambda kept: kept.known.fact_id
        )
        ColumnFit(self.table, order=(2,), least=200)
        self.none = words(_("No decision against a rule is in this chart."), "body2", wrap=True)
        self.add(self.table)
        self.add(self.none)
        self.show_rows(())

    def show_rows(self, rows: Sequence[KeptAnswer]) -> None:
        """Show these decisions."""
        self.table.show_rows(list(rows))
        self.table.fit_height()
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.print_button.setVisible(bool(rows))
