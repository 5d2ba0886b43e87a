"""The form of a lifestyle assessment: one question a row, beside it what was told last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.lifestyle import (
    DIET_NAMES,
    SMOKING_NAMES,
    SUNSCREEN_NAMES,
    Diet,
    Lifestyle,
    Smoking,
    Sunscreen,
    is_known,
)
from luna_desktop.domain.clinical.lifestyle_words import answer_words
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.entries.described import day_words, number_words
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, options_of, read_day
from luna_desktop.ui.lifestyle.number_field import NumberField, read_number
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

NUMBERS = ("sleep_hours", "exercise_minutes", "stress", "sun_hours")
WHOLE = ("exercise_minutes", "stress")


@dataclass(frozen=True)
class Question:
    """One row: the field, the question in a word, what is counted, and its row."""

    field: Field
    title: str
    note: str
    at: str


class LifestyleForm(EntryForm):
    """One dated assessment. The newest one before it is shown beside each question and copied only on request."""

    kind = "lifestyle"

    def __init__(self, known: Known | None, today: date) -> None:
        self._last: Known | None = None
        self._beside: dict[str, tuple[Question, Chip, Button, QWidget]] = {}
        super().__init__(known, today)
        self.close_button.setVisible(False)

    def new_heading(self) -> str:
        """Return the heading of a new assessment."""
        return _("Today’s assessment")

    def place_fields(self) -> None:
        """Lay the questions out."""
        self.asked_on = PartialDateField("asked_on", _("Asked on"), required=True, latest=self.today)
        cosmetics = LinesField("cosmetics", _("Cosmetics"), lines=2, example=_("Sunscreen gel SPF 50, kajal"))
        routine = LinesField("routine", _("Skin care routine"), lines=2, example=_("Morning: cleanser, sunscreen"))
        self._head = words("", "thead")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnMinimumWidth(0, theme.px(128))
        self._rows.setColumnMinimumWidth(1, theme.px(212))
        self._rows.setColumnStretch(2, 1)
        for at, title in enumerate((_("Question"), _("Answer"))):
            self._rows.addWidget(words(title, "thead"), 0, at)
        self._rows.addWidget(self._head, 0, 2, 1, 2)
        for at, question in enumerate(self._questions(), start=1):
            self._add_question(at, question)
        self.column().addLayout(self._rows)
        self.add_row([(cosmetics, 1), (routine, 1)])
        self.add_row([(self.asked_on, 1), (self.source, 1)])
        if self.known is not None:
            self.add_row([(self.reason, 1)])
        else:
            self.reason.setParent(self)
            self.reason.hide()
        self.mark.setParent(self)
        self.adopt(self.mark)

    def _questions(self) -> list[Question]:
        hours, minutes = _("h"), _("min a week")
        sleep = NumberField("sleep_hours", _("Sleep"), hours)
        exercise = NumberField("exercise_minutes", _("Exercise"), minutes)
        stress = NumberField("stress", _("Stress"), _("of 10"))
        sun = NumberField("sun_hours", _("Sun exposure"), hours)
        sunscreen = ChoiceField("sunscreen", _("Sunscreen"), options_of(SUNSCREEN_NAMES))
        diet = ChoiceField("diet", _("Diet"), options_of(DIET_NAMES))
        smoking = ChoiceField("smoking", _("Smoking"), options_of(SMOKING_NAMES))
        return [
            Question(sleep, _("Sleep"), _("Hours a night"), "sleep_hours"),
            Question(exercise, _("Exercise"), _("Minutes a week"), "exercise"),
            Question(stress, _("Stress"), _("0 none, 10 worst"), "stress"),
            Question(sun, _("Sun exposure"), _("Hours a day outdoors"), "sun_hours"),
            Question(sunscreen, _("Sunscreen"), "", "sunscreen"),
            Question(diet, _("Diet"), "", "diet"),
            Question(smoking, _("Smoking"), "", "smoking"),
        ]

    def _add_question(self, row: int, question: Question) -> None:
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(words(question.title, "strong"))
        if question.note:
            title.addWidget(words(question.note, "caption"))
        middle = Qt.AlignmentFlag.AlignVCenter
        self._rows.addLayout(title, row, 0, middle)
        question.field.setFixedWidth(theme.px(212))
        question.field.label_widget().hide()
        question.field.label_widget().setMaximumHeight(0)
        self._rows.addWidget(question.field, row, 1, middle)
        last, chip = words("", "body2"), Chip("")
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(last)
        across.addWidget(chip)
        across.addStretch(1)
        same = Button(_("No change"), f"{question.field.name}Same", kind=Kind.GHOST, size="small")
        same.setAccessibleName(_("{question}: no change since last time", question=question.title))
        same.clicked.connect(lambda: self._copy(question))
        self._rows.addWidget(beside, row, 2, middle)
        self._rows.addWidget(same, row, 3, middle)
        chip.hide()
        same.hide()
        self._beside[question.field.name] = (question, chip, same, last)
        question.field.edited.connect(lambda: self._compare(question.field.name))
        self.adopt(question.field)

    def show_last(self, last: Known | None) -> None:
        """Show the assessment before this one beside each question."""
        self._last = last
        if last is None:
            return
        self._head.setText(_("Last time, {day}", day=day_words(last.body.asked_on)))
        for name, (question, _chip, same, label) in self._beside.items():
            said = answer_words(last.body, question.at)
            text = shown(said) if isinstance(said, Message) else said
            label.setText(text)  # type: ignore[attr-defined]  # a label
            same.setVisible(self.known is None and is_known(last.body, question.at))
            self._compare(name)

    def values_of(self, body: object) -> dict[str, object]:
        """Return an assessment as values."""
        known = body if isinstance(body, Lifestyle) else Lifestyle(PartialDate.of(self.today))
        numbers = {name: number_words(getattr(known, name)) for name in NUMBERS}
        return {
            **numbers,
            "asked_on": known.asked_on.iso,
            "diet": known.diet.value,
            "smoking": known.smoking.value,
            "sunscreen": known.sunscreen.value,
            "cosmetics": known.cosmetics,
            "routine": known.routine,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the assessment that is typed."""
        problems: Problems = {}
        numbers = {name: _number(values, name, problems) for name in NUMBERS}
        asked_on = read_day(values, "asked_on", problems)
        if asked_on is None and "asked_on" not in problems:
            problems["asked_on"] = _("Enter the day on which the patient was asked.")
        stress, minutes = numbers["stress"], numbers["exercise_minutes"]
        body = Lifestyle(
            asked_on or PartialDate.of(self.today),
            numbers["sleep_hours"],
            None if minutes is None else int(minutes),
            None if stress is None else int(stress),
            Diet(values.get("diet") or Diet.UNKNOWN.value),
            Smoking(values.get("smoking") or Smoking.UNKNOWN.value),
            numbers["sun_hours"],
            Sunscreen(values.get("sunscreen") or Sunscreen.UNKNOWN.value),
            str(values.get("cosmetics") or ""),
            str(values.get("routine") or ""),
        )
        return problems, body

    def _copy(self, question: Question) -> None:
        if self._last is not None:
            question.field.show_value(self.values_of(self._last.body)[question.field.name])
            question.field.edited.emit()

    def _compare(self, name: str) -> None:
        """Say how a number differs from last time."""
        question, chip, _same, _label = self._beside[name]
        before = getattr(self._last.body, name) if self._last is not None and name in NUMBERS else None
        try:
            now = read_number(question.field.value()) if name in NUMBERS else None
        except ValueError:
            now = None
        if before is None or now is None or before == now:
            chip.hide()
            return
        difference = number_words(abs(now - before))
        more = now > before
        text = _("{number} more", number=difference) if more else _("{number} less", number=difference)
        chip.show_chip(ChipSpec(text, "neutral", "chevron-up" if more else "chevron-down"))
        chip.show()


def _number(values: Values, name: str, problems: Problems) -> float | None:
    try:
        number = read_number(values.get(name))
    except ValueError:
        problems[name] = _("Enter a number such as 6.5, or nothing.")
        return None
    if number is not None and name in WHOLE and number != int(number):
        problems[name] = _("Enter a whole number.")
    return number
