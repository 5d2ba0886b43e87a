"""The dialog that logs a request over whatever page is shown: whose record, the form, and one button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.booking.patient_part import PatientPart
from luna_desktop.ui.rights.log_form import LATER, LogForm
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.fitted_overlay import FittedOverlay, scrolling
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named

WIDTH, HEIGHT = 960, 720


class LogDialog(FittedOverlay):
    """Logs one request.

    Signals:
        log_wanted: Ctrl+Enter or the button.
        close_wanted: Esc, Cancel or the cross.
    """

    log_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, window: QWidget, today: date, *, handles: bool = True) -> None:
        super().__init__(window, "logDialog", _("Log a request"), width=WIDTH)
        self.patient = PatientPart(today, shows_alerts=False, may_register=False)
        named(self.patient.finder.edit, "logPatient", _("Whose record? Name, phone, record number or year of birth"))
        self.form = LogForm(handles=handles)
        self.cancel = Button(_("Cancel"), "logCancel", size="large")
        self.act = Button(
            _("Log and acknowledge"), "logAct", kind=Kind.PRIMARY, icon="check", size="large", tip=_("Ctrl+Enter")
        )
        self._build()
        self._connect()
        self.fit()

    def _build(self) -> None:
        close = icon_button("x", "logClose", _("Close"))
        close.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 14, 8)
        head.addWidget(words(_("Log a request"), "title"), 1)
        head.addWidget(close)
        whose = QVBoxLayout()
        whose.setContentsMargins(24, 0, 24, 10)
        whose.addWidget(self.patient)
        area = scrolling(self.form, "logScroll", _("Log a request"))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 11, 18, 12)
        foot.setSpacing(10)
        foot.addWidget(self.form.draft_note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.act)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(whose)
        column.addWidget(hairline())
        column.addWidget(area, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.close_wanted)
        self.dismissed.connect(self.close_wanted)
        self.act.clicked.connect(self.log_wanted)
        for keys, act in (
            ("Ctrl+Return", self._act),
            ("Ctrl+Enter", self._act),
            ("Alt+I", lambda: self.form.method.control.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Alt+W", lambda: self.form.words.control.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.form.acknowledge.edited.connect(self._name_act)

    def _act(self) -> None:
        if self.act.isEnabled():
            self.log_wanted.emit()

    def _name_act(self) -> None:
        text = _("Log the request") if self.form.acknowledge.value() == LATER else _("Log and acknowledge")
        self.act.setText(text)
        self.act.setAccessibleName(text)

    def show_ready(self, *, ready: bool) -> None:
        """Let the request be logged once it is known whose record it is about."""
        self.act.setEnabled(ready)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being written."""
        self.act.set_busy(busy)

    def first(self) -> QWidget:
        """Return what takes the keyboard first: the search, or the words where the patient is known."""
        finder = self.patient.finder
        return finder.edit if not finder.isHidden() else self.form.words.control

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the fields."""
        self.set_busy(False)
        self.form.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.set_busy(False)
        self.form.show_problems(problems)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something moved on meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def wanted_height(self) -> int:
        """Return the height of the form as it was drawn."""
        return theme.px(HEIGHT)

    def least_height(self) -> int:
        """Return the height that shows the search and a field."""
        return 320
