"""The dialog in which the clinic chooses how long openings last, how soon they are reviewed, and what patients read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.domain.rights.snooping import SnoopRules
from luna_desktop.services.rights.opening_rules import change_opening_rules
from luna_desktop.services.rights.openings import WhoOpenedRules, change_who_opened_rules
from luna_desktop.services.rights.snooping import change_snoop_rules
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.overlay import Dialog


class RulesDialog(Dialog):
    """Asks for both numbers of hours, and what patients are told of who opened their record.

    Signals:
        wanted: keep them.
    """

    wanted = Signal()

    def __init__(self, window: QWidget, rules: OpeningRules, told: WhoOpenedRules, snoop: SnoopRules) -> None:
        super().__init__(
            window,
            "rulesDialog",
            _("Rules of openings"),
            _(
                "Clinic policy, modelled on 45 CFR 164.312(a)(2)(ii) and 164.308(a)(1)(ii)(D). Openings that were made "
                "before keep their own hours."
            ),
            width=560,
        )
        self.trouble = Banner("warn", "", name="rulesTrouble")
        self.hours = TextField("hours", _("Open for, in hours"), required=True, longest=3)
        self.review = TextField("review_hours", _("Reviewed within, in hours"), required=True, longest=3)
        self.hours.show_value(rules.hours)
        self.review.show_value(rules.review_hours)
        self.in_copies = TickField("in_copies", _("Record copies say who opened the record"))
        self.with_names = TickField(
            "with_names", _("Patients read names"), note=_("Otherwise they read roles, such as “Clinician”.")
        )
        self.in_copies.show_value(told.in_copies)
        self.with_names.show_value(told.with_names)
        self.window_days = TextField("window_days", _("Days around an appointment"), required=True, longest=3)
        self.in_an_hour = TextField("in_an_hour", _("Most records in an hour"), required=True, longest=4)
        self.begins = TextField("begins", _("Hours of work begin"), required=True, example="07:00", longest=5)
        self.ends = TextField("ends", _("Hours of work end"), required=True, example="21:00", longest=5)
        self.window_days.show_value(snoop.window_days)
        self.in_an_hour.show_value(snoop.in_an_hour)
        self.begins.show_value(f"{snoop.begins:%H:%M}")
        self.ends.show_value(f"{snoop.ends:%H:%M}")
        self.add(self.trouble)
        self.add(_beside(self.hours, self.review))
        for tick in (self.in_copies, self.with_names):
            self.add(tick)
        self.add(words(_("What is noticed from the next week on"), "label"))
        self.add(_beside(self.window_days, self.in_an_hour))
        self.add(_beside(self.begins, self.ends))
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.keep = self.add_button(Button(_("Save"), "keepRulesButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.keep.clicked.connect(self.wanted)

    def start(self) -> None:
        """Show the dialog with the keyboard in the first field."""
        self.open_on(self.hours.control)

    def rules(self) -> OpeningRules:
        """Return what was entered; what is no number counts as none."""
        return OpeningRules(_number(self.hours.value()), _number(self.review.value()))

    def snoop(self) -> SnoopRules | None:
        """Return what is noticed; None, and said so, where a time is none."""
        times = [_time(field.value()) for field in (self.begins, self.ends)]
        for field, found in zip((self.begins, self.ends), times, strict=True):
            if found is None:
                field.show_problem(_("Enter a time such as 07:00."))
        begins, ends = times
        if begins is None or ends is None:
            return None
        return SnoopRules(_number(self.window_days.value()), begins, ends, _number(self.in_an_hour.value()))

    def told(self) -> WhoOpenedRules:
        """Return what patients are told."""
        return WhoOpenedRules(bool(self.in_copies.value()), bool(self.with_names.value()))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        for field in (self.hours, self.review, self.window_days, self.in_an_hour, self.begins, self.ends):
            field.show_problem(problems.get(field.name, ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that things changed meanwhile."""
        self.show_trouble(text, tone="warn")


class RulesPresenter(Presenter):
    """Stands between the dialog and the setting; lives as long as the dialog."""

    def __init__(self, dialog: RulesDialog, context: Context) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context = dialog, context
        dialog.wanted.connect(self._keep)
        context.announcements.locked.connect(dialog.put_away)

    def _keep(self) -> None:
        self._dialog.show_problems({})
        if self._dialog.snoop() is None:
            return
        self.act(self._context.job(change_opening_rules, self._dialog.rules()), self._keep_told)

    def _keep_told(self, _rules: OpeningRules) -> None:
        self.act(self._context.job(change_who_opened_rules, self._dialog.told()), self._keep_snoop)

    def _keep_snoop(self, _told: WhoOpenedRules) -> None:
        snoop = self._dialog.snoop()
        if snoop is not None:
            self.act(self._context.job(change_snoop_rules, snoop), self._kept)

    def _kept(self, _snoop: SnoopRules) -> None:
        self._dialog.put_away()
        self._context.navigation.saved(_("The rules of openings are saved."))


def _beside(*fields: TextField) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return holder


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
