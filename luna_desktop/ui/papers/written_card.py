"""The card of papers that a doctor writes: drafts first, then what was issued or cancelled, with number and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.services.care.care_papers import Ending, PaperLine
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.quiet import CardComplaints
from luna_desktop.ui.papers.tiles import PaperTile, TileAction, TileCard
from luna_desktop.ui.papers.wording import state_chip, who_words
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

Lines = tuple[PaperLine, ...]
Build = Callable[[PapersDesk, PaperLine | None, Callable[[], None], PaperLine | None], QWidget]


@dataclass(frozen=True)
class Written:
    """What a kind of paper brings: how it is read, ended and written, and what a tile says of it.

    `describe` returns the title of one without a number, and a line about its content.
    """

    sort: CarePaperSort
    read: UseCase[PatientId, Lines]
    cancel: UseCase[Ending, PaperLine]
    discard: UseCase[Ending, PaperLine]
    build: Build
    describe: Callable[[PaperLine], tuple[str, str]]
    cancel_words: Callable[[], str]


class WrittenCardPresenter(Presenter):
    """Stands between the card and the use cases of one patient's papers of a kind."""

    def __init__(self, view: TileCard, desk: PapersDesk, written: Written) -> None:
        super().__init__(view, CardComplaints(view), desk.context.lane, desk.context.incidents)
        self._view, self._desk, self._written = view, desk, written
        self._lines: Lines = ()
        self._may_write = desk.context.actor.may(Permission.RECORD_DIAGNOSES)
        if not self._may_write:
            view.new.hide()
        view.new_wanted.connect(lambda: self._open_form(None))
        view.acted.connect(self._act)
        desk.context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the papers."""
        self.ask("papers", self._desk.context.job(self._written.read, self._desk.patient), self._show)

    def _show(self, lines: Lines) -> None:
        self._lines = lines
        self._view.show_trouble("")
        drafts_first = sorted(lines, key=lambda line: (line.state is not PaperState.DRAFT, -line.paper_id))
        self._view.show_tiles([self._tile(line) for line in drafts_first])

    def _tile(self, line: PaperLine) -> PaperTile:
        title, content = self._written.describe(line)
        notes = tuple(note for note in (content, who_words(line)) if note)
        return PaperTile(line.paper_id, line.serial or title, state_chip(line), notes, self._actions(line))

    def _actions(self, line: PaperLine) -> tuple[TileAction, ...]:
        look = TileAction("Open", _("Look at it") if line.state is PaperState.DRAFT else _("Print or save…"))
        if not self._may_write:
            return (look,)
        if line.state is PaperState.DRAFT:
            return (TileAction("Edit", _("Go on writing"), is_main=True), look, TileAction("Discard", _("Throw away…")))
        if line.state is PaperState.ISSUED:
            return (look, TileAction("Cancel", _("Cancel…")))
        return (look, TileAction("Replace", _("Write it anew")))

    def _open_form(self, line: PaperLine | None, replaces: PaperLine | None = None) -> None:
        self._desk.room.show_page(self._written.build(self._desk, line, self.load, replaces))

    def _act(self, action: str, paper_id: int) -> None:
        line = next((one for one in self._lines if one.paper_id == paper_id), None)
        if line is None:
            return
        if action == "Open":
            self._desk.open_pages(CopyAsked(self._desk.patient, self._written.sort, paper_id))
        elif action == "Edit":
            self._open_form(line)
        elif action == "Replace":
            self._open_form(None, line)
        elif action == "Cancel":
            self._ask_to_cancel(line)
        elif action == "Discard":
            self._ask_to_discard(line)

    def _ask_to_cancel(self, line: PaperLine) -> None:
        question = Question(
            _("Cancel {number}?", number=line.serial), self._written.cancel_words(), _("Cancel it"), danger=True
        )

        def given(reason: str | None) -> None:
            if reason is not None:
                ending = Ending(self._desk.patient, line.paper_id, reason)
                self.act(self._desk.context.job(self._written.cancel, ending), lambda _line: self.load())

        self._desk.context.prompts.ask_reason(question, given, shortest=5)

    def _ask_to_discard(self, line: PaperLine) -> None:
        body = _("It was never issued and is not listed any more.")
        question = Question(_("Throw this draft away?"), body, _("Throw away"), danger=True)

        def answered(yes: bool) -> None:
            if yes:
                ending = Ending(self._desk.patient, line.paper_id, number=line.number)
                self.act(self._desk.context.job(self._written.discard, ending), lambda _line: self.load())

        self._desk.context.prompts.confirm(question, answered)

    def _hear(self, changes: Iterable[Change]) -> None:
        sort = self._written.sort.value
        if any(change.entity == sort and change.patient_id == self._desk.patient for change in changes):
            self.load()
