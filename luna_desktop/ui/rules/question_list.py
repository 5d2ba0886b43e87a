"""What has to be asked before something is planned: a question in a row, answered by yes, no or not known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.answers import YES_NO_NAMES, YesNo
from luna_desktop.domain.clinical.rules.asked import Question, name_of
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named

_OFFERED = (YesNo.YES, YesNo.NO, YesNo.UNKNOWN)


class QuestionList(QWidget):
    """Shows questions with the answer that counts today; says which was given.

    Signals:
        answered: the trigger of a question and its `YesNo`.
    """

    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "ruleQuestions", _("Ask before this"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.rows: dict[tuple[str, str], Segmented] = {}
        self.may_answer = True

    def show_questions(self, questions: Sequence[Question], answers: dict[tuple[str, str], YesNo]) -> None:
        """Show questions; an answer that does not count any more is not shown."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for question in questions:
            self._column.addWidget(self._row(question, answers.get(question.trigger)))

    def _row(self, question: Question, answer: YesNo | None) -> QWidget:
        text = shown(question.words)
        row = named(QWidget(), "", text)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(words(text, "body", wrap=True), 1)
        options = [Option(each, shown(YES_NO_NAMES[each])) for each in _OFFERED]
        choice = Segmented(f"ask{name_of(question.trigger).replace(':', '_')}", text, options)
        choice.show_value(answer)
        choice.setEnabled(self.may_answer)
        choice.chosen.connect(lambda value, trigger=question.trigger: self.answered.emit(trigger, value))
        line.addWidget(choice)
        self.rows[question.trigger] = choice
        return row
