"""The card that says whether a patient is active, archived or has died, and lets each be recorded or taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.measures import PartialDate, show_day
from luna_desktop.domain.standing import STANDING_NAMES, PatientStatus, Standing
from luna_desktop.services.facts import Known
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.details.answer_panel import AnswerPanel
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

_CHIPS = {
    Standing.ACTIVE: ("neutral", "user-check"),
    Standing.ARCHIVED: ("neutral", "archive"),
    Standing.DECEASED: ("neutral", "circle-slash"),
}


class StandingCard(Card):
    """Shows a patient's standing and takes a new one.

    Signals:
        status_wanted: a PatientStatus to be recorded.
    """

    status_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("Status"), "statusCard", icon="user-check")
        self._pending = Standing.ACTIVE
        self.chip = Chip("", name="statusChip")
        self.add_beside_title(self.chip)
        self.note = words("", "body2", wrap=True)
        self.add(self.note)
        self.archive = Button(_("Archive…"), "archiveButton", icon="archive", size="small")
        self.death = Button(_("Record a death…"), "deathButton", size="small")
        self.back = Button(_("Take back into the lists…"), "takeBackButton", icon="archive-restore", size="small")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, standing in (
            (self.back, Standing.ACTIVE),
            (self.archive, Standing.ARCHIVED),
            (self.death, Standing.DECEASED),
        ):
            button.clicked.connect(self._opener(standing))
            row.addWidget(button)
        row.addStretch(1)
        self.add(row)
        self.day = PartialDateField("on", _("Died on"), required=True, latest=today)
        self.source = TextField(
            "source", _("How the clinic knows"), required=True, example=_("Death certificate seen"), longest=200
        )
        self.reason = TextField("reason", _("Reason"), example=_("Moved to another city"), longest=200)
        self.panel = AnswerPanel("status", _("Change of status"), (self.day, self.source, self.reason))
        self.panel.given.connect(self._give)
        self.add(self.panel)
        self._may_change = True
        self._standing = Standing.ACTIVE
        self.show_status(None)

    def allow(self, may_change: bool) -> None:
        """Say whether this person may change the status."""
        self._may_change = may_change
        self._fit()

    def show_status(self, known: Known | None) -> None:
        """Show where the patient stands; None is active since registration."""
        status = known.body if known is not None else PatientStatus()
        self._standing = status.standing
        tone, icon = _CHIPS[status.standing]
        self.chip.show_chip(ChipSpec(shown(STANDING_NAMES[status.standing]), tone, icon))
        self.note.setText(_status_words(status, known))
        self._fit()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields, the rest in the card."""
        left = self.panel.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:  # noqa: ARG002 - a sentence of the card
        """Show a sentence in the card."""
        self.panel.record.set_busy(False)
        if text:
            self.note.setText(text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody saved another status, and show it."""
        if isinstance(theirs, Known):
            self.show_status(theirs)
        self.show_trouble(text)

    def _fit(self) -> None:
        active = self._standing is Standing.ACTIVE
        self.archive.setVisible(self._may_change and active)
        self.death.setVisible(self._may_change and self._standing is not Standing.DECEASED)
        self.back.setVisible(self._may_change and not active)

    def _opener(self, standing: Standing) -> Callable[[], None]:
        return lambda: self.begin(standing)

    def begin(self, standing: Standing) -> None:
        """Open the fields that a status needs."""
        self._pending = standing
        asked = {
            Standing.ARCHIVED: (
                _("The patient leaves the lists and is found by the whole record number. Nothing is deleted."),
                _("Archive the patient"),
                (self.reason,),
            ),
            Standing.DECEASED: (
                _("The patient leaves the lists, and the banner says so. Nothing is deleted."),
                _("Record the death"),
                (self.day, self.source),
            ),
            Standing.ACTIVE: (
                _("The patient stands in the lists and is found by name again."),
                _("Take back into the lists"),
                (self.reason,),
            ),
        }
        question, verb, fields = asked[standing]
        self.panel.begin(question, verb, fields)

    def _give(self) -> None:
        day: PartialDate | None = None
        if self._pending is Standing.DECEASED and self.day.value():
            if not self.day.check():
                self.panel.record.set_busy(False)
                return
            day = PartialDate.from_iso(self.day.value())
        self.status_wanted.emit(PatientStatus(self._pending, day, self.reason.value(), self.source.value()))


def _status_words(status: PatientStatus, known: Known | None) -> str:
    if known is None:
        return _("In the lists and in the search.")
    when = show_day(known.recorded_at.astimezone(CLINIC_ZONE).date(), current())
    who = _("Recorded {day} by {name}.", day=when, name=known.recorded_by)
    if status.standing is Standing.ARCHIVED:
        return _("Left the lists: {reason}. {who}", reason=status.reason, who=who)
    if status.standing is Standing.DECEASED and status.on is not None:
        died = status.on.shown(current())
        return _("Died {day}. Known from: {source}. {who}", day=died, source=status.source, who=who)
    if status.reason:
        return _("In the lists and in the search again: {reason}. {who}", reason=status.reason, who=who)
    return _("In the lists and in the search again. {who}", who=who)
