"""Reads the audit log page by page as the filters say, checks the seal of what is chosen, and the whole chain."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

import shiboken6
from PySide6.QtCore import Signal

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.audit import AuditVerdict, verify_audit
from luna_desktop.services.clinic.audit_log import (
    AuditLine,
    AuditPage,
    AuditQuery,
    EntrySeal,
    LogState,
    read_audit,
    read_log_state,
    read_seal,
)
from luna_desktop.services.clinic.audit_words import audit_actions
from luna_desktop.texts import _, shown
from luna_desktop.ui.audit.filters import CHOSEN, MONTH, NO_FILTERS, TODAY, WEEK, AuditFilters
from luna_desktop.ui.audit.view import AuditView
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter


class AuditPresenter(Presenter):
    """Stands between the page and the use cases.

    Signals:
        looked_at: how many entries the check has looked at; sent from the lane's thread.
    """

    looked_at = Signal(int)

    def __init__(self, view: AuditView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._query = AuditQuery()
        self._lines: list[AuditLine] = []
        self._state = LogState(0, (), None)
        self._matching = 0
        self._next: int | None = None
        view.reload_wanted.connect(self.reload)
        view.filters_changed.connect(self.filter)
        view.more_wanted.connect(self.more)
        view.chosen.connect(self._choose)
        view.check_wanted.connect(self.check)
        view.break_wanted.connect(self._show_break)
        self.looked_at.connect(self._checked_so_far)

    def start(self) -> None:
        """Read the newest entries, or say that this role cannot."""
        if not self._context.actor.may(Permission.READ_AUDIT):
            self._view.show_closed(_("Only the auditor reads the log. Ask the owner who that is."))
            return
        self.reload()
        self._view.start()

    def reload(self) -> None:
        """Read the state and the first page again."""
        self._view.show_reading()
        self.ask("state", self._context.job(read_log_state, None), self._show_state)
        self._read_first()

    def filter(self, filters: AuditFilters) -> None:
        """Read what fits these filters."""
        self._query = query_of(filters, today_in(self._context))
        self._view.show_reading()
        self._read_first()

    def more(self) -> None:
        """Read the page after the last one."""
        if self._next is None:
            return
        self._view.more.setEnabled(False)
        asked = replace(self._query, before=self._next)
        self.ask("page", self._context.job(read_audit, asked), self._add)

    def check(self) -> None:
        """Have the whole chain checked; how far it is comes from the lane."""
        self._view.check.show_checking(0, self._state.entries)
        desk, actor = self._context.desk, self._context.actor
        self.act(lambda: desk.perform(actor, verify_audit, self._watch), self._show_verdict)

    def _watch(self, entries: int) -> None:
        if shiboken6.isValid(self):
            self.looked_at.emit(entries)

    def _checked_so_far(self, entries: int) -> None:
        if self._view.check.check.is_busy():
            self._view.check.show_checking(entries, self._state.entries)

    def _show_verdict(self, verdict: AuditVerdict) -> None:
        self._view.check.show_verdict(verdict)
        self._read_first()

    def _show_break(self, number: int) -> None:
        self._view.filters.show_filters(AuditFilters(text=str(number)))

    def _read_first(self) -> None:
        self.ask("page", self._context.job(read_audit, self._query), self._show_first)

    def _show_state(self, state: LogState) -> None:
        self._state = state
        self._view.filters.show_people(state.people)
        if not self._view.check.check.is_busy():
            self._view.check.show_last(state.entries, state.last_check, self._context.desk.premises.clock())

    def _show_first(self, page: AuditPage) -> None:
        self._lines = []
        self._matching = page.matching or 0
        self._add(page)

    def _add(self, page: AuditPage) -> None:
        self._lines += page.lines
        self._next = page.next_before
        self._view.show_lines(self._lines, matching=self._matching, entries=page.entries, more=self._next is not None)

    def _choose(self, line: AuditLine) -> None:
        self.ask("seal", self._context.job(read_seal, line.seq), lambda seal: self._show_seal(line, seal))

    def _show_seal(self, line: AuditLine, seal: EntrySeal) -> None:
        now = self._view.table.current()
        if now is not None and now.seq == line.seq:
            self._view.panel.show_seal(seal)


def query_of(filters: AuditFilters, today: date) -> AuditQuery:
    """Turn what stands in the filter bar into a query; a bare number is the number of an entry."""
    if filters == NO_FILTERS:
        return AuditQuery()
    first, last = _days(filters, today)
    number = filters.text.replace(",", "").lstrip("#")
    is_number = number.isascii() and number.isdigit() and len(number) < 16
    return AuditQuery(
        first,
        last,
        filters.person,
        filters.group,
        filters.outcome,
        filters.mrn,
        None if is_number or not filters.text else _matching_actions(filters.text),
        int(number) if is_number else None,
    )


def _matching_actions(text: str) -> frozenset[str]:
    """Return the actions whose words, as they are shown, hold every word that was typed."""
    wanted = text.casefold().split()
    return frozenset(
        each.action
        for each in audit_actions()
        if all(word in f"{shown(each.label)} {shown(each.sentence)}".casefold() for word in wanted)
    )


def _days(filters: AuditFilters, today: date) -> tuple[date | None, date | None]:
    back = {TODAY: 0, WEEK: 6, MONTH: 29}.get(filters.days)
    if back is not None:
        return today - timedelta(days=back), today
    if filters.days != CHOSEN:
        return None, None
    return _first_day(filters.first), _last_day(filters.last)


def _first_day(kept: str) -> date | None:
    parts = [int(part) for part in kept.split("-") if part.isdigit()]
    return date(*[*parts, 1, 1][:3]) if parts else None


def _last_day(kept: str) -> date | None:
    parts = [int(part) for part in kept.split("-") if part.isdigit()]
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
