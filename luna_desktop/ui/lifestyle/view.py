"""The Lifestyle tab: dated assessments at the left, the questions, and the trends of what is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.rights.disagreements import RecordType
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.services.rights.disagreements import Dispute, of_entry
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.corrections.dispute_notes import DisputeNotes
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.side_list import SideItem, SideList
from luna_desktop.ui.entries.versions import VersionList
from luna_desktop.ui.entries.view import EntriesView, Place
from luna_desktop.ui.lifestyle.forms import LifestyleForm
from luna_desktop.ui.lifestyle.preferences_form import PreferencesForm
from luna_desktop.ui.lifestyle.trends import Point, TrendCard
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage

NEW = "new"
PREFERENCES = "preferences"
ROOM_FOR_TRENDS = 1250
"""Pixels at usual text size below which the trends stand behind a button."""


def points_of(assessments: Sequence[Known], name: str) -> list[Point]:
    """Return a number over the assessments, oldest first; those in which it is not known are left out."""
    dated = sorted(assessments, key=lambda each: each.body.asked_on)
    known = [(each.body.asked_on, getattr(each.body, name)) for each in dated]
    return [Point(day, value) for day, value in known if value is not None]


_SIDE = 204


class _Side(QFrame):
    """The list at the left: as narrow as its buttons allow, so that longer words stay whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the usual width; a layout gives more where `minimumSizeHint` needs it."""
        return QSize(_SIDE, super().sizeHint().height())


class LifestyleView(EntriesView):
    """Dated assessments.

    Signals:
        fill_in_wanted: turn the form to the patient.
    """

    fill_in_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("lifestyle", _("Lifestyle"), today, save_text=_("Save assessment"))
        self._rows: tuple[Known, ...] = ()
        self.dates = SideList("assessmentList", _("Assessments"))
        self.strike_button = Button(_("Strike out…"), "strikeEntryButton", kind=Kind.DANGER_LINE, size="small")
        self.correct_button = Button(_("Correction asked…"), "askCorrectionButton", icon="file-pen", size="small")
        self.disputes = DisputeNotes("lifestyleDisputes")
        self._disputed: Sequence[Dispute] = ()
        self.trends = {
            "sleep_hours": TrendCard("sleep", _("Sleep"), _("hours a night")),
            "stress": TrendCard("stress", _("Stress"), _("of 10")),
            "sun_hours": TrendCard("sun", _("Sun exposure"), _("hours a day")),
            "exercise_minutes": TrendCard("exercise", _("Moderate exercise"), _("min a week")),
        }
        self.no_trends = StatePage(
            "gauge", _("No trends yet"), _("Two assessments with a number make a trend."), name="noTrends"
        )
        self.trend_count = words("", "caption")
        self.tables = icon_button("table", "trendTablesButton", _("Show the trends as tables"), size="small")
        self.tables.setCheckable(True)
        self.history = Card(_("History of this entry"), "assessmentHistory", icon="history")
        self.versions = VersionList("assessmentVersions")
        self.trends_open = False
        self.filled = Button(_("Filled-in forms"), "filledFormsButton", icon="clipboard-check", size="small")
        self.fill_in = Button(_("Patient fills in…"), "patientFillsInButton", icon="tablet-smartphone", size="small")
        self.filled.hide()
        self.fill_in.clicked.connect(self.fill_in_wanted)
        self.preferences: Known | None = None
        self.empty = StatePage(
            "sun",
            _("Not asked yet"),
            _("Start the first assessment; each is kept with its date."),
            action=_("Start"),
            name="lifestyleEmpty",
        )
        self.holder = QVBoxLayout()
        self._build()
        self._wire()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 16, 18)
        column.setSpacing(12)
        self.empty_card = Card("", "assessmentCard")
        self.empty_card.add(self.empty)
        column.addWidget(self.empty_card)
        column.addLayout(self.holder)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.correct_button)
        foot.addWidget(self.strike_button)
        column.addLayout(foot)
        column.addWidget(self.disputes)
        self.history.add(self.versions)
        column.addWidget(self.history)
        column.addStretch(1)
        self.frame.compose(page, side=self._side_part(), panel=self._trend_part())
        self.history.hide()
        self.strike_button.hide()
        self.correct_button.hide()

    def _side_part(self) -> QWidget:
        side = styled(named(_Side(), "lifestyleSide", _("Assessments")), cls="sidelist")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(6)
        column.addWidget(words(_("Assessments"), "thead"))
        column.addWidget(self.dates, 1)
        column.addWidget(self.filled)
        column.addWidget(self.fill_in)
        column.addWidget(
            words(_("Each assessment is kept with its date. Nothing is overwritten."), "caption", wrap=True)
        )
        return side

    def _trend_part(self) -> QWidget:
        part = styled(named(QFrame(), "lifestyleTrends", _("Trends")), cls="panel")
        outer = QHBoxLayout(part)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hairline(upright=True))
        area = named(QScrollArea(), "trendScroll", _("Trends"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        body = styled(QWidget(), cls="body")
        area.setWidget(body)
        outer.addWidget(area, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(words(_("Trends"), "strong"))
        head.addStretch(1)
        head.addWidget(self.trend_count)
        head.addWidget(self.tables)
        column.addLayout(head)
        for card in self.trends.values():
            column.addWidget(card)
        column.addWidget(self.no_trends)
        column.addStretch(1)
        self._trends = part
        return part

    def _wire(self) -> None:
        self.dates.picked.connect(self._picked)
        self.empty.acted.connect(lambda: self.add_wanted.emit("lifestyle"))
        self.strike_button.clicked.connect(lambda: self.strike_wanted.emit(self.form.known if self.form else None))
        self.correct_button.clicked.connect(lambda: self.correction_wanted.emit(self.form.known if self.form else None))
        self.frame.dirty_changed.connect(lambda _dirty: self._show_dates())
        self.tables.toggled.connect(self._show_tables)
        self.add_shortcut("Ctrl+Shift+N", lambda: self._with_form(LifestyleForm.rest_same))
        self.add_shortcut("Ctrl+Shift+Y", lambda: self._with_form(LifestyleForm.decline_here))
        self.add_shortcut("Insert", lambda: self.add_wanted.emit("lifestyle"))

    def place_of(self, kind: str) -> Place:
        """Return where the form stands."""
        return Place(_FORMS[kind], self.holder)

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return the buttons that a reader does not see."""
        return (self.empty.button,)

    def show_chart(self, chart: Chart) -> None:
        """Show the list of assessments and the trends."""
        self._rows = chart.lifestyle
        self.preferences = chart.single("care_preferences")
        self._show_dates()
        lines = 0
        for name, card in self.trends.items():
            points = points_of(self._rows, name)
            card.show_points(points)
            lines += len(points) >= 2
        self.no_trends.setVisible(not lines)
        count = len(self._rows)
        self.trend_count.setText(_("1 assessment") if count == 1 else _("{count} assessments", count=count))
        if self.form is None:
            self.empty_card.setVisible(not self._rows)
        elif isinstance(self.form, LifestyleForm) and self.form.known is None:
            self.form.show_last(self._last_before(None))

    def open_form(self, kind: str, known: Known | None = None) -> EntryForm:
        """Open an assessment, with what was told the time before beside it."""
        self.empty_card.hide()
        form = super().open_form(kind, known)
        if isinstance(form, LifestyleForm):
            form.show_last(self._last_before(known))
            form.trends_wanted.connect(self._toggle_trends)
        self.strike_button.setVisible(known is not None and self.can_change)
        self.correct_button.setVisible(known is not None)
        self._show_mine()
        if known is None:
            self.history.hide()
        self._show_dates()
        self.dates.choose(self.key_of_form())
        self._fit_trends()
        QTimer.singleShot(0, form, lambda: self.frame.area.verticalScrollBar().setValue(0))  # a form begins at its top
        return form

    def key_of_form(self) -> str:
        """Return the key in the side list of what the open form stands for; nothing where none is open."""
        if self.form is None:
            return ""
        if self.form.kind == "care_preferences":
            return PREFERENCES
        return str(self.form.known.fact_id) if self.form.known else NEW

    def close_form(self) -> None:
        """Put the form away."""
        super().close_form()
        self.strike_button.hide()
        self.correct_button.hide()
        self.disputes.show_disputes(())
        self.history.hide()

    def show_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Know where the patient disagrees; what is about the assessment that is open stands under it."""
        self._disputed = tuple(disputes)
        self._show_mine()

    def _show_mine(self) -> None:
        known = self.form.known if self.form is not None else None
        mine = of_entry(self._disputed, RecordType.FACT, known.fact_id) if known is not None else ()
        self.disputes.show_disputes(mine)

    def show_entry(self, known: Known) -> None:
        """The form shows the entry itself."""
        del known

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show the history of the assessment that is open."""
        self.versions.show_versions(versions)
        self.history.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows narrower trends, or put them behind a button."""
        super().resizeEvent(event)
        self._fit_trends()

    def _fit_trends(self) -> None:
        room = self.width() >= theme.px(ROOM_FOR_TRENDS)
        about = not isinstance(self.form, PreferencesForm)
        self._trends.setFixedWidth(324 if self.width() >= 1300 else 288)
        self._trends.setVisible(about and (room or self.trends_open))
        if isinstance(self.form, LifestyleForm):
            self.form.trends.setVisible(not room)
            self.form.trends.setText(_("Hide trends") if self.trends_open else _("Trends"))
            self.form.trends.setAccessibleName(self.form.trends.text())

    def _toggle_trends(self) -> None:
        self.trends_open = not self.trends_open
        self._fit_trends()

    def _show_tables(self, wanted: bool) -> None:
        for card in self.trends.values():
            card.show_table(wanted)

    def _with_form(self, act: Callable[[LifestyleForm], None]) -> None:
        if isinstance(self.form, LifestyleForm) and self.can_change:
            act(self.form)

    def _last_before(self, known: Known | None) -> Known | None:
        older = [
            row
            for row in self._rows
            if known is None or (row.fact_id != known.fact_id and row.body.asked_on <= known.body.asked_on)
        ]
        return max(older, key=lambda row: row.body.asked_on, default=None)

    def _show_dates(self) -> None:
        assessment = self.form if isinstance(self.form, LifestyleForm) else None
        typing = self.frame.is_dirty() and assessment is not None
        open_id = assessment.known.fact_id if typing and assessment is not None and assessment.known else 0
        items = []
        if self.can_change:
            day = day_words(PartialDate.of(self.today))
            mark = "pencil" if typing and not open_id else "plus"
            note = _("Not saved") if typing and not open_id else day
            items.append(SideItem(NEW, _("Today"), note, "", mark))
        for row in self._rows:
            here = typing and row.fact_id == open_id
            mark, tone = ("pencil", "accent_text") if here else ("check", "ok")
            items.append(SideItem(str(row.fact_id), day_words(row.body.asked_on), row.recorded_by, "", mark, tone))
        if self.can_change or self.preferences is not None:
            wishing = isinstance(self.form, PreferencesForm) and self.frame.is_dirty()
            mark = "pencil" if wishing else ("check" if self.preferences is not None else "plus")
            note = _("Downtime, needles, times")
            tone = "ok" if mark == "check" else "accent_text"
            items.append(SideItem(PREFERENCES, _("Preferences"), note, "", mark, tone))
        self.dates.show_items(items)

    def _picked(self, key: str) -> None:
        if key == NEW:
            self.add_wanted.emit("lifestyle")
            return
        if key == PREFERENCES:
            self._picked_preferences()
            return
        for row in self._rows:
            if str(row.fact_id) == key:
                self.change_wanted.emit(row)
                self.chosen.emit(row)

    def _picked_preferences(self) -> None:
        known = self.preferences
        if known is None:
            self.add_wanted.emit("care_preferences")
            return
        self.change_wanted.emit(known)
        self.chosen.emit(known)


_FORMS: dict[str, type[EntryForm]] = {"lifestyle": LifestyleForm, "care_preferences": PreferencesForm}
