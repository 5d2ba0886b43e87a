"""Scores: the list at the left; the chosen score with its form, its trend as plot or table, and one assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.scores.record import SCORES
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.scores import Standing, standings
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.view import EntriesView, Place
from luna_desktop.ui.scores.form import ScoreForm, form_of
from luna_desktop.ui.scores.score_list import ScoreList
from luna_desktop.ui.scores.wording import band_words, change_words, plot_of, range_words, trend_chip, value_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.plots import TrendPlot
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import Column, RowsTable

SIDE = 268


class ScoresView(EntriesView):
    """The scores of one patient.

    Signals:
        score_wanted: the id of the score that the person went to.
    """

    score_wanted = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__("scores", _("Scores"), today, save_text=_("Save assessment"))
        self._standings: dict[str, Standing] = {}
        self._score = next(iter(SCORES))
        self._age_group = ""
        self.list = ScoreList()
        self.title = words("", "title")
        self.trend = Chip("")
        self.about = words("", "caption", wrap=True)
        self.record_button = Button(_("Record"), "recordScoreButton", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        self.holder = QVBoxLayout()
        self.form_card = Card("", "scoreFormCard")
        self.plot_card = Card(_("Trend"), "scoreTrendCard", icon="gauge")
        self.plot = TrendPlot("scorePlot")
        self.table: RowsTable[Known] = RowsTable(
            "scoreTable",
            _("Assessments, newest first"),
            self._columns(),
            key=lambda known: known.fact_id,
            row_height=40,
        )
        self.table_button = Button(_("Table view"), "scoreTableButton", kind=Kind.GHOST, size="small", tip=_("Alt+L"))
        self.stack = named(QStackedWidget(), "scoreStack")
        self.empty = StatePage(
            "gauge",
            _("Not assessed yet"),
            _("Record the first assessment; each is kept with its date."),
            name="noScores",
        )
        self._build()
        self._wire()

    def _columns(self) -> list[Column[Known]]:
        return [
            Column(_("Assessed on"), lambda known: Cell(day_words(known.body.assessed_on), strong=True), 124),
            Column(_("Result"), lambda known: Cell(value_words(known.body)), 100),
            Column(_("Change"), lambda known: Cell(self._change(known)), 110),
            Column(_("In words"), lambda known: Cell(band_words(known.body)), 160, stretch=True),
            Column(_("Assessed by"), lambda known: Cell(known.recorded_by), 160),
        ]

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 18, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.trend)
        head.addStretch(1)
        head.addWidget(self.record_button)
        column.addLayout(head)
        column.addWidget(self.about)
        self.form_card.add(self.holder)
        column.addWidget(self.form_card)
        self.plot_card.add_action(self.table_button)
        self.stack.addWidget(self.plot)
        self.stack.addWidget(self.table)
        self.plot_card.add(self.stack)
        self.plot_card.add(self.empty)
        column.addWidget(self.plot_card)
        column.addStretch(1)
        self.form_card.hide()
        self.frame.compose(page, side=self._side_part(), panel=self.panel)

    def _side_part(self) -> QWidget:
        side = styled(named(QFrame(), "scoresSide", _("Scores")), cls="sidelist")
        self._side = side
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(6)
        column.addWidget(words(_("Scores"), "thead"))
        column.addWidget(self.list, 1)
        note = _("A score is a clinician’s assessment. A missing part leaves it not known.")
        column.addWidget(words(note, "caption", wrap=True))
        return side

    def _wire(self) -> None:
        self.list.picked.connect(self.score_wanted)
        self.list.record_wanted.connect(lambda: self.add_wanted.emit("score"))
        self.record_button.clicked.connect(lambda: self.add_wanted.emit("score"))
        self.table_button.clicked.connect(self.toggle_table)
        self.table.selected.connect(lambda known: self.chosen.emit(known) if known is not None else None)
        self.table.opened.connect(self.change_wanted)
        self.plot.opened.connect(self._open_dot)
        self.plot.chosen.connect(self._show_dot)
        self.add_shortcut("Insert", lambda: self.add_wanted.emit("score"))
        self.add_shortcut("Alt+L", self.toggle_table)
        self.add_shortcut("Ctrl+Shift+N", self._take_last)

    def place_of(self, kind: str) -> Place:
        """Return where the form stands: the form of the score that is shown."""
        if kind != "score":
            raise KeyError(kind)
        return Place(form_of(self._score), self.holder)

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return the button that a reader does not see."""
        return (self.record_button,)

    def score_id(self) -> str:
        """Return which score is shown."""
        return self._score

    def set_age_group(self, code: str) -> None:
        """Say which age group the patient is in today, as far as it is known."""
        self._age_group = code

    def show_chart(self, chart: Chart) -> None:
        """Show where every score stands; the last used one is shown first."""
        rows = standings(chart)
        first = not self._standings
        self._standings = {row.score.id: row for row in rows}
        self.list.show_standings(rows)
        if first and rows[0].assessments:
            self._score = rows[0].score.id
        self.show_score(self._score)

    def show_score(self, score: str) -> None:
        """Show one score."""
        self._score = score
        standing = self._standings.get(score) or Standing(SCORES[score])
        self.list.choose(score)
        of = standing.score
        self.title.setText(shown(of.name))
        chip = trend_chip(standing)
        self.trend.setVisible(chip is not None)
        if chip is not None:
            self.trend.show_chip(chip)
        parts = [
            _("Range {range}", range=range_words(of)),
            _("Formula: {formula}", formula=shown(of.formula)),
            shown(of.licence),
            shown(of.about) if of.about is not None else "",
        ]
        self.about.setText(" · ".join(part for part in parts if part))
        has = bool(standing.assessments)
        self.stack.setVisible(has)
        self.table_button.setVisible(has)
        self.empty.setVisible(not has)
        self.plot.show_plot(plot_of(standing))
        self.table.show_rows(standing.assessments)
        self.table.fit_height()
        self._fit_stack()

    def toggle_table(self) -> None:
        """Show the trend as a table, or as a plot again."""
        listing = self.stack.currentIndex() == 0
        self.stack.setCurrentIndex(1 if listing else 0)
        self.table_button.setText(_("Plot") if listing else _("Table view"))
        self._fit_stack()

    def chips_of(self, known: Known) -> Sequence[ChipSpec]:
        """Return the result as a chip."""
        band = band_words(known.body)
        return (ChipSpec(value_words(known.body), "accent", "gauge"), *((ChipSpec(band),) if band else ()))

    def open_form(self, kind: str, known: Known | None = None) -> EntryForm:
        """Open an assessment with last time's grades marked."""
        if known is not None:
            self._score = known.body.score
        form = super().open_form(kind, known)
        if isinstance(form, ScoreForm):
            self.form_card.show()
            form.show_last(self._last_before(known))
            if known is None:
                self._show_age_group(form)
        return form

    def _show_age_group(self, form: ScoreForm) -> None:
        """Fill in the age group where the score asks for one; that is no change that the person made."""
        if self._age_group and form.score.part("age") is not None:
            self.frame.show_values({**form.start_values(), "age": self._age_group})
            form.show_computed()

    def close_form(self) -> None:
        """Put the form away."""
        super().close_form()
        self.form_card.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list readable at every text size."""
        super().resizeEvent(event)
        self._side.setFixedWidth(theme.px(SIDE))

    def _last_before(self, known: Known | None) -> Known | None:
        rows = self._standings[self._score].assessments if self._score in self._standings else ()
        if known is None:
            return rows[0] if rows else None
        older = [row for row in rows if row.fact_id != known.fact_id and row.body.assessed_on <= known.body.assessed_on]
        return older[0] if older else None

    def _change(self, known: Known) -> str:
        results = self._standings[self._score].complete if self._score in self._standings else ()
        at = next((at for at, each in enumerate(results) if each.fact_id == known.fact_id), -1)
        if at < 0 or at + 1 >= len(results):
            return ""
        return change_words(SCORES[self._score], results[at + 1].body.value, known.body.value)

    def _dots(self) -> list[Known]:
        standing = self._standings.get(self._score)
        return list(reversed(standing.complete)) if standing is not None else []

    def _show_dot(self, at: int) -> None:
        self.chosen.emit(self._dots()[at])

    def _open_dot(self, at: int) -> None:
        self.change_wanted.emit(self._dots()[at])

    def _take_last(self) -> None:
        if isinstance(self.form, ScoreForm):
            self.form.take_last()

    def _fit_stack(self) -> None:
        shown_part = self.stack.currentWidget()
        if shown_part is not None:
            high = self.table.height() if shown_part is self.table else self.plot.sizeHint().height()
            self.stack.setFixedHeight(high)
