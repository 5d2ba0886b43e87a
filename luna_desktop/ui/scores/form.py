"""The form of a score: computes while it is ticked, shows last time's grades, and never counts what is missing as 0."""

from __future__ import annotations

from datetime import date
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel

from luna_desktop.domain.clinical.scores.parts import Part, Score, assess
from luna_desktop.domain.clinical.scores.record import METHOD_NAMES, SCORES, Method, ScoreRecord, parts_of
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, options_of, read_day
from luna_desktop.ui.lifestyle.number_field import NumberField
from luna_desktop.ui.scores.grade_field import GradeField
from luna_desktop.ui.scores.wording import part_words, text_of
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.choice_fields import CardsField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.radio_cards import CardOption


class _WhichField(Field):
    """Says in a draft which score the form is of."""

    def __init__(self, score: str) -> None:
        super().__init__("score", "")
        self._score = score
        self.hide()

    def value(self) -> str:
        """Return the id of the score."""
        return self._score


class ScoreForm(EntryForm):
    """One assessment; `form_of` makes the class for a score."""

    kind = "score"
    score: Score

    def __init__(self, known: Known | None, today: date) -> None:
        self._parts: dict[str, Field] = {}
        self._meanings: dict[str, QLabel] = {}
        super().__init__(known, today)
        self.show_computed()

    def heading(self) -> str:
        """Return what is assessed."""
        if self.known is None:
            return _("New assessment: {score}", score=shown(self.score.name))
        day = day_words(self.known.body.assessed_on)
        return _("Correct {score} of {day}", score=self.score.short, day=day)

    def place_fields(self) -> None:
        """Lay the parts out: areas side by side where several things are graded in each, else one under the other."""
        self.which = _WhichField(self.score.id)
        self.same_button = Button("", "sameAsLastButton", icon="check-check", tip=_("Ctrl+Shift+N"))
        self.same_button.clicked.connect(self.take_last)
        self.same_button.hide()
        self.column().addWidget(self.same_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in self.score.parts:
            self._parts[part.name] = _field_of(part, single=len(self.score.parts) == 1)
        self._lay_out_parts()
        self._lay_out_result()
        self.assessed_on = PartialDateField("assessed_on", _("Assessed on"), required=True, latest=self.today)
        self.method = ChoiceField("method", _("How"), options_of(METHOD_NAMES))
        self.note = LinesField("note", _("Notes"), lines=2)
        self.add_row([(self.assessed_on, 1), (self.method, 1), (self.note, 2)])
        if self.known is not None:
            self.add_row([(self.reason, 1)])
        for spare in (self.source, self.mark, self.which, *(() if self.known is not None else (self.reason,))):
            spare.setParent(self)
            spare.hide()
        self.adopt(self.mark, self.which)

    def _lay_out_parts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        groups = list(dict.fromkeys(part.group.text for part in self.score.parts if part.group is not None))
        labels = list(dict.fromkeys(part.label.text for part in self.score.parts if part.group is not None))
        crossed = len(labels) > 1
        loose = [part for part in self.score.parts if part.group is None]
        for part in loose:
            self._add_line(grid, part, shown(part.label))
        start = grid.rowCount()
        headed: set[str] = set()
        for part in self.score.parts:
            if part.group is None:
                continue
            if not crossed:
                self._add_line(grid, part, shown(part.group))
                continue
            row, column = start + 1 + labels.index(part.label.text), 1 + groups.index(part.group.text)
            if part.group.text not in headed:
                grid.addWidget(words(shown(part.group), "thead"), start, column)
            if part.label.text not in headed:
                grid.addWidget(words(shown(part.label), "label"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            headed |= {part.group.text, part.label.text}
            grid.addWidget(self._parts[part.name], row, column)
        grid.setColumnStretch(len(groups) + 2 if crossed else 3, 1)
        self.column().addLayout(grid)
        self.adopt(*self._parts.values())
        for field in self._parts.values():
            field.edited.connect(self.show_computed)

    def _add_line(self, grid: QGridLayout, part: Part, title: str) -> None:
        row = grid.rowCount()
        field = self._parts[part.name]
        if isinstance(field, CardsField):
            grid.addWidget(field, row, 0, 1, 4)
            return
        grid.addWidget(words(title, "label"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
        meaning = words("", "caption")
        self._meanings[part.name] = meaning
        grid.addWidget(meaning, row, 2, Qt.AlignmentFlag.AlignVCenter)

    def _lay_out_result(self) -> None:
        box = styled(named(QFrame(), "scoreResult"), cls="tile")
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        self.result = words("", "title")
        self.band = words("", "body")
        self.missing = words("", "caption")
        row.addWidget(words(self.score.short, "strong"))
        row.addWidget(self.result)
        row.addWidget(self.band)
        row.addStretch(1)
        row.addWidget(self.missing)
        chip = Chip("")
        chip.show_chip(ChipSpec(_("Derived"), "info", "gauge"))
        row.addWidget(chip)
        self._result_box = box
        self.column().addWidget(box)

    def show_last(self, last: Known | None) -> None:
        """Mark the grades of last time, and offer to take them over in one step."""
        body = last.body if last is not None else None
        values = body.values() if isinstance(body, ScoreRecord) else {}
        self._last_values = values
        for name, field in self._parts.items():
            if isinstance(field, GradeField):
                field.strip.show_last(values.get(name, ""))
        self.same_button.setVisible(self.known is None and bool(values))
        if isinstance(body, ScoreRecord):
            text = _("No change since {day}: take all over", day=day_words(body.assessed_on))
            self.same_button.setText(text)
            self.same_button.setAccessibleName(text)

    def take_last(self) -> None:
        """Fill in what was graded last time; it counts as graded today once it is saved."""
        for name, value in getattr(self, "_last_values", {}).items():
            field = self._parts.get(name)
            if field is not None and not field.value():
                field.show_value(value)
                field.edited.emit()

    def values_of(self, body: object) -> dict[str, object]:
        """Return an assessment as values."""
        known = body if isinstance(body, ScoreRecord) else None
        method = Method.BY_PATIENT if self.score.rated_by_patient else Method.IN_PERSON
        return {
            **{name: (known.values().get(name, "") if known else "") for name in self._parts},
            "assessed_on": known.assessed_on.iso if known else PartialDate.of(self.today).iso,
            "method": (known.method if known else method).value,
            "note": known.note if known else "",
        }

    def start_values(self) -> dict[str, object]:
        """Return what the form shows when it opens."""
        return {**super().start_values(), "source": Source.STAFF.value}

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the assessment that is ticked; the record computes the result anew."""
        problems: Problems = {}
        day = read_day(values, "assessed_on", problems)
        if day is None and "assessed_on" not in problems:
            problems["assessed_on"] = _("Enter the day of the assessment.")
        ticked = {name: str(values.get(name) or "").strip().replace(",", ".") for name in self._parts}
        outcome = assess(self.score, ticked)
        problems |= {name: shown(problem) for name, problem in outcome.problems}
        body = ScoreRecord(
            self.score.id,
            day or PartialDate.of(self.today),
            parts_of(self.score, ticked),
            outcome.value,
            method=Method(values.get("method") or Method.IN_PERSON.value),
            note=str(values.get("note") or ""),
        )
        return problems, body

    def show_computed(self) -> None:
        """Show what the parts come to so far."""
        ticked = {name: str(field.value() or "").strip().replace(",", ".") for name, field in self._parts.items()}
        outcome = assess(self.score, ticked)
        self.result.setText(outcome.value or _("Not known"))
        band = self.score.band_of(outcome.value) if outcome.value else None
        self.band.setText(text_of(band))
        count = len(outcome.missing)
        self.missing.setText(
            "" if not count else (_("1 part is missing") if count == 1 else _("{count} parts are missing", count=count))
        )
        for name, label in self._meanings.items():
            field = self._parts[name]
            label.setText(field.meaning() if isinstance(field, GradeField) else "")
        spoken = _("{score}: {result}", score=self.score.short, result=self.result.text())
        self._result_box.setAccessibleName(", ".join(part for part in (spoken, text_of(band)) if part))


def _field_of(part: Part, *, single: bool) -> Field:
    if single and any(text_of(grade.words) for grade in part.grades):
        options = [CardOption(grade.code, grade.code, text_of(grade.words)) for grade in part.grades]
        return CardsField(part.name, shown(part.label), options, upright=True)
    if part.grades:
        return GradeField(part)
    field = NumberField(part.name, part_words(part), part.unit or _("of {most}", most=str(part.most)))
    field.label_widget().hide()
    field.setFixedWidth(theme.px(190))
    return field


@cache
def form_of(score: str) -> type[ScoreForm]:
    """Return the form of a score; raises KeyError for one that there is not."""
    wanted = SCORES[score]

    class OneScoreForm(ScoreForm):
        """The form of one score."""

        score = wanted

    return OneScoreForm
