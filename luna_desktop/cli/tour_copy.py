"""The part of the tour on the page of a record copy: the page itself, and who else is named in the copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.record_copy.names_dialog import NamesDialog
from luna_desktop.ui.record_copy.view import RecordCopyView

Step = Callable[[], None]
PATIENCE = 12
"""So often the window is left alone until the pages are made."""


def copy_steps(shell: QWidget, picture: Callable[[str], Step]) -> Iterator[Step]:
    """Yield the steps on the page of a copy that is open already."""
    yield from [_nothing] * PATIENCE
    yield picture("record-copy")
    yield lambda: _look_for_names(shell)
    yield from (_nothing, _nothing)
    yield picture("record-copy-names")
    yield lambda: _close_names(shell)


def _look_for_names(shell: QWidget) -> None:
    page = shell.findChild(RecordCopyView)
    if isinstance(page, RecordCopyView):
        page.names_wanted.emit()


def _close_names(shell: QWidget) -> None:
    for dialog in shell.window().findChildren(NamesDialog):
        dialog.put_away()


def _nothing() -> None:
    return None
