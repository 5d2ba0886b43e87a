"""The page about duplicates: the worklist, two records side by side, or a merge that is to be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.merges.merge_view import MergeView
from luna_desktop.ui.merges.unmerge_view import UnmergeView
from luna_desktop.ui.merges.worklist_view import WorklistView
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StateStack, loading


class MergesView(QWidget):
    """Shows one of its three pages; each says by itself what is wanted."""

    def __init__(self, today: date) -> None:
        super().__init__()
        styled(named(self, "mergesPage", _("Possible duplicates")), cls="page")
        self.worklist, self.merge, self.unmerge = WorklistView(today), MergeView(today), UnmergeView()
        self._pages = QStackedWidget()
        for page in (self.worklist, self.merge, self.unmerge):
            self._pages.addWidget(page)
        self._stack = StateStack(self._pages, "mergesStack")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_list(self) -> None:
        """Go to the worklist."""
        self._stack.show_content()
        self._pages.setCurrentWidget(self.worklist)
        self.worklist.start()

    def show_merge(self) -> None:
        """Go to the two records side by side."""
        self._stack.show_content()
        self._pages.setCurrentWidget(self.merge)

    def show_unmerge(self) -> None:
        """Go to the merge that is to be undone."""
        self._stack.show_content()
        self._pages.setCurrentWidget(self.unmerge)

    def show_waiting(self) -> None:
        """Say that both records are being read."""
        self._stack.show_state(loading(_("Reading both records…"), name="mergeLoading"))

    def current(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._pages.currentWidget()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the page that is shown."""
        self._stack.show_content()
        if self.current() is self.unmerge:
            self.unmerge.unmerge.set_busy(False)
            self.unmerge.banner.say(tone, text)
        elif self.current() is self.merge:
            self.merge.side.merge.set_busy(False)
            self.merge.banner.say(tone, text, action=_("Look again"))
        else:
            self.worklist.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong where it is."""
        self._stack.show_content()
        if self.current() is self.unmerge:
            self.unmerge.show_problems(dict(problems))
        elif self.current() is self.merge:
            self.merge.show_problems(dict(problems))
        else:
            self.worklist.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that a record changed meanwhile."""
        del theirs
        self._stack.show_content()
        self.merge.show_changed(text)
