"""The left part of the inbox: how many wait, what becomes of them, the groups, and how the camera stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from luna_desktop.services.care.photo_inbox import InboxGroup
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photo_inbox.camera_state import CameraStatus
from luna_desktop.ui.photo_inbox.group_list import GroupList
from luna_desktop.ui.photo_inbox.wording import status_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

WAITING, EXPIRED = "waiting", "expired"


class InboxSide(QFrame):
    """The part.

    Signals:
        add_wanted: choose files to be taken in.
        placard_wanted: print a placard.
        part_chosen: WAITING or EXPIRED, where somebody may see both.
    """

    add_wanted = Signal()
    placard_wanted = Signal()
    part_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "inboxSide", _("Camera inbox")), cls="sidelist")
        self.count = Chip("", "warn", "inbox", name="inboxCount")
        self.note = words("", "caption", wrap=True)
        self.parts = Segmented("inboxParts", _("Show"), [Option(WAITING, _("Waiting")), Option(EXPIRED, _("Run out"))])
        self.parts.chosen.connect(lambda value: self.part_chosen.emit(str(value)))
        self.groups = GroupList()
        self.area = named(QScrollArea(), "inboxGroupScroll", _("Groups"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(styled(self.groups, cls="body"))
        self.camera_icon = IconLabel("usb", "text3", 16)
        self.camera = ElidedLabel("", "caption")
        self.camera.setObjectName("inboxCamera")
        self.add = Button(_("Add files"), "inboxAdd", kind=Kind.GHOST, size="small")
        self.placard = Button(_("Print a placard…"), "inboxPlacard", icon="printer", size="small")
        self.add.clicked.connect(self.add_wanted)
        self.placard.clicked.connect(self.placard_wanted)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(_("Camera inbox"), "strong"), 1)
        head.addWidget(self.count)
        foot = QHBoxLayout()
        foot.setSpacing(7)
        foot.addWidget(self.camera_icon)
        foot.addWidget(self.camera, 1)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.parts)
        column.addWidget(self.area, 1)
        column.addWidget(self.placard)
        column.addLayout(foot)

    def allow(self, *, takes: bool, settles: bool) -> None:
        """Show what the person may do: work in the inbox, settle what ran out, or both."""
        self.parts.setVisible(takes and settles)
        for widget in (self.placard, self.add, self.camera, self.camera_icon):
            widget.setVisible(takes)

    def show_groups(self, groups: Sequence[InboxGroup], key: int, today: date) -> None:
        """Show the groups and how many photographs wait in them."""
        waiting = sum(len(each.pictures) for each in groups)
        text = _("1 waiting") if waiting == 1 else _("{count} waiting", count=waiting)
        self.count.show_chip(ChipSpec(text if waiting else _("Empty"), "warn" if waiting else "ok", "inbox"))
        self.groups.show_groups(groups, key, today)
        card = self.groups.card(key)
        if card is not None:
            self.area.ensureWidgetVisible(card, 0, theme.px(20))

    def show_note(self, days: int, *, is_expired: bool) -> None:
        """Say what becomes of photographs that nobody assigns."""
        if is_expired:
            self.note.setText(_("Nobody assigned these in time. They are in no chart. Decide what becomes of them."))
        else:
            text = _(
                "Kept encrypted. Photos not assigned in {days} days go to the privacy officer, never to a chart by "
                "themselves.",
                days=days,
            )
            self.note.setText(text)

    def show_camera(self, status: CameraStatus) -> None:
        """Say how the camera stands."""
        icon, token, text = status_words(status)
        self.camera_icon.show_icon(icon, token)
        self.camera.show_text(text)
