"""Children for screen readers inside a painted widget: one unseen button where each painted thing stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.naming import named


@dataclass(frozen=True)
class PaintedPart:
    """One painted thing: its key, object name and words, where it stands in the widget, and whether it is chosen."""

    key: int
    name: str
    words: str
    place: QRect
    chosen: bool = False


class _PartButton(QAbstractButton):
    """Tells its words and can be pressed by a screen reader; mouse and keys go to the widget that paints."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing; the widget around draws everything."""


class PaintedParts:
    """Keeps the unseen buttons of one painted widget in step with what it paints.

    WORKAROUND: PySide6 6.12. Where the widget is a viewport, give the method that returns it: the wrapper of a widget
    that Qt made may be given up while the widget itself lives on.
    """

    def __init__(self, widget: QWidget | Callable[[], QWidget], pressed: Callable[[int], None]) -> None:
        self._widget, self._pressed = widget, pressed
        self._buttons: dict[int, _PartButton] = {}

    def show_parts(self, parts: Sequence[PaintedPart]) -> None:
        """Tell of these things instead of those before."""
        wanted = {part.key for part in parts}
        for key in [key for key in self._buttons if key not in wanted]:
            gone = self._buttons.pop(key)
            gone.hide()
            gone.deleteLater()
        for part in parts:
            button = self._buttons.get(part.key) or self._button(part.key)
            named(button, part.name, part.words)
            button.setAccessibleDescription(_("Chosen") if part.chosen else "")
            button.setGeometry(part.place)

    def choose(self, chosen: int | None) -> None:
        """Say which one is chosen now."""
        for key, button in self._buttons.items():
            button.setAccessibleDescription(_("Chosen") if key == chosen else "")

    def _button(self, key: int) -> _PartButton:
        button = _PartButton(self._widget if isinstance(self._widget, QWidget) else self._widget())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        button.clicked.connect(lambda: self._pressed(key))
        button.show()
        self._buttons[key] = button
        return button
