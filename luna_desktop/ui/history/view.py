"""The tab of the medical history: sections at the left, conditions and medicines as tables, forms in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.history import CONDITION_STATUS_NAMES, ConditionStatus, Medicine
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.panel import NARROW_WIDTH, PANEL_WIDTH
from luna_desktop.ui.entries.side_list import SideItem, SideList
from luna_desktop.ui.entries.versions import recorded_day, recorded_words
from luna_desktop.ui.entries.view import EntriesView, Place
from luna_desktop.ui.history.forms import ConditionForm, MedicineForm
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.catalogue_field import code_words
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Switch
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import Column, RowsTable

_STATUS_LOOKS = {
    ConditionStatus.ACTIVE: ("accent", "circle-dot"),
    ConditionStatus.CONTROLLED: ("ok", "check"),
    ConditionStatus.RECURRING: ("neutral", "refresh-cw"),
    ConditionStatus.RESOLVED: ("neutral", "circle-check"),
    ConditionStatus.UNKNOWN: ("neutral", "circle-question-mark"),
}


def status_chip(known: Known) -> ChipSpec:
    """Return the state of a condition or of a medicine as a chip."""
    body = known.body
    if isinstance(body, Medicine):
        if body.stopped:
            return ChipSpec(_("Stopped {day}", day=day_words(body.stopped)), "neutral", "circle-slash")
        return ChipSpec(_("Current"), "accent", "circle-dot")
    tone, icon = _STATUS_LOOKS[body.status]
    return ChipSpec(shown(CONDITION_STATUS_NAMES[body.status]), tone, icon)


def _recorded() -> Column[Known]:
    return Column(_("Recorded"), lambda row: Cell(row.recorded_by, recorded_words(row)), 190)


def condition_columns() -> list[Column[Known]]:
    """Return the columns of the conditions."""
    return [
        Column(
            _("Condition"),
            lambda row: Cell(
                row.body.what.text, code_words(row.body.what.code, row.body.what.system), strong=True, wraps=True
            ),
            220,
            stretch=True,
            sort=lambda row: row.body.what.text.casefold(),
            grows=True,
        ),
        Column(_("Status"), lambda row: Cell(chips=(status_chip(row),)), 150, sort=lambda row: row.body.status.value),
        Column(
            _("Since"),
            lambda row: Cell(day_words(row.body.since) or _("Not known")),
            116,
            sort=lambda row: row.body.since.iso if row.body.since else "",
        ),
        Column(_("Site and notes"), lambda row: _two_lines(row.body.site, row.body.note), 210, grows=True),
        _recorded(),
    ]


def medicine_columns() -> list[Column[Known]]:
    """Return the columns of the medicines."""
    return [
        Column(
            _("Topical or medicine"),
            lambda row: Cell(row.body.what.text, row.body.strength, strong=True, wraps=True),
            220,
            stretch=True,
            sort=lambda row: row.body.what.text.casefold(),
            grows=True,
        ),
        Column(_("State"), lambda row: Cell(chips=(status_chip(row),)), 168),
        Column(_("How often, where"), lambda row: _two_lines(row.body.frequency, row.body.site), 150, grows=True),
        Column(
            _("Started"),
            lambda row: _two_lines(day_words(row.body.started), row.body.prescriber, empty=_("Not known")),
            140,
            sort=lambda row: row.body.started.iso if row.body.started else "",
        ),
        _recorded(),
    ]


def _ask_words() -> str:
    return _("Ask the patient, then add what was told.")


def _two_lines(first: str, second: str, *, empty: str = "") -> Cell:
    return Cell(first or second or empty, second if first else "", wraps=True)


class Section(Card):
    """A card of one kind of entry: its table, or what to do while there is none, and the place of its form."""

    def __init__(self, kind: str, title: str, icon: str, table: RowsTable[Known], empty: StatePage) -> None:
        super().__init__(title, f"{kind}Card", icon=icon)
        self.kind, self.table, self.empty = kind, table, empty
        self.holder = QVBoxLayout()
        self.add(table)
        self.add(empty)
        self.add(self.holder)

    def show_rows(self, rows: Sequence[Known]) -> None:
        """Show entries, or the sentence that there are none."""
        self.table.show_rows(rows)
        self.table.fit_height()
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)


class HistoryView(EntriesView):
    """Conditions, and medicines and topicals."""

    def __init__(self, today: date) -> None:
        super().__init__("history", _("Medical history"), today)
        self._chart: Chart | None = None
        self.sections_list = SideList("historySections", _("Sections of the medical history"))
        self.reviewed = words("", "caption", wrap=True)
        self.readers_note = Banner("info", "", name="historyReadersNote", icon="stethoscope")
        self.add_condition = Button(
            _("Add condition"), "addConditionButton", icon="plus", size="small", tip=_("Insert")
        )
        self.add_medicine = Button(_("Add medicine"), "addMedicineButton", icon="plus", size="small")
        self.show_stopped = Switch(_("Show stopped"), "showStoppedSwitch")
        self.show_stopped.setChecked(True)
        self.conditions = self._section("condition", _("Conditions"), "stethoscope", condition_columns())
        self.medicines = self._section("medicine", _("Medicines and topicals"), "pill", medicine_columns())
        self._build()
        self._wire()

    def _section(self, kind: str, title: str, icon: str, columns: list[Column[Known]]) -> Section:
        table: RowsTable[Known] = RowsTable(f"{kind}Table", title, columns, key=lambda row: row.fact_id)
        ColumnFit(table, order=(4, 3, 2), least=200)
        none = _("No conditions written down yet") if kind == "condition" else _("No medicines written down yet")
        add = _("Add condition") if kind == "condition" else _("Add medicine")
        empty = StatePage(icon, none, _ask_words(), action=add, name=f"{kind}Empty")
        section = Section(kind, title, icon, table, empty)
        table.selected.connect(lambda row: self.chosen.emit(row) if row is not None and table.hasFocus() else None)
        table.clicked.connect(lambda _index: self.chosen.emit(table.current()))
        table.opened.connect(self.change_wanted)
        empty.acted.connect(lambda: self.add_wanted.emit(kind))
        return section

    def _build(self) -> None:
        side = styled(named(QFrame(), "historySide", _("Sections of the medical history")), cls="sidelist")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(6)
        column.addWidget(words(_("Medical history"), "thead"))
        column.addWidget(self.sections_list, 1)
        column.addWidget(self.reviewed)
        self._side = side
        page = QWidget()
        cards = QVBoxLayout(page)
        cards.setContentsMargins(24, 14, 20, 18)
        cards.setSpacing(12)
        cards.addWidget(self.readers_note)
        cards.addWidget(self.conditions)
        cards.addWidget(self.medicines)
        cards.addStretch(1)
        self.conditions.add_action(self.add_condition)
        self.medicines.add_action(self.show_stopped)
        self.medicines.add_action(self.add_medicine)
        foot = QHBoxLayout()
        foot.addWidget(words(_("Dates can be a year, a month or a full date."), "caption"))
        foot.addStretch(1)
        cards.insertLayout(3, foot)
        self.frame.compose(page, side=side, panel=self.panel)
        self.show_sections()

    def _wire(self) -> None:
        self.add_condition.clicked.connect(lambda: self.add_wanted.emit("condition"))
        self.add_medicine.clicked.connect(lambda: self.add_wanted.emit("medicine"))
        self.show_stopped.clicked.connect(lambda _on: self._show_medicines())
        self.sections_list.picked.connect(self._go_to_section)
        self.frame.dirty_changed.connect(lambda _dirty: self.show_sections())
        self.add_shortcut("Insert", lambda: self.add_wanted.emit(self.sections_list.key()))

    def place_of(self, kind: str) -> Place:
        """Return where forms of a kind stand."""
        forms: dict[str, tuple[type[EntryForm], Section]] = {
            "condition": (ConditionForm, self.conditions),
            "medicine": (MedicineForm, self.medicines),
        }
        form, section = forms[kind]
        return Place(form, section.holder)

    def chips_of(self, known: Known) -> Sequence[ChipSpec]:
        """Return the state as a chip."""
        return (status_chip(known),)

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return the buttons that a reader does not see."""
        return (self.add_condition, self.add_medicine, self.conditions.empty.button, self.medicines.empty.button)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, and say who writes it."""
        super().set_read_only(read_only)
        note = _("A clinician writes conditions and medicines. You read them here.") if read_only else ""
        self.readers_note.say("info", note, icon="stethoscope")
        for section in (self.conditions, self.medicines):
            section.empty.set_text("" if read_only else _ask_words())

    def show_chart(self, chart: Chart) -> None:
        """Show conditions and medicines."""
        self._chart = chart
        self.conditions.show_rows(chart.conditions)
        self._show_medicines()
        self.show_sections()
        newest = max((*chart.conditions, *chart.medicines), key=lambda row: row.recorded_at, default=None)
        self.reviewed.setText(
            _("Last written {when}, by {name}.", when=recorded_day(newest), name=newest.recorded_by) if newest else ""
        )

    def show_sections(self) -> None:
        """Say in the list where something is typed, and where something is to fix."""
        to_fix = len(self.frame.problem_names())
        kind = self.form.kind if self.form is not None and self.frame.is_dirty() else ""
        items = []
        for section in (self.conditions, self.medicines):
            here = section.kind == kind
            fix = _("{count} to fix", count=to_fix) if here and to_fix else ""
            mark = "pencil" if here and not fix else ""
            spoken = fix or (_("unsaved changes") if here else "")
            icon = "stethoscope" if section is self.conditions else "pill"
            tone = "danger_text" if fix else "accent_text"
            items.append(SideItem(section.kind, section.accessibleName(), "", icon, mark, tone, spoken))
        self.sections_list.show_items(items)
        if not self.sections_list.key():
            self.sections_list.choose("condition")

    def open_form(self, kind: str, known: Known | None = None) -> EntryForm:
        """Open a form in its section."""
        (self.conditions if kind == "condition" else self.medicines).empty.hide()
        form = super().open_form(kind, known)
        self.sections_list.choose(kind)
        return form

    def close_form(self) -> None:
        """Put the form away."""
        super().close_form()
        if self._chart is not None:
            self.show_chart(self._chart)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        super().show_problems(problems)
        self.show_sections()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows a narrower list and panel, and only the columns that fit."""
        super().resizeEvent(event)
        wide = self.width() >= 1300
        self._side.setFixedWidth(248 if wide else 224)
        self.panel.setFixedWidth(PANEL_WIDTH if wide else NARROW_WIDTH)

    def _show_medicines(self) -> None:
        rows = self._chart.medicines if self._chart else ()
        stopped = [row for row in rows if row.body.stopped]
        kept = rows if self.show_stopped.isChecked() else [row for row in rows if not row.body.stopped]
        self.show_stopped.setVisible(bool(stopped))
        self.medicines.show_rows(kept)

    def _go_to_section(self, kind: str) -> None:
        self.frame.show_part(self.conditions if kind == "condition" else self.medicines)
