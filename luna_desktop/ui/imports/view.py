"""The Import page: four steps in a line, one of them in the middle, Back and the next step below."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.texts import _
from luna_desktop.ui.imports.columns import ColumnsStep
from luna_desktop.ui.imports.done import DoneStep, WorkingStep
from luna_desktop.ui.imports.preview import PreviewStep
from luna_desktop.ui.imports.start import StartStep
from luna_desktop.ui.imports.stepper import Stepper
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StateStack, not_allowed


class Shown(IntEnum):
    """What stands in the middle of the page."""

    START = 0
    COLUMNS = 1
    PREVIEW = 2
    DONE = 3
    WORKING = 4


class ImportsView(QWidget):
    """Leads through an import.

    Signals:
        back_wanted: one step back.
        next_wanted: preview, or import.
    """

    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "importsPage", _("Import patients")), cls="page")
        self.start, self.columns, self.preview = StartStep(), ColumnsStep(), PreviewStep()
        self.done, self.working = DoneStep(), WorkingStep()
        self.stepper = Stepper("importSteps", [_("File"), _("Columns"), _("Preview"), _("Report")])
        self.banner = Banner("danger", "", name="importsTrouble")
        self.back = Button(_("Go back"), "importBackButton", icon="arrow-left")
        self.go_on = Button(_("Preview"), "importNextButton", kind=Kind.PRIMARY, icon="eye")
        self._told = words("", "caption")
        self._steps = QStackedWidget()
        self._build()
        self.back.clicked.connect(self.back_wanted)
        self.go_on.clicked.connect(self.next_wanted)
        self.preview.changed.connect(self._refresh)
        for keys, act in (("Ctrl+Return", self.go_on.click), ("Ctrl+O", self._choose)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        self.go_on.setToolTip(_("Ctrl+Enter"))
        self.start.choose.setToolTip(_("Ctrl+O"))
        self.show_step(Shown.START)

    def _build(self) -> None:
        bar = styled(named(QFrame(), "importHead"), cls="bar")
        head = QHBoxLayout(bar)
        head.setContentsMargins(24, 14, 20, 14)
        head.setSpacing(28)
        head.addWidget(words(_("Import patients"), "title"))
        head.addWidget(self.stepper, 1)
        self._troubles = QWidget()
        troubles = QVBoxLayout(self._troubles)
        troubles.setContentsMargins(24, 14, 20, 0)
        troubles.addWidget(self.banner)
        for step in (self.start, self.columns, self.preview, self.done, self.working):
            self._steps.addWidget(self._padded(step))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._troubles)
        column.addWidget(self._steps, 1)
        column.addWidget(self._foot())
        self._stack = StateStack(whole, "importsStack")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _padded(self, step: QWidget) -> QWidget:
        """Give the steps that do not fill the page up to its edges their margins."""
        if step in (self.preview, self.done):
            return step
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 14, 20, 14)
        column.addWidget(step)
        return holder

    def _foot(self) -> QWidget:
        self._bar = styled(named(QFrame(), "importFoot"), cls="foot")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(24, 10, 20, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._told)
        row.addWidget(self.go_on)
        return self._bar

    def step(self) -> Shown:
        """Return what stands in the middle."""
        return Shown(self._steps.currentIndex())

    def show_step(self, step: Shown, *, at: int | None = None) -> None:
        """Show a step; while something is worked on, `at` says to which step the work belongs."""
        self._steps.setCurrentIndex(step)
        self.stepper.show_step(step if at is None else at)
        self.show_trouble("")
        self._refresh()
        if step is Shown.COLUMNS:
            self.columns.start()
        elif step is Shown.PREVIEW:
            self.preview.start()
        elif step is Shown.DONE:
            self.done.start()
        elif step is Shown.START:
            self.start.choose.setFocus()

    def show_closed(self, text: str) -> None:
        """Say that this role does not import."""
        self._stack.show_state(not_allowed(text, name="importsClosed"))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the step; empty takes it away."""
        self.banner.say(tone, text)
        self._troubles.setVisible(bool(text))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong with the plan at its fields, anything else above."""
        if self.step() is Shown.COLUMNS:
            self.columns.show_problems(problems)
        else:
            self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _choose(self) -> None:
        if self.step() is Shown.START:
            self.start.choose.click()

    def _refresh(self) -> None:
        step = self.step()
        self._bar.setVisible(step in {Shown.COLUMNS, Shown.PREVIEW})
        if step is Shown.COLUMNS:
            self.go_on.setText(_("Preview"))
            self.go_on.show_icon("eye")
            self.go_on.setEnabled(True)
            self._told.setText(_("Nothing is written yet."))
        elif step is Shown.PREVIEW:
            taken, filled = self.preview.taken(), self.preview.filled()
            one = _("Import 1 patient")
            many = _("Import {count} patients", count=grouped(taken))
            self.go_on.setText(one if taken == 1 else many)
            self.go_on.show_icon("check")
            self.go_on.setEnabled(bool(taken or filled))
            told = _("Nothing is written yet.")
            if filled:
                told = _("Blanks are looked for in {count} records.", count=grouped(filled))
            self._told.setText(told)
        self.go_on.setAccessibleName(self.go_on.text())
