"""The Recipients page: the register with its panel, what recipients are to stop, and the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.services.sharing.recipients import RecipientLine
from luna_desktop.texts import _
from luna_desktop.ui.recipients.forms import AgreementForm, RecipientForm, RegisterForm
from luna_desktop.ui.recipients.panel import RecipientPanel, Shown
from luna_desktop.ui.recipients.tasks_view import StopTasksPage
from luna_desktop.ui.recipients.wording import Group, agreement_chip, country, kind_words, rows_of, summary, warning
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab

REGISTER, TASKS = "register", "tasks"


class RecipientsView(QWidget):
    """Shows the register; says what is wanted.

    Signals:
        chosen: the row that is now current, or None.
        add_wanted: a recipient is to be entered.
        retry_wanted: the register is to be read again.
        tab_chosen: the key of the tab that the person chose.
    """

    chosen = Signal(object)
    add_wanted = Signal()
    retry_wanted = Signal()
    tab_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "recipientsPage", _("Recipients")), cls="page")
        self._lines: list[RecipientLine] = []
        self.summary = words("", "body2", wrap=True)
        self.banner = Banner("warn", "", name="recipientsTrouble")
        self.warning = Banner("warn", "", name="agreementsWarning", icon="clock")
        self.add = Button(_("Enter a recipient"), "addRecipientButton", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        self.add.clicked.connect(self.add_wanted)
        self.tabs = ChartTabs(
            "recipientsTabs",
            _("Recipients"),
            [
                Tab(REGISTER, _("Register")),
                Tab(TASKS, _("To be told to stop")),
            ],
        )
        self.tabs.chosen.connect(self.tab_chosen)
        self.groups = Segmented("recipientGroups", _("Show"), _group_options([]))
        self.search = named(LineEdit(lead="search", example=_("Find a recipient")), "recipientSearch", _("Find"))
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.table: RowsTable[RecipientLine] = RowsTable(
            "recipientsTable", _("Register"), _columns(), key=lambda line: line.recipient_id, row_height=52
        )
        self.table.selected.connect(self.chosen)
        self.stack = StateStack(self.table, "recipientsStack")
        self.panel = RecipientPanel()
        self.tasks = StopTasksPage()
        self.form, self.agreement_form = RecipientForm(), AgreementForm()
        self.pages = QStackedWidget()
        self._build()
        self._count_groups()

    def _build(self) -> None:
        self._list = QWidget()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(words(_("Recipients"), "title"))
        names.addWidget(self.summary)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 20, 0)
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.add)
        tab_row = QHBoxLayout()
        tab_row.setContentsMargins(14, 0, 20, 0)
        tab_row.addWidget(self.tabs, 1)
        troubles = QVBoxLayout()
        troubles.setContentsMargins(24, 8, 20, 0)
        troubles.setSpacing(8)
        troubles.addWidget(self.banner)
        troubles.addWidget(self.warning)
        self.inner = QStackedWidget()
        for page in (self._register(), self.tasks):
            self.inner.addWidget(page)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        left.addLayout(head)
        left.addLayout(tab_row)
        left.addLayout(troubles)
        left.addWidget(self.inner, 1)
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        for page in (self._list, self.form, self.agreement_form):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _register(self) -> QWidget:
        holder = QWidget()
        outside = QVBoxLayout(holder)
        outside.setContentsMargins(24, 6, 20, 16)
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
        outside.addWidget(card, 1)
        return holder

    def allow(self, *, may_manage: bool, may_settle: bool) -> None:
        """Show only what the person may do."""
        self.add.setVisible(may_manage)
        self.tabs.setVisible(may_settle)

    def show_lines(self, lines: Sequence[RecipientLine]) -> None:
        """Show the register; whoever was chosen stays chosen."""
        self._lines = list(lines)
        self.summary.setText(summary(lines))
        self.banner.say("warn", "")
        self.warning.say("warn", warning(lines), icon="clock")
        self._count_groups()
        self._refresh()

    def show_recipient(self, about: Shown | None) -> None:
        """Show a recipient in the panel, unless the form is open there."""
        if about is None:
            self.panel.show_page(self.panel.nobody)
            return
        self.panel.details.show_recipient(about)
        if not self.panel.is_ending():
            self.panel.show_page(self.panel.details)

    def show_tab(self, key: str) -> None:
        """Show the register or a list of tasks."""
        self.tabs.show_current(key)
        pages = {REGISTER: 0, TASKS: 1}
        self.inner.setCurrentIndex(pages[key])
        self.panel.setVisible(key == REGISTER)
        self.warning.setVisible(key == REGISTER and bool(self.warning.text()))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show on the tabs how much is to do."""
        titles = {TASKS: _("To be told to stop")}
        for key, count in counts.items():
            self.tabs.show_tab(Tab(key, titles[key], count=count or None))

    def show_form(self, form: RegisterForm | None) -> None:
        """Show a form in place of the register, or the register again."""
        self.pages.setCurrentWidget(form if form is not None else self._list)
        if form is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            next(iter(form.values()), None)
            form.go_to("name" if form is self.form else "reference")

    def open_form(self) -> RegisterForm | None:
        """Return the form that is open, or None."""
        page = self.pages.currentWidget()
        return page if isinstance(page, RegisterForm) else None

    def show_loading(self) -> None:
        """Say that the register is being read."""
        self.stack.show_state(loading(_("Reading the register…"), name="recipientsLoading"))

    def show_closed(self, text: str) -> None:
        """Say that this role may not open the register."""
        self.stack.show_state(not_allowed(text, name="recipientsClosed"))
        self.add.hide()
        self.panel.hide()
        self.tabs.hide()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the register; without any register, instead of it."""
        form = self.open_form()
        if form is not None:
            form.set_saving(False)
            form.banner.say(tone, text)
        elif self.panel.is_ending() and text:
            self.panel.end_form.show_trouble(text, tone=tone)
        elif not self._lines and text:
            page = failed(text, name="recipientsFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form, else over the register."""
        form = self.open_form()
        if form is not None:
            form.set_saving(False)
            left = form.show_problems(problems)
            form.banner.say("warn", " ".join(problems[name] for name in left))
        elif self.panel.is_ending():
            self.panel.end_form.show_problems(problems)
        else:
            self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the register is read again
        """Say that somebody else changed the recipient."""
        self.show_trouble(text, tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert enters a recipient."""
        if event.key() == Qt.Key.Key_Insert and self.open_form() is None and not self.add.isHidden():
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _count_groups(self) -> None:
        before = self.groups.value()
        fresh = Segmented("recipientGroups", _("Show"), _group_options(self._lines))
        fresh.show_value(before if isinstance(before, Group) else Group.ALL)
        fresh.chosen.connect(lambda _group: self._refresh())
        self._groups_place.replaceWidget(self.groups, fresh)
        self.groups.hide()
        self.groups.deleteLater()
        self.groups = fresh

    def _refresh(self) -> None:
        group = self.groups.value()
        wanted = self.search.text().strip().casefold()
        rows = [
            line
            for line in rows_of(self._lines, group if isinstance(group, Group) else Group.ALL)
            if wanted in f"{line.entry.name} {line.entry.service} {kind_words(line.entry.kind)}".casefold()
        ]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
        elif self._lines:
            self.stack.show_state(
                StatePage("search", _("Nothing matches"), _("Look under “All”, or clear the search."), name="noMatch")
            )
        else:
            empty = StatePage(
                "send",
                _("Nobody is in the register yet."),
                _("Enter laboratories, insurers, doctors and companies to which data may go, with their agreements."),
                name="noRecipients",
            )
            self.stack.show_state(empty)


def _group_options(lines: Sequence[RecipientLine]) -> list[Option]:
    names = (
        (Group.ALL, _("All {count}", count=len(lines))),
        (Group.PROVIDERS, _("Need an agreement {count}", count=len(rows_of(lines, Group.PROVIDERS)))),
        (Group.OTHERS, _("Others {count}", count=len(rows_of(lines, Group.OTHERS)))),
        (Group.RETIRED, _("Retired {count}", count=len(rows_of(lines, Group.RETIRED)))),
    )
    return [Option(group, text) for group, text in names]


def _columns() -> list[Column[RecipientLine]]:
    return [
        Column(
            _("Recipient"),
            lambda line: Cell(line.entry.name, line.entry.service, strong=True, face=line.entry.name, wraps=True),
            240,
            stretch=True,
            sort=lambda line: line.entry.name.casefold(),
            grows=True,
        ),
        Column(
            _("What it is"),
            lambda line: Cell(kind_words(line.entry.kind), country(line.entry.country)),
            210,
            sort=lambda line: kind_words(line.entry.kind),
        ),
        Column(
            _("Agreement"),
            lambda line: Cell(chips=(agreement_chip(line),)),
            190,
            sort=lambda line: line.last_day.isoformat() if line.last_day else "",
        ),
    ]
