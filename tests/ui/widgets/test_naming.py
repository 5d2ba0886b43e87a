"""Names are set, and a changed state is drawn at once."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.naming import named, styled


def test_a_widget_gets_its_names(qtbot: QtBot) -> None:
    label = named(QLabel(), "familyNameLabel", "Family name", description="as on the ID")
    qtbot.addWidget(label)
    assert (label.objectName(), label.accessibleName(), label.accessibleDescription()) == (
        "familyNameLabel",
        "Family name",
        "as on the ID",
    )


def test_a_changed_role_changes_the_type_at_once(qtbot: QtBot) -> None:
    label = styled(QLabel("words"), role="caption")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 12
    styled(label, role="title")
    assert label.font().pixelSize() == 20
