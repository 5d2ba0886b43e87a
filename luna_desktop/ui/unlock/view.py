"""The unlock screen: who, and the password. It never says which part was wrong, nor what lies behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.unlock.recovery import RecoveryForm
from luna_desktop.ui.unlock.staff_list import StaffChoice, StaffList
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import CapsLockWatch, LineEdit, PasswordField
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.language_choice import LanguageChoice
from luna_desktop.ui.widgets.moon import Dusk, MoonMark
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

FORM_WIDTH = 560


@dataclass(frozen=True)
class UnlockFacts:
    """What the screen says about the clinic, none of it about patients: name, place, time, and the last backup."""

    clinic: str
    place: str = ""
    now: str = ""
    safety: str = ""
    locked: str = ""
    help_text: str = ""


class UnlockView(QWidget):
    """Picks a person and takes the password.

    Signals:
        unlock_wanted: login and password.
        recovery_wanted: login, recovery key and new password.
        language_chosen: the code of the language that this workstation shall speak.
    """

    unlock_wanted = Signal(str, str)
    recovery_wanted = Signal(str, str, str)
    language_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "unlockView", _("Unlock"))
        styled(self, cls="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._make_parts()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._art(), 600)
        row.addWidget(self._form_area(), 840)
        self._connect()

    def _make_parts(self) -> None:
        self._title = words(_("Sign in"), "display")
        self._locked = Chip("", "neutral", "lock", name="lockedChip")
        self._locked.hide()
        self.language = LanguageChoice()
        self.search = named(LineEdit(lead="search", example=_("Find staff by name")), "staffSearch")
        self.search.setAccessibleName(_("Find staff by name"))
        self.staff = StaffList()
        self._more = words("", "caption")
        self.show_all = Button(_("Show all"), "showAllButton", kind=Kind.GHOST, size="small")
        self.password = PasswordField("passwordEdit", _("Password"), large=True)
        self._caps = words(_("Caps Lock seems to be on"), "caption", tone="warn")
        self._caps_icon = IconLabel("circle-alert", "warn", 14)
        self.recover = Button(_("Can't unlock?"), "cannotUnlockButton", kind=Kind.GHOST, size="small")
        self.unlock = Button(_("Unlock"), "unlockButton", kind=Kind.PRIMARY, icon="lock-open", size="large")
        self.banner = Banner("danger", "", name="unlockBanner")
        self._help = words("", "caption", wrap=True)
        self.recovery = RecoveryForm()
        self._clinic = self._white("", "display", wrap=True)
        self._place, self._now, self._safety = (self._white("", "body", faint=True, wrap=True) for _line in range(3))

    def _art(self) -> QWidget:
        art = Dusk(height_share=0.4)
        art.setMinimumWidth(380)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(MoonMark(36))
        top.addWidget(self._white(_("Luna Desktop"), "strong"))
        top.addStretch(1)
        column = QVBoxLayout(art)
        column.setContentsMargins(48, 40, 48, 44)
        column.setSpacing(8)
        column.addLayout(top)
        column.addStretch(1)
        column.addWidget(self._clinic)
        column.addWidget(self._place)
        column.addSpacing(16)
        for icon, label in (("clock", self._now), ("shield-check", self._safety)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(IconLabel(icon, "rail_text", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label, 1)
            column.addLayout(line)
        return art

    def _form_area(self) -> QWidget:
        holder = styled(QWidget(), cls="body")
        across = QHBoxLayout(holder)
        across.setContentsMargins(32, 24, 32, 24)
        self._forms = QStackedWidget()
        self._forms.setMaximumWidth(FORM_WIDTH)
        self._forms.addWidget(self._sign_in())
        self._forms.addWidget(self.recovery)
        across.addStretch(1)
        across.addWidget(self._forms, 100)
        across.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        return area

    def _sign_in(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addStretch(1)
        column.addLayout(_beside(self._title, self._locked, None, self.language))
        column.addWidget(words(_("Choose your name, then enter your password."), "body2"))
        for widget in (self.banner, self.search, self.staff):
            column.addWidget(widget)
        column.addLayout(_beside(self._more, None, self.show_all))
        column.addWidget(self.password)
        column.addLayout(_beside(self._caps_icon, self._caps, None, self.recover))
        column.addWidget(self.unlock)
        column.addSpacing(4)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._help_icon = IconLabel("phone", "text3", 14)
        foot.addWidget(self._help_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._help, 1)
        column.addLayout(foot)
        column.addStretch(1)
        return form

    def _connect(self) -> None:
        self.banner.hide()
        self._show_caps(False)
        CapsLockWatch(self.password.edit).found.connect(self._show_caps)
        self.language.chosen.connect(lambda code: self.language_chosen.emit(str(code)))
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.password.edit.setFocus)
        self.staff.chosen.connect(self._person_chosen)
        self.show_all.clicked.connect(self._show_everybody)
        self.password.submitted.connect(self._submit)
        self.unlock.clicked.connect(self._submit)
        self.recover.clicked.connect(self.show_recovery)
        self.recovery.back_wanted.connect(self.show_sign_in)
        self.recovery.submitted.connect(self._recover)

    def show_facts(self, facts: UnlockFacts) -> None:
        """Show what the screen says about the clinic."""
        self._clinic.setText(facts.clinic)
        self._place.setText(facts.place)
        self._now.setText(facts.now)
        self._safety.setText(facts.safety)
        self._title.setText(_("Locked") if facts.locked else _("Sign in"))
        self._locked.show_chip(ChipSpec(facts.locked, "neutral", "lock"))
        self._locked.setVisible(bool(facts.locked))
        self._help.setText(facts.help_text)
        self._help_icon.setVisible(bool(facts.help_text))

    def show_staff(self, staff: Sequence[StaffChoice], *, remembered: str = "") -> None:
        """Show who can sign in, with the remembered person chosen."""
        self.staff.show_staff(staff)
        if remembered:
            self.staff.choose(remembered)
        self._count_hidden()
        chosen = self.staff.current()
        if chosen is not None:
            self._person_chosen(chosen)

    def show_refused(self, text: str, *, wait_seconds: float = 0) -> None:
        """Say that it did not work, clear the password, and count a waiting time down."""
        self.set_busy(False)
        self.clear_secrets()
        self._say("danger", text)
        self._wait = max(0, round(wait_seconds))
        if self._wait:
            self._timer.start()
        self._show_wait()
        (self.recovery.key_field.control if self._is_recovering() else self.password.edit).setFocus()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence about disk or files; empty takes it away."""
        self.set_busy(False)
        self._say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong in the recovery form, by field name."""
        self.set_busy(False)
        names = {"password": "newPassword", "login": "recoveryLogin", "code": "recoveryKey"}
        self.recovery.show_problems({names.get(name, name): text for name, text in problems.items()})

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being checked."""
        self.unlock.set_busy(busy)
        self.recovery.set_busy(busy)
        self.password.setEnabled(not busy)
        self.language.setEnabled(not busy)

    def clear_secrets(self) -> None:
        """Forget everything typed."""
        self.password.show_value(None)
        self.recovery.clear_secrets()

    def show_recovery(self) -> None:
        """Show the form for the recovery key."""
        chosen = self.staff.current()
        self.recovery.show_person(chosen.name if chosen is not None else "")
        self._forms.setCurrentIndex(1)
        first = self.recovery.login if self.recovery.asks_for_login() else self.recovery.key_field
        first.control.setFocus()

    def show_sign_in(self) -> None:
        """Show the list of staff and the password again."""
        self.clear_secrets()
        self._forms.setCurrentIndex(0)
        self.password.edit.setFocus()

    def start(self) -> None:
        """Put the keyboard where it is wanted first."""
        (self.password.edit if self.staff.current() is not None else self.search).setFocus()

    def tick(self) -> None:
        """Count one second of the waiting time."""
        self._wait = max(0, self._wait - 1)
        if not self._wait:
            self._timer.stop()
            self.banner.say("danger", "")
        self._show_wait()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer people at a time where the window is low, so that Unlock stays in sight."""
        super().resizeEvent(event)
        self.staff.show_at_most(5 if event.size().height() >= 780 else 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the recovery key."""
        if event.key() == Qt.Key.Key_Escape and self._forms.currentIndex() == 1:
            self.show_sign_in()
            return
        super().keyPressEvent(event)

    def _is_recovering(self) -> bool:
        return self._forms.currentIndex() == 1

    def _say(self, tone: str, text: str) -> None:
        """Say it on the form that is seen."""
        if self._is_recovering():
            self.recovery.show_trouble(text, tone=tone)
        else:
            self.banner.say(tone, text)

    def _submit(self) -> None:
        chosen = self.staff.current()
        if chosen is not None and self.password.value() and not self._wait and not self.unlock.is_busy():
            self.set_busy(True)
            self.unlock_wanted.emit(chosen.login, self.password.value())

    def _recover(self, key: str, password: str) -> None:
        chosen = self.staff.current()
        login = chosen.login if chosen is not None else self.recovery.login.value()
        if login:
            self.set_busy(True)
            self.recovery_wanted.emit(login, key, password)

    def _person_chosen(self, staff: StaffChoice) -> None:
        self.password.show_label(_("Password for {name}", name=staff.name))
        self.password.show_value(None)
        if not self.search.hasFocus():
            self.password.edit.setFocus()

    def _narrow(self, text: str) -> None:
        self.staff.narrow(text)
        self._count_hidden()

    def _show_everybody(self) -> None:
        self.staff.show_all()
        self._count_hidden()

    def _count_hidden(self) -> None:
        count = self.staff.hidden_count() if not self.search.text() else 0
        self._more.setText(_("{count} more can use this computer", count=count))
        self._more.setVisible(count > 0)
        self.show_all.setVisible(count > 0)

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        self._caps_icon.setVisible(on)

    def _show_wait(self) -> None:
        self.unlock.setText(_("Wait {count} s", count=self._wait) if self._wait else _("Unlock"))
        self.unlock.setEnabled(not self._wait)

    @staticmethod
    def _white(text: str, role: str, *, faint: bool = False, wrap: bool = False) -> QLabel:
        label = words(text, role, wrap=wrap)
        label.setStyleSheet("color: #CFE0DD" if faint else "color: #FFFFFF")
        return label


def _beside(*widgets: QWidget | None) -> QHBoxLayout:
    """Set widgets side by side; None is the gap that takes the room."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
