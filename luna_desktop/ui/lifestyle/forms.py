"""The form of a lifestyle assessment: one question a row, beside it what was told last time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from luna_desktop.domain.clinical.lifestyle import ROWS, Lifestyle, is_settled, tidied
from luna_desktop.domain.clinical.lifestyle_checks import LIMITS, WHOLE
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.entries.described import day_words, number_words
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, read_day
from luna_desktop.ui.lifestyle.asked import CHOICES, difference, make_row, words_of
from luna_desktop.ui.lifestyle.derived import activity_card, show_activity, show_tobacco, tobacco_card
from luna_desktop.ui.lifestyle.marks import MarksField
from luna_desktop.ui.lifestyle.number_field import read_number
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

DERIVED = ("exercise", "cigarettes")
ON_SKIN = ("cosmetics", "routine")
TEXTS = ("cosmetics", "routine")


class LifestyleForm(EntryForm):
    """One dated assessment. The newest one before it stands beside each question and is copied only on request.

    Signals:
        trends_wanted: show or hide the trends, where the window is too narrow for both.
    """

    trends_wanted = Signal()
    kind = "lifestyle"

    def __init__(self, known: Known | None, today: date) -> None:
        self._last: Known | None = None
        self._rest: tuple[str, ...] = ()
        super().__init__(known, today)
        self.close_button.setVisible(False)

    def new_heading(self) -> str:
        """Return the heading of a new assessment."""
        return _("Today’s assessment")

    def place_fields(self) -> None:
        """Lay the questions out in cards."""
        self._drop_heading()
        self.rows = {key: make_row(key) for key in ROWS}
        self.declined, self.unchanged = MarksField("declined"), MarksField("unchanged")
        self.column().setSpacing(12)
        self.column().addWidget(self._questions())
        self.activity, self.tobacco = activity_card(self.rows["exercise"]), tobacco_card(self.rows["cigarettes"])
        self.column().addWidget(self.activity)
        self.column().addWidget(self.tobacco)
        self.column().addWidget(self._on_skin())
        self.adopt(*(field for row in self.rows.values() for field in row.fields))
        self.column().addWidget(self._asked())
        self.adopt(self.declined, self.unchanged, self.mark)
        for hidden in (self.declined, self.unchanged, self.mark):
            hidden.setParent(self)
        self._wire()

    def _drop_heading(self) -> None:
        """Take out the plain heading: this form has its own, in its first card."""
        item = self.column().takeAt(0)
        layout = item.layout() if item is not None else None
        while layout is not None and (each := layout.takeAt(0)) is not None:
            if (widget := each.widget()) is not None:
                widget.setParent(self)
                widget.hide()

    def _questions(self) -> Card:
        card = Card(self.heading(), "questionsCard", icon="sun")
        self.count = Chip("", "neutral", "list-checks", name="answeredChip")
        self.count.setMinimumWidth(theme.px(20))
        self.rest = Button(_("Rest: no change"), "restSameButton", icon="check-check", size="small", tip="Ctrl+Shift+N")
        self.trends = Button(_("Trends"), "showTrendsButton", icon="gauge", size="small")
        self.rest.hide()
        self.trends.hide()
        card.add_beside_title(self.count)
        card.add_action(self.trends)
        card.add_action(self.rest)
        grid = _grid()
        self._last_head = words("", "thead")
        for at, title in enumerate((_("Question"), _("Today") if self.known is None else _("Answer"))):
            grid.addWidget(words(title, "thead"), 0, at)
        grid.addWidget(self._last_head, 0, 2, 1, 3)
        asked = [key for key in ROWS if key not in DERIVED and key not in ON_SKIN]
        for at, key in enumerate(asked, start=1):
            self.rows[key].lay_out()
            self.rows[key].place(grid, at)
        card.add(grid)
        return card

    def _on_skin(self) -> Card:
        card = Card(_("On the skin"), "onSkinCard", icon="sparkles")
        grid = _grid()
        for at, key in enumerate(ON_SKIN):
            self.rows[key].lay_out()
            self.rows[key].place(grid, at)
        card.add(grid)
        return card

    def _asked(self) -> Card:
        card = Card("", "askedCard")
        self.asked_on = PartialDateField("asked_on", _("Asked on"), required=True, latest=self.today)
        self.add_row([(self.asked_on, 1), (self.source, 1)])
        self._into(card)
        if self.known is not None:
            self.add_row([(self.reason, 1)])
            self._into(card)
        else:
            self.reason.setParent(self)
            self.reason.hide()
        return card

    def _into(self, card: Card) -> None:
        """Move the row that was added last into a card."""
        item = self.column().takeAt(self.column().count() - 1)
        layout = item.layout() if item is not None else None
        if layout is not None:
            card.add(layout)

    def _wire(self) -> None:
        for row in self.rows.values():
            row.setParent(self)
            row.same_wanted.connect(self._same)
            row.decline_wanted.connect(self._decline)
            row.edited.connect(self._edited)
        self.rest.clicked.connect(self.rest_same)
        self.trends.clicked.connect(self.trends_wanted)
        for marks in (self.declined, self.unchanged):
            marks.shown.connect(self.refresh)
        self.declined.locked.connect(self._lock)

    def show_last(self, last: Known | None) -> None:
        """Show the assessment before this one beside each question."""
        self._last = last
        if last is not None:
            self._last_head.setText(_("On {day}", day=day_words(last.body.asked_on)))
            for key, row in self.rows.items():
                copyable = self.known is None and is_settled(last.body, key)
                row.show_last(words_of(last.body, key), copyable=copyable)
            for key in DERIVED:
                self.rows[key].beside.show()
                before = _("On {day}: {answer}", day=day_words(last.body.asked_on), answer=words_of(last.body, key))
                self.rows[key].last.setText(before)
        self.refresh()

    def body_now(self) -> Lifestyle:
        """Return what the fields mean now; what cannot be read yet counts as not known."""
        _problems, body = self.body_of({field.name: field.value() for field in self.fields()})
        return body

    def refresh(self) -> None:
        """Show marks, differences, what is worked out, and how much is answered."""
        if not hasattr(self, "tobacco"):
            return
        declined, unchanged, now = self.declined.names(), self.unchanged.names(), self.body_now()
        for key, row in self.rows.items():
            row.show_state(declined=key in declined, same=key in unchanged)
            row.show_difference(*(difference(key, self._last.body, now) if self._last is not None else ("", "")))
        show_activity(self.activity, now)
        show_tobacco(self.tobacco, now)
        done = sum(is_settled(now, key) for key in ROWS)
        text = _("{done} of {count} answered", done=done, count=len(ROWS))
        self.count.show_chip(ChipSpec(text, "neutral", "list-checks"))
        self.rest.setVisible(self.known is None and (bool(self._rest) or bool(self._open_rows(now))))
        day = day_words(self._last.body.asked_on) if self._last is not None else ""
        self.rest.setText(_("Take “no change” back") if self._rest else _("Rest: no change since {day}", day=day))
        self.rest.setAccessibleName(self.rest.text())

    def rest_same(self) -> None:
        """Say that everything not answered yet is as last time; the same again takes all of that back."""
        if self._rest:
            rows, self._rest = self._rest, ()
            for key in rows:
                if key in self.unchanged.names():
                    self._same(key, on=False)
        else:
            self._rest = self._open_rows(self.body_now())
            for key in self._rest:
                self._same(key, on=True)
        self.refresh()

    def decline_here(self) -> None:
        """Note for the row that has the keyboard that the patient prefers not to say, or take that back."""
        for key, row in self.rows.items():
            if row.has_focus():
                self._decline(key, on=key not in self.declined.names())
                row.same.setFocus() if row.same.isVisible() else row.decline.setFocus()
                return

    def values_of(self, body: object) -> dict[str, object]:
        """Return an assessment as values."""
        known = body if isinstance(body, Lifestyle) else Lifestyle(PartialDate.of(self.today))
        return {
            **{name: number_words(getattr(known, name)) for name in LIMITS},
            **{name: getattr(known, name).value for name in CHOICES},
            **{name: getattr(known, name) for name in TEXTS},
            "asked_on": known.asked_on.iso,
            "declined": list(known.declined),
            "unchanged": list(known.unchanged),
        }

    def body_of(self, values: Values) -> tuple[Problems, Lifestyle]:
        """Return the assessment that is typed."""
        problems: Problems = {}
        numbers = {name: _number(values, name, problems) for name in LIMITS}
        asked_on = read_day(values, "asked_on", problems)
        if asked_on is None and "asked_on" not in problems:
            problems["asked_on"] = _("Enter the day on which the patient was asked.")
        choices = {name: kinds(values.get(name) or "unknown") for name, (kinds, _names) in CHOICES.items()}
        texts = {name: str(values.get(name) or "") for name in TEXTS}
        since = self.known.body.unchanged_since if self.known is not None else None
        if since is None and self._last is not None:
            since = self._last.body.asked_on
        parts: dict[str, object] = {**numbers, **choices, **texts, "unchanged_since": since}
        for name in ("declined", "unchanged"):
            marks = values.get(name)
            parts[name] = tuple(str(each) for each in marks) if isinstance(marks, list | tuple) else ()
        return problems, tidied(Lifestyle(asked_on or PartialDate.of(self.today), **parts))  # type: ignore[arg-type]  # by the names of its fields

    def _open_rows(self, now: Lifestyle) -> tuple[str, ...]:
        if self._last is None:
            return ()
        return tuple(key for key in ROWS if not is_settled(now, key) and is_settled(self._last.body, key))

    def _same(self, key: str, on: bool) -> None:
        if self._last is None:
            return
        before = self._last.body if on else None
        values = self.values_of(before)
        for field in self.rows[key].fields:
            field.show_value(values[field.name])
            field.show_problem("")
        self.declined.mark(key, on=on and key in self._last.body.declined)
        self.unchanged.mark(key, on=on)
        self.refresh()

    def _decline(self, key: str, on: bool) -> None:
        if on:
            empty = self.values_of(None)
            for field in self.rows[key].fields:
                field.show_value(empty[field.name])
                field.show_problem("")
        self.unchanged.mark(key, on=False)
        self.declined.mark(key, on=on)
        self.refresh()

    def _edited(self, key: str) -> None:
        self.unchanged.mark(key, on=False)
        self.refresh()

    def _lock(self, locked: bool) -> None:
        for row in self.rows.values():
            row.set_locked(locked)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, theme.px(128))
    grid.setColumnStretch(2, 1)
    return grid


def _number(values: Values, name: str, problems: Problems) -> float | int | None:
    try:
        number = read_number(values.get(name))
    except ValueError:
        problems[name] = _("Enter a number such as 6.5, or nothing.")
        return None
    if number is not None and name in WHOLE:
        if number != int(number):
            problems[name] = _("Enter a whole number.")
        return int(number)
    return number
