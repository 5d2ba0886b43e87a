"""The fields that are typed into or chosen from: line, password, several lines, choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import icons, theme
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.naming import styled


class LineEdit(QLineEdit):
    """A line that may lead with an icon and tells when the keyboard leaves it.

    Signals:
        left: the keyboard focus went elsewhere.
    """

    left = Signal()

    def __init__(self, text: str = "", *, lead: str = "", example: str = "") -> None:
        super().__init__(text)
        self._lead = lead
        self.setPlaceholderText(example)
        styled(self, lead="true" if lead else "false")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went on."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the leading icon inside the left edge."""
        super().paintEvent(event)
        if self._lead:
            painter = QPainter(self)
            token = "text2" if self.isEnabled() else "disabled"
            icons.paint(painter, QRectF(10, self.height() / 2 - 8, 16, 16), self._lead, theme.col(token))


class TextField(Field):
    """One line of text."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        help_text: str = "",
        example: str = "",
        lead: str = "",
        longest: int = 400,
        line: LineEdit | None = None,
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self.edit = line or LineEdit(lead=lead, example=example)
        self.edit.setMaxLength(longest)
        self.put(self.edit)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.left.connect(self.left)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.edit.text().strip()

    def show_value(self, value: object) -> None:
        """Show a text; None shows nothing."""
        self.edit.setText("" if value is None else str(value))
        self.edit.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied, but not changed."""
        self.edit.setReadOnly(read_only)


class PasswordField(Field):
    """A password: covered, with an eye that uncovers it while wanted, and a hint about Caps Lock.

    Signals:
        submitted: Enter was pressed.
    """

    submitted = Signal()

    def __init__(
        self, name: str, label: str, *, required: bool = False, help_text: str = "", large: bool = False
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self.edit = LineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(1024)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QAction(self)
        self._eye.triggered.connect(lambda: self.uncover(self.is_covered()))
        self.edit.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        styled(self.edit, fit="large" if large else "")
        self.put(self.edit)
        self.uncover(False)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.left.connect(self.left)
        self.edit.returnPressed.connect(self.submitted)

    def value(self) -> str:
        """Return the password exactly as typed."""
        return self.edit.text()

    def show_value(self, value: object) -> None:
        """Put a password in, as for a generated passphrase; None clears it."""
        self.edit.setText("" if value is None else str(value))

    def is_covered(self) -> bool:
        """Tell whether the letters are hidden."""
        return self.edit.echoMode() == QLineEdit.EchoMode.Password

    def uncover(self, shown: bool) -> None:
        """Show or hide the letters."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setText(_("Hide the password") if shown else _("Show the password"))
        self._eye.setToolTip(self._eye.text())
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the eye anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_eye"):
            self._dress()

    def _dress(self) -> None:
        self._eye.setIcon(icons.icon("eye" if self.is_covered() else "eye-off", "text2", 16))


class _Lines(QPlainTextEdit):
    """A text of several lines in which Tab goes on to the next field."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._shown_lines = lines
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_shown_lines"):
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._shown_lines + 26)


class LinesField(Field):
    """A text of several lines."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        help_text: str = "",
        example: str = "",
        lines: int = 3,
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self.edit = _Lines(lines)
        self.edit.setPlaceholderText(example)
        self.put(self.edit)
        self._showing = False
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(self.left)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.edit.toPlainText().strip()

    def show_value(self, value: object) -> None:
        """Show a text; None shows nothing."""
        self._showing = True
        self.edit.setPlainText("" if value is None else str(value))
        self._showing = False

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied, but not changed."""
        self.edit.setReadOnly(read_only)

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen: the value that is kept, and the words that are shown."""

    value: object
    text: str


class ComboBox(QComboBox):
    """A choice with a painted arrow that ignores the wheel until it has the focus."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setView(QListView())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless the choice has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went on."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.col("text2" if self.isEnabled() else "disabled"), 1.75))
        middle = QPointF(self.width() - 19, self.height() / 2)
        painter.drawPolyline([middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)])


class ChoiceField(Field):
    """One of several; without a choice it shows nothing and is None."""

    def __init__(
        self, name: str, label: str, options: Sequence[Option], *, required: bool = False, help_text: str = ""
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self.combo = ComboBox()
        self.offer(options)
        self.put(self.combo)
        self.combo.activated.connect(lambda _at: self.edited.emit())
        self.combo.left.connect(self.left)

    def offer(self, options: Sequence[Option]) -> None:
        """Change what can be chosen; the choice stays where it is still offered."""
        chosen = self.value() if self.combo.count() else None
        self._options = tuple(options)
        self.combo.clear()
        self.combo.addItems([option.text for option in options])
        self.show_value(chosen)

    def options(self) -> tuple[Option, ...]:
        """Return what can be chosen."""
        return self._options

    def value(self) -> object:
        """Return the value chosen, or None."""
        at = self.combo.currentIndex()
        return self._options[at].value if 0 <= at < len(self._options) else None

    def show_value(self, value: object) -> None:
        """Show a value as chosen; one that is not offered shows nothing."""
        places = [at for at, option in enumerate(self._options) if option.value == value]
        self.combo.setCurrentIndex(places[0] if places else -1)


class CapsLockWatch(QObject):
    """Guesses Caps Lock from letters typed: a capital without Shift, or a small letter with it.

    Signals:
        found: True when Caps Lock seems to be on, False when it seems to be off.
    """

    found = Signal(bool)

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each key and let it pass."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.found.emit(text.isupper() != shift)
            elif event.key() == Qt.Key.Key_CapsLock:
                self.found.emit(False)
        return super().eventFilter(watched, event)
