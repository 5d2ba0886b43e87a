"""The main window: rail, top bar, pages, status line; over them toasts, dialogs, the focus ring and the cover.

Before somebody has signed in it shows a single front page (wizard or unlock). Its title never names a patient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.cover import PrivacyCover
from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.rail import Rail, RailItem
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Avatar
from luna_desktop.ui.widgets.focus_ring import FocusRing
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, hairline, key_cap, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.toasts import News, ToastArea

SMALLEST = QSize(1180, 680)
USUAL = QSize(1440, 900)


@dataclass(frozen=True)
class TopAction:
    """A button of the top bar: its key, words, icon, key combination, and whether it is the primary one."""

    key: str
    text: str
    icon: str
    keys: str = ""
    primary: bool = False


class TopBar(QFrame):
    """Search, actions, the person, Lock.

    Signals:
        search_wanted: the search box was pressed.
        action_wanted: the key of an action.
        lock_wanted: Lock was pressed.
    """

    search_wanted = Signal()
    action_wanted = Signal(str)
    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "topBar", _("Top bar")), cls="topbar")
        self.setFixedHeight(56)
        self.search = Button(_("Find a patient or type a command"), "searchButton", icon="search", tip=_("Ctrl+K"))
        styled(self.search, kind="search")
        self.search.setFixedWidth(max(400, theme.px(360)))
        self.search.clicked.connect(self.search_wanted)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(4)
        inside.addStretch(1)
        for key in ("Ctrl", "K"):
            inside.addWidget(key_cap(key), 0, Qt.AlignmentFlag.AlignVCenter)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._avatar = Avatar("", 32)
        self._name, self._role = words("", "strong"), words("", "caption")
        self.lock = Button(_("Lock"), "lockButton", icon="lock", tip=_("Ctrl+L"))
        self.lock.clicked.connect(self.lock_wanted)
        self.discreet = Button(_("Discreet"), "discreetButton", icon="eye-off", tip=_("F9"))
        self.discreet.clicked.connect(discreet().toggle)
        self.discreet.setVisible(discreet().is_on)
        self.speak()
        self._build()

    def speak(self) -> None:
        """Say what stands here in the language of the windows."""
        self.setAccessibleName(_("Top bar"))
        for button, text in (
            (self.search, _("Find a patient or type a command")),
            (self.lock, _("Lock")),
            (self.discreet, _("Discreet")),
        ):
            button.setText(text)
            button.setAccessibleName(text)

    def _build(self) -> None:
        person = QVBoxLayout()
        person.setSpacing(0)
        person.addStretch(1)
        person.addWidget(self._name)
        person.addWidget(self._role)
        person.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.search)
        row.addStretch(1)
        row.addWidget(self.discreet)
        row.addLayout(self._actions)
        row.addWidget(hairline(upright=True))
        row.addWidget(self._avatar)
        row.addLayout(person)
        row.addWidget(self.lock)

    def show_person(self, name: str, role: str) -> None:
        """Show who is signed in."""
        self._avatar.show_person(name)
        self._name.setText(name)
        self._role.setText(role)

    def show_actions(self, actions: Sequence[TopAction]) -> None:
        """Show these actions instead of those before."""
        while self._actions.count():
            taken = self._actions.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action in actions:
            kind = Kind.PRIMARY if action.primary else Kind.SECONDARY
            button = Button(action.text, f"{action.key}Action", kind=kind, icon=action.icon, tip=action.keys)
            button.clicked.connect(lambda _on=False, key=action.key: self.action_wanted.emit(key))
            if action.keys:
                shortcut = QShortcut(QKeySequence(action.keys), button)
                shortcut.activated.connect(button.click)
            self._actions.addWidget(button)


class StatusLine(QFrame):
    """One quiet line: what was saved, and what the page wants to say."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "statusLine", _("Status")), cls="status")
        self.setFixedHeight(28)
        self._icon = IconLabel("circle-check", "ok", 14)
        self._left = ElidedLabel("", "caption")
        self._right = words("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        self._icon.hide()

    def show_left(self, text: str, *, icon: str = "circle-check", tone: str = "ok") -> None:
        """Say what happened last."""
        self._icon.show_icon(icon, tone)
        self._icon.setVisible(bool(text))
        self._left.show_text(text)

    def show_right(self, text: str) -> None:
        """Say what the page has to say."""
        self._right.setText(text)


class Shell(QMainWindow):
    """The one window of the program.

    Signals:
        place_wanted: the key of a place on the rail.
        search_wanted: Ctrl+K or the search box.
        action_wanted: the key of an action of the top bar.
        lock_wanted: Ctrl+L, Lock, or Lock on the cover.
        switch_wanted: Ctrl+Shift+L.
        stay_wanted: the person answered the cover.
        help_wanted: F1.
        turn_wanted: Ctrl+Shift+T.
        close_wanted: the window is to be closed; it closes only by `allow_close`.
    """

    place_wanted = Signal(str)
    search_wanted = Signal()
    action_wanted = Signal(str)
    lock_wanted = Signal()
    switch_wanted = Signal()
    stay_wanted = Signal()
    help_wanted = Signal()
    turn_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        named(self, "shell", _("Luna Desktop"))
        self.setWindowTitle(_("Luna Desktop"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._may_close = False
        self._held: list[News] | None = None
        self._clinic, self._person = "", ""
        self.rail, self.top_bar, self.status = Rail(), TopBar(), StatusLine()
        self.pages = styled(named(QStackedWidget(), "pages"), cls="page")
        self._layers = styled(named(QStackedWidget(), "layers"), cls="page")
        self._layers.addWidget(self._work())
        self.setCentralWidget(self._layers)
        self.toasts = ToastArea(self)
        self.cover = PrivacyCover(self)
        self.ring = FocusRing(self, app)
        self._connect()

    def _work(self) -> QWidget:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        row.addLayout(column, 1)
        return work

    def _connect(self) -> None:
        self.rail.chosen.connect(self.place_wanted)
        self.top_bar.search_wanted.connect(self.search_wanted)
        self.top_bar.action_wanted.connect(self.action_wanted)
        self.top_bar.lock_wanted.connect(self.lock_wanted)
        self.cover.stay_wanted.connect(self.stay_wanted)
        self.cover.lock_wanted.connect(self.lock_wanted)
        for keys, signal in (
            ("Ctrl+K", self.search_wanted),
            ("Ctrl+L", self.lock_wanted),
            ("Ctrl+Shift+L", self.switch_wanted),
            ("F1", self.help_wanted),
            ("Ctrl+Shift+T", self.turn_wanted),
            ("F9", discreet().toggle),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(signal)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._next_region(step))

        discreet().changed.connect(self._show_discreet)

    def _show_discreet(self, on: bool) -> None:
        """Say that photographs and charts are blurred now, or to be seen again."""
        text = _("Discreet mode is on. F9 ends it.") if on else _("Discreet mode is off.")
        self.top_bar.discreet.setVisible(on)
        self.status.show_left(text, icon="eye-off" if on else "eye", tone="priv" if on else "ok")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_clinic(self, clinic: str) -> None:
        """Name the clinic in the window's title and on the cover."""
        self._clinic = clinic
        self.setWindowTitle(_("{clinic} · Luna Desktop", clinic=clinic) if clinic else _("Luna Desktop"))

    def show_person(self, name: str, role: str) -> None:
        """Show who is signed in."""
        self._person = name
        self.top_bar.show_person(name, role)

    def show_rail(self, items: Sequence[RailItem]) -> None:
        """Show the places that the person can go to."""
        self.rail.show_items(items)

    def speak(self) -> None:
        """Say what the window itself says in the language that was chosen just now; pages are made anew elsewhere."""
        self.setAccessibleName(_("Luna Desktop"))
        self.show_clinic(self._clinic)
        self.rail.setAccessibleName(_("Places"))
        self.status.setAccessibleName(_("Status"))
        self.status.show_left("")
        self.top_bar.speak()
        self.cover.speak()

    def show_front(self, page: QWidget) -> None:
        """Show one page alone, as wizard or unlock; everything behind it is gone from sight."""
        self.toasts.clear()
        self._held = None
        self._drop_front()
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)

    def show_patient(self, page: QWidget) -> None:
        """Turn the window to a patient: one page alone, and no toast until the work is shown again."""
        self.show_front(page)
        self._held = []

    def show_work(self) -> None:
        """Show rail, bar and pages again, and the toasts that were held back."""
        self._layers.setCurrentIndex(0)
        self._drop_front()
        held, self._held = self._held or [], None
        for news in held:
            self.toasts.show_news(news)

    def is_working(self) -> bool:
        """Tell whether rail, bar and pages are shown."""
        return self._layers.currentIndex() == 0

    def show_page(self, page: QWidget, *, place: str = "") -> None:
        """Show a page, and mark its place on the rail."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.rail.show_current(place)
        self._take_keyboard_to(page)

    def forget_page(self, page: QWidget) -> None:
        """Delete a page."""
        self.pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def forget_pages(self) -> None:
        """Delete every page, as on lock."""
        while self.pages.count():
            page = self.pages.widget(0)
            if page is not None:
                self.forget_page(page)

    def news(self, news: News) -> None:
        """Show a toast; one that comes while the window is turned to a patient waits until it is not."""
        if self._held is None:
            self.toasts.show_news(news)
        else:
            self._held.append(news)

    def come_forward(self) -> None:
        """Show this window before all others, because the program was started again, and say why it came."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)
        text = _("It was started a second time, so this window came to the front.")
        self.news(News(_("Luna is open already"), text, tone="info"))

    def cover_screen(self, seconds: int) -> None:
        """Cover everything for the last seconds before the lock."""
        self.cover.cover(self._clinic, self._person, seconds)

    def uncover_screen(self) -> None:
        """Take the cover away."""
        self.cover.uncover()

    def allow_close(self) -> None:
        """Close the window for good."""
        self._may_close = True
        self.ring.stop()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the program first: drafts and the backup on close come before the end."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()

    def _drop_front(self) -> None:
        while self._layers.count() > 1:
            page = self._layers.widget(1)
            if page is not None:
                self._layers.removeWidget(page)
                page.hide()
                page.deleteLater()

    def _take_keyboard_to(self, page: QWidget) -> None:
        """Move the keyboard to a page that has just come, unless it is there or in a place that stays."""
        now = QApplication.focusWidget()
        stays = now is not None and any(part.isAncestorOf(now) for part in (page, self.rail, self.top_bar))
        first = None if stays else _first_reachable(page)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_region(self, step: int) -> None:
        regions: list[QWidget] = [self.rail, self.top_bar, self.pages]
        now = QApplication.focusWidget()
        here = next((at for at, region in enumerate(regions) if now is not None and region.isAncestorOf(now)), -1)
        for turn in range(1, len(regions) + 1):
            region = regions[(here + step * turn) % len(regions)]
            first = _first_reachable(region)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _first_reachable(region: QWidget) -> QWidget | None:
    for widget in region.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None
