"""Marks of a form that no control shows by itself: which questions were declined, which were only confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from luna_desktop.ui.widgets.fields import Field


class MarksField(Field):
    """A set of names that is kept with the form and its draft; its value is the sorted list.

    Signals:
        shown: the marks were set from outside, as by a draft.
        locked: whether nothing may be changed.
    """

    shown = Signal()
    locked = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self._names: set[str] = set()
        self.hide()

    def names(self) -> frozenset[str]:
        """Return the marked names."""
        return frozenset(self._names)

    def mark(self, name: str, *, on: bool) -> None:
        """Mark a name or take its mark away, as an edit by the person."""
        if (name in self._names) is on:
            return
        if on:
            self._names.add(name)
        else:
            self._names.discard(name)
        self.edited.emit()

    def value(self) -> list[str]:
        """Return the marked names, sorted."""
        return sorted(self._names)

    def show_value(self, value: object) -> None:
        """Mark these names and no others."""
        self._names = {str(name) for name in value} if isinstance(value, Iterable) else set()
        self.shown.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Tell the form, whose buttons set the marks."""
        self.locked.emit(read_only)
