"""The column of choices: the clock, what to include, dates and photographs, how it is released, and the review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.texts import _
from luna_desktop.ui.record_copy.clock_card import ClockCard
from luna_desktop.ui.record_copy.photos_card import DatesCard
from luna_desktop.ui.record_copy.release_card import PATIENT, SOMEBODY, ReleaseCard
from luna_desktop.ui.record_copy.sections import SectionsCard, section_names
from luna_desktop.ui.record_copy.state_card import StateCard
from luna_desktop.ui.widgets.naming import named, styled

__all__ = ["CopyOptions", "section_names"]


class CopyOptions(QWidget):
    """The choices of one copy. What is left out is kept here too and comes from the dialog about other people.

    Signals:
        changed: a choice was made; the preview is out of date.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "copyOptions", _("What the copy says"))
        styled(self, cls="body")
        self._kept = CopyPlan()
        self._looked = False
        self.clock, self.state = ClockCard(), StateCard()
        self.sections, self.dates, self.released = SectionsCard(), DatesCard(), ReleaseCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 18)
        column.setSpacing(12)
        for card in (self.clock, self.state, self.sections, self.dates, self.released):
            column.addWidget(card)
        column.addStretch(1)
        for card in (self.sections, self.dates, self.released):
            card.changed.connect(self._on_edit)
        self._fit()

    @property
    def purpose(self) -> QWidget:
        """Return the field that says what the copy is for."""
        return self.released.purpose

    def show_photographs(self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage]) -> None:
        """Show the photographs to choose from."""
        self.dates.show_photographs(tiles, images)
        self._fit()

    def show_plan(self, plan: CopyPlan) -> None:
        """Show what was chosen before."""
        for card in (self.sections, self.dates, self.released):
            card.show()
        self._kept = plan
        self.sections.show_chosen(plan.form, frozenset(plan.sections))
        self.dates.show_chosen(plan.photographs, (plan.since, plan.until), plan.years)
        card = self.released
        card.release.show_value(plan.release)
        card.protect.show_value(plan.protect)
        card.told_by.show_value(plan.told_by or "phone")
        card.language.show_value(plan.language)
        card.whom.show_value(SOMEBODY if plan.designee else PATIENT)
        card.designee.show_value(plan.designee)
        card.signed_writing.show_value(plan.signed_writing)
        card.purpose.show_value(plan.purpose)
        card.fit()
        self._fit()

    def leave_out(self, plan: CopyPlan) -> None:
        """Take over what is left out of another plan, now that somebody looked."""
        self._looked = True
        self._kept = replace(self._kept, redactions=plan.redactions, withheld=plan.withheld, left_alone=plan.left_alone)
        self._fit()
        self.changed.emit()

    def plan(self) -> CopyPlan:
        """Return what is chosen."""
        card = self.released
        since, until = self.dates.days()
        somebody = card.goes_to_somebody()
        return replace(
            self._kept,
            purpose=str(card.purpose.value()).strip(),
            form=Form(str(self.sections.form.value())),
            sections=self.sections.chosen(),
            photographs=self.dates.photographs(),
            language=str(card.language.value()),
            since=since,
            until=until,
            years=self.dates.reach(),
            release=str(card.release.value()),
            protect=bool(card.protect.value()),
            told_by=str(card.told_by.value() or ""),
            designee=str(card.designee.value()).strip() if somebody else "",
            signed_writing=str(card.signed_writing.value()).strip() if somebody else "",
        )

    def check(self) -> bool:
        """Say at the fields what leaving still needs, and tell whether it is complete."""
        problems = self.released.problems()
        if self.sections.is_full() and not self.sections.chosen():
            problems["sections"] = _("Choose at least one section.")
        self.show_problems(problems)
        return not problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        self.released.show_problems(problems)
        self.sections.show_problem(problems.get("sections", ""))
        for field in (self.dates.since, self.dates.until):
            field.show_problem(problems.get(field.name, ""))

    def show_closed(self) -> None:
        """Show where the request stands and no more: the record is not open to this person."""
        for card in (self.sections, self.dates, self.released):
            card.hide()

    def set_fixed(self, fixed: bool) -> None:
        """Let what was approved be looked at and not changed."""
        for card in (self.sections, self.dates):
            card.setEnabled(not fixed)
        for field in self.released.fields():
            field.setEnabled(not fixed)

    def _on_edit(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        full, chosen = self.sections.is_full(), self.sections.chosen()
        self.dates.fit(full=full, pictures=Section.PHOTOGRAPHS in chosen, disclosures=Section.DISCLOSURES in chosen)
        looked = self._looked or bool(self._kept.left_alone)
        self.sections.show_left_out(len(self._kept.redactions), len(self._kept.withheld), looked=looked)
