"""Undoing a merge: what goes back by itself, and what was added later and is shared out row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.merging import SHORTEST_REASON, Side
from luna_desktop.services.people.merge_book import LaterRow, MergeLine
from luna_desktop.services.people.unmerges import UnmergePage
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.merges.wording import line_chip, line_title
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import LinesField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class ShareRow(QWidget):
    """One later row, and whose it is.

    Signals:
        changed: somebody chose.
    """

    changed = Signal()

    def __init__(self, row: LaterRow, line: MergeLine) -> None:
        super().__init__()
        self.key = row.key
        what = shown(row.what)
        day = show_day(row.at.astimezone(CLINIC_ZONE).date(), current())
        told = _("{day}, {name}", day=day, name=row.by)
        named(self, f"later{row.table}{row.row_id}", _("{what}, {told}", what=what, told=told))
        options = (Option(Side.KEPT, line.kept_mrn), Option(Side.MERGED, line.merged_mrn))
        spoken = _("Whose is it: {what}, {told}", what=what, told=told)
        self.choice = Segmented(f"share{row.table}{row.row_id}", spoken, options)
        self.choice.chosen.connect(lambda _side: self.changed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(12)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(words(what, "body"))
        lines.addWidget(words(told, "caption"))
        layout.addLayout(lines, 1)
        layout.addWidget(self.choice)

    def side(self) -> Side | None:
        """Return whose it is, None while nobody has said."""
        value = self.choice.value()
        return value if isinstance(value, Side) else None


class UnmergeView(QWidget):
    """Shows what undoing a merge would do.

    Signals:
        back_wanted: leave it as it is.
        unmerge_wanted: undo it.
    """

    back_wanted = Signal()
    unmerge_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "unmergePage", _("Undo a merge"))
        self._page: UnmergePage | None = None
        self.back = icon_button("arrow-left", "unmergeBackButton", _("Back to the list"))
        self.title = words("", "title")
        self.chip = Chip("", name="unmergeState")
        self.banner = Banner("warn", "", name="unmergeTrouble")
        self.told = words("", "body2", wrap=True)
        self.why = words("", "body", wrap=True)
        self.later = Card(_("Added since the merge"), "laterRows", icon="list-checks")
        self.none = words(_("Nothing was added since. Both records become as they were."), "body2", wrap=True)
        self.share_all = Button("", "shareAllButton", kind=Kind.GHOST, size="small")
        self.share_all.clicked.connect(self._all_kept)
        self.told_later = words(
            _("Say for each whose it is. What hangs on an entry goes with it."), "caption", wrap=True
        )
        self._holder = QVBoxLayout()
        self._holder.setSpacing(6)
        self.rows: list[ShareRow] = []
        self.reason = LinesField("unmergeReason", _("How do you know that they are two people"), required=True, lines=2)
        self.reason.edited.connect(self._refresh)
        self.cancel = Button(_("Leave it merged"), "leaveMergedButton")
        self.unmerge = Button(_("Unmerge"), "unmergeButton", kind=Kind.DANGER, icon="undo-2", tip=_("Ctrl+Enter"))
        self.back.clicked.connect(self.back_wanted)
        self.cancel.clicked.connect(self.back_wanted)
        self.unmerge.clicked.connect(self.unmerge_wanted)
        for keys, act in (("Ctrl+Return", self.unmerge.click), ("Ctrl+Enter", self.unmerge.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_wanted)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 0)
        head.setSpacing(10)
        for widget in (self.back, self.title, self.chip):
            head.addWidget(widget)
        head.addStretch(1)
        about = Card(_("What happens"), "unmergeAbout", icon="undo-2")
        about.add(self.why)
        about.add(self.told)
        self.later.add_action(self.share_all)
        self.later.add(self.told_later)
        self.later.add(self.none)
        self.later.add(self._holder)
        inside = styled(QWidget(), cls="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 24, 12)
        column.setSpacing(12)
        for part in (self.banner, about, self.later, self.reason):
            column.addWidget(part)
        column.addStretch(1)
        inside.setMaximumWidth(980)
        area = named(QScrollArea(), "unmergeScroll", _("Undo a merge"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 14)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.unmerge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        whole.addLayout(foot)

    def show_page(self, page: UnmergePage) -> None:
        """Show a merge; one that was undone is only read."""
        self._page = page
        line = page.line
        self.title.setText(line_title(line))
        self.chip.show_chip(line_chip(line))
        self.banner.say("warn", shown(page.obstacle) if page.obstacle is not None and line.in_force else "")
        day = show_day(line.at.astimezone(CLINIC_ZONE).date(), current())
        self.why.setText(_("Merged {day} by {name}: {reason}", day=day, name=line.by, reason=line.reason))
        self.told.setText(self._what_happens(line))
        self._show_rows(page.later, line)
        is_open = line.in_force and page.obstacle is None
        self.later.setVisible(line.in_force)
        self.reason.setVisible(is_open)
        self.unmerge.setVisible(is_open)
        self.cancel.setText(_("Leave it merged") if line.in_force else _("Close"))
        self.reason.show_value("")
        self._refresh()
        first = self.rows[0].choice if self.rows else self.reason.control
        (first if is_open else self.cancel).setFocus(Qt.FocusReason.TabFocusReason)

    @staticmethod
    def _what_happens(line: MergeLine) -> str:
        if line.undone_at is not None:
            undone = show_day(line.undone_at.astimezone(CLINIC_ZONE).date(), current())
            return _("Undone {day} by {name}: {reason}", day=undone, name=line.undone_by, reason=line.undone_reason)
        return _(
            "{merged} becomes a record of its own again, with its number, its visits, photographs and answers as in "
            "the snapshot. {kept} says again what it said before. Both charts keep a note of it.",
            merged=line.merged_mrn,
            kept=line.kept_mrn,
        )

    def _show_rows(self, later: Sequence[LaterRow], line: MergeLine) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [ShareRow(each, line) for each in later]
        for row in self.rows:
            row.changed.connect(self._refresh)
            self._holder.addWidget(row)
            row.show()
        self.none.setVisible(not later)
        self.told_later.setVisible(bool(later))
        self.share_all.setVisible(len(later) > 1)
        self.share_all.setText(_("All are of {number}", number=line.kept_mrn))
        self.share_all.setAccessibleName(self.share_all.text())

    def _all_kept(self) -> None:
        for row in self.rows:
            row.choice.show_value(Side.KEPT)
        self._refresh()

    def page(self) -> UnmergePage | None:
        """Return what is shown."""
        return self._page

    def shares(self) -> tuple[tuple[str, Side], ...]:
        """Return whose each later row is, as far as somebody said."""
        return tuple((row.key, side) for row in self.rows if (side := row.side()) is not None)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show what is wrong."""
        self.unmerge.set_busy(False)
        self.reason.show_problem(problems.get("reason", ""))
        self.banner.say("warn", " ".join(text for name, text in problems.items() if name != "reason"))

    def _refresh(self) -> None:
        said = len(str(self.reason.value())) >= SHORTEST_REASON
        self.unmerge.setEnabled(said and len(self.shares()) == len(self.rows))
