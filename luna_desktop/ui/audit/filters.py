"""The filter bar of the audit log: what is looked for, and the filters in force as buttons that take them off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.access import UserId
from luna_desktop.services.clinic.audit_log import AuditOutcome
from luna_desktop.services.clinic.audit_words import GROUP_NAMES, AuditGroup
from luna_desktop.texts import _, shown
from luna_desktop.ui.audit.wording import outcome_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.dates import PartialDateField, show_partial_date
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named

TODAY, WEEK, MONTH, CHOSEN = "today", "week", "month", "chosen"
TYPING_MS = 250


@dataclass(frozen=True)
class AuditFilters:
    """What stands in the filter bar. `days` is one of the presets or CHOSEN, with `first` and `last` as kept dates."""

    text: str = ""
    person: UserId | None = None
    group: AuditGroup | None = None
    outcome: AuditOutcome | None = None
    mrn: str = ""
    days: str = ""
    first: str = ""
    last: str = ""


NO_FILTERS = AuditFilters()
_GROUPS = [group for group in AuditGroup if group is not AuditGroup.REFUSED]  # that is an outcome to filter by


class FilterBar(QWidget):
    """Six filters in a row, the days in a second one where they are chosen, and the filters in force under them.

    Signals:
        changed: an `AuditFilters`; typing is waited for a moment.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("auditFilters")
        self.text = TextField("auditText", _("Search"), lead="search", example=_("Words or entry no."), longest=80)
        self.person = ChoiceField("auditPerson", _("Staff"), (Option(None, _("All staff")),))
        self.group = ChoiceField(
            "auditGroup",
            _("Action"),
            (
                Option(None, _("All acts")),
                *(Option(each, shown(text)) for each, text in GROUP_NAMES.items() if each is not AuditGroup.REFUSED),
            ),
        )
        self.outcome = ChoiceField(
            "auditOutcome",
            _("Outcome"),
            (Option(None, _("All")), *(Option(each, outcome_words(each)) for each in AuditOutcome)),
        )
        self.mrn = TextField("auditPatient", _("Patient"), example=_("Record number"), longest=40)
        self.days = ChoiceField("auditDays", _("Dates"), [Option(key, text) for key, text in _presets().items()])
        self.first = PartialDateField("auditFirst", _("From"), example=_("01-11-2026"))
        self.last = PartialDateField("auditLast", _("To"), example=_("30-11-2026"))
        for edit in (self.text.edit, self.mrn.edit):
            edit.setClearButtonEnabled(True)
        for control in (*(field.control for field in (self.text, self.mrn, self.first, self.last)), *self._combos()):
            control.setMinimumWidth(96)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._tell)
        self._in_force = _InForce()
        self.clear = Button(_("Clear all"), "clearFilters", kind=Kind.GHOST, size="small")
        self.clear.clicked.connect(lambda: self.show_filters(NO_FILTERS))
        self.number = words("", "caption")
        self.count = words("", "caption")
        self._build()
        self._wire()
        self._show(NO_FILTERS)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.text, 5)
        for field in (self.person, self.group, self.outcome, self.mrn, self.days):
            row.addWidget(field, 4)
        self._day_row = named(QWidget(), "auditDayRow")
        days = QHBoxLayout(self._day_row)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(10)
        days.addStretch(2)
        days.addWidget(self.first, 1)
        days.addWidget(self.last, 1)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.number)
        under.addWidget(self._in_force, 1)
        under.addWidget(self.clear)
        under.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._day_row)
        column.addLayout(under)

    def _wire(self) -> None:
        for field in (self.text, self.mrn):
            field.edit.textChanged.connect(lambda _text: self._wait.start())
            field.edit.returnPressed.connect(self._tell)
        for choice in (self.person, self.group, self.outcome, self.days):
            choice.edited.connect(self._tell)
        for day in (self.first, self.last):
            day.left.connect(self._tell_days)
            day.edit.returnPressed.connect(self._tell_days)

    def _combos(self) -> list[QWidget]:
        return [choice.combo for choice in (self.person, self.group, self.outcome, self.days)]

    def show_people(self, people: Sequence[tuple[UserId, str]]) -> None:
        """Offer these people; the choice stays."""
        self.person.offer((Option(None, _("All staff")), *(Option(user, name) for user, name in people)))

    def show_count(self, text: str) -> None:
        """Say how many entries match."""
        self.count.setText(text)

    def filters(self) -> AuditFilters:
        """Return what stands in the bar."""
        chosen = self.days.value() == CHOSEN
        return AuditFilters(
            self.text.value(),
            self.person.value(),  # type: ignore[arg-type]  # as offered
            self.group.value(),  # type: ignore[arg-type]  # as offered
            self.outcome.value(),  # type: ignore[arg-type]  # as offered
            self.mrn.value(),
            str(self.days.value() or ""),
            self.first.value() if chosen and not self.first.problem else "",
            self.last.value() if chosen and not self.last.problem else "",
        )

    def show_filters(self, filters: AuditFilters) -> None:
        """Set the whole bar, and tell."""
        self._show(filters)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing while unseen."""
        super().hideEvent(event)
        self._wait.stop()

    def _show(self, filters: AuditFilters) -> None:
        rows: list[tuple[Field, object]] = [
            (self.text, filters.text),
            (self.person, filters.person),
            (self.group, filters.group),
            (self.outcome, filters.outcome),
            (self.mrn, filters.mrn),
            (self.days, filters.days),
            (self.first, filters.first),
            (self.last, filters.last),
        ]
        for field, value in rows:
            field.show_value(value)
        self._show_in_force(filters)

    def _tell_days(self) -> None:
        self.first.check()
        self.last.check()
        self._tell()

    def _tell(self) -> None:
        self._wait.stop()
        filters = self.filters()
        self._show_in_force(filters)
        self.changed.emit(filters)

    def _show_in_force(self, filters: AuditFilters) -> None:
        self._day_row.setVisible(filters.days == CHOSEN)
        offers = self._offers(filters)
        self._in_force.clear()
        for key, text, without in offers:
            button = Button(text, f"{key}Off", kind=Kind.SECONDARY, icon="x", size="small")
            button.setAccessibleName(_("Take off the filter {filter}", filter=text))
            button.clicked.connect(lambda _on=False, less=without: self.show_filters(less))
            self._in_force.add(button)
        self.number.setText(_("{count} filters", count=len(offers)) if len(offers) > 1 else "")
        self.number.setVisible(len(offers) > 1)
        self.clear.setVisible(len(offers) > 1)

    def _offers(self, filters: AuditFilters) -> list[tuple[str, str, AuditFilters]]:
        """Return each filter in force: its key, its words, and the filters without it."""
        found: list[tuple[str, str, AuditFilters]] = []
        if filters.text:
            found.append(("text", _("“{text}”", text=_short(filters.text)), replace(filters, text="")))
        if filters.person is not None:
            found.append(("person", _short(self.person.combo.currentText()), replace(filters, person=None)))
        if filters.group is not None:
            found.append(("group", shown(GROUP_NAMES[filters.group]), replace(filters, group=None)))
        if filters.outcome is not None:
            found.append(("outcome", outcome_words(filters.outcome), replace(filters, outcome=None)))
        if filters.mrn:
            found.append(("mrn", _("Patient {number}", number=_short(filters.mrn)), replace(filters, mrn="")))
        if filters.days:
            less = replace(filters, days="", first="", last="")
            found.append(("days", _day_words(filters), less))
        return found


class _InForce(QWidget):
    """The filters in force; they wrap."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def clear(self) -> None:
        """Take all away."""
        self._flow.clear()

    def add(self, button: Button) -> None:
        """Put one after those before."""
        self._flow.addWidget(button)
        button.show()


def _presets() -> dict[str, str]:
    return {
        "": _("All days"),
        TODAY: _("Today"),
        WEEK: _("Last 7 days"),
        MONTH: _("Last 30 days"),
        CHOSEN: _("Choose days"),
    }


def _day_words(filters: AuditFilters) -> str:
    first, last = show_partial_date(filters.first), show_partial_date(filters.last)
    if filters.days != CHOSEN:
        return _presets()[filters.days]
    if filters.first and filters.last:
        return _("{first} to {last}", first=first, last=last)
    if filters.first:
        return _("From {first}", first=first)
    return _("Until {last}", last=last) if filters.last else _("Chosen days")


def _short(text: str) -> str:
    return text if len(text) <= 22 else f"{text[:21]}…"
