"""What was prepared on the page and not made yet: kept as a draft, and laid over the page when it is opened again.

Which photographs are ticked is not kept: what leaves is chosen anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from luna_desktop.domain.photo_exports import Box, read_boxes, write_boxes
from luna_desktop.texts import _
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.photo_export.terms_panel import TermsPanel
from luna_desktop.ui.widgets.naming import named

FORM = "photo_export"
"""The name under which drafts of this page are kept."""
_BOXES, _FACES = "boxes", "faces"


class PreparedForm(DraftedForm):
    """The fields of the panel, with boxes and what was said of faces; shows only the line that says it is kept."""

    def __init__(self, terms: TermsPanel) -> None:
        super().__init__()
        named(self, "exportDraft", _("What was prepared"))
        self._terms = terms
        self._boxes: dict[int, tuple[Box, ...]] = {}
        self._faces: dict[int, bool] = {}
        self.track(terms.scope, terms.recipient, terms.purpose, terms.recognisable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.draft_note)

    def hold(self, boxes: Mapping[int, tuple[Box, ...]], faces: Mapping[int, bool]) -> None:
        """Take what a person did to the photographs; the draft is due."""
        self._boxes = {key: drawn for key, drawn in boxes.items() if drawn}
        self._faces = dict(faces)
        self._on_edit()

    def values(self) -> dict[str, object]:
        """Return the fields, boxes as the text of their rows, and faces, by photograph."""
        boxes = {str(key): write_boxes(drawn) for key, drawn in self._boxes.items()}
        return {**super().values(), _BOXES: boxes, _FACES: {str(key): face for key, face in self._faces.items()}}

    def is_prepared(self) -> bool:
        """Tell whether something was prepared that was not made yet, or a draft is due."""
        return bool(self._boxes or self.changed_names()) or self._draft_timer.isActive()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show what was chosen before, where nothing was chosen meanwhile; the use first, which offers recipients."""
        if not self.changed_names():
            self._terms.scope.show_value(values.get(self._terms.scope.name))
            self._terms.scope.edited.emit()
            super().show_draft(values)

    def forget(self) -> None:
        """Count nothing as prepared any more: it was made."""
        self._draft_timer.stop()
        self.draft_note.setText("")
        self._boxes, self._faces = {}, {}
        self._shown = {name: field.value() for name, field in self._fields.items()}


def boxes_in(values: Mapping[str, object]) -> dict[int, tuple[Box, ...]]:
    """Return the boxes that a draft holds, by photograph."""
    held = values.get(_BOXES)
    return {int(key): read_boxes(str(text)) for key, text in held.items()} if isinstance(held, dict) else {}


def faces_in(values: Mapping[str, object]) -> dict[int, bool]:
    """Return what a draft says of faces, by photograph."""
    held = values.get(_FACES)
    return {int(key): bool(face) for key, face in held.items()} if isinstance(held, dict) else {}
