"""The form for how long things count: safety questions, treatment consents, waiting, photographs of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.domain.clinical.safety_questions import SAFETY_QUESTION_NAMES, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import ShelfLife
from luna_desktop.texts import _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words

MONTHS, INBOX_DAYS = "months", "inbox_days"
_IN_A_ROW = 4


def care_values(shelf: ShelfLife, months: int, limits: WaitLimits, inbox_days: int) -> dict[str, object]:
    """Return what the form shows."""
    values: dict[str, object] = {question.value: str(shelf.of(question)) for question in SafetyQuestion}
    waiting = {name: str(value) for name, value in asdict(limits).items()}
    return values | {MONTHS: str(months), INBOX_DAYS: str(inbox_days)} | waiting


class CareForm(EditFrame):
    """For how many days a no counts, by question, how many months a treatment consent holds, and what waiting long is.

    Days and minutes belong to who changes settings, months to who approves the texts of treatments.
    """

    def __init__(self) -> None:
        super().__init__("careForm", _("How long answers count"))
        self._days = [
            TextField(question.value, shown(SAFETY_QUESTION_NAMES[question]), longest=3) for question in SafetyQuestion
        ]
        self._months = TextField(MONTHS, _("Months"), longest=3)
        self._minutes = [
            TextField("near", _("Amber from, minutes"), longest=3),
            TextField("long", _("Red from, minutes"), longest=3),
            TextField("before", _("Amber before the booked time, minutes"), longest=3),
        ]
        answers = Card(_("Safety questions"), "shelfLifeCard", icon="clipboard-check")
        answers.add(words(_("For how many days a no counts. After that it is asked again."), "body2", wrap=True))
        for start in range(0, len(self._days), _IN_A_ROW):
            answers.add(_row(self._days[start : start + _IN_A_ROW]))
        consents = Card(_("Treatment consents"), "consentMonthsCard", icon="file-text")
        consents.add(
            words(_("For how many months a consent holds outside a course. A clinician sets it."), "body2", wrap=True)
        )
        consents.add(_row([self._months]))
        waiting = Card(_("Waiting room"), "waitLimitsCard", icon="armchair")
        waiting.add(words(_("From when on a wait is shown as near its limit, and as long."), "body2", wrap=True))
        waiting.add(_row(self._minutes))
        self._inbox = TextField(INBOX_DAYS, _("Days"), longest=2)
        inbox = Card(_("Photo inbox"), "inboxDaysCard", icon="inbox")
        inbox.add(
            words(_("After how many days a photograph of nobody goes to the privacy officer."), "body2", wrap=True)
        )
        inbox.add(_row([self._inbox]))
        self.add_page(narrow_page(answers, consents, waiting, inbox), "carePage")
        self.track(*self._days, self._months, *self._minutes, self._inbox)

    def allow(self, *, days: bool, months: bool) -> None:
        """Let each part be changed by who may."""
        self.set_read_only(not (days or months))
        for field in (*self._days, *self._minutes, self._inbox):
            field.set_read_only(not days)
        self._months.set_read_only(not months)

    def shelf_life(self) -> ShelfLife | None:
        """Return the days as typed, None where none was changed; what is no number is 0, which is refused."""
        if not {field.name for field in self._days} & set(self.changed_names()):
            return None
        return ShelfLife({SafetyQuestion(field.name): _number(field.value()) for field in self._days})

    def months(self) -> int | None:
        """Return the months as typed, None where they were not changed; what is no number is 0, which is refused."""
        return _number(self._months.value()) if MONTHS in self.changed_names() else None

    def inbox_days(self) -> int | None:
        """Return the days of the photo inbox as typed, None where they were not changed; no number is 0."""
        return _number(self._inbox.value()) if INBOX_DAYS in self.changed_names() else None

    def limits(self) -> WaitLimits | None:
        """Return the minutes as typed, None where none was changed; what is no number is -1, which is refused."""
        if not {field.name for field in self._minutes} & set(self.changed_names()):
            return None
        return WaitLimits(**{field.name: _number(field.value(), -1) for field in self._minutes})


def _row(fields: Sequence[TextField]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    row.addStretch(_IN_A_ROW - len(fields))
    return row


def _number(text: str, none: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() else none
