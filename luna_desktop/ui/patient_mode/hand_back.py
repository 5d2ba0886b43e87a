"""The page that ends the turned screen: thanks for the patient, and the password of whoever turned it.

The upper half speaks the patient's language; the lower half is for the staff and speaks theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import Translator, _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.inputs import PasswordField
from luna_desktop.ui.widgets.labels import IconLabel, paragraph, words
from luna_desktop.ui.widgets.naming import named


@dataclass(frozen=True)
class Ending:
    """How the turned screen ends: what the patient reads, what the staff should know, and whether one may go back."""

    outcome: str
    title: str
    body: str
    for_staff: str = ""
    may_go_back: bool = False


class HandBackPage(QWidget):
    """Asks the patient to hand the device back, and the staff for the password.

    Signals:
        password_given: the password, as typed; it is forgotten here at once.
        back_wanted: the patient goes on answering.
        lock_wanted: lock the program instead.
    """

    password_given = Signal(str)
    back_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, ending: Ending, who: str, _: Translator) -> None:
        super().__init__()
        named(self, "handBackPage", ending.title)
        self.ending = ending
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        for part in (self._thanks(ending, _), self._for_staff(ending, who)):
            across = QHBoxLayout()
            across.addStretch(1)
            part.setFixedWidth(theme.px(620))
            across.addWidget(part)
            across.addStretch(1)
            column.addLayout(across)
            column.addSpacing(20)
        column.addStretch(3)

    def _thanks(self, ending: Ending, _: Translator) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        icon = "circle-check" if ending.outcome == "saved" else "hand"
        column.addWidget(IconLabel(icon, "ok" if ending.outcome == "saved" else "accent", theme.px(40)))
        column.addWidget(words(ending.title, "display", wrap=True))
        column.addWidget(paragraph(ending.body))
        self.back = Button(_("Back to the questions"), "backToQuestionsButton", icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        if not ending.may_go_back:
            self.back.hide()
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        return part

    def _for_staff(self, ending: Ending, who: str) -> Card:
        card = Card(_("For the clinic’s staff"), "staffCard", icon="lock")
        if ending.for_staff:
            card.add(Banner("info", ending.for_staff, name="staffNote"))
        self.banner = Banner("danger", "", name="handBackBanner")
        self.password = PasswordField("staffPasswordEdit", _("Password of {name}", name=who), large=True)
        self.go_on = Button(
            _("Take the screen back"), "takeBackButton", kind=Kind.PRIMARY, icon="lock-open", size="large"
        )
        self.lock = Button(_("Lock instead"), "lockInsteadButton", icon="lock", size="large")
        self.go_on.clicked.connect(self._give)
        self.password.submitted.connect(self._give)
        self.lock.clicked.connect(self.lock_wanted)
        self.banner.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.go_on, 1)
        row.addWidget(self.lock)
        for part in (self.banner, self.password):
            card.add(part)
        card.add(row)
        return card

    def start(self) -> None:
        """Put the keyboard into the password."""
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused(self, text: str, *, wait_seconds: float = 0) -> None:
        """Say that the password was not accepted, and count a waiting time down."""
        self._set_busy(busy=False)
        self.banner.say("danger", text)
        self._wait = max(0, round(wait_seconds))
        if self._wait:
            self._timer.start()
        self._show_wait()
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Count one second of the waiting time."""
        self._wait = max(0, self._wait - 1)
        if not self._wait:
            self._timer.stop()
            self.banner.say("danger", "")
        self._show_wait()

    def _give(self) -> None:
        password = self.password.value()
        if not password or self._wait or self.go_on.is_busy():
            return
        self.password.show_value(None)
        self._set_busy(busy=True)
        self.password_given.emit(password)

    def _set_busy(self, *, busy: bool) -> None:
        self.go_on.set_busy(busy)
        self.password.setEnabled(not busy)

    def _show_wait(self) -> None:
        text = _("Wait {count} s", count=self._wait) if self._wait else _("Take the screen back")
        self.go_on.setText(text)
        self.go_on.setEnabled(not self._wait)
