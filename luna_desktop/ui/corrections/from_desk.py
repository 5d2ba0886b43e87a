"""Steps of a case that the privacy desk leaves to the windows of corrections and restrictions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.correction_lines import CorrectionLine, LinesAsked, read_corrections
from luna_desktop.services.rights.corrections import Referral, refer_correction
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.card_presenter import FORMS, SaidPresenter, TellingPresenter
from luna_desktop.ui.corrections.decide_presenter import decide_about
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.toasts import News

S = CaseState
_OF_THE_RESTRICTION = frozenset({S.AGREED, S.MANDATORY, S.PARTIAL, S.DECLINED, S.TERMINATION_PROPOSED, S.TERMINATED})
_OF_THE_AUTHOR = frozenset({S.ACCEPTED, S.PARTIAL, S.AMENDED, S.DENIED})
_REVIEWED = frozenset({S.UNDER_REVIEW, S.ACCEPTED, S.PARTIAL})


def take_step(context: Context, window: QWidget, case: Case, to: CaseState, done: Callable[[], None]) -> bool:
    """Open what a step needs, where it has a window of its own; tell whether it has one.

    A restriction is decided and ended on the patient's Privacy page, and its case follows.
    """
    if case.kind is CaseKind.RESTRICTION and to in _OF_THE_RESTRICTION:
        context.navigation.open_patient(case.patient_id, "privacy")
        return True
    if case.kind is not CaseKind.CORRECTION:
        return False
    if to in _OF_THE_AUTHOR and case.state in _REVIEWED:
        decide_about(context, window, case.patient_id, case.case_id)
    elif to is S.UNDER_REVIEW or to is S.NOTIFYING or to in FORMS:
        CorrectionStep(context, window, case, done).take(to)
    else:
        return False
    return True


class CorrectionStep(Presenter):
    """Takes a step of a correction that needs to know what the request points at."""

    def __init__(self, context: Context, window: QWidget, case: Case, done: Callable[[], None]) -> None:
        super().__init__(window, self, context.lane, context.incidents)
        self._context, self._window, self._case, self._done = context, window, case, done

    def take(self, to: CaseState) -> None:
        """Hand the request on at once, or open the form of the step."""
        case = self._case
        if to is S.UNDER_REVIEW:
            job = self._context.job(refer_correction, Referral(case.patient_id, case.case_id))
            self.act(job, lambda _case: self._referred())
            return
        asked = LinesAsked(case.patient_id, current().language)

        def found(lines: tuple[CorrectionLine, ...]) -> None:
            self._open(to, next((each for each in lines if each.case.case_id == case.case_id), None))

        self.ask("correction", self._context.job(read_corrections, asked), found)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say over the page what is missing."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Say over the page what stands in the way."""
        self._context.navigation.news(News(self._case.number, text, tone=tone))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody was faster."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _referred(self) -> None:
        self._context.navigation.saved(_("It waits in the author’s Review now."))
        self._done()

    def _open(self, to: CaseState, line: CorrectionLine | None) -> None:
        if line is None:
            text = _("This request does not point at an entry yet. Open the entry in the chart, “Correction asked…”.")
            self.show_trouble(text, tone="warn")
        elif to is S.NOTIFYING:
            TellingPresenter(self._window, self._context, line, self._done).start()
        else:
            SaidPresenter(self._window, self._context, line, FORMS[to](), self._done).start()
