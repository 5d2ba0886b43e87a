"""One control for a birth in the five ways in which people tell it, with what will be shown and kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import Birth, BirthKind, parse_birth, show_day
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class BirthField(Field):
    """A birth: the kind and what was told. Its value is one text, `kind|typed|day on which an age was told`."""

    def __init__(self, name: str, label: str, today: date) -> None:
        super().__init__(name, label)
        self._today = today
        self._told_on: tuple[str, date] | None = None
        self.kinds = Segmented(f"{name}Kind", _("How the birth was told"), self._options())
        self.edit = LineEdit()
        self.edit.setMaxLength(20)
        self._shown_as, self._kept_as = words("", "strong"), words("", "caption", wrap=True)
        self._said = styled(named(QFrame(), f"{name}Shown"), cls="zebra")
        self.put(self._control_of(), focus=self.edit)
        self.label_widget().hide()
        self.kinds.chosen.connect(lambda _kind: self._choose())
        self.edit.textEdited.connect(lambda _text: self._type())
        self.edit.left.connect(self._leave)
        self.show_value(None)

    @staticmethod
    def _options() -> list[Option]:
        return [
            Option(BirthKind.DATE.value, _("Full date")),
            Option(BirthKind.MONTH.value, _("Month")),
            Option(BirthKind.YEAR.value, _("Year")),
            Option(BirthKind.AGE.value, _("Age")),
            Option(BirthKind.UNKNOWN.value, _("Not known")),
        ]

    def _control_of(self) -> QWidget:
        control = QWidget()
        column = QVBoxLayout(control)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.edit)
        said = QHBoxLayout(self._said)
        said.setContentsMargins(14, 8, 14, 8)
        said.setSpacing(12)
        said.addWidget(IconLabel("cake", "text2", 18))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(words(_("Shown as"), "caption"))
        first.addWidget(self._shown_as)
        first.addStretch(1)
        lines.addLayout(first)
        lines.addWidget(self._kept_as)
        said.addLayout(lines, 1)
        column.addWidget(self._said)
        return control

    def value(self) -> str:
        """Return kind, text and the day of an age, as one text."""
        kind, typed = self.kind(), self.edit.text().strip()
        if kind is BirthKind.UNKNOWN:
            return str(kind.value)
        if kind is BirthKind.AGE:
            return f"{kind.value}|{typed}|{self._age_day(typed).isoformat()}"
        return f"{kind.value}|{typed}"

    def show_value(self, value: object) -> None:
        """Show what `value` returned; None asks for a full date."""
        kind, typed, told_on = (*str(value or BirthKind.DATE.value).split("|"), "", "")[:3]
        self._told_on = (typed, date.fromisoformat(told_on)) if told_on else None
        self.kinds.show_value(kind)
        self.edit.setText(typed)
        self._dress()

    def show_birth(self, birth: Birth) -> None:
        """Show a birth that was read."""
        self.show_value(birth_text(birth))

    def birth(self) -> Birth | Message:
        """Return the birth, or what is wrong with it; nothing typed is “not known”."""
        typed = self.edit.text().strip()
        found = parse_birth(self.kind() if typed else BirthKind.UNKNOWN, typed, self._today)
        if isinstance(found, Birth) and found.kind is BirthKind.AGE:
            return Birth(BirthKind.AGE, age=found.age, told_on=self._age_day(typed))
        return found

    def kind(self) -> BirthKind:
        """Return how the birth was told."""
        return BirthKind(str(self.kinds.value() or BirthKind.DATE.value))

    def set_read_only(self, read_only: bool) -> None:
        """Let the birth be read, but not changed."""
        self.edit.setReadOnly(read_only)
        self.kinds.setEnabled(not read_only)

    def _age_day(self, typed: str) -> date:
        return self._told_on[1] if self._told_on and self._told_on[0] == typed else self._today

    def _choose(self) -> None:
        self.show_problem("")
        self._dress()
        self.edited.emit()
        if self.kind() is not BirthKind.UNKNOWN:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self) -> None:
        if self.problem:
            self._check()
        self._dress()
        self.edited.emit()

    def _leave(self) -> None:
        if not self.edit.isReadOnly() and self._check():
            found = self.birth()
            if isinstance(found, Birth) and found.on is not None and found.kind is not self.kind():
                self.kinds.show_value(found.kind.value)
                self._dress()
        self.left.emit()

    def _check(self) -> bool:
        found = self.birth()
        self.show_problem(shown(found) if isinstance(found, Message) else "")
        return not isinstance(found, Message)

    def _dress(self) -> None:
        kind = self.kind()
        self.edit.setVisible(kind is not BirthKind.UNKNOWN)
        examples = {BirthKind.DATE: "14-03-1991", BirthKind.MONTH: "Mar-1991", BirthKind.YEAR: "1991"}
        self.edit.setPlaceholderText(examples.get(kind, "42"))
        found = self.birth()
        span = found.span() if isinstance(found, Birth) else None
        self._said.setVisible(isinstance(found, Birth) and (span is not None or kind is BirthKind.UNKNOWN))
        if isinstance(found, Birth):
            self._shown_as.setText(found.shown(current(), self._today))
            self._kept_as.setText(_range_words(found))
            self._kept_as.setVisible(bool(self._kept_as.text()))


def _range_words(birth: Birth) -> str:
    span = birth.span()
    if span is None or span[0] == span[1]:
        return ""
    first, last = (show_day(day, current()) for day in span)
    if birth.kind is BirthKind.AGE and birth.told_on is not None:
        return _(
            "Kept as told: an age on {day}. Born between {first} and {last}.",
            day=show_day(birth.told_on, current()),
            first=first,
            last=last,
        )
    return _("Kept as told. Born between {first} and {last}.", first=first, last=last)


def birth_text(birth: Birth) -> str:
    """Return a birth as the field's value."""
    if birth.kind is BirthKind.AGE and birth.told_on is not None:
        return f"{birth.kind.value}|{birth.age}|{birth.told_on.isoformat()}"
    if birth.on is not None:
        return f"{birth.kind.value}|{birth.on.shown(current())}"
    return BirthKind.UNKNOWN.value
