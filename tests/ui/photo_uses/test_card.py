"""The card: marketing is switched off for good, a use without photographs cannot be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.privacy.photo_consents import UseLine
from luna_desktop.services.sharing.deletion_letters import Deletion, FileGone
from luna_desktop.ui.photo_uses.card import PhotoUsesCard
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.photo_export.test_made_list import A_LINE

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def spoken(card: PhotoUsesCard, name: str) -> str:
    return next(child.accessibleName() for child in card.findChildren(object) if child.objectName() == name)


def test_uses_exports_and_deletions_are_said(qtbot: QtBot) -> None:
    card = PhotoUsesCard(may_ask=True, may_take_back=True, may_check=True, may_write=False)
    qtbot.addWidget(card)
    card.show_uses(
        [
            UseLine(PhotoScope.STAFF, (1, 2), AT),
            UseLine(PhotoScope.JOURNAL, ()),
            UseLine(PhotoScope.MARKETING, ()),
        ]
    )
    card.show_exports([A_LINE] * 8)
    gone = FileGone("PX-2026-0002", PhotoScope.JOURNAL, 1, AT, "a")
    card.show_deletions([Deletion(3, "Journal of Skin", "", (gone,))])
    assert spoken(card, "use-staff") == "Teaching inside the clinic: 2 photographs. Since 14-Mar-2026"
    assert spoken(card, "use-marketing") == "Marketing: Switched off. Nobody in the clinic can switch it on."
    assert spoken(card, "delete-3") == "Journal of Skin: To be told. PX-2026-0002 of 14-Mar-2026"
    assert card.findChild(Button, "takeBack-staff") is not None
    assert card.findChild(Button, "takeBack-journal") is None
    assert card.findChild(Button, "letter-3") is None
    assert len([each for each in card.findChildren(Button) if each.objectName() == "look-1"]) == 6
