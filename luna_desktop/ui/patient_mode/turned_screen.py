"""What every screen that is turned to a patient has: the bar above, pages under it, and the hand-over that ends it.

It is built anew when language or text size change; what was answered lives elsewhere and stays. Nothing on it offers
a context menu, takes a paste, or leads to another patient.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.hand_back import Ending, HandBackPage
from luna_desktop.ui.patient_mode.top_bar import PatientTopBar
from luna_desktop.ui.widgets.naming import named, styled


class Speaking(Protocol):
    """What is chosen in the bar above."""

    language: str
    text_size: int


@dataclass(frozen=True)
class Around:
    """Whose clinic this is, and who turned the screen."""

    clinic: str
    place: str
    with_whom: str


class Sealed(QObject):
    """Keeps the clipboard of the staff out of the fields of the turned screen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow pastes and copies by key and by the middle button."""
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            keys = QKeySequence.StandardKey
            return any(event.matches(one) for one in (keys.Paste, keys.Copy, keys.Cut))
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            return True
        return super().eventFilter(watched, event)


class TurnedScreen(QWidget):
    """What the patient sees. Subclasses put their pages in and say which of them comes first.

    Signals:
        language_chosen, size_chosen: from the bar above.
        password_given, lock_wanted: from the page that ends it.
    """

    language_chosen = Signal(str)
    size_chosen = Signal(int)
    password_given = Signal(str)
    lock_wanted = Signal()

    def __init__(self, around: Around, speaking: Speaking) -> None:
        super().__init__()
        named(self, "patientScreen")
        styled(self, cls="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._around, self._speaking = around, speaking
        self._sealed = Sealed(self)
        self._ending: Ending | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._whole = QWidget()
        self._column.addWidget(self._whole)

    @property
    def language(self) -> str:
        """Return the language that is shown."""
        return self._speaking.language

    def add_pages(self, _: Translator) -> None:
        """Put the pages of this screen into `pages`; the one shown first first."""
        raise TypeError(self.objectName())

    def main_page(self) -> QWidget:
        """Return the page that is shown where nothing else is."""
        raise TypeError(self.objectName())

    def start(self) -> None:
        """Put the keyboard where the patient begins."""

    def restore(self, where: str) -> None:
        """Show again a further page that was shown before the screen was built anew."""

    def fit(self, width: int) -> None:
        """Fit the main page to the width of the window."""

    def build(self) -> None:
        """Put everything together in the language and the text size of now."""
        where, focused = self._place(), _focused_name(self)
        _ = Translator(self._speaking.language)
        self.setAccessibleName(_("Screen for the patient"))
        old, self._whole = self._whole, QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = PatientTopBar(self._around.clinic, self._around.place, _, self._speaking.text_size)
        self.bar.language_chosen.connect(self.language_chosen)
        self.bar.size_chosen.connect(self.size_chosen)
        self.pages = named(QStackedWidget(), "patientPages")
        self.add_pages(_)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self._column.replaceWidget(old, self._whole)
        old.hide()
        old.deleteLater()
        self._whole.setVisible(True)  # a layout shows what is put into it only later, and the keyboard needs it now
        if where == "handBackPage" and self._ending is not None:
            self.show_ending(self._ending)
        else:
            self.restore(where)
        self.seal()
        self._focus(focused)

    def show_main(self) -> None:
        """Show the first page again."""
        self._ending = None
        self.drop_extra()
        self.pages.setCurrentWidget(self.main_page())
        self.start()

    def show_ending(self, ending: Ending) -> HandBackPage:
        """Show the hand-over; where one may not go back, nothing of the patient stays on the screen."""
        self._ending = ending
        self.drop_extra()
        page = HandBackPage(ending, self._around.with_whom, Translator(self._speaking.language))
        page.password_given.connect(self.password_given)
        page.lock_wanted.connect(self.lock_wanted)
        page.back_wanted.connect(self.show_main)
        self.put(page)
        if not ending.may_go_back:
            self._forget_main()
        page.start()
        return page

    def hand_back(self) -> HandBackPage | None:
        """Return the page that ends it, while it is shown."""
        page = self.pages.currentWidget()
        return page if isinstance(page, HandBackPage) else None

    def put(self, page: QWidget) -> None:
        """Show a further page over the main one."""
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.seal()

    def drop_extra(self) -> None:
        """Take every page but the main one out."""
        for page in self.pages.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if page is not self.main_page():
                self.pages.removeWidget(page)
                page.hide()
                page.deleteLater()

    def seal(self) -> None:
        """Take menus, drops and the clipboard from everything on the screen."""
        for part in self.findChildren(QWidget):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            if isinstance(part, QLineEdit | QPlainTextEdit):
                part.setAcceptDrops(False)
                part.installEventFilter(self._sealed)
            if isinstance(part, QLineEdit):
                part.setDragEnabled(False)

    def _forget_main(self) -> None:
        page = self.main_page()
        self.pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _place(self) -> str:
        if not hasattr(self, "pages"):
            return ""
        page = self.pages.currentWidget()
        return page.objectName() if page is not None else ""

    def _focus(self, name: str) -> None:
        found = self.findChildren(QWidget, name) if name else []
        for widget in found:
            if self._whole.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self.pages.currentWidget() is self.main_page():
            self.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the window."""
        super().resizeEvent(event)
        if self.pages.currentWidget() is self.main_page():
            self.fit(event.size().width())


def _focused_name(screen: QWidget) -> str:
    now = QApplication.focusWidget()
    return now.objectName() if now is not None and screen.isAncestorOf(now) else ""
