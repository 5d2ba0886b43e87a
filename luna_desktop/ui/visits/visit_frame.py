"""The form of a visit: the note in four blocks, diagnoses, treatments, and what belongs to the visit as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.visits import (
    CALL_NAMES,
    KIND_NAMES,
    MODE_NAMES,
    PAYER_NAMES,
    CallBegunBy,
    VisitMode,
)
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.treatments import treatment_form, treatments
from luna_desktop.texts import _
from luna_desktop.ui.entries.forms import options_of
from luna_desktop.ui.entries.frame import ChartFrame
from luna_desktop.ui.visits.diagnoses_field import DiagnosesField
from luna_desktop.ui.visits.growing_lines import GrowingLines
from luna_desktop.ui.visits.last_plan_offer import KEYS as LAST_PLAN_KEYS
from luna_desktop.ui.visits.last_plan_offer import LastPlanOffer
from luna_desktop.ui.visits.procedure_card import Shelves
from luna_desktop.ui.visits.procedures_field import ProceduresField
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, TextField

BLOCKS = {"complaint": "Ctrl+1", "findings": "Ctrl+2", "assessment": "Ctrl+3", "plan": "Ctrl+4"}
"""The blocks of the note, and the keys that lead to them."""


class VisitFrame(ChartFrame):
    """The fields of a visit. It has a bar of its own below, so the usual save bar is never seen.

    Signals:
        edited: something was typed or chosen.
        next_wanted: go to the next line to finish.
        draft_said: where the draft is, and whether keeping it failed.
    """

    edited = Signal()
    next_wanted = Signal()
    draft_said = Signal(str, bool)

    def __init__(self, on: date, panel: QWidget) -> None:
        super().__init__("visitFrame", _("Visit"))
        self.complaint = GrowingLines("complaint", _("Complaint, in the patient’s words"))
        self.findings = GrowingLines("findings", _("Findings"))
        self.assessment = GrowingLines("assessment", _("Assessment"))
        self.plan = GrowingLines("plan", _("Plan"))
        self.last_plan = LastPlanOffer()
        self.diagnoses = DiagnosesField("diagnoses", _("Diagnoses"), catalogue("conditions"))
        shelves = Shelves(catalogue("body_regions"), catalogue("topicals"))
        self.procedures = ProceduresField(treatments(), treatment_form, shelves, on)
        self.reason = TextField("reason", _("Why the signed text is changed"), required=True, longest=2000)
        self.kind = ChoiceField("kind", _("What for"), options_of(KIND_NAMES))
        self.mode = SegmentedField("mode", _("How"), options_of(MODE_NAMES))
        self.room = TextField("room", _("Room"), longest=60)
        self.follow_up = TextField("follow_up", _("Follow-up"), example=_("In 6 weeks, with photographs"))
        self.payer = ChoiceField("payer", _("Who pays *"), options_of(PAYER_NAMES))
        self.payer_note = TextField("payer_note", _("Note on paying"))
        self.call_begun_by = ChoiceField("call_begun_by", _("Who asked for the call *"), options_of(CALL_NAMES))
        self.call_consent = LinesField("call_consent", _("How the patient agreed to the call *"), lines=2)
        self._compose(panel)
        self._wire()

    def _compose(self, panel: QWidget) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 10, 20, 14)
        column.setSpacing(10)
        self.reason_card = Card(_("Amendment"), "amendmentCard", icon="file-pen")
        self.reason_card.add(self.reason)
        self.reason_card.hide()
        column.addWidget(self.reason_card)
        column.addWidget(self._note_card())
        column.addWidget(self.procedures)
        column.addWidget(self._whole_card())
        column.addStretch(1)
        self.compose(page, panel=panel)

    def _note_card(self) -> Card:
        card = Card(_("Note"), "noteCard", icon="file-pen")
        grid = _two_columns()
        for at, name in enumerate(BLOCKS):
            grid.addWidget(getattr(self, name), at // 2, at % 2)
        grid.addWidget(self.last_plan, 2, 1)
        grid.addWidget(self.diagnoses, 3, 0, 1, 2)
        card.add(grid)
        return card

    def _whole_card(self) -> Card:
        card = Card(_("The visit as a whole"), "wholeCard", icon="clipboard-list")
        grid = _two_columns()
        rows: tuple[tuple[Field, Field], ...] = (
            (self.follow_up, self.payer),
            (self.kind, self.payer_note),
            (self.mode, self.room),
            (self.call_begun_by, self.call_consent),
        )
        for down, row in enumerate(rows):
            for across, field in enumerate(row):
                grid.addWidget(field, down, across, Qt.AlignmentFlag.AlignTop)
        card.add(grid)
        return card

    def _wire(self) -> None:
        fields = (
            self.complaint,
            self.findings,
            self.assessment,
            self.plan,
            self.diagnoses,
            self.procedures,
            self.follow_up,
            self.payer,
            self.payer_note,
            self.kind,
            self.mode,
            self.room,
            self.call_begun_by,
            self.call_consent,
            self.reason,
        )
        self.track(*fields)
        for field in fields:
            field.edited.connect(self._changed)
        self.last_plan.taken.connect(self._begin_plan)
        for name, keys in BLOCKS.items():
            self._bind(keys, partial(self.go_to, name))
        self._bind(LAST_PLAN_KEYS, self.last_plan.take_over)

    def _bind(self, keys: str, then: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(then)

    def offer_plan(self, plan: str, day: str) -> None:
        """Offer the plan of the visit before as a start."""
        self.last_plan.offer(plan, day, has_room=not self.plan.value())

    def _begin_plan(self, plan: str) -> None:
        self.plan.show_value(plan)
        self.go_to("plan")
        self.plan.edited.emit()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values that were read."""
        super().show_values(values)
        self._show_call()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Lay a draft over the values that were read."""
        super().show_draft(values)
        self._show_call()

    def set_can_conclude(self, can_conclude: bool) -> None:
        """Let assessment and diagnoses be written, or only read by who makes no diagnosis."""
        for field in (self.assessment, self.diagnoses):
            field.set_read_only(not can_conclude)
            field.show_help("" if can_conclude else _("A clinician writes this."))

    def mark_saved_as(self, values: Mapping[str, object]) -> None:
        """Take these values as saved; what was typed since counts as unsaved, and nothing moves on the screen."""
        for name in self._shown:
            if name in values:
                self._shown[name] = values[name]
        self._edited_lists.clear()
        self._refresh()

    def wants_bar(self, *, dirty: bool) -> bool:
        """Never show the usual save bar."""
        del dirty
        return False

    def show_draft_kept(self, text: str) -> None:
        """Say where the draft is."""
        self.draft_said.emit(text, False)

    def show_draft_failed(self, text: str) -> None:
        """Say that the draft could not be kept."""
        self.draft_said.emit(text, True)

    def go_to_next_problem(self) -> None:
        """Go to the next line to finish; the list at the right knows which."""
        self.next_wanted.emit()

    def go_to(self, name: str) -> None:
        """Give the keyboard to a field, or to a part of a treatment."""
        found = self.procedures.part(_whole_place(name)) if _whole_place(name).startswith("procedures.") else None
        if found is not None:
            card, part = found
            card.go_to(part)
            self.show_part(card.part(part))
        elif name in self._fields:
            super().go_to(name)

    def knows(self, name: str) -> bool:
        """Tell whether `go_to` leads anywhere."""
        return name in self._fields or self.procedures.part(_whole_place(name)) is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; what is typed is saved, so nobody is asked."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _changed(self) -> None:
        self._show_call()
        self.last_plan.set_room(has_room=not self.plan.value())
        self.edited.emit()

    def _show_call(self) -> None:
        called = self.mode.value() not in {VisitMode.IN_PERSON.value, None}
        self.call_begun_by.setVisible(called)
        self.call_consent.setVisible(called and self.call_begun_by.value() == CallBegunBy.CLINIC.value)


def _whole_place(name: str) -> str:
    """Return a place as the form knows it: a test spot without a treatment is that of the first."""
    return f"procedures.0.{name}" if name == "test_spot" else name


def _two_columns() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
