"""One answer of a filled-in form with what becomes of it: taken over, changed first, or not taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.intake import LISTS, QUESTIONS
from luna_desktop.domain.clinical.intake_entries import Entry, Outcome
from luna_desktop.domain.clinical.intake_question import Form, Question
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ComboBox, LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named

KEYS = {Qt.Key.Key_1: Outcome.ACCEPTED, Qt.Key.Key_2: Outcome.CHANGED, Qt.Key.Key_3: Outcome.NOT_TAKEN}


@dataclass(frozen=True)
class Chosen:
    """What is entered about one answer; an empty outcome means that nothing is decided yet."""

    outcome: str = ""
    value: str = ""
    reason: str = ""


def field_name(entry: Entry) -> str:
    """Return the name of an entry's field; the key of a line holds a colon, which names may not."""
    return f"decide_{entry.key.replace(':', '_')}"


class DecisionField(Field):
    """An answer and the decision about it; its value is that decision as a mapping."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(field_name(entry), "")
        self.entry = entry
        question = QUESTIONS[entry.question]
        options = [
            Option(Outcome.ACCEPTED.value, _("Take over")),
            Option(Outcome.CHANGED.value, _("Change")),
            Option(Outcome.NOT_TAKEN.value, _("Not taken")),
        ]
        self.choice = Segmented(f"{self.name}Choice", _("What becomes of “{answer}”", answer=entry.words), options)
        self.combo: ComboBox | None = None
        self.edit: LineEdit | None = None
        changed = self._changed_control(question)
        self.reason = LineEdit(example=_("Why it is not taken over"))
        named(self.reason, f"{self.name}Reason", _("Why “{answer}” is not taken over", answer=entry.words))
        self.reason.setMaxLength(400)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(_said(entry, question), 1)
        top.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addWidget(changed)
        column.addWidget(self.reason)
        self._changed_part = changed
        first = self.choice.findChildren(QWidget, f"{self.name}Choice0")
        self.put(holder, focus=first[0] if first else self.choice)
        self.control.setAccessibleName(_("Take over: {question} {answer}", question=entry.ask, answer=entry.words))
        self.choice.chosen.connect(lambda _value: self._on_choice())
        self.reason.textEdited.connect(lambda _text: self.edited.emit())
        self._refresh()

    def _changed_control(self, question: Question) -> QWidget:
        spoken = _("The answer as it should be")
        if question.form in {Form.CHOICE, Form.YES_NO}:
            self.combo = named(ComboBox(), f"{self.name}Value", spoken)
            for key, text in question.options:
                self.combo.addItem(shown(text), key)
            self.combo.setCurrentIndex(max(0, self.combo.findData(self.entry.value)))
            self.combo.activated.connect(lambda _at: self.edited.emit())
            return self.combo
        starts = "" if question.key in LISTS and not self.entry.is_line else self.entry.value
        if question.form is Form.LINES:
            starts = "; ".join(starts.splitlines())
        self.edit = named(LineEdit(starts, example=spoken), f"{self.name}Value", spoken)
        self.edit.setMaxLength(2000)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        return self.edit

    def chosen(self) -> Chosen:
        """Return what is entered."""
        outcome = str(self.choice.value() or "")
        value = ""
        if outcome == Outcome.CHANGED.value:
            value = str(self.combo.currentData()) if self.combo is not None else ""
            value = self.edit.text().strip() if self.edit is not None else value
        reason = self.reason.text().strip() if outcome == Outcome.NOT_TAKEN.value else ""
        return Chosen(outcome, value, reason)

    def value(self) -> dict[str, str]:
        """Return what is entered as a mapping, as drafts keep it."""
        now = self.chosen()
        return {"outcome": now.outcome, "value": now.value, "reason": now.reason}

    def show_value(self, value: object) -> None:
        """Show what was entered before; None shows nothing decided."""
        kept = value if isinstance(value, Mapping) else {}
        self.choice.show_value(kept.get("outcome") or None)
        if self.edit is not None and kept.get("value"):
            self.edit.setText(str(kept["value"]))
        if self.combo is not None and kept.get("value"):
            self.combo.setCurrentIndex(max(0, self.combo.findData(kept["value"])))
        self.reason.setText(str(kept.get("reason") or ""))
        self._refresh()

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read, but nothing decided."""
        self.choice.setVisible(not read_only)
        for part in (self.reason, self._changed_part):
            part.setEnabled(not read_only)

    def decide(self, outcome: Outcome) -> None:
        """Decide as the person would."""
        self.choice.show_value(outcome.value)
        self._on_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 takes over, 2 changes, 3 does not take over."""
        outcome = KEYS.get(Qt.Key(event.key()))
        if outcome is not None and self.choice.isVisible() and not event.modifiers():
            self.decide(outcome)
            return
        super().keyPressEvent(event)

    def _on_choice(self) -> None:
        self._refresh()
        self.edited.emit()
        outcome = self.choice.value()
        if outcome == Outcome.CHANGED.value:
            self._changed_part.setFocus(Qt.FocusReason.OtherFocusReason)
        elif outcome == Outcome.NOT_TAKEN.value:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        outcome = self.choice.value()
        self._changed_part.setVisible(outcome == Outcome.CHANGED.value)
        self.reason.setVisible(outcome == Outcome.NOT_TAKEN.value)


def _said(entry: Entry, question: Question) -> QVBoxLayout:
    """Return question and answer as the patient read them, and in the windows' language where that is another."""
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(words(entry.ask, "caption", wrap=True))
    lines.addWidget(words(entry.words, "strong", wrap=True))
    if entry.language != current().language:
        options = dict(question.options)
        said = shown(options[entry.value]) if entry.value in options else ("" if entry.is_line else entry.value)
        if entry.is_declined:
            said = _("Prefers not to say")
        text = _("{question} {answer}", question=shown(question.ask), answer=said).strip()
        lines.addWidget(words(text, "caption", wrap=True))
    return lines
