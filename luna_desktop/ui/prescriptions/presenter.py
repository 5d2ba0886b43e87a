"""What the form of a prescription does: keeps typing, saves drafts, issues, and stops where an allergy names a row."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.services.care.care_papers import PaperDraft, PaperLine
from luna_desktop.services.care.catalogues import medicines
from luna_desktop.services.care.prescriptions import Issuing, draft_prescription, issue_prescription
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.texts import _
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.quiet import FormComplaints
from luna_desktop.ui.prescriptions.form import PrescriptionForm
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.safety.dialog import ask

FORM = "prescription"


class PrescriptionPresenter(Presenter):
    """Stands between the form and the use cases; `changed` hears after every save."""

    def __init__(
        self, view: PrescriptionForm, desk: PapersDesk, line: PaperLine | None, changed: Callable[[], None]
    ) -> None:
        super().__init__(view, FormComplaints(view, view.trouble), desk.context.lane, desk.context.incidents)
        self._view, self._desk, self._line, self._changed = view, desk, line, changed
        self._replaces: int | None = None
        self._drafts = DraftKeeper(view, desk.context, DraftPlace(FORM, desk.patient))
        view.save_wanted.connect(lambda _values: self.save())
        view.issue_wanted.connect(self.issue)
        view.back_wanted.connect(self.leave)
        view.closed.connect(self.leave)
        view.discard_wanted.connect(self._ask_to_discard)
        desk.watch_typing(FORM, view)

    def begin(self, replaces: PaperLine | None = None) -> None:
        """Show the draft, or what a cancelled one said, and offer typing that was kept."""
        source = self._line or replaces
        if source is not None:
            self._view.show_prescription(source.body)
        if replaces is not None:
            self._replaces = replaces.paper_id
            self._view.mark_changed("replaces")
        self._view.start()
        self._drafts.offer(self._show_draft)

    def _show_draft(self, draft: KeptDraft) -> None:
        self._view.show_draft(typed_values(draft))

    def save(self, then: Callable[[PaperLine], None] | None = None) -> None:
        """Save a draft; what is not filled in yet may stay so."""
        self._view.show_problems({})
        self._view.show_trouble("")
        self._view.set_busy(True)

        def saved(line: PaperLine) -> None:
            self._saved(line)
            if then is not None:
                then(line)

        self.act(self._desk.context.job(draft_prescription, self._draft()), saved, self._failed)

    def _draft(self) -> PaperDraft:
        line = self._line
        return PaperDraft(
            self._desk.patient,
            self._view.prescription(),
            line.paper_id if line is not None else 0,
            line.number if line is not None else 0,
            self._desk.visit_id,
            self._replaces if line is None else None,
        )

    def _saved(self, line: PaperLine) -> None:
        self._line = line
        self._view.set_busy(False)
        self._view.mark_saved()
        self._drafts.done()
        self._desk.context.navigation.saved(_("Draft of the prescription saved"))
        self._changed()

    def issue(self) -> None:
        """Save what is typed, ask once more, and issue it."""
        if self._view.issue.is_busy():
            return
        self.save(self._ask_to_issue)

    def _ask_to_issue(self, line: PaperLine) -> None:
        count = len(line.body.rows)
        question = Question(
            _("Issue this prescription?"),
            _("It has {count} rows, takes its number and cannot be changed any more.", count=count)
            if count != 1
            else _("It has 1 row, takes its number and cannot be changed any more."),
            _("Issue"),
        )
        self._desk.context.prompts.confirm(question, lambda yes: self._issue(line, "") if yes else None)

    def _issue(self, line: PaperLine, reason: Overriding | str) -> None:
        self._view.set_busy(True)
        issuing = Issuing(self._desk.patient, line.paper_id, line.number, reason)

        def failed(error: Exception) -> None:
            if isinstance(error, SafetyStop):
                self._view.set_busy(False)
                ask(self._desk.context, error, lambda given: self._issue(line, given))
            else:
                self._failed(error)

        self.act(self._desk.context.job(issue_prescription, issuing), self._issued, failed)

    def _issued(self, line: PaperLine) -> None:
        self._view.set_busy(False)
        self._desk.context.navigation.saved(_("{number} issued", number=line.serial))
        self._changed()
        self._desk.hub.reload()
        self._desk.open_pages(CopyAsked(self._desk.patient, CarePaperSort.PRESCRIPTION, line.paper_id))

    def _failed(self, error: Exception) -> None:
        self._view.set_busy(False)
        self.complain(error)

    def _ask_to_discard(self, count: int) -> None:
        question = Question(
            _("Discard what is typed?"),
            _("{count} fields were changed. What was saved before stays.", count=count),
            _("Discard"),
            danger=True,
        )
        self._desk.context.prompts.confirm(question, lambda yes: self._discard() if yes else None)

    def _discard(self) -> None:
        self._drafts.done()
        self._view.mark_saved()
        self._desk.room.show_overview()

    def leave(self) -> None:
        """Go back to the cards; typing that was not saved is kept as a draft."""
        self._view.flush_draft()
        self._desk.room.show_overview()


def build_form(
    desk: PapersDesk,
    line: PaperLine | None,
    changed: Callable[[], None],
    replaces: PaperLine | None = None,
) -> PrescriptionForm:
    """Build the form for a new prescription, a draft, or one that stands in for a cancelled one."""
    view = PrescriptionForm(medicines())
    presenter = PrescriptionPresenter(view, desk, line, changed)
    presenter.begin(replaces)
    return view
