"""The questions before a treatment: one letter answers, what was said before stands beside, what grew old is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from luna_desktop.domain.clinical.answers import YES_NO_NAMES, YesNo
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SAFETY_QUESTION_NAMES, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.history.entry import Entry, EntryKey
from luna_desktop.ui.history.parts import LetterSegments, Section, holds_keyboard
from luna_desktop.ui.history.specs import options
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

_TURNS = {question: at + 1 for at, question in enumerate(SafetyQuestion)}


def said_words(line: SafetyLine) -> str:
    """Return what was said last and when."""
    if line.said is None or line.asked_on is None:
        return _("Not asked yet")
    day = day_words(PartialDate.of(line.asked_on))
    return _("{answer}, asked {day}", answer=shown(YES_NO_NAMES[line.said]), day=day)


def standing_chip(line: SafetyLine) -> ChipSpec | None:
    """Return what an answer is worth where that is not plain: asked too long ago, or to be confirmed."""
    if line.lapsed:
        return ChipSpec(_("Ask again"), "warn", "clock")
    if line.to_confirm:
        return ChipSpec(_("Still so?"), "warn", "refresh-cw")
    if line.said is None:
        return ChipSpec(_("Ask"), "warn", "circle-question-mark")
    return None


class QuestionRow:
    """One question with its answer; its widgets stand in the grid of the card."""

    def __init__(self, line: SafetyLine, known: Known | None, today: date, owner: QWidget) -> None:
        self.line, self.known = line, known
        key = EntryKey("safety_answer", line.fact_id, line.number, _TURNS[line.question])
        self.entry = Entry(SafetyAnswer, key, known, today, owner)
        self.entry.fix(question=line.question.value)
        if known is None or line.lapsed:
            self.entry.assume_start(answer=None)
        title = shown(SAFETY_QUESTION_NAMES[line.question])
        self.title = words(title, "strong", wrap=True)
        choices = [each for each in options(YesNo) if each.value != YesNo.DECLINED.value]
        self.answer = LetterSegments(self.entry.name_of("answer"), title, choices)
        self.answer.label_widget().hide()
        self.entry.add("answer", self.answer)
        self.said = words(said_words(line), "body2", wrap=True)
        self.chip = Chip("", name=f"{key.text()}Chip")
        spec = standing_chip(line)
        if spec is not None:
            self.chip.show_chip(spec)
        self.same = CheckBox(_("No change"), f"{key.text()}Same")
        self.same.setAccessibleName(_("{question}: no change since last time", question=title))
        self.same.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard has F4
        self.same.clicked.connect(lambda on: self.entry.how.choose("unchanged" if on else ""))
        self.history = icon_button("history", f"{key.text()}History", _("History of this answer"), size="small")
        self.history.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard has F3

    def is_shown(self, cell: QWidget) -> bool:
        """Tell whether a cell of this row has something to show."""
        if cell is self.chip:
            return standing_chip(self.line) is not None
        return cell not in (self.same, self.history) or self.known is not None

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the cells in their order."""
        return (self.title, self.answer, self.said, self.chip, self.same, self.history)


class SafetyCard(Section):
    """The card of all questions."""

    def __init__(self, today: date) -> None:
        super().__init__("safety_answer", _("Before treating"), "shield-alert")
        self.today = today
        self.rows: list[QuestionRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        self.add_beside_title(words(_("Y yes, N no, 3 not known"), "caption"))
        self.add(self._grid)

    def entries(self) -> Sequence[Entry]:
        """Return every question's answer."""
        return [row.entry for row in self.rows]

    def entry_here(self) -> Entry | None:
        """Return the question in which the keyboard is."""
        return next((row.entry for row in self.rows if holds_keyboard(row.answer)), None)

    def start(self) -> None:
        """Go to the first question that has to be asked, else to the first."""
        row = next((row for row in self.rows if row.line.to_ask or row.line.to_confirm), None)
        if self.rows:
            (row or self.rows[0]).answer.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chart(self, chart: Chart) -> None:
        """Show where every question stands; rows of the same version stay as they are."""
        lines = {line.question: line for line in chart.safety}
        known = {each.body.question: each for each in chart.of("safety_answer")}
        now = [(row.line, row.known) for row in self.rows]
        wanted = [(lines.get(each, SafetyLine(each)), known.get(each)) for each in BY_ITSELF]
        if now != wanted and not any(row.entry.is_touched() for row in self.rows):
            self._rebuild(wanted)

    def let_go(self, keys: Collection[str] | None = None) -> None:
        """Give up what is typed; all questions are shown anew together."""
        mine = [row.entry for row in self.rows]
        if any(entry.key.text() in keys if keys is not None else entry.is_touched() for entry in mine):
            self._rebuild(())

    def take_key(self, key: EntryKey) -> None:
        """Stand for another version of one answer, as a draft that was begun on it."""
        wanted = [(row.line, row.known) for row in self.rows]
        at = next((at for at, row in enumerate(self.rows) if row.entry.key.turn == key.turn), None)
        if at is not None and self.rows[at].entry.key != key:
            line, known = wanted[at]
            wanted[at] = (replace(line, fact_id=key.fact_id, number=key.number), known)
            self._rebuild(wanted)

    def set_read_only(self, read_only: bool) -> None:
        """Let the answers be read, but not changed."""
        self.read_only = read_only
        for row in self.rows:
            row.answer.set_read_only(read_only)
            row.same.setEnabled(not read_only)

    def show_how(self) -> None:
        """Show which answers are said to be unchanged."""
        for row in self.rows:
            row.same.setChecked(bool(row.entry.how.value()))

    def _rebuild(self, wanted: Sequence[tuple[SafetyLine, Known | None]]) -> None:
        self.dropped.emit(tuple(field.name for row in self.rows for field in row.entry.all_fields()))
        for row in self.rows:
            for cell in row.widgets():
                self._grid.removeWidget(cell)
                cell.hide()
                cell.deleteLater()
        self.rows = [QuestionRow(line, known, self.today, self) for line, known in wanted]
        for at, row in enumerate(self.rows):
            for column, cell in enumerate(row.widgets()):
                self._grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignVCenter)
                cell.setVisible(row.is_shown(cell))
            row.answer.answered.connect(lambda at=at: self._go_on(at))
            row.history.clicked.connect(lambda _on=False, row=row: self.history_wanted.emit(row.known))
            self.track(*row.entry.all_fields())

    def _go_on(self, at: int) -> None:
        if at + 1 < len(self.rows):
            self.rows[at + 1].answer.control.setFocus(Qt.FocusReason.TabFocusReason)
