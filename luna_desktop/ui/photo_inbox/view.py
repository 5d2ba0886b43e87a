"""The photo inbox as it looks: groups at the left, whose they may be and why, the pictures, the views at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.services.care.photo_inbox import InboxGroup, InboxPicture, Whose
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photo_inbox.camera_state import CameraStatus, Stand
from luna_desktop.ui.photo_inbox.head import PersonHead, ReasonStrip
from luna_desktop.ui.photo_inbox.pages import GRID, LARGE, LIST, InboxPages
from luna_desktop.ui.photo_inbox.side import InboxSide
from luna_desktop.ui.photo_inbox.views_panel import ViewsPanel
from luna_desktop.ui.photo_inbox.wording import reasons, trouble_words
from luna_desktop.ui.photos.incoming import refused_words
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import CheckBox, Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading

ROOMY = 1300
"""Width of the page from which the sides stand in full."""


class InboxView(QWidget):
    """The page.

    Signals:
        files_dropped: paths that were dropped.
        mode_chosen: GRID, LARGE or LIST.
        discard_wanted, turn_wanted, retry_wanted, settings_wanted, refused_seen, uncover_wanted: as they say.
    """

    files_dropped = Signal(list)
    mode_chosen = Signal(str)
    discard_wanted = Signal()
    turn_wanted = Signal()
    retry_wanted = Signal()
    settings_wanted = Signal()
    refused_seen = Signal()
    uncover_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "photoInbox", _("Photo inbox")), cls="page")
        self._takes, self._is_expired = True, False
        self.side, self.head, self.strip = InboxSide(), PersonHead(), ReasonStrip()
        self.views, self.pages = ViewsPanel(), InboxPages()
        self.grid, self.canvas, self.table = self.pages.grid, self.pages.canvas, self.pages.table
        self.banner = Banner("warn", "", name="inboxTrouble")
        self.camera = Banner("warn", "", name="inboxCameraTrouble")
        self.refused = Banner("warn", "", name="inboxRefused", action=_("Read it"))
        self.refused.acted.connect(self.refused_seen)
        self.setAcceptDrops(True)
        self._build()
        self.stack.show_state(loading(_("Opening the inbox…"), name="inboxLoading"))
        listed = QShortcut(QKeySequence("Alt+L"), self)
        listed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        listed.activated.connect(lambda: self.choose_mode(GRID if self.mode.value() == LIST else LIST))
        self.side.groups.entered.connect(self.grid.setFocus)
        self.grid.left.connect(self._to_groups)

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._notes())
        column.addWidget(self._toolbar())
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot())
        self.stack = StateStack(middle, "inboxStack")
        self._line = hairline(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.stack, 1)
        row.addWidget(self._line)
        row.addWidget(self.views)

    def _notes(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 12, 16, 0)
        column.setSpacing(8)
        for widget in (self.banner, self.camera, self.refused, self.strip):
            column.addWidget(widget)
        return holder

    def _toolbar(self) -> QWidget:
        self.all = CheckBox(_("All"), "inboxAll")
        self.all.clicked.connect(lambda on: self.grid.tick_all(on))
        self.told = ElidedLabel("", "caption")
        modes = [Option(GRID, _("Grid")), Option(LARGE, _("Large")), Option(LIST, _("List"))]
        self.mode = Segmented("inboxMode", _("How they are shown"), modes)
        self.mode.show_value(GRID)
        self.mode.chosen.connect(lambda value: self.mode_chosen.emit(str(value)))
        self.uncover = Button(_("Show photographs"), "inboxUncover", icon="eye")
        self.uncover.clicked.connect(self.uncover_wanted)
        self.uncover.hide()
        self.turn = Button(_("Rotate"), "inboxTurn", icon="rotate-cw", tip="R")
        self.turn.clicked.connect(self.turn_wanted)
        self.bin = icon_button("trash-2", "inboxBin", _("Throw the chosen photographs away (X)"))
        self.bin.clicked.connect(self.discard_wanted)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 12, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.all)
        row.addWidget(self.told, 1)
        for widget in (self.uncover, self.mode, self.turn, self.bin):
            row.addWidget(widget)
        return holder

    def _foot(self) -> QWidget:
        foot = styled(QFrame(), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 7, 16, 7)
        row.setSpacing(8)
        row.addWidget(IconLabel("lock", "text3", 15))
        text = _("Originals kept unchanged. The copy shown has no location or device tags.")
        row.addWidget(ElidedLabel(text, "caption"), 1)
        self.keys = words(_("Enter assigns · F1 shows all keys"), "caption")
        row.addWidget(self.keys)
        return foot

    def allow(self, *, takes: bool, settles: bool) -> None:
        """Show what the person may do."""
        self._takes = takes
        self.side.allow(takes=takes, settles=settles)

    def show_part(self, *, is_expired: bool) -> None:
        """Offer what fits photographs that wait, or those past their day."""
        self._is_expired = is_expired
        self.head.settles(on=is_expired)
        self.turn.setVisible(not is_expired)
        self.bin.setVisible(not is_expired)
        self.keys.setVisible(not is_expired)

    def show_group(self, group: InboxGroup, *, covered: bool = False) -> None:
        """Show the pictures of a group and the facts about them; covered ones show their places alone."""
        self.stack.show_content()
        self.strip.show_reasons(reasons(group))
        self.strip.setVisible(not group.is_covered)
        self.pages.show_pictures(group.pictures, covered=group.is_covered or covered)
        self.uncover.setVisible(covered and not group.is_covered)
        self.mode.setEnabled(not covered)
        self._show_sides(on=not (group.is_covered or self._is_expired))

    def show_whose(self, group: InboxGroup, whose: Whose | None, *, by_hand: bool, today: date) -> None:
        """Show who is proposed or was chosen."""
        self.head.show_group(group, whose, by_hand=by_hand, today=today)

    def show_ticked(self, whose: Whose | None, *, may_assign: bool) -> None:
        """Show how many are ticked, and what can be done with them."""
        every, chosen = self.grid.pictures(), self.grid.chosen()
        placards = sum(each.code is Code.READ for each in every)
        self.all.setText(_("All {count}", count=len(every)))
        self.all.setChecked(len(chosen) == len(every))
        self.all.updateGeometry()
        told = _("Placard is read and then not filed.") if placards else ""
        has_proposed = any(each.proposed and not each.view for each in chosen)
        self.told.show_text(_("Enter confirms proposed views.") if has_proposed else told)
        count = sum(each.code is not Code.READ for each in chosen)
        self.head.show_action(whose, count, may_assign=may_assign)
        for button in (self.turn, self.bin, self.head.back, self.head.erase):
            button.setEnabled(bool(chosen) and may_assign)

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take decoded small pictures."""
        self.grid.show_images(images)

    def show_large(self, picture: InboxPicture, image: QImage) -> None:
        """Show one picture large, as it is turned."""
        self.pages.show_large(picture, image)

    def choose_mode(self, mode: str) -> None:
        """Show grid, one large picture or the list, as somebody wants it."""
        self.mode.show_value(mode)
        self.mode_chosen.emit(mode)
        self.pages.take_keys(mode)

    def show_mode(self, mode: str) -> None:
        """Show the page of a mode."""
        self.mode.show_value(mode)
        self.pages.show_mode(mode)

    def show_camera(self, status: CameraStatus) -> None:
        """Say how the camera stands, and which files stayed out."""
        self.side.show_camera(status)
        self.camera.say("danger" if status.stand is Stand.TROUBLE else "warn", trouble_words(status))
        self.refused.say("warn", refused_words(status.refused), action=_("Read it"))

    def show_nothing(self, status: CameraStatus, *, is_expired: bool) -> None:
        """Say that nothing waits."""
        self.grid.forget()
        self._show_sides(on=False)
        if is_expired:
            text = _("Every photograph was assigned or thrown away in time.")
            self.stack.show_state(StatePage("circle-check", _("Nothing is past its day"), text, name="inboxEmpty"))
            return
        if status.stand is Stand.OFF:
            text = _("Choose the folder of the camera on this workstation, add files, or drag them here.")
            page = StatePage(
                "camera", _("Inbox is empty"), text, action=_("Choose the camera’s folder"), name="inboxEmpty"
            )
            page.acted.connect(self.settings_wanted)
        else:
            gone = status.stand is Stand.GONE
            title = _("Inbox is empty. Camera not there") if gone else _("Inbox is empty. Camera connected")
            text = _("Photograph the placard first, then the patient. The pictures appear here by themselves.")
            page = StatePage("camera", title, text, action=_("Add files"), name="inboxEmpty")
            page.acted.connect(self.side.add_wanted)
        self.stack.show_state(page)

    def show_failed(self, text: str) -> None:
        """Say instead of the pictures that they could not be read."""
        page = failed(text, name="inboxFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong over the pictures; there are no fields here."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news over the pictures; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody was quicker."""
        del theirs
        self.show_trouble(text, tone="warn")

    def forget(self) -> None:
        """Let go of every picture, as when the clinic is locked."""
        self.pages.forget()
        self.views.show_last(None, None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if self._takes and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self._takes:
            self.files_dropped.emit(paths)
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures more room where there is little."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.px(ROOMY)
        self.side.setFixedWidth(theme.px(264 if roomy else 252))
        self.views.setFixedWidth(theme.px(306 if roomy else 248))

    def _show_sides(self, *, on: bool) -> None:
        self.views.setVisible(on)
        self._line.setVisible(on)

    def _to_groups(self) -> None:
        cards = [card for card in self.side.groups.cards() if card.isChecked()]
        if cards:
            cards[0].setFocus(Qt.FocusReason.BacktabFocusReason)


def ids_of(pictures: Sequence[InboxPicture]) -> tuple[int, ...]:
    """Return the ids of pictures."""
    return tuple(each.photo_id for each in pictures)
