"""The panel beside the queue: one case with its clock, steps, letters and papers, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.rights.clock_bar import CaseClock
from luna_desktop.ui.rights.clock_face import chip_words
from luna_desktop.ui.rights.narrow_area import NarrowArea, breakable
from luna_desktop.ui.rights.shown import ShownAction, ShownCase, ShownPaper
from luna_desktop.ui.rights.steps import StepsList
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading

WIDTH, MARGIN = 351, 20
_CHIP_TONES = {"accent": ("neutral", "clock"), "neutral": ("neutral", "pause")}
_CHIP_ICONS = {"warn": "hourglass", "danger": "alarm-clock", "ok": "circle-check"}


class CasePanel(QWidget):
    """One case, or the hint to choose one.

    Signals:
        acted: the key of the action that is wanted.
        assign_wanted: give the case to somebody else.
        letter_wanted, paper_wanted: the key of a letter or an attachment that is to be shown.
        chart_wanted: open the patient's chart.
        close_wanted: put the panel away, where it is a drawer, or give the keyboard back to the list.
    """

    acted = Signal(str)
    assign_wanted = Signal()
    letter_wanted = Signal(int)
    paper_wanted = Signal(int)
    chart_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "casePanel", _("Request"))
        self._case: ShownCase | None = None
        self.number, self.chip = words("", "caption"), Chip("", name="caseChip")
        self.name, self.born = words("", "title", wrap=True), words("", "body2", wrap=True)
        self.clock = CaseClock()
        self.no_clock = words("", "body2", wrap=True)
        self.face = Avatar("", 24)
        self.owner = words("", "body", wrap=True)
        self.change = Button(_("Change"), "changeOwner", kind=Kind.GHOST, size="small")
        self.change.clicked.connect(self.assign_wanted)
        self.text, self.how = words("", "body2", wrap=True), words("", "caption", wrap=True)
        self.steps = StepsList()
        self.letters, self.papers = _Papers("caseLetters", _("Letters")), _Papers("casePapers", _("Papers"))
        self.letters.chosen.connect(self.letter_wanted)
        self.papers.chosen.connect(self.paper_wanted)
        self.banner = Banner("warn", "", name="caseWarning", icon="clock")
        self.trouble = Banner("warn", "", name="caseTrouble")
        self.close_button = icon_button("x", "closeCase", _("Close"))
        self.close_button.clicked.connect(self.close_wanted)
        self.close_button.hide()
        self._foot, self._firsts = QFrame(), QVBoxLayout()
        self._more_holder = QWidget()
        self._more = FlowLayout(self._more_holder, gap=4)
        self.states = StateStack(self._content(), "casePanelStates")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self.show_nothing()

    def _content(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        area = named(NarrowArea(), "caseScroll", _("Request"))
        area.setWidget(self._body())
        self.area = area
        rows.addWidget(area, 1)
        rows.addWidget(self._make_foot())
        return whole

    def _body(self) -> QWidget:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self.chip)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(self.name)
        column.addWidget(self.born)
        column.addWidget(hairline())
        column.addWidget(self.clock)
        column.addWidget(self.no_clock)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.face)
        row.addWidget(self.owner, 1)
        row.addWidget(self.change)
        column.addLayout(row)
        column.addWidget(self.text)
        column.addWidget(self.how)
        column.addWidget(hairline())
        column.addWidget(words(_("Steps"), "label"))
        column.addWidget(self.steps)
        column.addWidget(self.letters)
        column.addWidget(self.papers)
        column.addWidget(self._more_holder)
        column.addStretch(1)
        return inside

    def _make_foot(self) -> QFrame:
        named(self._foot, "caseFoot", _("What to do with it"))
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(MARGIN, 8, MARGIN, 14)
        column.setSpacing(8)
        column.addWidget(self.trouble)
        column.addWidget(self.banner)
        self._firsts.setSpacing(8)
        column.addLayout(self._firsts)
        return self._foot

    def case(self) -> ShownCase | None:
        """Return the case that is shown."""
        return self._case

    def show_nothing(self) -> None:
        """Say that none is chosen."""
        self._case = None
        text = _("Choose a request to see its clock, its steps and what to do next.")
        self.states.show_state(StatePage("inbox", _("No request is chosen"), text, name="noCase"))

    def show_reading(self) -> None:
        """Say that a case is read."""
        self.states.show_state(loading(name="caseLoading"))

    def show_case(self, case: ShownCase) -> None:
        """Show a case; where it is the same one, the panel stays scrolled where it was."""
        is_same = self._case is not None and self._case.row.case_id == case.row.case_id
        self._case = case
        row = case.row
        self.number.setText(row.number)
        self._show_clock(case)
        self.name.setText(breakable(row.patient))
        mrn = _("MRN {mrn}", mrn=row.mrn)
        self.born.setText(_("{born} · MRN {mrn}", born=row.born, mrn=row.mrn) if row.born else mrn)
        self.face.show_person(case.owner)
        self.face.setVisible(bool(case.owner))
        self.owner.setText(_owner_words(case) if case.may_assign or case.owner else "")
        self.change.setText(_("Change") if case.owner else _("Assign"))
        self.change.setVisible(case.may_assign)
        self.text.setText(breakable(case.text))
        self.text.setVisible(bool(case.text))
        self.how.setText(breakable(case.asked_how))
        self.steps.show_steps(case.steps)
        self.letters.show_papers(case.letters)
        self.papers.show_papers(case.papers)
        self.banner.say("warn", case.warning, icon="clock")
        self._show_actions(case)
        self.states.show_content()
        if not is_same:
            self.trouble.say("warn", "")
            self.area.verticalScrollBar().setValue(0)

    def _show_clock(self, case: ShownCase) -> None:
        face = case.row.face
        self.clock.setVisible(face is not None)
        self.no_clock.setVisible(face is None)
        if face is None:
            self.no_clock.setText(case.row.clock_note or _("No clock runs"))
            self.chip.show_chip(case.row.state)
            return
        self.clock.show_face(face)
        tone, icon = _CHIP_TONES.get(face.tone, (face.tone, _CHIP_ICONS.get(face.tone, "clock")))
        self.chip.show_chip(ChipSpec(chip_words(face), tone, icon))

    def _show_actions(self, case: ShownCase) -> None:
        _empty(self._firsts)
        self._more.clear()
        if case.first is not None:
            self._firsts.addWidget(self._button(case.first, Kind.PRIMARY))
        for pair in _pairs(case.second):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            buttons = [self._button(each, Kind.DANGER_LINE if each.is_grave else Kind.SECONDARY) for each in pair]
            for button in buttons:
                row.addWidget(button, 1)
            self._firsts.addWidget(holder)
            _stack_where_wide(row, buttons, theme.px(WIDTH) - 2 * MARGIN)
        for action in case.more:
            button = self._button(action, Kind.GHOST)
            styled(button, fit="small")
            self._more.addWidget(button)
            button.show()  # a layout shows what is added only later, and would take its room then
        self._more_holder.setVisible(bool(case.more))
        self._foot.setVisible(bool(case.first or case.second or case.warning))

    def _button(self, action: ShownAction, kind: Kind) -> Button:
        button = Button(action.text, f"case_{action.key}", kind=kind, icon=action.icon)
        button.clicked.connect(lambda: self.acted.emit(action.key))
        return button

    def say_trouble(self, tone: str, text: str) -> None:
        """Say over the buttons why something could not be done; empty takes it away."""
        self.trouble.say(tone, text)
        self._foot.setVisible(self._foot.isVisibleTo(self) or bool(text))

    def take_keyboard(self) -> None:
        """Give the keyboard to what is to be done next, or to the panel where nothing is."""
        first = self._case.first if self._case is not None else None
        button = self.findChild(Button, f"case_{first.key}") if first is not None else None
        target = button if isinstance(button, Button) else self.area
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_drawer(self, is_drawer: bool) -> None:
        """Offer to be closed where the panel lies over the queue."""
        self.close_button.setVisible(is_drawer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the queue; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
            return
        button = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(button, Button) and button.isEnabled():
            button.click()
            return
        super().keyPressEvent(event)


class _Papers(QWidget):
    """Letters or attachments under a small heading; each is a button.

    Signals:
        chosen: the key of the one that is to be shown.
    """

    chosen = Signal(int)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, name, title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(words(title, "label"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._column.addLayout(self._rows)
        self.hide()

    def show_papers(self, papers: Sequence[ShownPaper]) -> None:
        """Show these instead of those before."""
        _empty(self._rows)
        for paper in papers:
            self._rows.addWidget(self._row(paper))
        self.setVisible(bool(papers))

    def _row(self, paper: ShownPaper) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        line.addWidget(IconLabel(paper.icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(breakable(paper.text), "body", wrap=True))
        if paper.note:
            told.addWidget(words(breakable(paper.note), "caption", wrap=True))
        line.addLayout(told, 1)
        spoken = _("Show: {paper}", paper=paper.text)
        button = icon_button("eye", f"{self.objectName()}{paper.key}", spoken, size="small")
        button.clicked.connect(lambda: self.chosen.emit(paper.key))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _owner_words(case: ShownCase) -> str:
    if not case.owner:
        return _("Nobody has it yet")
    return _("Assigned to you") if case.row.is_mine else _("Assigned to {name}", name=case.owner)


def _pairs(actions: Sequence[ShownAction]) -> list[Sequence[ShownAction]]:
    return [actions[at : at + 2] for at in range(0, len(actions), 2)]


def _stack_where_wide(row: QHBoxLayout, buttons: Sequence[Button], room: int) -> None:
    """Put buttons below each other where their words need more room than half the panel each."""
    for button in buttons:
        button.ensurePolished()
    half = (room - row.spacing()) // 2
    if len(buttons) > 1 and any(button.sizeHint().width() > half for button in buttons):
        row.setDirection(QHBoxLayout.Direction.TopToBottom)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
