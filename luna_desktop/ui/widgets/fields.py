"""Fields: a label above that is always seen, the control, and help, error or saved mark under it.

Every field answers the same few calls (`value`, `show_value`, `show_problem`, `set_read_only`) and tells of edits
by the person with `edited`, so that forms and tests treat them alike. An error is also spoken, as the control's
accessible description.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class Field(QWidget):
    """A labelled control of a form; subclasses say what a value is.

    Signals:
        edited: the person changed the value (never sent by `show_value`).
        left: the person went on to another field.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, label: str, *, required: bool = False, help_text: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}Field")
        self._name, self._label_text, self._help = name, label, help_text
        self._problem = ""
        self._told_elsewhere: Callable[[str], None] | None = None
        self._control: QWidget = self
        self._label = words(label, "label")
        self._required = words(_("required"), "caption")
        if not required:
            self._required.hide()  # shown before it has a parent, it would flash up as a window of its own
        self._note_icon = IconLabel("circle-alert", "danger", 14)
        self._note = words("", "caption", wrap=True)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._label)
        top.addWidget(self._required)
        top.addStretch(1)
        self._note_row = QWidget()
        under = QHBoxLayout(self._note_row)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(6)
        under.addWidget(self._note_icon, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._column.addWidget(self._note_row)
        self._column.addStretch(1)
        self._label.setVisible(bool(self._label_text))
        self._show_note()

    def put(self, control: QWidget, *, focus: QWidget | None = None) -> None:
        """Set the control under the label; `focus` is the part of it that takes the keyboard."""
        self._control = focus or control
        spoken = self._label_text if self._required.isHidden() else _("{label}, required", label=self._label_text)
        named(self._control, self._name, spoken)
        self._label.setBuddy(self._control)
        self.setFocusProxy(self._control)
        self._column.insertWidget(1, control)
        self._show_note()

    @property
    def name(self) -> str:
        """The field's name in `values()` and in problems."""
        return self._name

    @property
    def label(self) -> str:
        """The words above the field."""
        return self._label_text

    @property
    def control(self) -> QWidget:
        """The widget that takes the keyboard; tests type into it."""
        return self._control

    @property
    def problem(self) -> str:
        """What is wrong with the value, or nothing."""
        return self._problem

    def value(self) -> object:
        """Return what the person entered."""
        return None

    def show_value(self, value: object) -> None:
        """Show a value that was read, without counting it as an edit."""

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied, but not changed."""
        self._control.setEnabled(not read_only)

    def show_label(self, text: str) -> None:
        """Change the words above the field."""
        self._label_text = text
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._control.setAccessibleName(text)

    def show_help(self, text: str) -> None:
        """Change the quiet words under the field."""
        self._help = text
        self._show_note()

    def show_problem(self, text: str) -> None:
        """Say under the field what is wrong and what to do; empty words take the problem away."""
        self._problem = text
        self._show_note()

    def tell_problem_to(self, tell: Callable[[str], None]) -> None:
        """Let somebody else show the words of a problem, as a row whose fields are too narrow for them."""
        self._told_elsewhere = tell

    def show_saved(self, text: str) -> None:
        """Say that the value is kept, until the next edit."""
        self._problem = ""
        self._show_note(saved=text)

    def _show_note(self, *, saved: str = "") -> None:
        text = self._problem or saved or self._help
        role = "error" if self._problem else ("saved" if saved else "caption")
        if self._problem:
            self._note_icon.show_icon("circle-alert", "danger")
        elif saved:
            self._note_icon.show_icon("circle-check", "ok")
        self._note_icon.setVisible(bool(self._problem or saved))
        self._note.setText(text)
        styled(self._note, role=role)
        self._note_row.setVisible(bool(text) and self._told_elsewhere is None)
        if self._told_elsewhere is not None:
            self._told_elsewhere(self._problem)
        if self._control is not self:
            self._control.setAccessibleDescription(text)
            styled(self._control, state="error" if self._problem else "")

    def label_widget(self) -> QLabel:
        """Return the label above, for forms that line labels up."""
        return self._label
