"""What the form of a certificate does: keeps typing, saves drafts, and issues with the patient's signature."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.clinical.certificates import Certificate
from luna_desktop.services.care.care_papers import PaperDraft, PaperLine
from luna_desktop.services.care.certificates import (
    IssuingCertificate,
    draft_certificate,
    issue_certificate,
    proposed_certificate,
)
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.texts import _
from luna_desktop.ui.certificates.form import CertificateForm
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.quiet import FormComplaints
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

FORM = "certificate"


class CertificatePresenter(Presenter):
    """Stands between the form and the use cases; `changed` hears after every save."""

    def __init__(
        self, view: CertificateForm, desk: PapersDesk, line: PaperLine | None, changed: Callable[[], None]
    ) -> None:
        complaints = FormComplaints(view, view.trouble)
        super().__init__(view, complaints, desk.context.lane, desk.context.incidents)
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
        """Show the draft, or what a cancelled one said, or what a new one begins with."""
        source = self._line or replaces
        self._replaces = replaces.paper_id if replaces is not None else None
        if source is not None:
            self._view.show_certificate(source.body)
            self._begun()
        else:
            job = self._desk.context.job(proposed_certificate, self._desk.patient)
            self.ask("proposed", job, self._begin_with)

    def _begin_with(self, body: Certificate) -> None:
        self._view.show_certificate(body)
        self._begun()

    def _begun(self) -> None:
        if self._replaces is not None:
            self._view.mark_changed("replaces")
        self._view.start()
        self._drafts.offer(self._show_draft)

    def _show_draft(self, draft: KeptDraft) -> None:
        self._view.show_draft(typed_values(draft))

    def save(self, then: Callable[[PaperLine], None] | None = None) -> None:
        """Save a draft; what is not filled in yet may stay so."""
        half = self._view.half_days()
        self._complaints.show_problems(half)
        if half:
            return
        self._view.set_busy(True)

        def saved(line: PaperLine) -> None:
            self._saved(line)
            if then is not None:
                then(line)

        self.act(self._desk.context.job(draft_certificate, self._draft()), saved, self._failed)

    def _draft(self) -> PaperDraft:
        line = self._line
        return PaperDraft(
            self._desk.patient,
            self._view.certificate(),
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
        self._desk.context.navigation.saved(_("Draft of the certificate saved"))
        self._changed()

    def issue(self) -> None:
        """Save what is typed, ask once more, and issue it with the signature in the box."""
        if not self._view.issue.is_busy():
            self.save(self._ask_to_issue)

    def _ask_to_issue(self, line: PaperLine) -> None:
        question = Question(
            _("Issue this certificate?"),
            _("It takes the next number of the register and cannot be changed any more."),
            _("Issue"),
        )
        self._desk.context.prompts.confirm(question, lambda yes: self._issue(line) if yes else None)

    def _issue(self, line: PaperLine) -> None:
        self._view.set_busy(True)
        issuing = IssuingCertificate(self._desk.patient, line.paper_id, line.number, self._view.pad.strokes())
        self.act(self._desk.context.job(issue_certificate, issuing), self._issued, self._failed)

    def _issued(self, line: PaperLine) -> None:
        self._view.set_busy(False)
        self._desk.context.navigation.saved(_("{number} issued", number=line.serial))
        self._changed()
        self._desk.open_pages(CopyAsked(self._desk.patient, CarePaperSort.CERTIFICATE, line.paper_id))

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
    desk: PapersDesk, line: PaperLine | None, changed: Callable[[], None], replaces: PaperLine | None = None
) -> CertificateForm:
    """Build the form for a new certificate, a draft, or one that stands in for a cancelled one."""
    view = CertificateForm()
    CertificatePresenter(view, desk, line, changed).begin(replaces)
    return view
