"""Placing a legal hold: for which matter, why, under which reference, and when somebody looks at it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.rights.holds import CAUSE_NAMES, LONGEST_REFERENCE, Hold, HoldCause
from luna_desktop.texts import _, shown
from luna_desktop.ui.booking.time_fields import DayField
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.overlay import Dialog

HALF_A_YEAR = timedelta(days=182)


class HoldDialog(Dialog):
    """Asks for a hold.

    Signals:
        done: Ctrl+Enter or the button.
    """

    done = Signal()

    def __init__(self, window: QWidget, today: date) -> None:
        super().__init__(
            window,
            "holdDialog",
            _("Keep this record for a legal matter"),
            _(
                "From now on nothing of it is erased, whatever the usual times say. An owner releases it. "
                "Write no health details here."
            ),
            width=520,
        )
        self.banner = Banner("warn", "", name="holdBanner")
        self.cause = ChoiceField(
            "holdCause",
            _("Matter"),
            [Option(cause.value, shown(name)) for cause, name in CAUSE_NAMES.items()],
            required=True,
        )
        self.cause.show_value(HoldCause.COURT.value)
        self.reference = TextField(
            "holdReference", _("Reference"), longest=LONGEST_REFERENCE, help_text=_("Such as the number of the case.")
        )
        self.reason = LinesField("holdReason", _("Why it has to be kept"), required=True, lines=3)
        self.review = DayField("holdReview", _("Look at it again by"), today)
        self.review.show_value(today + HALF_A_YEAR)
        for widget in (self.banner, self.cause, self.reference, self.reason, self.review):
            self.add(widget)
        self.cancel = Button(_("Cancel"), "holdCancel")
        self.place = Button(_("Place the hold"), "holdPlace", kind=Kind.PRIMARY, tip=_("Ctrl+Enter"))
        self.add_button(self.cancel)
        self.add_button(self.place)
        self.cancel.clicked.connect(self.dismissed)
        self.place.clicked.connect(self.done)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.done)

    def hold(self) -> Hold | None:
        """Return what is typed, or None where the day cannot be read, which is said under it."""
        day = self.review.day()
        if day is None:
            self.review.check()
            return None
        cause = HoldCause(str(self.cause.value()))
        return Hold(cause, str(self.reason.value()), day, str(self.reference.value()))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.place.set_busy(False)
        fields = {"reason": self.reason, "reference": self.reference, "review_on": self.review}
        for name, field in fields.items():
            field.show_problem(problems.get(name, ""))
        self.banner.say("warn", " ".join(text for name, text in problems.items() if name not in fields))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the fields."""
        self.place.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Show that somebody was quicker."""
        del theirs
        self.show_trouble(text, tone="warn")
