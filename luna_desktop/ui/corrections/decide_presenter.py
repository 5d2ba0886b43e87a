"""Reads one correction, takes the author's decision, and says what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.rights.correction_decisions import (
    ByHand,
    CorrectionDecision,
    Decided,
    decide_correction,
    link_amendment,
)
from luna_desktop.services.rights.correction_lines import CorrectionLine, LinesAsked, read_corrections
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.decide_form import DecideForm
from luna_desktop.ui.corrections.form_dialog import FormDialog
from luna_desktop.ui.corrections.wording import title_words
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.safety.dialog import ask as ask_stop
from luna_desktop.ui.widgets.toasts import News

WIDTH = 720
TABS = {"allergy": "allergies", "patch_test": "allergies", "lifestyle": "lifestyle", "visit": "visits"}
"""The tab of the chart in which entries of a kind stand; the others stand in the medical history."""


class DecidePresenter(Presenter):
    """Stands between the form and the decision."""

    def __init__(self, dialog: FormDialog, form: DecideForm, context: Context) -> None:
        super().__init__(dialog, form, context.lane, context.incidents)
        self._dialog, self._form, self._context, self._line = dialog, form, context, form.line
        place = DraftPlace(f"decision correction {self._line.case.case_id}", int(self._line.case.patient_id))
        self._keeper = DraftKeeper(form, context, place)
        form.wanted.connect(self.save)
        form.chart_wanted.connect(self._open_chart)
        form.afresh.connect(self._afresh)
        dialog.dismissed.connect(self._leave)
        context.announcements.locked.connect(dialog.put_away)

    def start(self) -> None:
        """Show the form, with what was typed before."""
        self._form.begin({})
        self._dialog.start(self._form.answer.control)
        self._keeper.offer(self._bring_back)

    def save(self, overriding: Overriding | None = None) -> None:
        """Keep the decision."""
        form, line = self._form, self._line
        answer = form.chosen()
        if answer is None:
            form.show_problems({"answer": _("Choose whether it is corrected.")})
            return
        decision = CorrectionDecision(
            line.case.patient_id,
            line.case.case_id,
            answer,
            str(form.decision.value()),
            line.newest,
            form.reason_code(),
            form.new_value(),
            overriding,
        )
        form.set_busy(True)
        self.act(self._context.job(decide_correction, decision), self._decided, self._not_decided)

    def _not_decided(self, error: Exception) -> None:
        if isinstance(error, SafetyStop):
            self._form.set_busy(False)
            ask_stop(self._context, error, self.save)
        else:
            self.complain(error)

    def _decided(self, decided: Decided) -> None:
        self._keeper.done()
        self._dialog.put_away()
        if decided.is_to_change:
            text = _("Change the entry now. Then open this correction in Review again and link it.")
            self._context.navigation.news(News(_("Accepted"), text, tone="info"))
            self._open_tab()
        elif decided.case.state is CaseState.DENIED:
            self._context.navigation.saved(_("Denied. The privacy desk sends the letter."))
        else:
            self._context.navigation.saved(_("Corrected. What stood there before stays in the history."))

    def _open_chart(self) -> None:
        self._leave()
        self._open_tab()

    def _open_tab(self) -> None:
        tab = TABS.get(self._line.target.kind, "history")
        self._context.navigation.open_patient(self._line.case.patient_id, tab)

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


class _Finder(Presenter):
    """Reads the correction of a row of Review, and opens what it waits for."""

    def __init__(self, context: Context, window: QWidget, patient: PatientId, case_id: int) -> None:
        super().__init__(window, self, context.lane, context.incidents)
        self._context, self._window, self._patient, self._case_id = context, window, patient, case_id

    def start(self) -> None:
        """Read the patient's corrections."""
        asked = LinesAsked(self._patient, current().language)
        self.ask("correction", self._context.job(read_corrections, asked), self._found)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong over the page."""
        self.show_trouble(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Say what stands in the way over the page."""
        self._context.navigation.news(News(_("This correction"), text, tone=tone))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody decided meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _found(self, lines: tuple[CorrectionLine, ...]) -> None:
        line = next((each for each in lines if each.case.case_id == self._case_id), None)
        if line is None:
            return
        if line.case.state is CaseState.UNDER_REVIEW:
            form = DecideForm(line)
            dialog = FormDialog(self._window, "decideCorrection", form.accessibleName(), form, width=WIDTH)
            DecidePresenter(dialog, form, self._context).start()
            return
        question = Question(
            _("Link {entry} to its correction?", entry=title_words(line)),
            _("You accepted it. Once the entry says it, the newest version is linked to the request."),
            _("Link it"),
        )
        self._context.prompts.confirm(question, lambda yes: self._link() if yes else None)

    def _link(self) -> None:
        def linked(_case: Case) -> None:
            self._context.navigation.saved(_("Linked. The privacy desk tells who had the old entry."))

        self.act(self._context.job(link_amendment, ByHand(self._patient, self._case_id)), linked)


def decide_about(context: Context, window: QWidget, patient: PatientId, case_id: int) -> None:
    """Open what a correction waits for: the decision, or the link to the changed entry."""
    _Finder(context, window, patient, case_id).start()


def ask_about_correction(context: Context, window: QWidget, row: ReviewItem) -> None:
    """Open a row of the list in Review."""
    decide_about(context, window, row.card.patient_id, row.item_id)
