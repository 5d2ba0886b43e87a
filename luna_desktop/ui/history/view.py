"""The tab of the medical history: sections at the left, everything edited in place, one save for all of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.facts import SOURCE_NAMES
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.history import RowChange
from luna_desktop.services.care.moves import Trace
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.entries.described import differences, title_of
from luna_desktop.ui.entries.forms import options_of
from luna_desktop.ui.entries.frame import ChartFrame
from luna_desktop.ui.entries.panel import NARROW_WIDTH, PANEL_WIDTH, EntryPanel
from luna_desktop.ui.entries.side_list import SideItem, SideList
from luna_desktop.ui.entries.versions import recorded_day
from luna_desktop.ui.history.entry import Entry, EntryKey, read_key
from luna_desktop.ui.history.keys import SectionKeys
from luna_desktop.ui.history.move_dialog import trace_words
from luna_desktop.ui.history.parts import Section
from luna_desktop.ui.history.row import EntryRow, field_of
from luna_desktop.ui.history.rows_card import RowsCard
from luna_desktop.ui.history.safety_card import SafetyCard, said_words
from luna_desktop.ui.history.sheet_card import SheetCard
from luna_desktop.ui.history.sheets import ANSWER_ALONE, CYCLE, HAIR, MEASURES, PREGNANCY, ROUTINE, SKIN
from luna_desktop.ui.history.specs import CONDITIONS, FAMILY, IMPLANTS, MEDICINES, PROCEDURES
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

SECTIONS_AT_ONCE = 3
"""Sections that stand in the first picture of the tab; the others follow one in each turn of the event loop."""


class HistoryView(SectionKeys):
    """A passive view of the whole history.

    Signals:
        strike_wanted, move_wanted, correction_wanted: the `Known` it is about.
        privacy_wanted: go to the Privacy tab.
    """

    strike_wanted = Signal(object)
    move_wanted = Signal(object)
    correction_wanted = Signal(object)
    privacy_wanted = Signal()

    def __init__(self, today: date, *, reads_reproductive: bool = True, writes_diagnoses: bool = True) -> None:
        super().__init__()
        named(self, "history", _("Medical history"))
        self.today = today
        self._reads_reproductive, self._writes_diagnoses = reads_reproductive, writes_diagnoses
        self.chart: Chart | None = None
        self._waiting: list[Section] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_one_more)
        self._opens_privacy = False
        self.frame = ChartFrame("historyFrame", _("Medical history"))
        self.panel = EntryPanel()
        self.panel.setParent(self)
        self.panel.hide()
        self.sections_list = SideList("historySections", _("Sections of the medical history"))
        self.reviewed = words("", "caption", wrap=True)
        self.readers_note = Banner("info", "", name="historyReadersNote", icon="stethoscope")
        self.rest_button = Button(
            _("Rest: no change"), "restSameButton", icon="check-check", size="small", tip="Ctrl+Shift+N"
        )
        self.show_button = Button(_("Ask this patient too"), "showReproductiveButton", size="small", kind=Kind.GHOST)
        self.source = ChoiceField("historySource", _("Told by"), options_of(SOURCE_NAMES))
        self.reason = TextField("historyReason", _("Why it changed"), example=_("Only for a correction"))
        self.move_button = Button(_("Move to another patient…"), "moveEntryButton", icon="arrow-right", size="small")
        self.trace = words("", "caption", wrap=True)
        self.safety = SafetyCard(today)
        self.conditions, self.medicines = RowsCard(CONDITIONS, today), RowsCard(MEDICINES, today)
        self.skin, self.hair = SheetCard(SKIN, today), SheetCard(HAIR, today)
        self.routine = SheetCard(ROUTINE, today)
        self.pregnancy = SheetCard(PREGNANCY if reads_reproductive else ANSWER_ALONE, today)
        self.cycle = SheetCard(CYCLE, today)
        self.procedures, self.implants = RowsCard(PROCEDURES, today), RowsCard(IMPLANTS, today)
        self.family, self.measures = RowsCard(FAMILY, today), SheetCard(MEASURES, today)
        self.sections: tuple[Section, ...] = (
            self.conditions,
            self.medicines,
            self.safety,
            self.pregnancy,
            *((self.cycle,) if reads_reproductive else ()),
            self.skin,
            self.hair,
            self.routine,
            self.procedures,
            self.implants,
            self.family,
            self.measures,
        )
        if not reads_reproductive:
            self.cycle.setParent(self)
            self.cycle.hide()
        self._build()
        self._wire()

    def _build(self) -> None:
        side = styled(named(QFrame(), "historySide", _("Sections of the medical history")), cls="sidelist")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(6)
        column.addWidget(words(_("Medical history"), "thead"))
        column.addWidget(self.sections_list, 1)
        column.addWidget(self.rest_button)
        column.addWidget(self.reviewed)
        self._side = side
        page = QWidget()
        cards = QVBoxLayout(page)
        cards.setContentsMargins(24, 14, 20, 18)
        cards.setSpacing(12)
        cards.addWidget(self.readers_note)
        for section in self.sections:
            cards.addWidget(section)
            if section is self.safety:
                cards.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        foot = words(_("Dates can be a year, a month or a full date."), "caption")
        cards.addWidget(foot)
        cards.addStretch(1)
        self.show_button.hide()
        self.frame.compose(page, side=side)
        self.panel.put_below_buttons(self.move_button, self.trace)
        self._strip = self._told_strip()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.frame)
        layout = self.frame.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self._strip)
        if not (self._writes_diagnoses and self._reads_reproductive):
            note = _("A clinician writes conditions and medicines. You read them here, and write the rest.")
            self.readers_note.say("info", note, icon="stethoscope")
        for section in (self.conditions, self.medicines):
            section.set_read_only(not self._writes_diagnoses)
        self.show_sections()
        self.sections_list.choose(self.sections[0].kind)

    def _told_strip(self) -> QFrame:
        strip = styled(named(QFrame(), "toldStrip", _("Who told it, and why it changed")), cls="savebar")
        row = QHBoxLayout(strip)
        row.setContentsMargins(24, 6, 20, 2)
        row.setSpacing(10)
        for field, share in ((self.source, 2), (self.reason, 5)):
            field.label_widget().hide()
            field.label_widget().setMaximumHeight(0)
            row.addWidget(words(field.label, "label"))
            row.addWidget(field, share)
        self.source.show_value("patient")
        strip.hide()
        return strip

    def _wire(self) -> None:
        for section in self.sections:
            section.tracked.connect(lambda fields, section=section: self._track(fields, section))
            section.dropped.connect(lambda names: self.frame.forget(*names))
            section.strike_wanted.connect(self.strike_wanted)
            section.history_wanted.connect(self.history_wanted)
        self.sections_list.picked.connect(self.go_to_section)
        self.frame.dirty_changed.connect(self._dirty)
        self.frame.banner.acted.connect(lambda: self.privacy_wanted.emit() if self._opens_privacy else None)
        self.rest_button.clicked.connect(self.rest_same)
        self.show_button.clicked.connect(lambda: self.offer_reproductive(True))
        self.panel.strike_wanted.connect(self.strike_wanted)
        self.panel.correction_wanted.connect(self.correction_wanted)
        self.panel.change_wanted.connect(self.go_to_entry)
        self.panel.closed.connect(self.panel.hide)
        self.move_button.clicked.connect(lambda: self.move_wanted.emit(self.panel.entry()))
        self.wire_keys()

    # -- what is read

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; entries in which something is typed stay as they are."""
        self.chart = chart
        self.panel.set_disputes(chart.disputes)
        self._waiting = list(self.sections)
        for _section in range(SECTIONS_AT_ONCE):
            self._show_next()
        self._later.start()
        if not self.frame.is_dirty():
            self._rest = False
            self.reason.show_value("")
        self.show_how()
        newest = max(chart.known, key=lambda row: row.recorded_at, default=None)
        self.reviewed.setText(
            _("Last written {when}, by {name}.", when=recorded_day(newest), name=newest.recorded_by) if newest else ""
        )
        self.show_sections()

    def offer_reproductive(self, offered: bool) -> None:
        """Show pregnancy and cycle, or only the button that shows them; what is recorded is always shown."""
        has_some = self.chart is not None and bool(self.chart.of("pregnancy") or self.chart.of("reproductive"))
        self._offered = offered or has_some
        self.pregnancy.setVisible(self._offered)
        self.cycle.setVisible(self._offered and self._reads_reproductive)
        self.show_button.setVisible(not self._offered)
        self.show_sections()

    def complete(self) -> None:
        """Show the sections that still wait for their turn, now."""
        while self._waiting:
            self._show_next()

    def _show_one_more(self) -> None:
        self._show_next()
        if self._waiting:
            self._later.start()

    def _show_next(self) -> None:
        """Show one section more: the first ones are seen at once, the others are built one by one after them."""
        if not self._waiting or self.chart is None:
            return
        section = self._waiting.pop(0)
        if section is self.pregnancy and not self._reads_reproductive:
            self._show_answer_alone(self.chart)
        elif isinstance(section, SafetyCard | RowsCard | SheetCard):
            section.show_chart(self.chart)
        section.show_how()
        section.settle()

    def _show_answer_alone(self, chart: Chart) -> None:
        line = next((each for each in chart.safety if each.question.value == "pregnancy"), None)
        if line is not None:
            self.pregnancy.show_known(None, fact_id=line.fact_id, number=line.number)
            self.pregnancy.last.setText(said_words(line))

    # -- what is typed

    def changes(self) -> tuple[dict[str, str], tuple[RowChange, ...]]:
        """Return what cannot be read, by field, and every entry to be saved; empty new rows are passed over."""
        problems: dict[str, str] = {}
        rows: list[RowChange] = []
        for entry in self.all_entries():
            change = entry.change()
            if change is None or entry.is_empty():
                continue
            found, _body = entry.read()
            problems |= found
            rows.append(change)
        return problems, tuple(rows)

    def all_entries(self) -> list[Entry]:
        """Return every entry."""
        self.complete()
        return [entry for section in self.sections for entry in section.entries()]

    def take_back(self) -> None:
        """Give up everything that is typed, as after a save; `show_chart` shows what stands there."""
        for section in self.sections:
            section.let_go()
        self.show_sections()

    def give_up(self, keys: Collection[str]) -> None:
        """Give up what is typed in these entries alone."""
        for section in self.sections:
            section.let_go(keys)

    def lay_draft(self, values: Mapping[str, object]) -> None:
        """Lay a draft over what is shown: its new rows are made, rows that moved on stand for their old version."""
        self.complete()
        for name in values:
            key_text, dot, attr = name.rpartition(".")
            if dot:
                self._make(read_key(key_text), attr)
        self.frame.show_draft(values)
        self.show_how()
        self.show_sections()

    def _make(self, key: EntryKey, attr: str) -> None:
        for section in self.sections:
            if isinstance(section, RowsCard) and section.kind == key.kind:
                row = section.row_of(key)
                if row.is_more_attr(attr):
                    row.make_more()
            elif (isinstance(section, SheetCard) and section.kind == key.kind) or (
                isinstance(section, SafetyCard) and section.kind == key.kind
            ):
                section.take_key(key)

    # -- news

    def show_entry(self, known: Known) -> None:
        """Show an entry in the panel."""
        self._place_panel()
        self.panel.show_entry(known)
        self.move_button.setVisible(self.panel.strike_button.isVisibleTo(self.panel))
        self.trace.hide()

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show the history of the entry in the panel."""
        self.panel.show_entry(versions[0])
        self.panel.versions.show_versions(versions)
        self.move_button.setVisible(self.panel.strike_button.isVisibleTo(self.panel))

    def show_trace(self, trace: Trace | None) -> None:
        """Say under the entry in the panel from or to which record it was moved."""
        text = trace_words(trace)
        self.trace.setText(text)
        self.trace.setVisible(bool(text))

    def offer_draft(self, saved_at: datetime | None) -> None:
        """Offer a draft that was kept earlier."""
        self.frame.draft_banner.offer(saved_at)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields named; fields under “more” are made for it."""
        for name in problems:
            key_text, dot, attr = name.rpartition(".")
            row = self._row_named(key_text) if dot else None
            if row is not None and row.is_more_attr(attr):
                field_of(row, attr)
        self.frame.put_in_order(field.name for entry in self.all_entries() for field in entry.all_fields())
        left = self.frame.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left), tone="warn")
        self.show_sections()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the banner; empty takes it away."""
        self._opens_privacy = False
        self.frame.banner.say(tone, text)

    def show_refusal(self, text: str) -> None:
        """Say which consent stands in the way, with the way to the Privacy tab."""
        self._opens_privacy = True
        self.frame.banner.say("priv", text, action=_("Open Privacy"))

    def show_stale(self, text: str, theirs: object) -> None:
        """Show each row that moved on beside what was typed; the typing stays."""
        if not isinstance(theirs, Mapping):
            self.show_trouble(text, tone="warn")
            return
        pairs = []
        for entry in self.all_entries():
            known = theirs.get(entry.key.text())
            if isinstance(known, Known):
                _problems, mine = entry.read()
                rows = differences(known.body, mine) or [(_("Asked"), recorded_day(known), _("today"))]
                pairs += [(f"{title_of(known.body)}: {label}", new, old) for label, old, new in rows]
        self.frame.stale_box.show_versions(text, pairs)
        self.frame.show_part(self.frame.stale_box)
        self.frame.stale_box.mine_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sections(self) -> None:
        """Say in the list where something is typed, and where something is to fix."""
        problems = self.frame.problem_names()
        changed = set(self.frame.changed_names())
        items = []
        for section in self.sections:
            if section in (self.pregnancy, self.cycle) and section.isHidden():
                continue
            names = {field.name for entry in section.entries() for field in entry.all_fields()}
            count = sum(name in names for name in problems)
            fix = _("{count} to fix", count=count) if count else ""
            mark = "pencil" if names & changed and not fix else ""
            spoken = fix or (_("unsaved changes") if mark else "")
            tone = "danger_text" if fix else "accent_text"
            items.append(SideItem(section.kind, section.title, "", section.icon, mark, tone, spoken))
        self.sections_list.show_items(items)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows a narrower list and panel."""
        super().resizeEvent(event)
        self._place_panel()

    def _place_panel(self) -> None:
        wide = self.width() >= 1300
        self._side.setFixedWidth(248 if wide else 224)
        across = PANEL_WIDTH if wide else NARROW_WIDTH
        bars = sum(bar.height() for bar in (self._strip, self.frame.save_bar) if bar.isVisible())
        self.panel.setGeometry(self.width() - across, 0, across, self.height() - bars)  # over the fields, not beside
        self.panel.raise_()

    _offered = True

    def _dirty(self, dirty: bool) -> None:
        self._strip.setVisible(dirty)
        self._place_panel()

    def _track(self, fields: Sequence[Field], section: Section) -> None:
        self.frame.track(*fields)
        for field in fields:
            if section.read_only:
                field.set_read_only(True)
            field.edited.connect(self.show_sections)

    def _row_named(self, key_text: str) -> EntryRow | None:
        rows = [row for section in self.sections if isinstance(section, RowsCard) for row in section.rows]
        return next((row for row in rows if row.entry.key.text() == key_text), None)
