"""The Allergies tab: what is known as a whole, the list of triggers, and one entry in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.history import ALLERGY_CLASS_NAMES, CERTAINTY_NAMES, Allergy
from luna_desktop.domain.clinical.patch_tests import PatchTest
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.stops import named_in_use, overrides_in
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.allergies.forms import AllergyForm, PatchTestForm
from luna_desktop.ui.allergies.overrides_card import OverridesCard
from luna_desktop.ui.allergies.patch_card import PatchCard, result_chip
from luna_desktop.ui.allergies.state_card import StateCard
from luna_desktop.ui.allergies.table import (
    CERTAINTY_ICONS,
    allergy_columns,
    is_standing,
    related_words,
    risk_chip,
    severity_chip,
)
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.panel import NARROW_WIDTH, PANEL_WIDTH
from luna_desktop.ui.entries.view import EntriesView, Place
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import Switch
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import RowsTable


class AllergiesView(EntriesView):
    """Allergies and intolerances.

    Signals:
        state_answered: the `AllergyState` that the person chose.
        confirm_wanted: confirm what stands there.
        medicines_wanted: go to the medicines in use.
        from_patch_wanted: open the form of an allergy with what the `Known` patch test found.
    """

    state_answered = Signal(object)
    confirm_wanted = Signal()
    medicines_wanted = Signal()
    from_patch_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__("allergies", _("Allergies"), today, save_text=_("Save allergy"))
        self._chart: Chart | None = None
        self.in_use = Banner("danger", "", name="medicineInUse")
        self.state_card = StateCard(today)
        self.table: RowsTable[Known] = RowsTable(
            "allergyTable", _("Allergies and intolerances"), allergy_columns(), key=lambda row: row.fact_id
        )
        ColumnFit(self.table, order=(4, 1, 5, 6, 2), least=190)
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
        self.patch_card, self.overrides = PatchCard(), OverridesCard()
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
        column.addWidget(self.in_use)
        column.addWidget(self.state_card)
        column.addWidget(self.list_card)
        column.addWidget(self.patch_card)
        column.addWidget(self.overrides)
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
        self.patch_card.add_wanted.connect(lambda: self.add_wanted.emit("patch_test"))
        self.in_use.acted.connect(self.medicines_wanted)
        self.patch_card.allergy_wanted.connect(self.from_patch_wanted)
        self.patch_card.chosen.connect(self.chosen)
        self.patch_card.change_wanted.connect(self.change_wanted)
        self.overrides.chosen.connect(self.chosen)
        self.add_shortcut("Ctrl+Insert", lambda: self.add_wanted.emit("patch_test"))
        self.add_shortcut("Insert", lambda: self.add_wanted.emit("allergy"))
        self.add_shortcut("Ctrl+Shift+C", self.state_card.confirm_button.click)

    def place_of(self, kind: str) -> Place:
        """Return where the form stands."""
        return {"allergy": Place(AllergyForm, self.holder), "patch_test": Place(PatchTestForm, self.patch_card.holder)}[
            kind
        ]

    def chips_of(self, known: Known) -> Sequence[ChipSpec]:
        """Return severity, risk, certainty and class of an allergy, or the result of a patch test."""
        if isinstance(known.body, PatchTest):
            return (result_chip(known.body),)
        if not isinstance(known.body, Allergy):
            return ()
        tone, icon = CERTAINTY_ICONS.get(known.body.certainty, ("neutral", "circle-slash"))
        return (
            severity_chip(known),
            ChipSpec(shown(CERTAINTY_NAMES[known.body.certainty]), tone, icon),
            risk_chip(known),
            ChipSpec(shown(ALLERGY_CLASS_NAMES[known.body.allergy_class])),
        )

    def show_entry(self, known: Known) -> None:
        """Show an entry in the panel, with the names that stand in one reaction group with its trigger."""
        self._fit_panel(known)
        super().show_entry(known)

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show the history of the entry in the panel."""
        self._fit_panel(versions[0])
        super().show_versions(versions)

    def _fit_panel(self, known: Known) -> None:
        """Offer what can be done with this kind; what was added in spite of an allergy ends by itself."""
        allergy = isinstance(known.body, Allergy)
        names, advice = related_words(known.body.trigger) if allergy and is_standing(known) else ("", "")
        parts = [_("In one reaction group: {names}.", names=names)] if names else []
        if advice:
            parts.append(_("Approved note: {advice}.", advice=advice))
        self.panel.show_note(_("Related things"), "\n".join(parts))
        self.panel.set_refutable(allergy)
        self.panel.set_can_change(self.can_change and known.kind != "stop_override")

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return the buttons that a reader does not see."""
        return (self.add_button, self._hint, self.state_card.confirm_button, self.patch_card.add_button)

    def standing(self) -> int:
        """Return how many entries warn."""
        return sum(is_standing(row) for row in self._chart.allergies) if self._chart else 0

    def show_chart(self, chart: Chart) -> None:
        """Show the state and the list."""
        self._chart = chart
        self.state_card.show_state(chart.allergy_state, self.standing(), can_change=self.can_change)
        self.patch_card.show_rows(
            chart.of("patch_test"), [each.body.trigger for each in chart.allergies], can_change=self.can_change
        )
        self._show_in_use(chart)
        self.overrides.show_rows(overrides_in(chart.known))
        self._show_rows()

    def _show_in_use(self, chart: Chart) -> None:
        names = sorted({stop.planned.what.text for stop in named_in_use(chart.known)})
        told = _("The list names a medicine in use: {names}.", names=", ".join(names)) if names else ""
        self.in_use.say("danger", told, action=_("Open the medicines") if names else "")

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
