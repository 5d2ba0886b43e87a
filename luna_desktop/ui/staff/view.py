"""The Staff page: the list of everybody who works or worked here, with a panel beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import UserId
from luna_desktop.services.clinic.staff import StaffRow
from luna_desktop.texts import _
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.staff.panel import Person, StaffPanel
from luna_desktop.ui.staff.queue import QueueCard
from luna_desktop.ui.staff.wording import Group, role_words, rows_of, state_chip, state_words, summary, vault_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable

ACCOUNT, KEYS = 2, 3
"""Columns that go first where there is little room; the panel says both."""


class StaffView(QWidget):
    """Shows people; says what is wanted.

    Signals:
        chosen: the row that is now current, or None.
        add_wanted, password_wanted, close_wanted: what is to be done.
        retry_wanted: the list is to be read again.
    """

    chosen = Signal(object)
    add_wanted = Signal()
    password_wanted = Signal()
    close_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "staffPage", _("Staff and roles")), cls="page")
        self._rows: list[StaffRow] = []
        self.summary = words("", "body2", wrap=True)
        self.banner = Banner("warn", "", name="staffTrouble")
        self.add = Button(_("Add a person"), "addPersonButton", kind=Kind.PRIMARY, icon="user-plus", tip=_("Insert"))
        self.password = Button(_("Change my password"), "changePasswordButton", icon="key-round")
        self.add.clicked.connect(self.add_wanted)
        self.password.clicked.connect(self.password_wanted)
        self.groups = Segmented("staffGroups", _("Show"), _group_options([]))
        self.groups.show_value(Group.ALL)
        self.groups.chosen.connect(lambda _group: self._refresh())
        self.search = named(LineEdit(lead="search", example=_("Find a person")), "staffSearch", _("Find a person"))
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.table: RowsTable[StaffRow] = RowsTable(
            "staffTable", _("Staff"), _columns(), key=lambda row: row.user_id, row_height=50
        )
        ColumnFit(self.table, order=(ACCOUNT, KEYS), least=210)
        self.table.selected.connect(self.chosen)
        self.stack = StateStack(self.table, "staffStack")
        self.panel = StaffPanel()
        self.queue = QueueCard()
        self._build()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(words(_("Staff and roles"), "title"))
        names.addWidget(self.summary)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.password)
        head.addWidget(self.add)
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        inside.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        bar.setSpacing(10)
        self._groups_place = QHBoxLayout()
        self._groups_place.addWidget(self.groups)
        bar.addLayout(self._groups_place)
        bar.addWidget(self.search)
        bar.addStretch(1)
        inside.addLayout(bar)
        inside.addWidget(self.stack, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 20, 16)
        left.setSpacing(12)
        left.addLayout(head)
        left.addWidget(self.banner)
        left.addWidget(self.queue)
        left.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def show_rows(self, rows: Sequence[StaffRow]) -> None:
        """Show the list; whoever was chosen stays chosen."""
        self._rows = list(rows)
        self.summary.setText(summary(rows))
        self.banner.say("warn", "")
        self._count_groups()
        self._refresh()

    def show_person(self, person: Person | None) -> None:
        """Show somebody in the panel, unless a form is open there."""
        if person is None:
            self.panel.show_page(self.panel.nobody)
            return
        self.panel.details.show_person(person)
        self.panel.show_page(self.panel.details)

    def choose(self, user: UserId) -> None:
        """Choose a person in the list."""
        self.table.choose(user)

    def allow(self, *, may_manage: bool, needs_owner: bool = False) -> None:
        """Show only what the person may do, and say where an owner has to approve it."""
        self.add.setVisible(may_manage)
        if needs_owner:
            self.panel.add_form.explain(_("An owner approves the account before it opens anything."))
            self.panel.roles_form.explain(
                _("What you take away counts at once. What you add waits for the owner’s approval.")
            )

    def show_loading(self) -> None:
        """Say that the list is being read."""
        self.stack.show_state(loading(_("Reading the staff list…"), name="staffLoading"))

    def show_closed(self, text: str) -> None:
        """Say that this role may not open the list."""
        self.stack.show_state(not_allowed(text, name="staffClosed"))
        self.add.hide()
        self.panel.hide()
        self.queue.hide()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list; without any list, instead of it."""
        form = self.panel.form()
        if form is not None and text:
            form.show_trouble(text, tone=tone)
        elif not self._rows and text:
            page = failed(text, name="staffFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form, else over the list."""
        form = self.panel.form()
        if form is not None:
            form.show_problems(problems)
        else:
            self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that somebody else changed the account."""
        self.show_trouble(text, tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Delete closes an account (which asks)."""
        if event.key() == Qt.Key.Key_Insert and not self.add.isHidden():
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.panel.form() is None:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _count_groups(self) -> None:
        before = self.groups.value()
        fresh = Segmented("staffGroups", _("Show"), _group_options(self._rows))
        fresh.show_value(before)
        fresh.chosen.connect(lambda _group: self._refresh())
        self._groups_place.replaceWidget(self.groups, fresh)
        self.groups.hide()
        self.groups.deleteLater()
        self.groups = fresh

    def _refresh(self) -> None:
        group = self.groups.value()
        wanted = self.search.text().strip().casefold()
        rows = [
            row
            for row in rows_of(self._rows, group if isinstance(group, Group) else Group.ALL)
            if wanted in f"{row.display_name} {row.login} {role_words(row)}".casefold()
        ]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
        elif self._rows:
            self.stack.show_state(StatePage("search", _("Nobody matches"), _("Look under “All”, or clear the search.")))


def _group_options(rows: Sequence[StaffRow]) -> list[Option]:
    names = (
        (Group.ALL, _("All {count}", count=len(rows))),
        (Group.ACTIVE, _("Active {count}", count=len(rows_of(rows, Group.ACTIVE)))),
        (Group.WAITING, _("Waiting {count}", count=len(rows_of(rows, Group.WAITING)))),
        (Group.CLOSED, _("Closed {count}", count=len(rows_of(rows, Group.CLOSED)))),
    )
    return [Option(group, text) for group, text in names]


def _columns() -> list[Column[StaffRow]]:
    return [
        Column(_("Person"), _name_cell, 220, stretch=True, sort=lambda row: row.display_name.casefold(), grows=True),
        Column(_("Roles"), lambda row: Cell(role_words(row), wraps=True), 190, sort=role_words, grows=True),
        Column(_("Account"), lambda row: Cell(chips=(state_chip(row),)), 150, sort=state_words),
        Column(_("Keys"), lambda row: Cell(chips=(vault_chip(row),)), 200, sort=lambda row: vault_chip(row).text),
    ]


def _name_cell(row: StaffRow) -> Cell:
    note = row.login if row.disabled_at is None else f"{row.login} · {state_words(row)}"
    return Cell(row.display_name, note, strong=True, face=row.display_name, wraps=True)
