"""What the page about duplicates does: keeps the list, compares, merges, tells apart, and undoes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError, MergedRecord
from luna_desktop.domain.same_person import Face, Likely, likely_pairs
from luna_desktop.services.people.duplicates import (
    AllPairs,
    Compared,
    Faces,
    PairAnswer,
    PairLine,
    compare_changed,
    keep_pairs,
    note_worklist,
    propose_merge,
    read_duplicates,
    read_faces,
    say_not_same,
)
from luna_desktop.services.people.merge_book import MergeLine
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_pages import MergePage, read_merge, read_merges
from luna_desktop.services.people.merges import Merge, Merged, merge_records
from luna_desktop.services.people.unmerges import MergeAsked, Unmerge, UnmergePage, read_unmerge, unmerge_records
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.merges.view import MergesView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.toasts import News

TOUCHES = frozenset({"patient", "identity", "phone", "email", "merge", "pair"})
"""Changes of these make the list out of date."""


def build_page(context: Context, part: str = "") -> QWidget:
    """Make the page; `part` names two records to be compared at once, as “12/15”."""
    view = MergesView(today_in(context))
    presenter = MergesPresenter(view, context)
    one, _stroke, other = part.partition("/")
    if one.isdecimal() and other.isdecimal():
        presenter.compare(Pair(PatientId(int(one)), PatientId(int(other))))
    presenter.start()
    return view


class MergesPresenter(Presenter):
    """Stands between the page and the use cases."""

    def __init__(self, view: MergesView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._lines: tuple[PairLine, ...] = ()
        self._pair: Pair | None = None
        self._is_noted = False
        self._faces: list[Face] = []
        self._may_merge = context.actor.may(Permission.MERGE_PATIENTS)
        view.worklist.side.setVisible(self._may_merge)
        self._connect()

    def _connect(self) -> None:
        work, merge, undo = self._view.worklist, self._view.merge, self._view.unmerge
        work.open_wanted.connect(lambda line: self.compare(line.pair))
        work.apart_wanted.connect(lambda line: self._tell_apart(line.pair))
        work.back_wanted.connect(lambda: self._context.navigation.go("patients"))
        work.retry_wanted.connect(self.start)
        merge.back_wanted.connect(self._to_list)
        merge.skip_wanted.connect(self._skip)
        merge.apart_wanted.connect(lambda: self._tell_apart(self._pair))
        merge.swap_wanted.connect(self._swap)
        merge.merge_wanted.connect(self._merge)
        merge.reread_wanted.connect(self._reread)
        undo.back_wanted.connect(self._to_list)
        undo.unmerge_wanted.connect(self._unmerge)
        for page in (work, merge):
            page.history_wanted.connect(self._look_at)
        self._context.announcements.changed.connect(self._hear)
        self._context.announcements.locked.connect(self._forget)

    def start(self) -> None:
        """Bring the list up to date: what changed is compared now, everybody in the background where it must be."""
        if not self._lines:
            self._view.worklist.show_reading(_("Comparing patients…"))
        self.ask("compare", self._context.job(compare_changed, None), self._compared)
        self._read_history()

    def _compared(self, found: Compared) -> None:
        if not found.needs_all:
            self._read()
            return
        self._view.worklist.show_reading(_("Comparing {count} patients. You can go on working.", count=found.people))
        self._faces = []
        self._next_faces(0)

    def _next_faces(self, after: int) -> None:
        self.ask("faces", self._context.job(read_faces, after), self._took_faces)

    def _took_faces(self, some: Faces) -> None:
        self._faces += some.faces
        if some.after is not None:
            self._next_faces(some.after)
            return
        faces, self._faces = self._faces, []
        keep = partial(self._keep, some.seq)
        self._context.pool.run(self, partial(likely_pairs, faces), keep, self.complain)

    def _keep(self, seq: int, pairs: list[Likely]) -> None:
        job = self._context.job(keep_pairs, AllPairs(tuple(pairs), seq))
        self.ask("compare", job, lambda _none: self._read())

    def _read(self) -> None:
        self._background.run(self, self._context.job(read_duplicates, None), self._show_lines, self._not_read)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.worklist.show_failed(shown(error.message))
        else:
            self.complain(error)

    def _show_lines(self, lines: tuple[PairLine, ...]) -> None:
        self._lines = lines
        self._view.worklist.show_lines(lines)
        self._name_place()
        if not self._is_noted:
            self._is_noted = True
            if self._view.current() is self._view.worklist:
                self._view.worklist.start()
            self.act(self._context.job(note_worklist, len(lines)), lambda _none: None)

    def _read_history(self) -> None:
        if self._may_merge:
            self.ask("history", self._context.job(read_merges, None), self._show_history)

    def _show_history(self, lines: tuple[MergeLine, ...]) -> None:
        for history in (self._view.worklist.history, self._view.merge.side.history):
            history.show_lines(lines)

    def compare(self, pair: Pair) -> None:
        """Show two records side by side."""
        self._pair = pair
        self._view.show_waiting()
        self.ask("pair", self._context.job(read_merge, pair), self._show_page)

    def _show_page(self, page: MergePage) -> None:
        self._view.show_merge()
        line = self._line(page.pair)
        asked = ""
        if line is not None and line.proposed_by:
            asked = _("{name} asks for this merge: {reason}", name=line.proposed_by, reason=line.proposed_reason)
        self._view.merge.show_page(page, place=self._place(), asked=asked)

    def _line(self, pair: Pair | None) -> PairLine | None:
        wanted = {pair.kept, pair.merged} if pair is not None else set()
        return next((each for each in self._lines if {each.pair.kept, each.pair.merged} == wanted), None)

    def _place(self) -> str:
        line = self._line(self._pair)
        if line is None:
            return ""
        return _("Pair {number} of {count}", number=self._lines.index(line) + 1, count=len(self._lines))

    def _name_place(self) -> None:
        page = self._view.merge.page()
        if page is not None and self._pair is not None and self._view.current() is self._view.merge:
            self._view.merge.show_place(self._place())

    def _swap(self) -> None:
        if self._pair is not None:
            self.compare(Pair(self._pair.merged, self._pair.kept))

    def _reread(self) -> None:
        if self._pair is not None:
            self.compare(self._pair)

    def _skip(self) -> None:
        """Go to the next pair of the list, or back to it after the last one."""
        line = self._line(self._pair)
        at = self._lines.index(line) + 1 if line is not None else 0
        if at < len(self._lines):
            self.compare(self._lines[at].pair)
        else:
            self._to_list()

    def _to_list(self) -> None:
        self._pair = None
        self.forget("pair")
        self._view.show_list()

    def _tell_apart(self, pair: Pair | None) -> None:
        if pair is None:
            return
        job = self._context.job(say_not_same, PairAnswer(pair.kept, pair.merged))
        self.act(job, lambda _none: self._told_apart())

    def _told_apart(self) -> None:
        self._context.navigation.saved(_("Noted: two people. The pair comes again only if a card changes."))
        if self._pair is not None:
            self._skip()

    def _merge(self) -> None:
        page = self._view.merge.page()
        if page is None:
            return
        reason = str(self._view.merge.side.reason.value())
        self._view.merge.side.merge.set_busy(True)
        if not page.may_merge:
            asked = PairAnswer(page.pair.kept, page.pair.merged, reason)
            self.act(self._context.job(propose_merge, asked), lambda _none: self._asked_for())
            return
        wanted = Merge(page.pair.kept, page.pair.merged, self._view.merge.fields.choices(), reason, page.seen)
        self.act(self._context.job(merge_records, wanted), partial(self._merged, page))

    def _asked_for(self) -> None:
        self._view.merge.side.merge.set_busy(False)
        self._context.navigation.saved(_("Asked for. Whoever merges finds it at the top of the list."))
        self._to_list()

    def _merged(self, page: MergePage, merged: Merged) -> None:
        self._view.merge.side.merge.set_busy(False)
        title = _("{merged} is now part of {kept}", merged=page.merged.card.mrn, kept=page.kept.card.mrn)
        told = " ".join(shown(text) for text in merged.stopped)
        open_it = partial(self._context.navigation.open_patient, merged.kept)
        self._context.navigation.news(News(title, told, "ok", _("Open"), open_it))
        self._skip()

    def _look_at(self, line: MergeLine) -> None:
        self._view.show_waiting()
        job = self._context.job(read_unmerge, MergeAsked(line.pair.kept, line.merge_id))
        self.ask("pair", job, self._show_unmerge)

    def _show_unmerge(self, page: UnmergePage) -> None:
        self._view.show_unmerge()
        self._view.unmerge.show_page(page)

    def _unmerge(self) -> None:
        page = self._view.unmerge.page()
        if page is None:
            return
        view = self._view.unmerge
        wanted = Unmerge(page.line.pair.kept, page.line.merge_id, view.shares(), str(view.reason.value()))
        view.unmerge.set_busy(True)
        self.act(self._context.job(unmerge_records, wanted), self._undone)

    def _undone(self, line: MergeLine) -> None:
        self._view.unmerge.unmerge.set_busy(False)
        title = _("{merged} and {kept} are two records again", merged=line.merged_mrn, kept=line.kept_mrn)
        self._context.navigation.news(News(title, "", "ok"))
        self._to_list()

    def _forget(self) -> None:
        """Show nobody any more."""
        self._lines = ()
        self._view.worklist.show_lines(())

    def complain(self, error: Exception) -> None:
        """Show an error; where a record was merged meanwhile, the list is read again."""
        super().complain(error)
        if isinstance(error, MergedRecord):
            self._read()

    def _hear(self, changes: Iterable[Change]) -> None:
        touched = [change for change in changes if change.entity in TOUCHES]
        if not touched:
            return
        self.start()
        page = self._view.merge.page()
        mine = {int(page.pair.kept), int(page.pair.merged)} if page is not None and self._pair is not None else set()
        if any(change.patient_id in mine for change in touched) and self._view.current() is self._view.merge:
            self._view.merge.show_changed(_("One of the two records changed. Look at both again, then merge."))
