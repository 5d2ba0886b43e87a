"""The privacy cover: wholly opaque, without a patient's name, shown before the lock and when the session is lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.lock_watch import COVER_SECONDS
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.moon import Dusk
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.progress import Bar


def _on_dusk(text: str, role: str, *, faint: bool = False) -> QLabel:
    label = words(text, role)
    label.setStyleSheet("color: #CFE0DD" if faint else "color: #FFFFFF")
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label


class PrivacyCover(Dusk):
    """Lies over the whole window.

    Signals:
        stay_wanted: the person is there and goes on.
        lock_wanted: lock now.
    """

    stay_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(height_share=0.34)
        self.setParent(window)
        self._window = window
        self._before: QWidget | None = None
        named(self, "privacyCover", _("Screen covered"))
        self._clinic = _on_dusk("", "display")
        self._countdown = _on_dusk("", "title")
        self._person = _on_dusk("", "body", faint=True)
        self.bar = Bar("lockCountdown", "", tone="clay")
        self.bar.setFixedWidth(360)
        self.stay = Button("", "staySignedInButton", icon="mouse-pointer-click", size="large")
        self.lock = Button("", "lockNowButton", icon="lock", size="large")
        self.speak()
        self.stay.clicked.connect(self.stay_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.lock)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(69)
        for label in (self._clinic, self._countdown, self._person):
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(11)
        window.installEventFilter(self)
        self.hide()

    def speak(self) -> None:
        """Say what stands here in the language of the windows."""
        self.setAccessibleName(_("Screen covered"))
        self.bar.setAccessibleName(_("Time until the lock"))
        for button, text in ((self.stay, _("Stay signed in")), (self.lock, _("Lock now"))):
            button.setText(text)
            button.setAccessibleName(text)

    def cover(self, clinic: str, person: str, seconds: int) -> None:
        """Cover the window, or count on."""
        self._clinic.setText(clinic)
        text = _("Screen covered. Locking in {count} seconds.", count=seconds)
        self._countdown.setText(text)
        self._person.setText(_("Signed in: {person}. Unsaved changes are kept as a draft.", person=person))
        self.bar.setRange(0, COVER_SECONDS)
        self.bar.setValue(seconds)
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.setGeometry(self._window.rect())
            self.show()
            self.raise_()
            self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def uncover(self) -> None:
        """Show the window again and give the keyboard back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and self._window.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at every size."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: ARG002 - there are only two to go between
        """Keep Tab between the two buttons."""
        other = self.lock if self.stay.hasFocus() else self.stay
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stays; no key goes through."""
        if event.key() == Qt.Key.Key_Escape:
            self.stay_wanted.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let no click through."""
        event.accept()
