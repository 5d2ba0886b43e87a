"""The card of what was added in spite of an allergy: by whom, why, and whether the reason still holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from luna_desktop.domain.clinical.stops import OVERRIDE_REASON_NAMES
from luna_desktop.services.care.stops import KeptOverride
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.entries.versions import recorded_day
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable


def force_chip(kept: KeptOverride) -> ChipSpec:
    """Return whether a reason still holds."""
    if kept.in_force:
        return ChipSpec(_("In force"), "warn", "circle-alert")
    return ChipSpec(_("Ended"), "neutral", "circle-slash", tip=_("The allergy or a catalogue changed since."))


def override_columns() -> list[Column[KeptOverride]]:
    """Return the columns of the list."""
    return [
        Column(
            _("Added"),
            lambda kept: Cell(kept.known.body.planned.text, kept.known.body.trigger.text, strong=True),
            190,
        ),
        Column(
            _("Reason"),
            lambda kept: Cell(shown(OVERRIDE_REASON_NAMES[kept.known.body.code]), kept.known.body.words),
            220,
            stretch=True,
        ),
        Column(_("By"), lambda kept: Cell(kept.known.recorded_by, recorded_day(kept.known)), 160),
        Column(_("Holds"), lambda kept: Cell(chips=(force_chip(kept),)), 112),
    ]


class OverridesCard(Card):
    """What was added in spite of an allergy; takes no room while there is nothing.

    Signals:
        chosen: the `Known` whose history is wanted.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Added in spite of an allergy"), "overridesCard", icon="pencil")
        self.table: RowsTable[KeptOverride] = RowsTable(
            "overridesTable",
            _("Added in spite of an allergy"),
            override_columns(),
            key=lambda kept: kept.known.fact_id,
        )
        ColumnFit(self.table, order=(2,), least=200)
        self.add(self.table)
        table = self.table
        table.selected.connect(lambda _row: self._choose() if table.hasFocus() else None)
        table.clicked.connect(lambda _index: self._choose())
        self.hide()

    def show_rows(self, rows: Sequence[KeptOverride]) -> None:
        """Show these answers, newest first."""
        self.table.show_rows(list(rows))
        self.table.fit_height()
        self.setVisible(bool(rows))

    def _choose(self) -> None:
        kept = self.table.current()
        if kept is not None:
            known: Known = kept.known
            self.chosen.emit(known)
