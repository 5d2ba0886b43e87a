"""What stands in a scrolling list is replaced as a whole, also while one of its own buttons is being pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from luna_desktop.ui.widgets.naming import styled


def put_in(area: QScrollArea, inside: QWidget) -> None:
    """Show something else in a list; what stood there goes once whatever was pressed in it is done."""
    before = area.takeWidget()
    area.setWidget(styled(inside, cls="body"))
    inside.show()
    if before is not None:
        before.setParent(area)
        before.hide()
        before.deleteLater()
