"""The panel beside a merge: what is still to do, the reason, that it can be undone, and the merges there were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.merging import FIELD_NAMES, SHORTEST_REASON, Field
from luna_desktop.services.people.merge_book import MergeLine
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.merges.wording import line_chip, line_note, line_title
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 348


class CheckRow(QWidget):
    """One thing on the list of what is to be done before a merge."""

    def __init__(self, name: str, title: str, note: str = "") -> None:
        super().__init__()
        named(self, name, title)
        self._title = title
        self._icon = IconLabel("circle", "text2", 18)
        self._note = words(note, "caption", wrap=True)
        self._head = words(title, "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(self._head)
        lines.addWidget(self._note)
        row.addLayout(lines, 1)

    def show_state(self, state: str, title: str = "", note: str = "") -> None:
        """Show whether it is done (“ok”), to do (“danger”) or comes afterwards (“later”)."""
        icon = {"ok": "circle-check", "danger": "circle-alert"}.get(state, "circle")
        self._icon.show_icon(icon, {"ok": "ok", "danger": "danger"}.get(state, "text2"))
        self._head.setText(title or self._title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(" ".join(part for part in (title or self._title, note) if part))


class HistoryRow(QWidget):
    """One merge of the book.

    Signals:
        opened: the merge is to be undone, or read.
    """

    opened = Signal(object)

    def __init__(self, line: MergeLine) -> None:
        super().__init__()
        named(self, f"merge{line.merge_id}", _("{title}, {note}", title=line_title(line), note=line_note(line)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(ElidedLabel(line_title(line), "body"), 1)
        chip = Chip("")
        chip.show_chip(line_chip(line))
        top.addWidget(chip)
        column.addLayout(top)
        under = QHBoxLayout()
        under.addWidget(words(line_note(line), "caption", wrap=True), 1)
        if line.in_force:
            button = Button(_("Unmerge…"), f"unmerge{line.merge_id}", icon="undo-2", size="small")
        else:
            button = Button(_("Read"), f"read{line.merge_id}", kind=Kind.GHOST, size="small")
        button.setAccessibleName(_("{verb} {title}", verb=button.text(), title=line_title(line)))
        button.clicked.connect(lambda: self.opened.emit(line))
        under.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(under)


class History(QWidget):
    """The newest merges and unmerges.

    Signals:
        opened: a MergeLine.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "mergeHistory", _("Merges and unmerges"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(words(_("Merges and unmerges"), "strong"), 1)
        self._column.addLayout(head)
        self._nothing = words(_("No records were merged yet."), "caption", wrap=True)
        self._column.addWidget(self._nothing)
        self._rows: list[QWidget] = []

    def show_lines(self, lines: Sequence[MergeLine]) -> None:
        """Show these merges."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._nothing.setVisible(not lines)
        for line in lines:
            row = HistoryRow(line)
            row.opened.connect(self.opened)
            for widget in (row, hairline()):
                self._column.addWidget(widget)
                self._rows.append(widget)
                widget.show()


class SidePanel(QFrame):
    """Beside the merge.

    Signals:
        merge_wanted: merge the two records, or ask for it.
        history_wanted: a MergeLine to be undone or read.
    """

    merge_wanted = Signal()
    history_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "mergeSide", _("Before you merge")), cls="panel")
        self.setFixedWidth(theme.px(WIDTH))
        self.snapshot = CheckRow("checkSnapshot", _("Snapshot of both records"))
        self.values = CheckRow("checkValues", _("Choose values"))
        self.second = CheckRow("checkSecond", _("Second person"))
        self.reason = LinesField("mergeReason", _("Why are they the same person"), required=True, lines=2)
        self.reason.edited.connect(self._refresh)
        self.history = History()
        self.history.opened.connect(self.history_wanted)
        self.to_go = words("", "caption", wrap=True)
        self.merge = Button(_("Merge records"), "mergeButton", kind=Kind.PRIMARY, icon="git-merge", tip=_("Ctrl+Enter"))
        self.merge.clicked.connect(self.merge_wanted)
        self._open: list[Field] = []
        self._may_merge, self._is_stopped = True, False
        self._build()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(11)
        self._title = words(_("Before you merge"), "strong")
        column.addWidget(self._title)
        for row in (self.snapshot, self.values, self.second):
            column.addWidget(row)
        column.addWidget(self.reason)
        column.addWidget(self._undone())
        column.addWidget(hairline())
        column.addWidget(self.history)
        column.addStretch(1)
        area = named(QScrollArea(), "mergeSideScroll", _("Before you merge"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 8, 18, 14)
        foot.setSpacing(8)
        foot.addWidget(self.to_go)
        foot.addWidget(self.merge)
        whole.addLayout(foot)

    @staticmethod
    def _undone() -> QWidget:
        well = styled(QFrame(), cls="tile")
        row = QHBoxLayout(well)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("archive-restore", "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(words(_("Can be undone"), "strong"))
        told = _("Unmerge puts both back as in the snapshot. What was added later is shown for you to share out.")
        lines.addWidget(words(told, "caption", wrap=True))
        row.addLayout(lines, 1)
        return well

    def show_rights(self, *, may_merge: bool, is_clinician: bool, has_allergies: bool, stopped: str) -> None:
        """Show what this person may do with the pair, and what stands in the way."""
        self._may_merge, self._is_stopped = may_merge, bool(stopped)
        self._title.setText(_("Before you merge") if may_merge else _("Ask for a merge"))
        self.snapshot.show_state("ok", note=_("Taken when you press Merge, and kept encrypted."))
        if not may_merge:
            self.snapshot.hide()
            self.values.hide()
            note = _("The privacy officer, the owner or a clinician of the care team merges.")
            self.second.show_state("later", note=note)
        elif has_allergies:
            note = _("You go through the allergy rows afterwards, in Review.")
            if not is_clinician:
                note = _("A clinician checks the allergy rows afterwards, in Review.")
            self.second.show_state("later", note=note)
        else:
            self.second.show_state("ok", note=_("Neither record has allergy rows to check."))
        self.history.setVisible(may_merge)
        self.merge.setText(_("Merge records") if may_merge else _("Ask for the merge"))
        self.merge.setAccessibleName(self.merge.text())
        self._refresh()

    def show_open(self, fields: Sequence[Field]) -> None:
        """Show in which fields somebody has still to choose."""
        self._open = list(fields)
        names = ", ".join(shown(FIELD_NAMES[field]) for field in fields)
        if fields:
            title = _("Choose 1 value") if len(fields) == 1 else _("Choose {count} values", count=len(fields))
            self.values.show_state("danger", title, names)
        else:
            self.values.show_state("ok", _("Every value is chosen"))
        self._refresh()

    def _refresh(self) -> None:
        chosen = not self._open or not self._may_merge
        said = len(str(self.reason.value())) >= SHORTEST_REASON
        self.merge.setEnabled(chosen and said and not self._is_stopped)
        self.to_go.setText(self._to_go_words(chosen=chosen, said=said))
        styled(self.to_go, role="error" if self.to_go.text() else "caption")

    def _to_go_words(self, *, chosen: bool, said: bool) -> str:
        if self._is_stopped:
            return _("These two cannot be merged as they stand.")
        if chosen:
            return "" if said else _("The reason is still missing: 10 letters or more.")
        count = len(self._open)
        if said:
            return _("1 value to choose") if count == 1 else _("{count} values to choose", count=count)
        if count == 1:
            return _("1 value to choose, and the reason")
        return _("{count} values to choose, and the reason", count=count)
