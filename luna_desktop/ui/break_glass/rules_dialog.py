"""The dialog in which the clinic chooses how long openings last, how soon they are reviewed, and what patients read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.services.rights.opening_rules import change_opening_rules
from luna_desktop.services.rights.openings import WhoOpenedRules, change_who_opened_rules
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog


class RulesDialog(Dialog):
    """Asks for both numbers of hours, and what patients are told of who opened their record.

    Signals:
        wanted: keep them.
    """

    wanted = Signal()

    def __init__(self, window: QWidget, rules: OpeningRules, told: WhoOpenedRules) -> None:
        super().__init__(
            window,
            "rulesDialog",
            _("Rules of openings"),
            _("Clinic policy, modelled on 45 CFR 164.312(a)(2)(ii). Openings made before keep their own hours."),
        )
        self.trouble = Banner("warn", "", name="rulesTrouble")
        self.hours = TextField("hours", _("A closed record stays open for, in hours"), required=True, longest=3)
        self.review = TextField("review_hours", _("It is reviewed within, in hours"), required=True, longest=3)
        self.hours.show_value(rules.hours)
        self.review.show_value(rules.review_hours)
        self.in_copies = TickField("in_copies", _("Record copies say who opened the record"))
        self.with_names = TickField(
            "with_names", _("Patients read names"), note=_("Otherwise they read roles, such as “Clinician”.")
        )
        self.in_copies.show_value(told.in_copies)
        self.with_names.show_value(told.with_names)
        for widget in (self.trouble, self.hours, self.review, self.in_copies, self.with_names):
            self.add(widget)
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

    def told(self) -> WhoOpenedRules:
        """Return what patients are told."""
        return WhoOpenedRules(bool(self.in_copies.value()), bool(self.with_names.value()))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        for field in (self.hours, self.review):
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
        self.act(self._context.job(change_opening_rules, self._dialog.rules()), self._keep_told)

    def _keep_told(self, _rules: OpeningRules) -> None:
        self.act(self._context.job(change_who_opened_rules, self._dialog.told()), self._kept)

    def _kept(self, _told: WhoOpenedRules) -> None:
        self._dialog.put_away()
        self._context.navigation.saved(_("The rules of openings are saved."))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
