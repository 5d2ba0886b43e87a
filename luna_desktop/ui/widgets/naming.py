"""Give widgets their names, and repaint them when a state that the sheet looks at has changed."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_W = TypeVar("_W", bound=QWidget)


def named(widget: _W, name: str, accessible: str = "", *, description: str = "") -> _W:
    """Set the object name (camelCase) and what a screen reader says; return the widget itself."""
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def styled(widget: _W, **properties: str) -> _W:
    """Set the properties that the sheet looks at (`cls`, `kind`, `role`, `tone`, `state`) and return the widget."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # WORKAROUND: Qt 6.12, a changed property is not looked at until the style is put on anew
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget
