"""A short form inside a card or a panel that hands out what is typed, so that neither lock nor crash loses it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.ui.edit_frame import DRAFT_MS
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words


class DraftedForm(QWidget):
    """Fields whose values are handed out a few seconds after typing starts; `DraftKeeper` keeps them.

    Signals:
        draft_due: the values to be kept as a draft.
    """

    draft_due = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, Field] = {}
        self._shown: dict[str, object] = {}
        self.draft_note = words("", "caption", wrap=True)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self._emit_draft)

    def track(self, *fields: Field) -> None:
        """Count these fields as parts of the form."""
        for field in fields:
            self._fields[field.name] = field
            self._shown[field.name] = field.value()
            field.edited.connect(self._on_edit)

    def values(self) -> dict[str, object]:
        """Return what every field holds."""
        return {name: field.value() for name, field in self._fields.items()}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Begin afresh with these values; nothing counts as typed then."""
        self._draft_timer.stop()
        self.draft_note.setText("")
        self.show_draft(values)
        self._shown = self.values()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show values that were typed before; what differs from the beginning counts as typed."""
        for name, field in self._fields.items():
            field.show_value(values.get(name))
            field.show_problem("")

    def changed_names(self) -> list[str]:
        """Return the names of the fields that differ from how the form began."""
        return [name for name, field in self._fields.items() if field.value() != self._shown[name]]

    def show_draft_kept(self, text: str) -> None:
        """Say where the draft is."""
        self.draft_note.setText(text)

    def show_draft_failed(self, text: str) -> None:
        """Say that the draft could not be kept."""
        self.draft_note.setText(text)

    def flush_draft(self) -> None:
        """Hand out the draft now if one is due, as before a lock."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._emit_draft()

    def _on_edit(self) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _emit_draft(self) -> None:
        self.draft_due.emit(self.values())
