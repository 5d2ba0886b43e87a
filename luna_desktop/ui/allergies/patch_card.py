"""The card of patch tests: one row an allergen, its readings by day, the result worked out, and its relevance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.patch_tests import POSITIVE, RELEVANCE_NAMES, PatchTest, Reading
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable

_SIGNS = {Reading.NOT_READ: "", Reading.NEGATIVE: "–"}


_RESULTS: dict[Reading, tuple[Message, str, str]] = {
    Reading.NOT_READ: (say("Not read yet"), "neutral", "clock"),
    Reading.NEGATIVE: (say("Negative"), "ok", "minus"),
    Reading.DOUBTFUL: (say("Doubtful"), "warn", "circle-question-mark"),
    Reading.WEAK: (say("Weak positive"), "warn", "plus"),
    Reading.STRONG: (say("Positive"), "danger", "plus"),
    Reading.EXTREME: (say("Strongly positive"), "danger", "plus"),
    Reading.IRRITANT: (say("Irritant"), "warn", "triangle-alert"),
    Reading.UNKNOWN: (say("Not known"), "neutral", "circle-question-mark"),
}


def result_chip(body: PatchTest) -> ChipSpec:
    """Return the last reading as a chip in words."""
    name, tone, icon = _RESULTS[body.result]
    return ChipSpec(shown(name), tone, icon)


def _sign(reading: Reading) -> str:
    return _("Not known") if reading is Reading.UNKNOWN else _SIGNS.get(reading, str(reading.value))


def _series(body: PatchTest) -> str:
    day = day_words(body.applied_on)
    if body.series and day:
        return _("{day}, {series}", series=body.series, day=day)
    return body.series or day


def _strength(body: PatchTest) -> str:
    return " ".join(part for part in (body.concentration, body.vehicle) if part)


def patch_columns() -> list[Column[Known]]:
    """Return the columns of the table of patch tests."""
    return [
        Column(
            _("Allergen"),
            lambda row: Cell(row.body.allergen.text, _series(row.body), strong=True, wraps=True),
            220,
            stretch=True,
            sort=lambda row: row.body.allergen.text.casefold(),
        ),
        Column(_("Strength"), lambda row: Cell(_strength(row.body)), 120),
        Column(_("Day 2"), lambda row: Cell(_sign(row.body.day2)), 64),
        Column(_("Day 4"), lambda row: Cell(_sign(row.body.day4)), 64),
        Column(_("Day 7"), lambda row: Cell(_sign(row.body.day7)), 64),
        Column(_("Reading"), lambda row: Cell(chips=(result_chip(row.body),)), 150),
        Column(_("Relevance"), lambda row: Cell(shown(RELEVANCE_NAMES[row.body.relevance])), 130),
    ]


class PatchCard(Card):
    """Patch test results.

    Signals:
        add_wanted: enter a result.
        chosen, change_wanted: the `Known` it is about.
        allergy_wanted: put what this positive `Known` found on the list of allergies.
    """

    add_wanted = Signal()
    chosen = Signal(object)
    change_wanted = Signal(object)
    allergy_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Patch test results"), "patchTestsCard", icon="clipboard-list")
        self.count = words("", "caption")
        self.table: RowsTable[Known] = RowsTable(
            "patchTestTable", _("Patch test results"), patch_columns(), key=lambda row: row.fact_id
        )
        ColumnFit(self.table, order=(1, 4, 6), least=180)
        self.add_button = Button(_("Add patch test"), "addPatchTestButton", icon="plus", size="small")
        self.allergy_button = Button(
            _("Add to the allergies"), "patchToAllergyButton", icon="shield-alert", size="small"
        )
        self.allergy_button.hide()
        self._listed: tuple[Coded, ...] = ()
        self._can_change = True
        self.empty = words(_("No patch test is on record."), "caption")
        self.holder = QVBoxLayout()
        self.add_beside_title(self.count)
        self.add(self.table)
        self.add(self.empty)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.allergy_button)
        foot.addStretch(1)
        self.add(foot)
        self.add(self.holder)
        self.add_button.clicked.connect(self.add_wanted)
        table = self.table
        table.selected.connect(lambda row: self.chosen.emit(row) if row is not None and table.hasFocus() else None)
        table.clicked.connect(lambda _index: self.chosen.emit(table.current()))
        table.opened.connect(self.change_wanted)
        table.selected.connect(lambda _row: self._offer_allergy())
        self.allergy_button.clicked.connect(lambda: self.allergy_wanted.emit(table.current()))

    def show_rows(self, rows: Sequence[Known], listed: Sequence[Coded] = (), *, can_change: bool = True) -> None:
        """Show these results, the latest test first; a positive one that is not `listed` may become an allergy."""
        self._listed, self._can_change = tuple(listed), can_change
        dated = sorted(rows, key=lambda row: row.body.applied_on.iso if row.body.applied_on else "", reverse=True)
        self.table.show_rows(dated)
        self.table.fit_height()
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        positive = sum(row.body.result in POSITIVE for row in rows)
        told = _("{count} allergens, {positive} positive", count=len(rows), positive=positive)
        self.count.setText(told if rows else "")
        self._offer_allergy()

    def _offer_allergy(self) -> None:
        row = self.table.current()
        wanted = row is not None and row.body.result in POSITIVE and not self._is_listed(row.body.allergen)
        self.allergy_button.setVisible(wanted and self._can_change)

    def _is_listed(self, allergen: Coded) -> bool:
        return any(
            (each.code and each.code == allergen.code) or each.text.casefold() == allergen.text.casefold()
            for each in self._listed
        )
