"""The Allergies tab: what is known as a whole, the list of triggers, and one entry in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.history import (
    ALLERGY_CLASS_NAMES,
    ALLERGY_STATE_NAMES,
    CERTAINTY_NAMES,
    SEVERITY_NAMES,
    AllergyState,
    Certainty,
    Severity,
)
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.allergies.forms import AllergyForm
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.panel import NARROW_WIDTH, PANEL_WIDTH
from luna_desktop.ui.entries.versions import recorded_words
from luna_desktop.ui.entries.view import EntriesView, Place
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.catalogue_field import code_words
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Switch
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import Column, RowsTable

_SEVERITY_LOOKS = {
    Severity.SEVERE: ("danger", "circle-alert"),
    Severity.MODERATE: ("warn", "triangle-alert"),
    Severity.MILD: ("warn", "triangle-alert"),
    Severity.UNKNOWN: ("neutral", "circle-question-mark"),
}
_CERTAINTY_ICONS = {Certainty.CONFIRMED: ("ok", "check"), Certainty.UNCONFIRMED: ("neutral", "circle-question-mark")}


def is_standing(known: Known) -> bool:
    """Tell whether an entry of the list warns: one that was refuted does not."""
    return known.body.certainty is not Certainty.REFUTED


def severity_chip(known: Known) -> ChipSpec:
    """Return how bad the worst reaction was, or that it is no allergy."""
    if not is_standing(known):
        return ChipSpec(_("Not an allergy"), "neutral", "x")
    tone, icon = _SEVERITY_LOOKS[known.body.severity]
    return ChipSpec(shown(SEVERITY_NAMES[known.body.severity]), tone, icon)


def _trigger(known: Known) -> Cell:
    body = known.body
    code = code_words(body.trigger.code, body.trigger.system)
    if not is_standing(known):
        return Cell(body.trigger.text, code, tone="text3", icon="circle-slash", wraps=True)
    severe = body.severity is Severity.SEVERE
    icon = "circle-alert" if severe else "triangle-alert"
    return Cell(body.trigger.text, code, strong=True, tone="danger" if severe else "", icon=icon, wraps=True)


def allergy_columns() -> list[Column[Known]]:
    """Return the columns of the list."""
    return [
        Column(
            _("Trigger"), _trigger, 220, stretch=True, sort=lambda row: row.body.trigger.text.casefold(), grows=True
        ),
        Column(_("Class"), lambda row: Cell(shown(ALLERGY_CLASS_NAMES[row.body.allergy_class])), 116),
        Column(
            _("Reaction"),
            lambda row: Cell(row.body.reaction or _("Not known"), row.body.note, wraps=True),
            180,
            grows=True,
        ),
        Column(_("Severity"), lambda row: Cell(chips=(severity_chip(row),)), 146),
        Column(_("Certainty"), lambda row: Cell(shown(CERTAINTY_NAMES[row.body.certainty]), recorded_words(row)), 160),
        Column(
            _("Since"),
            lambda row: Cell(day_words(row.body.since) or _("Not known")),
            112,
            sort=lambda row: row.body.since.iso if row.body.since else "",
        ),
    ]


class StateCard(Card):
    """What is known as a whole, and when the patient last confirmed it.

    Signals:
        answered: the `AllergyState` that the person chose.
        confirmed: confirm what stands there.
    """

    answered = Signal(object)
    confirmed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("Allergy state"), "allergyStateCard", icon="shield-alert")
        self._today = today
        notes = {
            AllergyState.NEVER_ASKED: _("Shown amber everywhere"),
            AllergyState.ASKED_UNKNOWN: _("Patient is not sure"),
            AllergyState.NONE_KNOWN: _("Only when the list is empty"),
            AllergyState.SOME: _("Follows from the list"),
        }
        options = [CardOption(state, shown(ALLERGY_STATE_NAMES[state]), note) for state, note in notes.items()]
        self.cards = RadioCards("allergyState", _("Allergy state"), options)
        self.confirm_button = Button(
            _("Confirm now"), "confirmAllergiesButton", kind=Kind.PRIMARY, icon="check-check", tip=_("Ctrl+Shift+C")
        )
        self._icon = IconLabel("calendar-check", "ok", 16)
        self._sentence = words("", "body", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.confirm_button)
        self.add(self.cards)
        self.add(row)
        self.cards.chosen.connect(self.answered)
        self.confirm_button.clicked.connect(self.confirmed)

    def sentence(self) -> str:
        """Return what is said about the last answer."""
        return self._sentence.text()

    def show_state(self, known: Known | None, standing: int, *, can_change: bool) -> None:
        """Show the state, and which answers the list leaves open."""
        state = known.body.state if known else AllergyState.NEVER_ASKED
        self.cards.show_value(state)
        for each in AllergyState:
            self.cards.card(each).setEnabled(can_change and (each is AllergyState.SOME or not standing))
        some = _("1 current on this list") if standing == 1 else _("{count} current on this list", count=standing)
        self.cards.show_note(AllergyState.SOME, some if standing else _("Opens an entry to fill in"))
        asked = known is not None and state is not AllergyState.NEVER_ASKED
        self._icon.show_icon("calendar-check" if asked else "triangle-alert", "ok" if asked else "warn")
        self._sentence.setText(self._told(known) if asked and known else _("Ask about allergies before any treatment."))
        self.confirm_button.setVisible(can_change)
        self.confirm_button.setEnabled(asked)
        why = "" if asked else _("Choose an answer first.")
        self.confirm_button.setToolTip(why or _("Ctrl+Shift+C"))
        self.confirm_button.setAccessibleDescription(why)

    def _told(self, known: Known) -> str:
        day = known.body.confirmed_on
        days = (self._today - day.earliest).days if day else 0
        values = {"day": day_words(day), "name": known.recorded_by}
        if days <= 0:
            return _("Confirmed today, {day}, by {name} with the patient.", **values)
        if days == 1:
            return _("Last confirmed yesterday, {day}, by {name} with the patient.", **values)
        return _("Last confirmed {day}, {count} days ago, by {name} with the patient.", count=days, **values)


class AllergiesView(EntriesView):
    """Allergies and intolerances.

    Signals:
        state_answered: the `AllergyState` that the person chose.
        confirm_wanted: confirm what stands there.
    """

    state_answered = Signal(object)
    confirm_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("allergies", _("Allergies"), today, save_text=_("Save allergy"))
        self._chart: Chart | None = None
        self.state_card = StateCard(today)
        self.table: RowsTable[Known] = RowsTable(
            "allergyTable", _("Allergies and intolerances"), allergy_columns(), key=lambda row: row.fact_id
        )
        ColumnFit(self.table, order=(1, 4, 5, 2), least=190)
        self.count = Chip("", "danger", name="allergyCount")
        self.add_button = Button(_("Add allergy"), "addAllergyButton", icon="plus", size="small", tip=_("Insert"))
        self.show_refuted = Switch(_("Show refuted"), "showRefutedSwitch")
        self.show_refuted.setChecked(True)
        self.empty = StatePage(
            "shield-check",
            _("No allergies on the list"),
            _("Choose an answer above, or add the first one."),
            name="allergiesEmpty",
        )
        self.holder = QVBoxLayout()
        self._build()
        self._wire()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 14, 16, 18)
        column.setSpacing(12)
        self.list_card = Card(_("Allergies and intolerances"), "allergiesCard", icon="list")
        self.list_card.add_beside_title(self.count)
        self.list_card.add(self.table)
        self.list_card.add(self.empty)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.add_button)
        self._hint = words(_("Adding one sets the state to Some. The same trigger cannot be added twice."), "caption")
        self._hint.setWordWrap(True)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.show_refuted)
        self.list_card.add(foot)
        self.list_card.add(self.holder)
        column.addWidget(self.state_card)
        column.addWidget(self.list_card)
        column.addStretch(1)
        self.frame.compose(page, panel=self.panel)

    def _wire(self) -> None:
        self.state_card.answered.connect(self.state_answered)
        self.state_card.confirmed.connect(self.confirm_wanted)
        self.add_button.clicked.connect(lambda: self.add_wanted.emit("allergy"))
        self.show_refuted.clicked.connect(lambda _on: self._show_rows())
        table = self.table
        table.selected.connect(lambda row: self.chosen.emit(row) if row is not None and table.hasFocus() else None)
        table.clicked.connect(lambda _index: self.chosen.emit(table.current()))
        table.opened.connect(self.change_wanted)
        self.add_shortcut("Insert", lambda: self.add_wanted.emit("allergy"))
        self.add_shortcut("Ctrl+Shift+C", self.state_card.confirm_button.click)

    def place_of(self, kind: str) -> Place:
        """Return where the form stands."""
        if kind != "allergy":
            raise KeyError(kind)
        return Place(AllergyForm, self.holder)

    def chips_of(self, known: Known) -> Sequence[ChipSpec]:
        """Return severity, certainty and class."""
        chips = [severity_chip(known)]
        tone, icon = _CERTAINTY_ICONS.get(known.body.certainty, ("neutral", "circle-slash"))
        chips.append(ChipSpec(shown(CERTAINTY_NAMES[known.body.certainty]), tone, icon))
        return [*chips, ChipSpec(shown(ALLERGY_CLASS_NAMES[known.body.allergy_class]))]

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return the buttons that a reader does not see."""
        return (self.add_button, self._hint, self.state_card.confirm_button)

    def standing(self) -> int:
        """Return how many entries warn."""
        return sum(is_standing(row) for row in self._chart.allergies) if self._chart else 0

    def show_chart(self, chart: Chart) -> None:
        """Show the state and the list."""
        self._chart = chart
        self.state_card.show_state(chart.allergy_state, self.standing(), can_change=self.can_change)
        self._show_rows()

    def show_state_again(self) -> None:
        """Show the state as it stands, after an answer that was not taken."""
        if self._chart is not None:
            self.show_chart(self._chart)

    def open_form(self, kind: str, known: Known | None = None) -> EntryForm:
        """Open a form under the list."""
        self.empty.hide()
        return super().open_form(kind, known)

    def close_form(self) -> None:
        """Put the form away."""
        super().close_form()
        self._show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows a narrower panel."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(PANEL_WIDTH if self.width() >= 1300 else NARROW_WIDTH)

    def _show_rows(self) -> None:
        rows = list(self._chart.allergies) if self._chart else []
        standing = [row for row in rows if is_standing(row)]
        seen = rows if self.show_refuted.isChecked() else standing
        self.show_refuted.setVisible(len(standing) < len(rows))
        self.table.show_rows(seen)
        self.table.fit_height()
        self.table.setVisible(bool(seen))
        self.empty.setVisible(not seen and self.form is None)
        count = len(standing)
        self.count.show_chip(ChipSpec(_("1 current") if count == 1 else _("{count} current", count=count), "danger"))
        self.count.setVisible(bool(standing))
