"""What the two lists of patients do: note what came of giving a version, print copies, and lead to the patient."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.notices import DOCUMENT_NAMES, Outcome
from luna_desktop.reports.notice_paper import NoticeSheet, render_notice
from luna_desktop.services.privacy.asking_again import AskAgain, AskAgainList, consents_to_ask_again
from luna_desktop.services.privacy.notice_papers import (
    BatchAsked,
    NoticesPrinted,
    note_batch_printed,
    read_notice_batch,
)
from luna_desktop.services.privacy.receipts import (
    Behind,
    BehindQuery,
    BehindRow,
    Receipt,
    patients_behind,
    record_receipt,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import Translator, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.notices.papers_presenter import PaperRun
from luna_desktop.ui.notices.view import NoticesView
from luna_desktop.ui.notices.worklist_view import AGAIN, BEHIND, AgainPage, BehindPage
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper, PrinterDialog
from luna_desktop.ui.prompts import Question

_FIRST = (-1, 0)


class WorklistPresenter(Presenter):
    """Stands between the two lists and their use cases."""

    def __init__(self, view: NoticesView, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._paper = paper or PrinterDialog()
        self.behind, self.again = BehindPage(), AgainPage()
        self._pages: list[tuple[int, int]] = [_FIRST]
        self._found = Behind(0, (), 0)
        view.add_list(BEHIND, _("To be given"), self.behind)
        view.add_list(AGAIN, _("To be asked again"), self.again)
        self._connect()

    def _connect(self) -> None:
        behind, again = self.behind, self.again
        behind.document_chosen.connect(lambda _document: self._from_the_start())
        behind.chosen.connect(behind.show_chosen)
        behind.open_wanted.connect(lambda: self._open(behind.table.current()))
        behind.given_wanted.connect(lambda: self._record(Outcome.ACKNOWLEDGED))
        behind.refused_wanted.connect(lambda: self._ask_why(Outcome.REFUSED))
        behind.unable_wanted.connect(lambda: self._ask_why(Outcome.UNABLE))
        behind.deferred_wanted.connect(lambda: self._ask_why(Outcome.DEFERRED))
        behind.batch_wanted.connect(self._ask_to_print)
        behind.next_wanted.connect(self._next)
        behind.back_wanted.connect(self._back)
        again.chosen.connect(again.show_chosen)
        again.open_wanted.connect(lambda: self._open(again.table.current()))
        again.turn_wanted.connect(self._turn)
        self._view.tab_chosen.connect(lambda _key: self.start())
        self._context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read both lists."""
        query = BehindQuery(self.behind.document(), after=self._pages[-1])
        self.ask("behind", self._context.job(patients_behind, query), self._show_behind)
        self.ask("again", self._context.job(consents_to_ask_again, None), self._show_again)

    def _show_behind(self, found: Behind) -> None:
        if not found.rows and len(self._pages) > 1:
            self._pages.pop()  # the last of a page was settled
            self.start()
            return
        self._found = found
        self.behind.show_behind(found, page=len(self._pages))
        self.behind.show_chosen(self.behind.table.current())
        self._view.show_count(BEHIND, _("To be given"), found.count)

    def _show_again(self, found: AskAgainList) -> None:
        self.again.show_again(found)
        self.again.show_chosen(self.again.table.current())
        self._view.show_count(AGAIN, _("To be asked again"), len(found.rows))

    def _from_the_start(self) -> None:
        self._pages = [_FIRST]
        self.start()

    def _next(self) -> None:
        if self._found.rows:
            last = self._found.rows[-1]
            self._pages.append((last.version, int(last.patient_id)))
            self.start()

    def _back(self) -> None:
        if len(self._pages) > 1:
            self._pages.pop()
            self.start()

    def _open(self, row: BehindRow | AskAgain | None) -> None:
        if row is not None:
            self._context.navigation.open_patient(_whose(row), "privacy")

    def _turn(self) -> None:
        row = self.again.table.current()
        if row is not None:
            self._context.navigation.turn_to_patient(row.card.patient_id)

    def _ask_why(self, outcome: Outcome) -> None:
        row = self.behind.table.current()
        if row is None:
            return
        titles = {
            Outcome.REFUSED: _("Why would {name} not sign?", name=row.name),
            Outcome.UNABLE: _("Why is {name} not able to take it?", name=row.name),
            Outcome.DEFERRED: _("Why is it put off for {name}?", name=row.name),
        }
        question = Question(
            titles[outcome], _("A few words are enough. Care goes on the same, whatever stands here."), _("Note it")
        )
        self._context.prompts.ask_reason(question, partial(self._note_why, outcome), shortest=3)

    def _note_why(self, outcome: Outcome, reason: str | None) -> None:
        if reason is not None:
            self._record(outcome, reason)

    def _record(self, outcome: Outcome, reason: str = "") -> None:
        row = self.behind.table.current()
        if row is None:
            return
        receipt = Receipt(row.patient_id, outcome, self.behind.document(), reason, row.language)
        said = _("Noted for {name}.", name=row.name)

        def noted(_lines: object) -> None:
            self._context.navigation.saved(said)
            self.start()

        self.act(self._context.job(record_receipt, receipt), noted)

    def _ask_to_print(self) -> None:
        rows = self._found.rows
        if not rows:
            return
        document = self.behind.document()
        question = Question(
            _("Print {count} copies?", count=len(rows)),
            _(
                "Each carries the patient’s name and a slip to sign: {document}, one copy after the other. A patient "
                "stays on this list until you note that it was given.",
                document=shown(DOCUMENT_NAMES[document]),
            ),
            _("Print"),
        )
        patients = tuple(row.patient_id for row in rows)
        asked = BatchAsked(document, patients)
        self._context.prompts.confirm(question, lambda sure: self._make(asked) if sure else None)

    def _make(self, asked: BatchAsked) -> None:
        def made(sheets: tuple[NoticeSheet, ...]) -> None:
            self._context.pool.run(self, partial(_rendered, sheets), partial(self._print, asked, sheets), self.complain)

        self.act(self._context.job(read_notice_batch, asked), made)

    def _print(self, asked: BatchAsked, sheets: tuple[NoticeSheet, ...], copies: list[bytes]) -> None:
        numbers = {row.mrn: row.patient_id for row in self._found.rows}

        def done(taken: int) -> None:
            patients = tuple(numbers[sheet.number] for sheet in sheets[:taken] if sheet.number in numbers)
            if patients:
                said = _("{count} of {all} copies were printed.", count=taken, all=len(copies))
                printed = NoticesPrinted(asked.document, sheets[0].version, patients)
                self.act(
                    self._context.job(note_batch_printed, printed), lambda _none: self._context.navigation.saved(said)
                )

        PaperRun(self._view, copies, done).start(self._paper)

    def _hear(self, changes: Iterable[Change]) -> None:
        if self._view.tabs.current() in {BEHIND, AGAIN} and any(
            change.entity in {"notice", "consent"} for change in changes
        ):
            self.start()


def _rendered(sheets: tuple[NoticeSheet, ...]) -> list[bytes]:
    return [render_notice(sheet, translator=Translator(sheet.language)) for sheet in sheets]


def _whose(row: BehindRow | AskAgain) -> PatientId:
    return row.patient_id if isinstance(row, BehindRow) else row.card.patient_id
