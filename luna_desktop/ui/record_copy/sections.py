"""What can be ticked for a copy: each section in short words, with how many entries it holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.sharing.copy_plans import ALWAYS
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named

WIDEST = 386
"""Pixels that two columns of ticks may take beside each other."""


def section_names() -> dict[Section, str]:
    """Return the sections that can be ticked, in the order of the pages."""
    return {
        Section.IDENTITY_CHECK: _("Identity check"),
        Section.READING: _("How to read this copy"),
        Section.HOW_USED: _("How data is used"),
        Section.CONTACT: _("Contact details"),
        Section.ALLERGIES: _("Allergies"),
        Section.HISTORY: _("Medical history"),
        Section.LIFESTYLE: _("Lifestyle"),
        Section.VISITS: _("Visits"),
        Section.FINDINGS: _("Body map and scores"),
        Section.PAPERS: _("Prescriptions, consents, certificates"),
        Section.RESULTS: _("Results and documents"),
        Section.PHOTOGRAPHS: _("Photographs"),
        Section.CORRECTIONS: _("Corrections"),
        Section.RESTRICTIONS: _("Restrictions"),
        Section.DISCLOSURES: _("Shared with"),
        Section.WITHHELD: _("Left out, and why"),
        Section.RIGHTS: _("Your rights"),
        Section.CERTIFICATION: _("Certification"),
    }


def _short_names() -> dict[Section, str]:
    """Return the names as they fit beside each other with their counts."""
    return section_names() | {
        Section.READING: _("How to read it"),
        Section.FINDINGS: _("Body map, scores"),
        Section.PAPERS: _("Prescriptions, papers"),
        Section.RESULTS: _("Results, documents"),
    }


class SectionsCard(Card):
    """The ticks, and below them what is left out.

    Signals:
        changed: something was ticked.
        names_wanted: the person wants to see who else is named.
    """

    changed = Signal()
    names_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("What to include"), "contentCard", icon="list-checks")
        forms = [Option(Form.FULL, _("Full copy")), Option(Form.SUMMARY, _("Summary, two pages"))]
        self.form = SegmentedField("form", _("Form"), forms)
        self.form.show_value(Form.FULL)
        self.add(self.form)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._ticks())
        self.problem = words("", "error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.add(self._whole)
        self.add(self._names())
        self.form.edited.connect(self._on_form)

    def _ticks(self) -> QGridLayout:
        self._grid = grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(4)
        self.boxes: dict[Section, CheckBox] = {}
        for section, text in _short_names().items():
            box = CheckBox(text, f"section_{section.value}")
            box.setChecked(True)
            box.clicked.connect(self.changed)
            if section in ALWAYS:
                box.setEnabled(False)
                box.setToolTip(_("Every copy carries this part."))
            self.boxes[section] = box
        grid.setColumnStretch(1, 1)
        self._arrange()
        return grid

    def _arrange(self) -> None:
        """Put the ticks into two columns, or one under the other where two would not fit."""
        boxes = list(self.boxes.values())
        wide = sum(max(box.sizeHint().width() for box in boxes[side::2]) for side in (0, 1))
        columns = 2 if wide <= theme.px(WIDEST) else 1
        for at, box in enumerate(boxes):
            self._grid.addWidget(box, at // columns, at % columns)

    def _names(self) -> QWidget:
        holder = named(QWidget(), "copyNames")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self.left_out = words("", "caption", tone="warn", wrap=True)
        self.review = Button(
            _("Look for other people…"), "copyNamesButton", kind=Kind.GHOST, size="small", icon="users"
        )
        self.review.clicked.connect(self.names_wanted)
        row.addWidget(self.left_out, 1)
        row.addWidget(self.review)
        return holder

    def show_counts(self, counts: Mapping[Section, int]) -> None:
        """Say behind each section how many entries it holds."""
        for section, text in _short_names().items():
            count = counts.get(section, 0)
            said = _("{name} ({count})", name=text, count=count) if count else text
            self.boxes[section].setText(said)
            self.boxes[section].setAccessibleName(said)
            self.boxes[section].updateGeometry()
        self._arrange()

    def show_left_out(self, passages: int, sections: int, *, looked: bool) -> None:
        """Say how much is left out so far."""
        parts = []
        if passages:
            parts.append(
                _("1 passage is left out.") if passages == 1 else _("{count} passages are left out.", count=passages)
            )
        if sections:
            parts.append(
                _("1 section is withheld.") if sections == 1 else _("{count} sections are withheld.", count=sections)
            )
        nothing = _("Nothing is left out.") if looked else _("Nobody looked for other people in it yet.")
        self.left_out.setText(" ".join(parts) or nothing)

    def show_chosen(self, form: Form, sections: frozenset[Section]) -> None:
        """Show a plan's choices."""
        self.form.show_value(form)
        for section, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(section in sections or section in ALWAYS)
        self._whole.setVisible(form is Form.FULL)

    def chosen(self) -> tuple[Section, ...]:
        """Return the sections that are ticked."""
        return tuple(section for section, box in self.boxes.items() if box.isChecked())

    def is_full(self) -> bool:
        """Tell whether the whole copy is wanted."""
        return self.form.value() is Form.FULL

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the ticks."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _on_form(self) -> None:
        self._whole.setVisible(self.is_full())
        self.changed.emit()
