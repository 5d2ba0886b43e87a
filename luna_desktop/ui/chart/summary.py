"""The Summary tab: what counts now, put together from the chart as it was read. It writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.care.findings import Spoken, read_findings
from luna_desktop.services.care.photographs import count_photographs
from luna_desktop.services.care.results import read_results
from luna_desktop.services.care.suggestions import Shown, read_options
from luna_desktop.services.care.visit_lists import VisitPart, VisitsAsked, list_visits
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, say, shown
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.chart.summary_words import (
    SummaryRow,
    allergy_rows,
    condition_rows,
    consent_rows,
    medicine_rows,
    result_rows,
    skin_pairs,
    visit_rows,
)
from luna_desktop.ui.chart.views import HostWords, ViewsHost
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.rules.presenter import build_safety
from luna_desktop.ui.rules.summary_cards import alert_rows, option_rows
from luna_desktop.ui.timeline.presenter import build_timeline
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled

KEY = "summary"
RECENT = 3
"""So many visits are named."""
WIDE = 1280
"""From this width (px) on, the right column is 432 px wide, else 380."""


@dataclass(frozen=True)
class Door:
    """Where a card leads: the tab's key and the words of its button."""

    tab: str
    text: str


class SummaryCard(Card):
    """A card of rows, hairlines between them, with a way to the tab where they are kept.

    Signals:
        wanted: the key of the tab to go to.
    """

    wanted = Signal(str)

    def __init__(self, title: str, name: str, *, icon: str, door: Door | None) -> None:
        super().__init__(title, name, icon=icon)
        if door is not None:
            button = Button(door.text, f"{name}Open", kind=Kind.GHOST, size="small")
            button.setAccessibleName(_("{action}: {card}", action=door.text, card=title))
            button.clicked.connect(lambda: self.wanted.emit(door.tab))
            self.add_action(button)
        self._inside = QWidget()
        self.add(self._inside)

    def show_rows(self, rows: Sequence[SummaryRow], *, empty: str, note: str = "") -> None:
        """Show rows, or the sentence for none."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for at, row in enumerate(rows):
            if at:
                column.addWidget(hairline())
            column.addLayout(_row_of(row))
        if not rows:
            column.addWidget(words(empty, "body2", wrap=True))
        if note:
            column.addWidget(words(note, "caption", wrap=True))
        column.addStretch(1)  # beside a taller card the rows stay together
        self._swap(inside)

    def show_pairs(self, pairs: Sequence[tuple[str, str]], *, empty: str, note: str = "") -> None:
        """Show labels over values, three in a row."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        for at, (label, value) in enumerate(pairs):
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(words(label, "caption", wrap=True))
            column.addWidget(words(value, "strong", wrap=True))
            column.addStretch(1)
            grid.addLayout(column, at // 3, at % 3)
        if not pairs:
            grid.addWidget(words(empty, "body2", wrap=True), 0, 0)
        if note:
            grid.addWidget(words(note, "caption", wrap=True), len(pairs) // 3 + 1, 0, 1, 3)
        for at in range(3 if pairs else 1):
            grid.setColumnStretch(at, 1)
        self._swap(inside)

    def _swap(self, inside: QWidget) -> None:
        self.body().replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside


def _row_of(row: SummaryRow) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(words(row.text, "body", wrap=True))
    if row.note:
        texts.addWidget(words(row.note, "caption", wrap=True))
    line.addLayout(texts, 1)
    if row.aside:
        line.addWidget(words(row.aside, "caption"), 0, Qt.AlignmentFlag.AlignVCenter)
    if row.chip is not None:
        line.addWidget(Chip(row.chip.text, row.chip.tone, row.chip.icon), 0, Qt.AlignmentFlag.AlignVCenter)
    return line


class SummaryView(QWidget):
    """Cards in two columns that scroll as one.

    Signals:
        tab_wanted: the key of a tab to go to.
        safety_wanted: the Safety view is to be shown.
    """

    tab_wanted = Signal(str)
    safety_wanted = Signal()

    def __init__(self, doors: frozenset[str], *, with_photographs: bool) -> None:
        super().__init__()
        named(self, "summaryView", _("Summary"))
        self.banner = Banner("warn", "", name="summaryTrouble")
        self.alerts = self._safety_card(_("Safety alerts"), "alertsCard", "shield-alert")
        self.options = self._safety_card(_("Suggestions for review"), "suggestionsCard", "clipboard-list")
        self.allergies = self._card(_("Allergies"), "allergiesCard", "shield-alert", "allergies", doors)
        self.conditions = self._card(_("Conditions"), "conditionsCard", "stethoscope", "history", doors)
        self.medicines = self._card(_("Current medicines and topicals"), "medicinesCard", "pill", "history", doors)
        self.habits = self._card(_("Skin and lifestyle"), "habitsCard", "scan-face", "lifestyle", doors)
        self.visits = self._card(_("Recent visits"), "visitsCard", "clipboard-list", "visits", doors)
        self.results = self._card(_("Results to deal with"), "resultsCard", "flask-conical", "visits", doors)
        self.consents = self._card(_("Consents"), "consentsCard", "shield-check", "privacy", doors)
        self.photographs = self._card(_("Photographs"), "photographsCard", "camera", "photos", doors)
        self._build()
        self.photographs.setVisible(with_photographs)

    def _card(self, title: str, name: str, icon: str, tab: str, doors: frozenset[str]) -> SummaryCard:
        card = SummaryCard(title, name, icon=icon, door=Door(tab, _("Open")) if tab in doors else None)
        card.wanted.connect(self.tab_wanted)
        return card

    def _safety_card(self, title: str, name: str, icon: str) -> SummaryCard:
        card = SummaryCard(title, name, icon=icon, door=Door("safety", _("See all")))
        card.wanted.connect(lambda _key: self.safety_wanted.emit())
        card.hide()
        return card

    def _build(self) -> None:
        content = styled(QWidget(), cls="body")
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 14, 20, 18)
        row.setSpacing(12)
        left, self._right = QVBoxLayout(), QWidget()
        left.setSpacing(12)
        left.addWidget(self.alerts)
        left.addWidget(self.options)
        left.addWidget(self.allergies)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.conditions, 1)
        beside.addWidget(self.habits, 1)
        left.addLayout(beside)
        left.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        for card in (self.medicines, self.results, self.visits, self.photographs, self.consents):
            right.addWidget(card)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(self._right)
        area = named(QScrollArea(), "summaryScroll", _("Summary"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(area)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the cards; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; there are no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is edited here
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the right column its width."""
        super().resizeEvent(event)
        self._right.setFixedWidth(432 if self.width() >= WIDE else 380)


class SummaryPresenter(Presenter):
    """Shows the chart whenever the hub has read it."""

    def __init__(self, view: SummaryView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._may_count = context.actor.may(Permission.READ_PHOTOGRAPHS)
        view.tab_wanted.connect(hub.go_to)
        hub.chart_read.connect(lambda _chart: self.show_chart())
        hub.consents_read.connect(lambda _lines: self.show_consents())
        self.show_chart()
        self.show_consents()

    def show_chart(self) -> None:
        """Show what the chart holds now."""
        chart, view = self._hub.chart, self._view
        if chart is None:
            return
        allergies = allergy_rows(chart)
        view.allergies.show_rows(allergies.rows, empty=allergies.empty, note=allergies.note)
        conditions = condition_rows(chart)
        view.conditions.show_rows(conditions.rows, empty=conditions.empty, note=conditions.note)
        medicines = medicine_rows(chart)
        view.medicines.show_rows(medicines.rows, empty=medicines.empty, note=medicines.note)
        pairs, note = skin_pairs(chart)
        view.habits.show_pairs(pairs, empty=_("Nothing asked yet."), note=note)
        job = self._context.job
        if self._may_count:
            self.ask("photographs", job(count_photographs, self._patient), self._show_photographs)
        self.ask("visits", job(list_visits, VisitsAsked(self._patient, limit=RECENT)), self._show_visits)
        self.ask("results", job(read_results, self._patient), self._show_results)
        self.ask("findings", job(read_findings, self._patient), self._show_alerts)
        self.ask("options", job(read_options, self._patient), self._show_options, self._no_options)

    def show_consents(self) -> None:
        """Show where each purpose stands."""
        self._view.consents.show_rows(consent_rows(self._hub.consents), empty=_("Not read yet."))

    def _show_alerts(self, spoken: Spoken) -> None:
        alerts = alert_rows(spoken)
        self._view.alerts.setVisible(bool(alerts.rows))
        styled(self._view.alerts, tone="danger" if alerts.rows else "")
        self._view.alerts.show_rows(alerts.rows, empty="", note=alerts.note)

    def _show_options(self, options: Shown) -> None:
        rows = option_rows(options)
        self._view.options.setVisible(not options.is_silent)
        self._view.options.show_rows(rows.rows, empty=rows.empty, note=rows.note)

    def _no_options(self, error: Exception) -> None:
        """Say why nothing is suggested, such as that the patient did not agree to it."""
        if not isinstance(error, NotPermitted):
            self.complain(error)
            return
        self._view.options.show()
        self._view.options.show_rows((), empty=shown(error.message))

    def _show_visits(self, part: VisitPart) -> None:
        note = _("{count} in all", count=part.total) if part.total > len(part.headers) else ""
        self._view.visits.show_rows(visit_rows(part), empty=_("No visits yet."), note=note)

    def _show_results(self, results: Sequence[Known]) -> None:
        rows = result_rows(results)
        self._view.results.setVisible(bool(rows))
        self._view.results.show_rows(rows, empty="")

    def _show_photographs(self, count: int) -> None:
        rows = [SummaryRow(_("{count} on file", count=count))] if count else []
        self._view.photographs.show_rows(rows, empty=_("No photographs yet."))


def summary_tab(doors: Sequence[str]) -> TabSpec:
    """Return the Summary tab; its cards lead to those of the tabs named that the clinic has."""

    def overview(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
        view = SummaryView(frozenset(doors), with_photographs=context.actor.may(Permission.READ_PHOTOGRAPHS))
        SummaryPresenter(view, context, patient, hub)
        view.safety_wanted.connect(lambda: _show_safety(view))
        return view

    views = (
        TabSpec("overview", say("Overview"), "clipboard-list", Permission.READ_CHART, overview),
        TabSpec("timeline", say("Timeline"), "history", Permission.READ_CHART, build_timeline),
        TabSpec("safety", say("Safety"), "shield-alert", Permission.READ_CHART, build_safety),
    )

    def build(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
        says = HostWords(KEY, _("Summary"), _("Views of the summary"))
        return ViewsHost(says, context, patient, hub, views)

    return TabSpec(KEY, say("Summary"), "clipboard-list", Permission.READ_CHART, build)


def _show_safety(view: QWidget) -> None:
    """Go from the overview to the Safety view beside it."""
    host = view.parentWidget()
    while host is not None and not isinstance(host, ViewsHost):
        host = host.parentWidget()
    if host is not None:
        host.show_view("safety")
