"""The frame of a part of the set-up: a list at the left, the chosen thing or a form in the panel at the right."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

Row = TypeVar("Row")
WIDTH = 360


@dataclass(frozen=True)
class Wording:
    """The words of one list: its object name, what it holds, what it is for, and what stands there while it is empty.

    `chosen` is what the panel says before anything is chosen.
    """

    name: str
    title: str
    lead: str
    empty: str
    empty_lead: str
    chosen: str
    icon: str


class ListTab(QWidget, Generic[Row]):
    """A list with a panel; says what is wanted.

    Signals:
        picked: the row that is now current, or None.
        opened: the row on which Enter fell.
        retry_wanted: the list is to be read again.
    """

    picked = Signal(object)
    opened = Signal(object)
    retry_wanted = Signal()

    def __init__(self, wording: Wording, columns: Sequence[Column[Row]], *, key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        named(self, f"{wording.name}Tab", wording.title)
        self.wording = wording
        self._was_read = False
        self.table: RowsTable[Row] = RowsTable(f"{wording.name}Table", wording.title, columns, key=key, row_height=50)
        self.stack = StateStack(self.table, f"{wording.name}Stack")
        self.banner = Banner("warn", "", name=f"{wording.name}Trouble")
        self.notice = Banner("info", "", name=f"{wording.name}Notice")
        self.bar = QHBoxLayout()
        self.panel = QStackedWidget()
        self.nobody = StatePage(wording.icon, wording.chosen, "", name=f"{wording.name}Nobody")
        self.panel.addWidget(self.nobody)
        self._build()
        self._key = key
        self._open_key: Hashable = None
        self._started: dict[str, object] = {}
        self.table.selected.connect(self._pick)
        self.table.opened.connect(self._open)

    def _build(self) -> None:
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        inside.setSpacing(8)
        above = QVBoxLayout()
        above.setContentsMargins(11, 0, 8, 0)
        above.setSpacing(8)
        above.addWidget(words(self.wording.lead, "body2", wrap=True))
        self.bar.setSpacing(8)
        self.bar.addStretch(1)
        above.addLayout(self.bar)
        inside.addLayout(above)
        inside.addWidget(self.stack, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 20, 16)
        left.setSpacing(10)
        left.addWidget(self.notice)
        left.addWidget(self.banner)
        left.addWidget(card, 1)
        side = styled(named(QFrame(), f"{self.wording.name}Panel", self.wording.title), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        beside = QHBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(hairline(upright=True))
        beside.addWidget(self.panel, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

    def add_button(self, text: str, name: str, act: Callable[[], None], *, key: str = "", icon: str = "plus") -> Button:
        """Put a button over the list; the first one with a key is what Insert does."""
        button = Button(text, name, kind=Kind.SECONDARY, icon=icon, size="small", tip=key)
        button.clicked.connect(lambda: self._act(act))
        self.bar.insertWidget(self.bar.count() - 1, button)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: self._act(act))
        return button

    def _act(self, act: Callable[[], None]) -> None:
        if self.is_dirty():
            self.show_trouble(_("Save this first, or cancel it."), tone="warn")
        else:
            act()

    def add_form(self, form: PanelForm) -> None:
        """Put a form into the panel; Cancel shows the chosen row again."""
        self.panel.addWidget(form)
        form.closed.connect(self.close_form)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the list; what was chosen stays chosen."""
        self._was_read = True
        self.banner.say("warn", "")
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
        else:
            words_ = self.wording
            self.stack.show_state(StatePage(words_.icon, words_.empty, words_.empty_lead, name=f"{words_.name}Empty"))

    def show_loading(self) -> None:
        """Say that the list is being read."""
        if not self._was_read:
            self.stack.show_state(loading(_("Reading…"), name=f"{self.wording.name}Loading"))

    def show_form(self, form: PanelForm, values: Mapping[str, object]) -> None:
        """Begin a form in the panel; the list keeps the keyboard where it has it."""
        listed = self.table.hasFocus()
        row = self.table.current()
        self._open_key = self._key(row) if row is not None else None
        self.panel.setCurrentWidget(form)
        form.start(values)
        self._started = form.values()
        if listed:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        """Tell whether something was typed into the open form."""
        form = self.open_form()
        return form is not None and form.values() != self._started

    def show_page(self, page: QWidget) -> None:
        """Show a page in the panel that is no form."""
        self.panel.setCurrentWidget(page)

    def open_form(self) -> PanelForm | None:
        """Return the form that is open, or None."""
        page = self.panel.currentWidget()
        return page if isinstance(page, PanelForm) else None

    def close_form(self) -> None:
        """Close the form, whatever was typed, and give the keyboard back to the list."""
        self.panel.setCurrentWidget(self.nobody)
        self._open_key = None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(self.table.current())

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list; without any list, instead of it."""
        form = self.open_form()
        if form is not None:
            form.show_trouble(text, tone=tone)
        elif not self._was_read and text:
            page = failed(text, name=f"{self.wording.name}Failed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form, else over the list."""
        form = self.open_form()
        if form is not None:
            form.show_problems(problems)
        else:
            self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else changed this meanwhile; what was typed stays."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _pick(self, row: Row | None) -> None:
        """Show what was chosen, unless something is typed that would be lost."""
        if not self.is_dirty():
            self.picked.emit(row)
        elif row is not None and self._key(row) != self._open_key:
            self.show_trouble(_("Save this first, or cancel it."), tone="warn")

    def _open(self, row: Row | None) -> None:
        """Give the keyboard to the form of a row."""
        if row is None or self.is_dirty():
            return
        self.opened.emit(row)
        form = self.open_form()
        if form is not None:
            next(iter(form.fields())).control.setFocus(Qt.FocusReason.OtherFocusReason)
