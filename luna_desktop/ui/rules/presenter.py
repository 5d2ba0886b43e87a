"""Stands between the Safety view and the use cases that ask the rules, and keeps it in step with the chart."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.answers import Verdict
from luna_desktop.domain.clinical.stops import Overriding, Planned, PlannedKind
from luna_desktop.domain.errors import NotPermitted, SafetyStop
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.findings import (
    Answered,
    Spoken,
    WhatIf,
    answer_question,
    answers_in,
    answers_that_count,
    ask_what_if,
    read_findings,
)
from luna_desktop.services.care.suggestions import Answering, Shown, answer_suggestion, read_options
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.room import PagesRoom
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.rules.view import SafetyView
from luna_desktop.ui.safety.dialog import ask as ask_stop

_KINDS: dict[str, PlannedKind] = {"topicals": "topical", "systemic_meds": "medicine"}


class SafetyPresenter(Presenter):
    """Asks the rules about what is in use and about what is thought of; takes answers to questions and options."""

    def __init__(self, view: SafetyView, context: Context, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._hub = view, context, hub
        view.what_if.questions.may_answer = context.actor.may(Permission.CHANGE_CHART)
        view.what_if.asked.connect(self.ask_about)
        view.what_if.answered.connect(self.answer)
        view.options.accepted.connect(self.accept)
        view.options.declined.connect(self.decline)
        hub.chart_read.connect(lambda _chart: self.read())
        hub.consents_read.connect(lambda _lines: self._read_options())
        self.read()

    def read(self) -> None:
        """Read findings, options and decisions again."""
        patient = self._hub.patient
        self.ask("findings", self._context.job(read_findings, patient), self._view.show_in_use)
        self._read_options()
        chart = self._hub.chart
        if chart is not None:
            self._view.decisions.show_rows(answers_in(chart.known, today_in(self._context)))

    def _read_options(self) -> None:
        job = self._context.job(read_options, self._hub.patient)
        self.ask("options", job, self._view.options.show_options, self._no_options)

    def _no_options(self, error: Exception) -> None:
        if isinstance(error, NotPermitted):
            self._view.options.show_refused(shown(error.message))
        else:
            self.complain(error)

    def ask_about(self, what: Coded, is_cosmetic: bool | None) -> None:
        """Ask what would be found if this were planned."""
        self._view.show_trouble("")
        asked = WhatIf(self._hub.patient, (_planned(what),), is_cosmetic)
        self.ask("what if", self._context.job(ask_what_if, asked), self._show_spoken)

    def _show_spoken(self, spoken: Spoken) -> None:
        chart = self._hub.chart
        known = chart.known if chart is not None else ()
        self._view.what_if.show_spoken(spoken, answers_that_count(known, today_in(self._context)))

    def answer(self, trigger: tuple[str, str], answer: YesNo) -> None:
        """Write down the answer to a question, then ask again."""
        job = self._context.job(answer_question, Answered(self._hub.patient, trigger, answer))
        self.act(job, lambda _number: self._answered())

    def _answered(self) -> None:
        self._hub.reload_wanted.emit()
        card = self._view.what_if
        self.ask_about(card.coded(), card.is_cosmetic())

    def accept(self, suggestion: str, reason: Overriding | None = None) -> None:
        """Take an option into the plan of the open visit; a stop asks for a reason first."""
        answering = Answering(self._hub.patient, suggestion, Verdict.ACCEPTED, overriding=reason)

        def failed(error: Exception) -> None:
            if isinstance(error, SafetyStop):
                ask_stop(self._context, error, partial(self.accept, suggestion))
            else:
                self.complain(error)

        self.act(self._context.job(answer_suggestion, answering), self._accepted, failed)

    def _accepted(self, options: Shown) -> None:
        self._view.options.show_options(options)
        self._view.show_trouble("")
        self._context.navigation.saved(_("Added to the plan of your visit"))
        self._hub.reload_wanted.emit()

    def decline(self, suggestion: str) -> None:
        """Ask why an option is not needed, and keep it."""
        question = Question(
            _("Why is this not needed?"), _("The reason stays beside the suggestion in the chart."), _("Keep")
        )

        def said(reason: str | None) -> None:
            if reason is None:
                return
            answering = Answering(self._hub.patient, suggestion, Verdict.DECLINED, reason)
            self.act(self._context.job(answer_suggestion, answering), self._view.options.show_options)

        self._context.prompts.ask_reason(question, said, shortest=5)


def _planned(what: Coded) -> Planned:
    named = what.catalogue.removeprefix("luna/").partition("|")[0]
    if named in _KINDS:
        return Planned(_KINDS[named], what)
    is_known = catalogue("treatments").of_code(what.code) is not None or catalogue("treatments").named(what.text)
    return Planned("treatment" if is_known or named == "treatments" else "product", what)


def build_safety(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the view and begin to read; decisions are printed in a room of their own."""
    if hub.patient != patient:
        raise ValueError(patient)
    room = PagesRoom("safetyRoom", _("Safety"))
    view = SafetyView(may_answer=context.actor.may(Permission.RECORD_DIAGNOSES))
    SafetyPresenter(view, context, hub)
    room.set_overview(view)
    if context.actor.may(Permission.HAND_OVER_CARE_PAPER):
        desk = PapersDesk(context, patient, hub, room)
        asked = CopyAsked(patient, CarePaperSort.DECISIONS, language=current().language)
        view.decisions.print_wanted.connect(lambda: desk.open_pages(asked))
    else:
        view.decisions.print_button.setEnabled(False)
    return room
