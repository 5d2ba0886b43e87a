"""Stands between the timeline and the use cases that read it, and keeps it in step with the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.timeline import Moment, Strand, Timeline, TimelineChoice, in_order
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import PURPOSE_NAMES, STATE_NAMES
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.timeline import read_photograph_days, read_timeline
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.texts import _, current, say, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.room import PagesRoom
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.timeline.view import TimelineView


class TimelinePresenter(Presenter):
    """Puts together what the chart, the photographs and the consents tell."""

    def __init__(self, view: TimelineView, context: Context, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._hub = view, context, hub
        self._line = Timeline()
        self._has_line = False
        self._photographs: tuple[Moment, ...] = ()
        view.open_wanted.connect(self._open)
        view.retry_wanted.connect(self.read)
        hub.chart_read.connect(lambda _chart: self.read())
        hub.consents_read.connect(lambda _lines: self._show())
        self.read()

    def read(self) -> None:
        """Read everything that is shown."""
        patient = self._hub.patient
        self.ask("timeline", self._context.job(read_timeline, patient), self._took)
        if self._context.actor.may(Permission.READ_PHOTOGRAPHS):
            self._background.run(
                self, self._context.job(read_photograph_days, patient), self._took_photographs, self._no_photographs
            )

    def complain(self, error: Exception) -> None:
        """Show what went wrong in place of the list."""
        if isinstance(error, NotPermitted):
            self._view.show_failed(shown(error.message))
            return
        super().complain(error)

    def _took(self, line: Timeline) -> None:
        self._line, self._has_line = line, True
        self._show()

    def _took_photographs(self, moments: tuple[Moment, ...]) -> None:
        self._photographs = moments
        self._show()

    def _no_photographs(self, error: Exception) -> None:
        """Leave photographs out where they are closed to this person; the rest stands."""
        if not isinstance(error, NotPermitted):
            self.complain(error)

    def _show(self) -> None:
        if self._has_line:
            moments = (*self._line.moments, *self._photographs, *consent_moments(self._hub.consents))
            today = local_day(self._context.desk.premises.clock())
            self._view.show_timeline(replace(self._line, moments=in_order(moments)), today)

    def _open(self, where: str) -> None:
        self._context.navigation.open_patient(self._hub.patient, where)


def consent_moments(lines: Sequence[ConsentLine]) -> list[Moment]:
    """Return where each purpose stands as moments of the day on which it was answered."""
    return [
        Moment(
            Strand.CONSENTS,
            PartialDate.of(local_day(line.at)),
            say("{purpose}: {state}", purpose=PURPOSE_NAMES[line.purpose], state=STATE_NAMES[line.state]),
            tuple(note for note in (line.recipient,) if note),
            tab="privacy",
            recorded_at=line.at,
        )
        for line in lines
        if line.at is not None
    ]


def build_timeline(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the timeline for a patient; the hub is that patient's."""
    if hub.patient != patient:
        raise ValueError(patient)
    room = PagesRoom("timelineRoom", _("Timeline"))
    view = TimelineView()
    TimelinePresenter(view, context, hub)
    room.set_overview(view)
    if context.actor.may(Permission.HAND_OVER_CARE_PAPER):
        desk = PapersDesk(context, patient, hub, room)
        view.print_wanted.connect(lambda choice: desk.open_pages(_on_paper(patient, choice)))
        view.offer_print()
    return room


def _on_paper(patient: PatientId, choice: TimelineChoice) -> CopyAsked:
    return CopyAsked(patient, CarePaperSort.TIMELINE, language=current().language, choice=choice)
