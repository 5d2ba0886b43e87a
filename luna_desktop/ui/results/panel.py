"""The panel beside the list: one investigation or document in full, its history, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.results import Step, steps_from
from luna_desktop.services.care.documents import DocumentLine
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.results.values_table import Trends, ValuesTable
from luna_desktop.ui.results.wording import (
    Line,
    by_words,
    day_text,
    pages_words,
    source_words,
    state_chips,
    steps_of,
    title_of,
    version_line,
)
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage

WIDTH = 404
CLINICIANS = frozenset({Step.CHANGE_ORDER, Step.REVIEW, Step.CANCEL})
"""Steps that only who orders and reviews takes."""


class ResultPanel(QFrame):
    """One row of the list, or a hint to choose one.

    Signals:
        announce_wanted: tell the patient that a result is there, without its content.
        step_wanted: a `Step` that is to be taken.
        strike_wanted: it was entered in error.
        move_wanted: it belongs to another patient.
        open_wanted: the `DocumentLine` to show.
        describe_wanted: the document's description is to be corrected.
        attach_wanted: a file is to be added to the investigation.
    """

    step_wanted = Signal(object)
    strike_wanted = Signal()
    announce_wanted = Signal()
    move_wanted = Signal()
    open_wanted = Signal(object)
    describe_wanted = Signal()
    attach_wanted = Signal()

    def __init__(self, name: str = "resultPanel", *, acts: bool = True) -> None:
        super().__init__()
        styled(named(self, name, _("Result or document")), cls="panel")
        self.setFixedWidth(WIDTH)
        self._name, self._acts = name, acts
        self.title, self.line_words = words("", "title", wrap=True), words("", "body2", wrap=True)
        self.chips = ChipRow(f"{name}Chips")
        self.values, self.trends = ValuesTable(), Trends()
        self.report, self.trace = words("", "body", wrap=True), words("", "caption", wrap=True)
        self._papers, self._steps, self._versions = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._papers, self._steps, self._versions):
            part.setSpacing(8)
        self.steps_heading, self.history_heading = words(_("Steps"), "label"), words(_("History"), "label")
        self._make_buttons()
        self.nothing = StatePage(
            "flask-conical",
            _("Choose a result"),
            _("Its values, steps and papers are shown here."),
            name=f"{name}Empty",
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self._build())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _make_buttons(self) -> None:
        self.steps = {
            Step.REVIEW: Button(_("Review…"), "reviewResult", kind=Kind.PRIMARY, icon="clipboard-check"),
            Step.TELL: Button(_("Patient told…"), "tellResult", kind=Kind.PRIMARY, icon="phone"),
            Step.RECEIVE: Button(_("Enter result…"), "enterResult", kind=Kind.PRIMARY, icon="flask-conical"),
            Step.AMEND: Button(_("Amend…"), "amendResult", icon="file-pen"),
            Step.CHANGE_ORDER: Button(_("Change order…"), "changeOrder", icon="pencil"),
            Step.CANCEL: Button(_("Cancel order…"), "cancelOrder", icon="ban"),
        }
        self.announce = Button(_("Send “result is ready”"), "announceResult", icon="send")
        self.announce.clicked.connect(self.announce_wanted)
        self.may_announce = False
        self.open = Button(_("Open"), "openDocument", kind=Kind.PRIMARY, icon="file-search")
        self.describe = Button(_("Change description…"), "describeDocument", icon="pencil")
        self.attach = Button(_("Attach file…"), "attachDocument", icon="upload")
        self.strike = Button(_("Strike out…"), "strikeOutResult", kind=Kind.DANGER_LINE)
        self.move_away = Button(_("Move to another patient…"), "moveResult", icon="arrow-right")
        self.move_away.clicked.connect(self.move_wanted)
        for step, button in self.steps.items():
            button.clicked.connect(lambda _on=False, step=step: self.step_wanted.emit(step))
        self.open.clicked.connect(self._open_paper)
        self.describe.clicked.connect(self.describe_wanted)
        self.attach.clicked.connect(self.attach_wanted)
        self.strike.clicked.connect(self.strike_wanted)
        self._line: Line | None = None

    def _build(self) -> QWidget:
        body = styled(QWidget(), cls="body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(20, 16, 20, 12)
        inside.setSpacing(10)
        for widget in (self.title, self.line_words, self.trace, self.chips, self.values, self.report):
            inside.addWidget(widget)
        inside.addLayout(self._papers)
        inside.addWidget(self.trends)
        inside.addWidget(hairline())
        inside.addWidget(self.steps_heading)
        inside.addLayout(self._steps)
        inside.addWidget(self.history_heading)
        inside.addLayout(self._versions)
        inside.addStretch(1)
        area = named(QScrollArea(), f"{self._name}Scroll", _("Result or document"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        self.foot = styled(QFrame(), cls="foot")
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder)
        for button in (
            self.open,
            *self.steps.values(),
            self.announce,
            self.attach,
            self.describe,
            self.move_away,
            self.strike,
        ):
            flow.addWidget(button)
        around = QVBoxLayout(self.foot)
        around.setContentsMargins(20, 10, 20, 12)
        around.addWidget(holder)
        if not self._acts:
            self.foot.hide()
        column.addWidget(self.foot)
        return page

    def show_line(
        self,
        line: Line | None,
        known: Sequence[Known],
        papers: Sequence[DocumentLine],
        today: date,
        *,
        may_change: bool,
        may_review: bool,
        mark: str = "",
    ) -> None:
        """Show a row of the list with the papers that belong to it.

        `known` are all results, for the courses; `mark` is the place on the body map that was biopsied, in words.
        """
        self._line = line
        self.show_trace("")
        self.pages.setCurrentIndex(0 if line is None else 1)
        if line is None:
            return
        self.title.setText(title_of(line))
        on_map = _("Mark on the body map: {mark}", mark=mark) if mark else ""
        self.line_words.setText("\n".join(part for part in (_dated_words(line), on_map) if part))
        body = line.result.body if line.result is not None else None
        self.chips.show_chips(state_chips(body, today) if body is not None else _paper_chips(line))
        self.chips.setVisible(bool(line.result) or bool(_paper_chips(line)))
        self.values.show_values(body.values if body is not None else ())
        self.report.setText(body.report if body is not None else _paper_note(line))
        self.report.setVisible(bool(self.report.text()))
        self.trends.show_trends(body, known)
        self._show_papers(papers)
        self._show_steps(steps_of(body) if body is not None else [_added(line)])
        self.show_versions(())
        self._show_buttons(line, may_change=may_change, may_review=may_review)

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show the earlier versions of an investigation, newest first; a single one is no history."""
        _empty(self._versions)
        earlier = list(versions)[1:]
        self.history_heading.setVisible(bool(earlier))
        for each in earlier:
            what, who = version_line(each)
            _add_pair(self._versions, what, who)

    def show_trace(self, text: str) -> None:
        """Say from which record it was moved; empty words say nothing."""
        self.trace.setText(text)
        self.trace.setVisible(bool(text))

    def line(self) -> Line | None:
        """Return the row that is shown."""
        return self._line

    def _show_papers(self, papers: Sequence[DocumentLine]) -> None:
        _empty(self._papers)
        for paper in papers:
            text = f"{paper.fact.body.title} · {pages_words(paper)}"
            button = Button(text, f"openPaper{paper.document_id}", icon="file-text", tip=_("Open"))
            button.clicked.connect(lambda _on=False, paper=paper: self.open_wanted.emit(paper))
            self._papers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_steps(self, steps: Sequence[tuple[str, str, str]]) -> None:
        _empty(self._steps)
        for what, who, note in steps:
            _add_pair(self._steps, what, who, note)

    def _show_buttons(self, line: Line, *, may_change: bool, may_review: bool) -> None:
        allowed = steps_from(line.result.body.state) if line.result is not None else frozenset()
        for step, button in self.steps.items():
            right = may_review if step in CLINICIANS else may_change
            button.setVisible(step in allowed and right)
        self.announce.setVisible(self.may_announce and Step.TELL in allowed)
        is_paper = line.document is not None
        self.open.setVisible(is_paper)
        self.describe.setVisible(is_paper and may_change)
        has_result = line.result is not None and line.result.body.has_result
        self.attach.setVisible(has_result and may_change)
        self.strike.setVisible(may_change)
        self.move_away.setVisible(may_change)

    def _open_paper(self) -> None:
        if self._line is not None and self._line.document is not None:
            self.open_wanted.emit(self._line.document)


def _dated_words(line: Line) -> str:
    parts = [source_words(line), day_text(line.day)]
    if line.result is not None and line.result.body.due is not None and not line.result.body.has_result:
        parts.append(_("due {day}", day=day_text(line.result.body.due)))
    return " · ".join(part for part in parts if part).replace("-", "\u2011")  # a date is never torn apart


def _paper_chips(line: Line) -> tuple[ChipSpec, ...]:
    if line.document is None:
        return ()
    return (ChipSpec(pages_words(line.document), "neutral", "file-text"),)


def _paper_note(line: Line) -> str:
    return str(line.document.fact.body.note) if line.document is not None else ""


def _added(line: Line) -> tuple[str, str, str]:
    if line.document is None:
        return "", "", ""
    known = line.document.fact
    what = _("Added") if known.number == 1 else _("Described anew")
    return what, by_words(known.recorded_by, known.recorded_at), known.reason


def _add_pair(column: QVBoxLayout, what: str, who: str, note: str = "") -> None:
    box = QVBoxLayout()
    box.setSpacing(1)
    box.addWidget(words(what, "body", wrap=True))
    box.addWidget(words(who, "caption", wrap=True))
    if note:
        box.addWidget(words(note, "body2", wrap=True))
    holder = QWidget()
    box.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(box)
    column.addWidget(holder)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
