"""Asks by whom and why an appointment is called off; the desk counts the reasons, and none tells about health."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.book.bookings import (
    CANCEL_REASON_NAMES,
    CANCELLED_BY_NAMES,
    LONGEST_REASON,
    CancelledBy,
    CancelReason,
)
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.overlay import Dialog

NOT_OFFERED = frozenset({CancelReason.UNDONE, CancelReason.NOT_APPROVED})


@dataclass(frozen=True)
class CancelQuestion:
    """Which appointment is called off, in words: a name and a time; or all that is left of its series."""

    name: str
    when: str
    is_series: bool = False


@dataclass(frozen=True)
class Cancelling:
    """The answer: who called it off, why, and in own words where the reason is another one."""

    by: CancelledBy
    reason: CancelReason
    words: str = ""


class CancelDialog(Dialog):
    """The question.

    Signals:
        given: a `Cancelling`.
        left: the appointment stays.
    """

    given = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget, question: CancelQuestion) -> None:
        title = _("Cancel the appointment of {name}?", name=question.name)
        body = _(
            "{when}. The time is free at once. Pin it instead if the patient wants another time.", when=question.when
        )
        verb = _("Cancel the booking")
        if question.is_series:
            title = _("Cancel the whole series of {name}?", name=question.name)
            body = _(
                "{when}, and every other appointment of this series that is still to come. Their times are free at "
                "once; Ctrl+Z takes all of it back.",
                when=question.when,
            )
            verb = _("Cancel the series")
        super().__init__(window, "cancelDialog", title, body, width=520)
        self.by = Segmented(
            "cancelledBy",
            _("Who cancels"),
            [Option(each, shown(CANCELLED_BY_NAMES[each])) for each in CancelledBy],
        )
        self.by.show_value(CancelledBy.PATIENT)
        reasons = [Option(each, shown(CANCEL_REASON_NAMES[each])) for each in CancelReason if each not in NOT_OFFERED]
        self.reason = ChoiceField("cancelReason", _("Reason"), reasons, required=True)
        self.words = TextField("cancelWords", _("In a few words, without any health detail"))
        self.add(words(_("Who cancels"), "label"))
        self.add(self.by)
        self.add(self.reason)
        self.add(self.words)
        self.words.hide()
        keep = self.add_button(Button(_("Keep it"), "cancelKeep"))
        self.verb = self.add_button(Button(verb, "cancelGive", kind=Kind.DANGER))
        keep.clicked.connect(self.left)
        self.verb.clicked.connect(self._give)
        self.dismissed.connect(self.left)
        self.reason.edited.connect(self._chosen)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._give)

    def start(self) -> None:
        """Show the question with the keyboard on the reason."""
        self.open_on(self.reason.control)

    def _chosen(self) -> None:
        self.words.setVisible(self.reason.value() is CancelReason.OTHER)
        self.reason.show_problem("")

    def _give(self) -> None:
        by, reason = self.by.value(), self.reason.value()
        text = str(self.words.value()).strip()
        if not isinstance(reason, CancelReason):
            self.reason.show_problem(_("Choose a reason. “No reason given” is one."))
            self.reason.control.setFocus()
        elif reason is CancelReason.OTHER and not text:
            self.words.show_problem(_("Enter the reason in a few words, without any health detail."))
            self.words.control.setFocus()
        elif len(text) > LONGEST_REASON:
            self.words.show_problem(_("Keep the reason under {count} letters.", count=LONGEST_REASON))
        elif isinstance(by, CancelledBy):
            self.given.emit(Cancelling(by, reason, text if reason is CancelReason.OTHER else ""))
