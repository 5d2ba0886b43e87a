"""The dialog in which a clinician opens a restricted record in an emergency, and what it does."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.restrictions import OVERRIDE_LASTS
from luna_desktop.services.privacy.overrides import (
    OVERRIDE_REASONS,
    Opened,
    Override,
    OverrideReason,
    open_in_emergency,
)
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import CardsField
from luna_desktop.ui.widgets.inputs import LinesField, TextField
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.radio_cards import CardOption

WIDTH = 600


class EmergencyDialog(Dialog):
    """Asks why a restricted record must be opened now; where no patient is given, also which record.

    Signals:
        wanted: open the record.
    """

    wanted = Signal()

    def __init__(self, window: QWidget, *, asks_number: bool) -> None:
        super().__init__(
            window,
            "emergencyDialog",
            _("This record is restricted"),
            _("The patient asked that you do not open it. Go past that only where care cannot wait."),
            width=WIDTH,
        )
        self.banner = Banner("warn", "", name="emergencyTrouble")
        self.number = TextField("mrn", _("Record number"), required=True, example="LUN-004218", longest=20)
        self.number.setVisible(asks_number)
        options = [CardOption(reason.value, shown(text)) for reason, text in OVERRIDE_REASONS.items()]
        self.reason = CardsField("reason", _("Why must it be opened?"), options, required=True, upright=True)
        self.words = LinesField("words", _("What happened"), required=True, lines=2)
        hours = int(OVERRIDE_LASTS.total_seconds() // 3600)
        self.note = Banner(
            "priv",
            _(
                "The opening is recorded, the patient is told, and the privacy officer reviews it within 72 hours. "
                "Access ends after {hours} hours.",
                hours=hours,
            ),
            name="emergencyNote",
            icon="scroll-text",
        )
        for widget in (self.banner, self.number, self.reason, self.words, self.note):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.open_record = self.add_button(
            Button(_("Open record"), "openRecordButton", kind=Kind.DANGER, icon="key-round")
        )
        self.cancel.clicked.connect(self.dismissed)
        self.open_record.clicked.connect(self.wanted)
        self.dismissed.connect(self.put_away)
        self._asks_number = asks_number

    def start(self) -> None:
        """Show the dialog; the keyboard starts where the first answer goes."""
        self.open_on(self.number.control if self._asks_number else self.reason.control)

    def override(self, patient: PatientId | None) -> Override:
        """Return what was entered."""
        reason = self.reason.value()
        return Override(
            OverrideReason(reason) if isinstance(reason, str) else None,
            str(self.words.value()),
            patient,
            str(self.number.value()),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.open_record.set_busy(False)
        for field in (self.number, self.reason, self.words):
            field.show_problem(problems.get(field.name, ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.open_record.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that things changed meanwhile."""
        self.show_trouble(text, tone="warn")


class EmergencyPresenter(Presenter):
    """Stands between the dialog and the opening; lives as long as the dialog."""

    def __init__(self, dialog: EmergencyDialog, context: Context, patient: PatientId | None) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._patient = dialog, context, patient
        dialog.wanted.connect(self._open)
        context.announcements.locked.connect(dialog.put_away)

    def _open(self) -> None:
        override = self._dialog.override(self._patient)
        self._dialog.open_record.set_busy(True)
        self.act(self._context.job(open_in_emergency, override), self._opened)

    def _opened(self, opened: Opened) -> None:
        navigation = self._context.navigation
        self._dialog.put_away()
        navigation.open_patient(opened.patient_id)
        navigation.saved(_("The record is open to you until {time}.", time=moment(opened.until)))


def ask_to_open(window: QWidget, context: Context, patient: PatientId | None = None) -> EmergencyDialog:
    """Show the dialog in a window; without a patient it asks for the record number."""
    dialog = EmergencyDialog(window, asks_number=patient is None)
    EmergencyPresenter(dialog, context, patient)
    dialog.start()
    return dialog


def open_any(window: QWidget, context: Context | None) -> None:
    """Ask which restricted record must be opened, and why; nothing happens while nobody is signed in."""
    if context is not None:
        ask_to_open(window, context)
