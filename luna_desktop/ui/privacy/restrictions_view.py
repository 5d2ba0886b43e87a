"""The section on restrictions: what stands, what is asked for, and the forms in place of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.restrictions import CONSEQUENCES, RestrictionState
from luna_desktop.services.privacy.restrictions import DeskNote, RestrictionLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.restrictions_forms import DecideForm, EndForm, RequestForm, SectionForm
from luna_desktop.ui.privacy.restrictions_wording import (
    asked_words,
    note_words,
    state_chip,
    step_words,
    terms_words,
    title_of,
)
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class RestrictionsView(Card):
    """What the patient asked the clinic not to do.

    Signals:
        request_wanted: a request is to be written down.
        decide_wanted, end_wanted: the RestrictionLine to decide about, or to end.
    """

    request_wanted = Signal()
    decide_wanted = Signal(object)
    end_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Restrictions"), "restrictionsCard", icon="lock")
        self.banner = Banner("warn", "", name="restrictionsBanner")
        self.write = Button(_("Write a request down…"), "requestRestrictionButton", icon="pencil", size="small")
        self.write.clicked.connect(self.request_wanted)
        self.add_action(self.write)
        self.request_form, self.decide_form, self.end_form = RequestForm(), DecideForm(), EndForm()
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.add(self.banner)
        self.add(self._list)
        for form in self.forms():
            self.add(form)
            form.hide()

    def forms(self) -> tuple[SectionForm, ...]:
        """Return the forms, of which at most one is open."""
        return (self.request_form, self.decide_form, self.end_form)

    def open_form(self) -> SectionForm | None:
        """Return the form that is open, or None."""
        return next((form for form in self.forms() if not form.isHidden()), None)

    def show_form(self, wanted: SectionForm | None) -> None:
        """Open a form in place of the list, or show the list again."""
        for form in self.forms():
            form.setVisible(form is wanted)
        self._list.setVisible(wanted is None)
        self.write.setVisible(wanted is None)

    def show_lines(self, lines: Sequence[RestrictionLine], *, may_decide: bool) -> None:
        """Show every restriction with its steps, newest first."""
        self._clear()
        for line in lines:
            self._rows.addWidget(self._tile(line, may_decide=may_decide))
        if not lines:
            self._rows.addWidget(words(_("The patient has asked for no restriction."), "body2", wrap=True))

    def show_notes(self, notes: Sequence[DeskNote]) -> None:
        """Show what the desk keeps to, and nothing of why."""
        self._clear()
        for note in notes:
            tile, column = _empty_tile(f"deskNote{note.kind.name.title()}", title_of(note.kind))
            column.addWidget(words(title_of(note.kind), "strong", wrap=True))
            if note_words(note):
                column.addWidget(words(note_words(note), "body", wrap=True))
            self._rows.addWidget(tile)
        if not notes:
            self._rows.addWidget(words(_("Nothing here changes what the desk does."), "body2", wrap=True))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems in the open form, else over the list."""
        form = self.open_form()
        if form is not None:
            form.show_problems(problems)
        else:
            self.banner.say("warn", " ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list; empty takes it away."""
        form = self.open_form()
        if form is not None:
            form.show_trouble(text, tone=tone)
        else:
            self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that somebody decided meanwhile."""
        self.show_trouble(text, tone="warn")

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _tile(self, line: RestrictionLine, *, may_decide: bool) -> QFrame:
        tile, column = _empty_tile(f"restriction{line.restriction_id}", title_of(line.terms.kind))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(title_of(line.terms.kind), "strong", wrap=True), 1)
        chip = state_chip(line)
        head.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for text, role in (
            (terms_words(line), "body"),
            (_("“{words}”", words=line.words) if line.words else "", "body"),
            (asked_words(line), "caption"),
            (shown(CONSEQUENCES[line.terms.kind]) if line.stands else "", "body2"),
        ):
            if text:
                column.addWidget(words(text, role, wrap=True))
        for step in line.steps:
            if step.state is not RestrictionState.REQUESTED:
                column.addWidget(words(step_words(step), "caption", wrap=True))
        if may_decide:
            self._add_buttons(column, line)
        return tile

    def _add_buttons(self, column: QVBoxLayout, line: RestrictionLine) -> None:
        if line.state is RestrictionState.REQUESTED:
            decide = Button(_("Decide…"), f"decideRestriction{line.restriction_id}", kind=Kind.PRIMARY, size="small")
            decide.clicked.connect(lambda: self.decide_wanted.emit(line))
            column.addWidget(decide, 0, Qt.AlignmentFlag.AlignLeft)
        elif line.stands and line.state is not RestrictionState.ENDED:
            end = Button(_("End…"), f"endRestriction{line.restriction_id}", size="small")
            end.clicked.connect(lambda: self.end_wanted.emit(line))
            column.addWidget(end, 0, Qt.AlignmentFlag.AlignLeft)


def _empty_tile(name: str, accessible: str) -> tuple[QFrame, QVBoxLayout]:
    tile = styled(named(QFrame(), name, accessible), cls="tile")
    column = QVBoxLayout(tile)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(6)
    return tile, column
