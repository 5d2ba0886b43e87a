"""Opens one patient and keeps the frame in step: reads, tabs, badges, and rereading when something changed.

One presenter and one hub belong to one opening of one patient; both die with the page, so that an answer which comes
late finds nobody and is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.errors import MergedRecord, NotPermitted
from luna_desktop.services.care.chart import Chart, open_chart
from luna_desktop.services.care.photographs import count_photographs
from luna_desktop.services.care.record import Record, read_record
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.people.identity_photos import read_identity_photo
from luna_desktop.services.people.others import read_others
from luna_desktop.services.people.patients import Details, open_patient, read_details
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.services.rights.break_glass import ClosedRecord, look_at_closed
from luna_desktop.services.rights.opening import case_opens_record
from luna_desktop.services.work import CLINIC_ZONE, Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.break_glass.bar import OpeningBar
from luna_desktop.ui.break_glass.presenter import ask_to_open
from luna_desktop.ui.chart.banner import banner_of, with_chips, with_others
from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.chart.summary_words import allergy_rows
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.states import StatePage, loading, not_allowed
from luna_desktop.ui.widgets.tabs import Tab

LOADING_AFTER_MS = 300
VISITS = "visits"
"""The key of the tab in which visits are begun."""
CLINICAL = (Permission.READ_CHART, Permission.READ_PHOTOGRAPHS)
"""Permissions of tabs that stay closed when the chart is refused."""


def open_chart_page(context: Context, patient: PatientId, specs: Sequence[TabSpec], tab: str = "") -> ChartPage:
    """Make the page of a patient with the tabs that the actor may open, and open it at a tab or at the first."""
    mine = [spec for spec in specs if context.actor.may(spec.permission)]
    page = ChartPage([Tab(spec.key, shown(spec.title)) for spec in mine])
    ChartPresenter(page, context, patient, mine).open(tab)
    return page


class ChartPresenter(Presenter):
    """Stands between a chart's page and the use cases that open and read it."""

    def __init__(self, page: ChartPage, context: Context, patient: PatientId, specs: Sequence[TabSpec]) -> None:
        super().__init__(page, page, context.lane, context.incidents)
        self._page = page
        self._context = context
        self._patient = patient
        self._specs = {spec.key: spec for spec in specs}
        self._built: set[str] = set()
        self._closed_because = ""
        self._closed: ClosedRecord | None = None
        self._leads_on = False
        self._chart_answered = not context.actor.may(Permission.READ_CHART)
        self._by_case = context.actor.reach(Permission.READ_CHART) is Reach.CASE
        if self._by_case:
            self._offer(with_chart=False)
        self._wanted_tab = ""
        self.hub = ChartHub(patient, self)
        self._opening = OpeningBar(page, page, context, patient)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(LOADING_AFTER_MS)
        self._waiting.timeout.connect(self._show_loading)
        self._connect()

    def _connect(self) -> None:
        page, hub = self._page, self.hub
        page.tab_chosen.connect(self.show_tab)
        page.left.connect(hub.keep_drafts)
        hub.reload_wanted.connect(self.reload)
        hub.badge_changed.connect(page.show_badge)
        hub.typing_changed.connect(page.show_typing)
        hub.problems_changed.connect(page.show_to_fix)
        hub.tab_wanted.connect(self.show_tab)
        hub.visit_open_changed.connect(lambda _since: self._show_banner())
        page.banner.start_wanted.connect(self.start_visit)
        page.visit_wanted.connect(self.start_visit)
        for heard in (hub.chart_read, hub.details_read, hub.others_read, hub.photo_read, hub.consents_read):
            heard.connect(lambda _read: self._show_banner())
        self._context.announcements.changed.connect(self._hear)

    @property
    def patient(self) -> PatientId:
        """Whose page it is, for as long as it lives."""
        return self._patient

    def open(self, tab: str = "") -> None:
        """Open the patient, which is written to the audit log once, and the chart where the actor may read it.

        `tab` may name a part of the tab after a stroke, as “visits/results”.
        """
        key, _stroke, part = tab.partition("/")
        self._wanted_tab = key if key in self._specs else next(iter(self._specs), "")
        if self._by_case and self._is_clinical(self._wanted_tab):
            self._wanted_tab = next((each for each in self._specs if not self._is_clinical(each)), "")
        self.hub.part = part if self._wanted_tab == key else ""
        self._waiting.start()
        self._background.run(self, self._context.job(open_patient, self._patient), self._opened, self._patient_refused)

    def _begin(self) -> None:
        """Read the rest, once it is known that the record opens to this person."""
        if self._by_case:
            self.ask("case", self._context.job(case_opens_record, self._patient), self._know_case)
        elif not self._chart_answered:
            self._open_chart()
        self._opening.start()
        self._read_consents()
        self._read_others()
        self._read_photo()

    def _open_chart(self) -> None:
        self._background.run(self, self._context.job(open_chart, self._patient), self._took_chart, self._chart_refused)

    def _know_case(self, is_open: bool) -> None:
        """Show the tabs of the chart to who has an open case of this patient, and to nobody else without one."""
        self._offer(with_chart=is_open)
        if is_open:
            self._open_chart()

    def _offer(self, *, with_chart: bool) -> None:
        self._page.tabs.offer([key for key in self._specs if with_chart or not self._is_clinical(key)])

    def _is_clinical(self, key: str) -> bool:
        return key in self._specs and self._specs[key].permission in CLINICAL

    def reload(self) -> None:
        """Read again what is shown; this is no new opening."""
        if self.hub.details is None:
            return
        if self.hub.chart is not None:
            self.ask("record", self._context.job(read_record, self._patient), self._took_record)
        else:
            self.ask("record", self._context.job(read_details, self._patient), self.hub.take_details)
        self._read_consents()
        self._read_others()
        self._read_photo()

    def show_tab(self, key: str) -> None:
        """Go to a tab; it is built when it is first shown."""
        if key not in self._specs:
            return
        self._wanted_tab = key
        if key not in self._built and self._is_ready(key):
            self._build(key)
        if self._page.content(key) is not None:
            self._page.show_tab(key)

    def start_visit(self) -> None:
        """Go to the Visits tab and begin a visit there, where the actor may write one in this chart."""
        if self._may_start():
            self.show_tab(VISITS)
            self.hub.start_visit()

    def _may_start(self) -> bool:
        writes = self._context.actor.may(Permission.WRITE_VISITS)
        return writes and VISITS in self._specs and self.hub.chart is not None and not self._closed_because

    def _read_consents(self) -> None:
        if self._context.actor.may(Permission.READ_PRIVACY):
            self.ask("consents", self._context.job(read_consents, self._patient), self._took_consents)

    def _read_others(self) -> None:
        self.ask("others", self._context.job(read_others, self._patient), self.hub.take_others)

    def _read_photo(self) -> None:
        self.ask("photo", self._context.job(read_identity_photo, self._patient), self.hub.take_photo)

    def _opened(self, details: Details) -> None:
        self._begin()
        self._took_details(details)

    def _took_details(self, details: Details) -> None:
        self.hub.take_details(details)
        self.show_tab(self._wanted_tab)

    def _took_chart(self, chart: Chart) -> None:
        self._chart_answered = True
        self._show_chart(chart)
        self.show_tab(self._wanted_tab)

    def _took_record(self, record: Record) -> None:
        self.hub.take_details(record.details)
        self._show_chart(record.chart)

    def _show_chart(self, chart: Chart) -> None:
        """Hand the chart to the tabs, and count on them what is on file whichever of them is open."""
        self.hub.take_chart(chart)
        self.hub.set_badge("allergies", len(allergy_rows(chart).rows))
        asked = VisitsAsked(self._patient, limit=1)
        self.ask("visits", self._context.job(list_visits, asked), lambda part: self.hub.set_badge(VISITS, part.total))
        if self._context.actor.may(Permission.READ_PHOTOGRAPHS):
            job = self._context.job(count_photographs, self._patient)
            self.ask("photographs", job, lambda count: self.hub.set_badge("photos", count))

    def _took_consents(self, lines: tuple[ConsentLine, ...]) -> None:
        self.hub.take_consents(lines)

    def _patient_refused(self, error: Exception) -> None:
        """Show instead of the tabs that the record stays shut, and ask whether the person may open it."""
        if not isinstance(error, NotPermitted):
            self.complain(error)
            return
        self._waiting.stop()
        self._page.show_shut(not_allowed(shown(error.message), name="recordShut"))
        self._ask_whether_it_opens(shown(error.message))

    def complain(self, error: Exception) -> None:
        """Show an error; a record that was merged, meanwhile or before, leads on to the one that stands now."""
        if not isinstance(error, MergedRecord):
            super().complain(error)
        elif not self._leads_on:
            self._leads_on = True
            self._waiting.stop()
            self._context.navigation.saved(shown(error.message))
            self._context.navigation.open_patient(PatientId(error.into), self._wanted_tab)

    def _ask_whether_it_opens(self, because: str) -> None:
        """Let whoever may open a closed record do so; nothing of the chart is read for that."""
        if self._context.actor.may(Permission.BREAK_GLASS):
            self.ask("closed", self._context.job(look_at_closed, self._patient), partial(self._offer_opening, because))

    def _offer_opening(self, because: str, closed: ClosedRecord | None) -> None:
        self._closed = closed
        if closed is None:
            return
        if self._closed_because:
            self._show_closed(because, closed)
        else:
            self._page.show_shut(self._shut_page(because, closed, "recordShut"))
        QTimer.singleShot(0, self, partial(self._ask_to_open, closed))  # the page itself may not be shown yet

    def _ask_to_open(self, closed: ClosedRecord) -> None:
        if self._page.isVisible():
            ask_to_open(self._page.window(), self._context, closed)

    def _show_closed(self, because: str, closed: ClosedRecord) -> None:
        """Show in the clinical tab that was wanted how the chart opens; tabs without anything clinical stay."""
        key = self._wanted_tab
        if key in self._specs and self._is_clinical(key):
            self._built.add(key)
            self._page.put_content(key, self._shut_page(because, closed, f"{key}Closed"))
            self._page.show_tab(key)

    def _shut_page(self, because: str, closed: ClosedRecord, name: str) -> StatePage:
        title, action = _("This record is restricted"), _("Open with a reason…")
        page = StatePage("lock", title, because, action=action, name=name, tone="priv")
        page.acted.connect(lambda: ask_to_open(self._page.window(), self._context, closed))
        return page

    def _chart_refused(self, error: Exception) -> None:
        self._chart_answered = True
        if isinstance(error, NotPermitted):
            self._closed_because = shown(error.message)
            self._ask_whether_it_opens(self._closed_because)
        else:
            self.complain(error)
        self.show_tab(self._wanted_tab)

    def _is_ready(self, key: str) -> bool:
        return self.hub.details is not None and (self._chart_answered or not self._is_clinical(key))

    def _build(self, key: str) -> None:
        self._waiting.stop()
        spec = self._specs[key]
        self._built.add(key)
        if self._closed_because and self._is_clinical(key):
            name = f"{key}Closed"
            shut = self._shut_page(self._closed_because, self._closed, name) if self._closed is not None else None
            self._page.put_content(key, shut or not_allowed(self._closed_because, name=name))
        else:
            content = spec.build(self._context, self._patient, self.hub)
            self._page.put_content(key, content, sensitive=spec.permission is Permission.READ_CHART)

    def _show_loading(self) -> None:
        key = self._wanted_tab
        if key and self._page.content(key) is None:
            self._page.put_content(key, loading(name=f"{key}Loading"))
            self._page.show_tab(key)

    def _show_banner(self) -> None:
        details = self.hub.details
        if details is not None:
            photo = self.hub.photo.jpeg if self.hub.photo is not None else b""
            content = banner_of(details.card, self.today(), photo=photo)
            content = with_others(content, self.hub.others, self.today())
            content = replace(content, can_start=self._may_start(), visit_since=self.hub.visit_since)
            self._page.show_banner(
                with_chips(content, self._context.actor, details.card, self.hub.chart, self.hub.consents, self.today())
            )

    def today(self) -> date:
        """Return today's date in the clinic."""
        return self._context.desk.premises.clock().astimezone(CLINIC_ZONE).date()

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(change, Change) and change.patient_id == self._patient for change in changes):
            self.reload()
