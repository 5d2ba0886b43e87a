"""Reads a patient's corrections and carries out what is wanted with one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.disagreements import Told
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.rights.cases import StepAsked, advance_case
from luna_desktop.services.rights.correction_lines import CorrectionLine, LinesAsked, read_corrections
from luna_desktop.services.rights.correction_telling import (
    OldRecipient,
    Telling,
    TellingAsked,
    ToldResult,
    read_old_recipients,
    tell_recipient,
)
from luna_desktop.services.rights.corrections import Referral, refer_correction
from luna_desktop.services.work import Change
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.card import DECIDE, REFER, TELL, CorrectionsCard
from luna_desktop.ui.corrections.decide_presenter import decide_about
from luna_desktop.ui.corrections.form_dialog import FormDialog
from luna_desktop.ui.corrections.said_forms import LinkForm, SaidForm, rebuttal_form, statement_form
from luna_desktop.ui.corrections.telling import TellingForm
from luna_desktop.ui.corrections.wording import title_words
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment

_HEARD = frozenset({"correction", "case"})
_STEPS = (CaseState.DISAGREEMENT, CaseState.REBUTTAL, CaseState.LINKED, CaseState.DENIAL_ISSUED, CaseState.CLOSED)
FORMS: Mapping[CaseState, Callable[[], SaidForm | LinkForm]] = {
    CaseState.DISAGREEMENT: statement_form,
    CaseState.REBUTTAL: rebuttal_form,
    CaseState.LINKED: LinkForm,
}


def build_corrections_card(context: Context, patient: PatientId) -> QWidget:
    """Build the card for one patient and begin to read; whoever reads no chart sees none."""
    card = CorrectionsCard()
    if not context.actor.may(Permission.READ_CHART):
        card.hide()
        return card
    CorrectionsPresenter(card, context, patient).load()
    return card


class CorrectionsPresenter(Presenter):
    """Stands between the card and the use cases of one patient."""

    def __init__(self, card: CorrectionsCard, context: Context, patient: PatientId) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        card.wanted.connect(self._act)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the corrections."""
        asked = LinesAsked(self._patient, current().language)
        self.ask("corrections", self._context.job(read_corrections, asked), self._show, self._not_read)

    def _show(self, lines: tuple[CorrectionLine, ...]) -> None:
        self._card.show_lines(lines, {line.correction_id: self._verbs(line) for line in lines})

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, NotPermitted):
            self._card.show_closed(shown(error.message))
        else:
            self.complain(error)

    def _verbs(self, line: CorrectionLine) -> list[str]:
        """Return what this person may do about a correction now, as far as roles say."""
        may = self._context.actor.may
        targets = {step.target for step in line.steps}
        verbs: list[str] = []
        if CaseState.UNDER_REVIEW in targets:
            verbs.append(REFER)
        waits = line.case.state in {CaseState.UNDER_REVIEW, CaseState.ACCEPTED, CaseState.PARTIAL}
        if waits and may(Permission.DECIDE_CORRECTION):
            verbs.append(DECIDE)
        if line.case.state in {CaseState.AMENDED, CaseState.NOTIFYING} and may(Permission.HANDLE_CASES):
            verbs.append(TELL)
        return [*verbs, *(each for each in _STEPS if each in targets)]

    def _act(self, line: CorrectionLine, verb: str) -> None:
        window = self._card.window()
        if verb == DECIDE:
            decide_about(self._context, window, self._patient, line.case.case_id)
        elif verb == REFER:
            job = self._context.job(refer_correction, Referral(self._patient, line.case.case_id))
            self.act(job, lambda _case: self._done(_("It waits in the author’s Review now.")))
        elif verb == TELL:
            TellingPresenter(window, self._context, line, self.load).start()
        elif isinstance(verb, CaseState) and verb in FORMS:
            SaidPresenter(window, self._context, line, FORMS[verb](), self.load).start()
        elif isinstance(verb, CaseState):
            fields = {"outcome": _("Done")} if verb is CaseState.CLOSED else {}
            asked = StepAsked(self._patient, line.case.case_id, verb, fields, revision=line.case.revision)
            self.act(self._context.job(advance_case, asked), lambda _case: self._done(_("The case goes on.")))

    def _done(self, text: str) -> None:
        self._context.navigation.saved(text)
        self.load()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in _HEARD and change.patient_id == self._patient for change in changes):
            self.load()


class SaidPresenter(Presenter):
    """Keeps a statement, an answer, or how both are attached."""

    def __init__(
        self,
        window: QWidget,
        context: Context,
        line: CorrectionLine,
        form: SaidForm | LinkForm,
        then: Callable[[], None],
    ) -> None:
        dialog = FormDialog(window, "correctionSaidDialog", form.accessibleName(), form)
        super().__init__(dialog, form, context.lane, context.incidents)
        self._dialog, self._context, self._line, self._form, self._then = dialog, context, line, form, then
        place = DraftPlace(f"decision {form.to.value} {line.case.case_id}", int(line.case.patient_id))
        self._keeper = DraftKeeper(form, context, place)
        form.title.setText(_("{what}: {entry}", what=form.title.text(), entry=title_words(line)))
        form.wanted.connect(self.save)
        form.afresh.connect(self._afresh)
        dialog.dismissed.connect(self._leave)
        context.announcements.locked.connect(dialog.put_away)

    def start(self) -> None:
        """Show the form, with what was typed before."""
        self._form.begin({})
        first = self._form.statement if isinstance(self._form, SaidForm) else self._form.mode
        self._dialog.start(first.control)
        self._keeper.offer(self._bring_back)

    def save(self) -> None:
        """Keep what is typed as a step of the case."""
        problems = self._form.problems()
        if problems:
            self._form.show_problems(problems)
            return
        case = self._line.case
        asked = StepAsked(case.patient_id, case.case_id, self._form.to, self._form.given(), revision=case.revision)
        self._form.set_busy(True)
        self.act(self._context.job(advance_case, asked), self._saved)

    def _saved(self, case: Case) -> None:
        self._keeper.done()
        self._dialog.put_away()
        self._context.navigation.saved(_("Kept with {case}.", case=case.number))
        self._then()

    def _bring_back(self, draft: KeptDraft) -> None:
        if not self._form.changed_names():
            when = moment(draft.saved_at) if draft.saved_at is not None else ""
            self._form.bring_back(typed_values(draft), when)

    def _afresh(self) -> None:
        self._keeper.done()
        self._form.begin({})

    def _leave(self) -> None:
        self._form.flush_draft()
        self._dialog.put_away()


class TellingPresenter(Presenter):
    """Lists who had the old entry and notes what is done about each."""

    def __init__(self, window: QWidget, context: Context, line: CorrectionLine, then: Callable[[], None]) -> None:
        form = TellingForm(_("Who had the old entry: {entry}", entry=title_words(line)))
        dialog = FormDialog(window, "correctionTellingDialog", form.accessibleName(), form)
        super().__init__(dialog, form, context.lane, context.incidents)
        self._dialog, self._context, self._line, self._form, self._then = dialog, context, line, form, then
        form.told.connect(self._told)
        form.named_wanted.connect(self._named)
        dialog.dismissed.connect(dialog.put_away)
        context.announcements.locked.connect(dialog.put_away)

    def start(self) -> None:
        """Show the list."""
        self._form.begin({})
        self._dialog.start(self._form.cancel)
        self._read()

    def _read(self) -> None:
        asked = TellingAsked(self._line.case.patient_id, self._line.case.case_id)
        self.ask("recipients", self._context.job(read_old_recipients, asked), self._form.show_recipients)

    def _told(self, recipient: OldRecipient, outcome: Told) -> None:
        case = self._line.case
        self._tell(Telling(case.patient_id, case.case_id, outcome, recipient.disclosure_id))

    def _named(self) -> None:
        telling = self._form.telling(self._line.case.patient_id, self._line.case.case_id)
        if telling is None:
            self._form.show_problems({"outcome": _("Choose what was done.")})
            return
        self._tell(telling)

    def _tell(self, telling: Telling) -> None:
        self.act(self._context.job(tell_recipient, telling), self._noted)

    def _noted(self, result: ToldResult) -> None:
        self._form.begin({})
        standing = result.standing
        if standing is not None and standing.answer is not None and not standing.answer.allowed:
            self._form.show_trouble(shown(standing.answer.message), tone="warn")
        elif standing is not None:
            self._context.navigation.saved(_("{number} is entered among the disclosures.", number=standing.number))
        else:
            self._context.navigation.saved(_("Noted."))
        self._read()
        self._then()
