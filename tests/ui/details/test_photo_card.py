"""The card of the identity photo: read-only where the person may not change it, files can be dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.people.identity_photos import IdentityPhoto
from luna_desktop.ui.details.photo_card import PhotoCard


def test_who_may_not_change_it_sees_it_only(qtbot: QtBot) -> None:
    card = PhotoCard()
    qtbot.addWidget(card)
    card.show_photo(IdentityPhoto(PatientId(1)), QImage())
    assert card.note.text() == "No photo yet. The banner shows the initials."
    card.allow(False)
    assert card.choose.isHidden()
    assert card.paste.isHidden()
    pasted: list[object] = []
    card.picture_pasted.connect(pasted.append)
    card.paste_picture()
    assert pasted == []


def test_only_pictures_can_be_dropped(qtbot: QtBot) -> None:
    card = PhotoCard()
    qtbot.addWidget(card)
    dropped: list[object] = []
    card.file_dropped.connect(dropped.append)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for name, taken in (("notes.pdf", False), ("face.JPG", True)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(f"/pictures/{name}")])
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none)
        drop.ignore()
        card.dropEvent(drop)
        assert drop.isAccepted() is taken
    assert dropped == [Path("/pictures/face.JPG")]
