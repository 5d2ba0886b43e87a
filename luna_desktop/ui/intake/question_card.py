"""One question on the turned screen: its words, its answer, and the ways not to answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.intake import Answer, AnswerState, answer_problem
from luna_desktop.domain.clinical.intake_question import YES, Form, Question, lines_of
from luna_desktop.domain.clinical.lifestyle_words import number_text
from luna_desktop.texts import Translator
from luna_desktop.ui import theme
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.option_buttons import OptionButtons

STEPS = {"sleep_hours": 0.5, "water_litres": 0.5, "sun_hours": 0.5, "exercise_minutes": 10, "vigorous_minutes": 10}


class QuestionCard(QFrame):
    """A question with its control.

    Signals:
        answered: the `Answer` as it is now; without content it takes the answer back.
    """

    answered = Signal(object)

    def __init__(self, number: int, question: Question, filling: Filling, _: Translator, *, today: date) -> None:
        super().__init__()
        ask = _.render(question.ask)
        styled(named(self, f"ask_{question.key}", ask), cls="card")
        self.question, self._say, self._today = question, _, today
        self.options: OptionButtons | None = None
        self.number: LineEdit | None = None
        self.day: LineEdit | None = None
        self.lines: QPlainTextEdit | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14))
        column.setSpacing(10)
        column.addWidget(words(_("{number}. {question}", number=number, question=ask), "title", wrap=True))
        if question.hint.text:
            column.addWidget(words(_.render(question.hint), "body2", wrap=True))
        self._control = QWidget()
        inside = QVBoxLayout(self._control)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        self._build(inside, ask)
        column.addWidget(self._control)
        column.addLayout(self._foot(ask))
        self.problem = words("", "error", wrap=True)
        column.addWidget(self.problem)
        self.problem.hide()
        self._show(filling)

    def _build(self, inside: QVBoxLayout, ask: str) -> None:
        question, _ = self.question, self._say
        if question.options:
            options = [Option(key, _.render(name)) for key, name in question.options]
            self.options = OptionButtons(f"{question.key}Options", ask, options)
            self.options.chosen.connect(lambda _value: self._changed())
            inside.addWidget(self.options)
        if question.form is Form.NUMBER:
            inside.addLayout(self._stepper(ask))
        if question.form is Form.DATE:
            self.day = named(LineEdit(), f"{question.key}Date", ask)
            self.day.setMaxLength(40)
            self.day.setFixedWidth(theme.px(260))
            styled(self.day, fit="large")
            self.day.textEdited.connect(lambda _text: self._changed())
            inside.addWidget(self.day)
        if question.form in {Form.LIST, Form.LINES}:
            self.lines = named(QPlainTextEdit(), f"{question.key}Lines", ask)
            self.lines.setTabChangesFocus(True)
            self.lines.setFixedHeight(theme.px(104))
            self.lines.textChanged.connect(self._changed)
            inside.addWidget(self.lines)

    def _stepper(self, ask: str) -> QHBoxLayout:
        _ = self._say
        self.number = LineEdit()
        self.number.setMaxLength(8)
        self.number.setFixedWidth(theme.px(110))
        self.number.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        unit = _.render(self.question.unit)
        named(self.number, f"{self.question.key}Number", _("{question}, {unit}", question=ask, unit=unit))
        styled(self.number, fit="large")
        self.number.textEdited.connect(lambda _text: self._changed())
        less = icon_button("minus", f"{self.question.key}Less", _("A little less"), kind=Kind.SECONDARY, size="large")
        more = icon_button("plus", f"{self.question.key}More", _("A little more"), kind=Kind.SECONDARY, size="large")
        less.clicked.connect(lambda: self._step(-1))
        more.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (less, self.number, more, words(unit, "body2")):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _foot(self, ask: str) -> QHBoxLayout:
        _ = self._say
        self.earlier = QWidget()
        told = QHBoxLayout(self.earlier)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(IconLabel("lock", "text2", 16))
        told.addWidget(words(_("Answered before; kept sealed. Answer again to change it."), "body2"))
        self.decline = Button(_("I prefer not to say"), f"{self.question.key}Decline", icon="hand", size="large")
        self.decline.setCheckable(True)
        self.decline.setAccessibleName(_("{question}: I prefer not to say", question=ask))
        self.clear = Button(
            _("Clear my answer"), f"{self.question.key}Clear", kind=Kind.GHOST, icon="eraser", size="large"
        )
        self.clear.setAccessibleName(_("{question}: clear my answer", question=ask))
        self.decline.clicked.connect(self._declined)
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.earlier)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.decline)
        return row

    def _show(self, filling: Filling) -> None:
        given = filling.given(self.question.key)
        if given is not None:
            self._fill(given)
        self.decline.setChecked(given is not None and given.state is AnswerState.DECLINED)
        self._refresh(earlier=given is None and self.question.key in filling.earlier)

    def _fill(self, given: Answer) -> None:
        if self.options is not None:
            self.options.show_value(given.value or None)
        if self.number is not None:
            self.number.setText(given.value)
        if self.day is not None:
            self.day.setText(given.value)
        if self.lines is not None:
            text = "\n".join(given.lines) if self.question.form is Form.LIST else given.value
            self.lines.blockSignals(True)
            self.lines.setPlainText(text)
            self.lines.blockSignals(False)

    def answer(self) -> Answer:
        """Return the answer as it stands here."""
        key = self.question.key
        if self.decline.isChecked():
            return Answer(key, AnswerState.DECLINED)
        typed = self.lines.toPlainText() if self.lines is not None else ""
        if self.question.form is Form.LIST and self.options is not None:
            value = str(self.options.value() or "")
            return Answer(key, value=value, lines=lines_of(typed) if value == YES else ())
        if self.options is not None:
            return Answer(key, value=str(self.options.value() or ""))
        line = self.number or self.day
        return Answer(key, value=line.text().strip() if line is not None else typed.strip())

    def check(self) -> bool:
        """Say what cannot be read; tell whether the page can be left."""
        answer = self.answer()
        empty = answer.state is AnswerState.GIVEN and not answer.value
        why = None if empty else answer_problem(answer, self._today)
        self.problem.setText(self._say.render(why) if why is not None else "")
        self.problem.setVisible(why is not None)
        return why is None

    def start(self) -> None:
        """Put the keyboard into the answer."""
        first = self.options or self.number or self.day or self.lines
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self._refresh()
        self.answered.emit(self.answer())

    def _declined(self) -> None:
        if self.decline.isChecked():
            self._fill(Answer(self.question.key))
        self._changed()

    def _clear(self) -> None:
        self.decline.setChecked(False)
        self._fill(Answer(self.question.key))
        self._changed()

    def _step(self, way: int) -> None:
        if self.number is None:
            return
        step = STEPS.get(self.question.key, 1)
        try:
            now = float(self.number.text().replace(",", ".") or 0)
        except ValueError:
            now = 0.0
        self.number.setText(number_text(max(0.0, now + way * step)))
        self._changed()

    def _refresh(self, *, earlier: bool = False) -> None:
        declined, answer = self.decline.isChecked(), self.answer()
        self._control.setEnabled(not declined)
        self.decline.set_kind(Kind.PRIMARY if declined else Kind.SECONDARY)
        self.earlier.setVisible(earlier)
        self.clear.setVisible(declined or bool(answer.value))
        if self.lines is not None and self.question.form is Form.LIST:
            self.lines.setVisible(answer.value == YES)
        if not self.problem.isHidden():
            self.check()
