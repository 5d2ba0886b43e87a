"""What the page of a visit that is read does: notes of one's own, amendments, striking out, moving to another chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.services.care.visit_corrections import VisitAtVersion, VisitMove, move_visit, strike_out_visit
from luna_desktop.services.care.visit_writing import NewAddendum, add_own_note
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.services.drafts import DraftPlace
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.entry import ask_about_visit
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.safety.dialog import ask as ask_stop
from luna_desktop.ui.visits.move_dialog import MoveDialog
from luna_desktop.ui.visits.reading_page import ReadingPage

Write = Callable[[OpenVisit], None]


class ReadingPresenter(Presenter):
    """Stands between the page of a visit that is read and its use cases."""

    def __init__(
        self, page: ReadingPage, context: Context, visit: OpenVisit, write: Write, back: Callable[[], None]
    ) -> None:
        super().__init__(page, self, context.lane, context.incidents)
        self._page, self._context, self._visit, self._write, self._back = page, context, visit, write, back
        self._moving: MoveDialog | None = None
        place = DraftPlace(f"visit {visit.header.visit_id} note", int(visit.header.patient_id))
        self._keeper = DraftKeeper(page.own_form, context, place)
        page.back_wanted.connect(self._leave)
        page.amend_wanted.connect(lambda: self._write(self._visit))
        page.strike_wanted.connect(self.ask_to_strike)
        page.move_wanted.connect(self.ask_to_move)
        page.add_wanted.connect(self.add_note)
        page.correction_wanted.connect(lambda: ask_about_visit(context, page.window(), self._visit))
        self._show(visit)
        self._keeper.offer(lambda draft: page.own_form.show_draft(typed_values(draft)))

    def add_note(self, text: str) -> None:
        """Put a note of one's own beside the visit."""
        header = self._visit.header
        job = self._context.job(add_own_note, NewAddendum(header.patient_id, header.visit_id, text))
        self.act(job, self._added)

    def ask_to_strike(self) -> None:
        """Ask why the visit is wrong, and strike it out."""
        question = Question(
            _("Mark this visit as entered in error?"),
            _("It stays in the list, struck out, and legible in its history with your reason."),
            _("Strike out"),
            danger=True,
        )
        self._context.prompts.ask_reason(question, self._strike)

    def ask_to_move(self) -> None:
        """Ask for the record number of the right chart, and move the visit there."""
        dialog = MoveDialog(self._page.window())
        self._moving = dialog
        dialog.wanted.connect(lambda to_mrn, reason: self._move(to_mrn, reason, None))
        dialog.dismissed.connect(self._stay)
        dialog.start()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on the page, or in the dialog while it is open."""
        if self._moving is not None:
            self._moving.show_trouble(text)
        else:
            self._page.show_trouble(text, tone=tone)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        if self._moving is not None:
            self._moving.show_problems(problems)
            return
        self._page.own_note.show_problem(problems.get("addendum", ""))
        self._page.show_trouble(" ".join(text for name, text in problems.items() if name != "addendum"), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Show the visit as it stands now, and say that it moved on."""
        if isinstance(theirs, OpenVisit):
            self._show(theirs)
        self.show_trouble(text, tone="warn")

    def _show(self, visit: OpenVisit) -> None:
        self._visit = visit
        actor = self._context.actor
        is_mine = visit.header.practitioner_id == actor.user_id
        self._page.show_visit(visit, is_mine=is_mine, may_write=actor.may(Permission.WRITE_VISITS))

    def _added(self, visit: OpenVisit) -> None:
        self._page.own_form.show_values({})
        self._keeper.done()
        self._took(visit, _("Note added"))

    def _leave(self) -> None:
        self._page.own_form.flush_draft()
        self._back()

    def _strike(self, reason: str | None) -> None:
        if reason is None:
            return
        header = self._visit.header
        asked = VisitAtVersion(header.patient_id, header.visit_id, header.number, reason)
        self.act(self._context.job(strike_out_visit, asked), lambda visit: self._took(visit, _("Visit struck out")))

    def _stay(self) -> None:
        if self._moving is not None:
            self._moving.put_away()
            self._moving = None

    def _move(self, to_mrn: str, reason: str, overriding: Overriding | None) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, SafetyStop):
                ask_stop(self._context, error, lambda given: self._move(to_mrn, reason, given))
            else:
                self.complain(error)

        header = self._visit.header
        move = VisitMove(header.patient_id, header.visit_id, header.number, to_mrn, reason, overriding)
        self.act(self._context.job(move_visit, move), self._moved, failed)

    def _moved(self, visit: OpenVisit) -> None:
        if self._moving is not None:
            self._moving.put_away()
            self._moving = None
        self._took(visit, _("Visit moved. It stands in the other chart as a draft to be signed."))

    def _took(self, visit: OpenVisit, said: str) -> None:
        self._page.show_trouble("")
        self._show(visit)
        self._context.navigation.saved(said)
