"""The note of a comparison, and how the two photographs are laid over each other: one versioned fact of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_marks import PhotoComparison
from luna_desktop.domain.errors import StaleRecord
from luna_desktop.services.care.photo_marks import KeptComparison, keep_comparison
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.compare import wording
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.drafting import DraftKeeper, typed_values

if TYPE_CHECKING:
    from luna_desktop.ui.compare.presenter import ComparePresenter


class Note(QObject):
    """Stands between the panel's note and the comparison of the record."""

    def __init__(self, owner: ComparePresenter, view: CompareView, context: Context, patient: PatientId) -> None:
        super().__init__(view)
        self._owner, self._view, self._context, self._patient = owner, view, context, patient
        self._drafts = DraftKeeper(view.panel.note, context, DraftPlace("photo comparison", patient))

    def show(self) -> None:
        """Show what was seen, or what was typed before and not saved."""
        form, compared = self._view.panel.note, self._owner.compared
        if compared is None:
            return
        known = compared.comparison
        form.show_values({"note": known.body.note if known is not None else ""})
        form.note.set_read_only(not self._owner.may_change)
        form.save.setVisible(self._owner.may_change)
        form.save.setText(_("Save to visit") if compared.visit_today else _("Save note"))
        self._show_kept(known)
        self._drafts.move_to(DraftPlace(f"photo comparison {self._owner.pair[0]} {self._owner.pair[1]}", self._patient))
        self._drafts.set_base_version(known.number if known is not None else 0)
        if self._owner.may_change:
            self._drafts.offer(self._take_draft)

    def _take_draft(self, draft: KeptDraft) -> None:
        if draft.place.form == f"photo comparison {self._owner.pair[0]} {self._owner.pair[1]}":
            self._view.panel.note.show_draft(typed_values(draft))
            self._view.panel.note.show_draft_kept(_("Your typing from before is here again. It is not saved yet."))

    def _show_kept(self, known: Known | None) -> None:
        form = self._view.panel.note
        if known is None or not known.body.note:
            form.said.setText("")
            return
        day = wording.day_words_of(known.body.compared_on)
        values = {"name": known.recorded_by, "day": day, "number": known.number}
        if known.body.visit_id:
            form.said.setText(_("Saved to the visit on {day} by {name}, version {number}", **values))
        else:
            form.said.setText(_("Saved on {day} by {name}, version {number}", **values))

    def is_typing(self) -> bool:
        """Tell whether a note is typed that was not saved."""
        return self._owner.compared is not None and bool(self._view.panel.note.changed_names())

    def save(self) -> None:
        """Keep the note, with the alignment as it stands."""
        if self._owner.compared is None or not self._owner.may_change or not self.is_typing():
            return
        self._view.show_trouble("")
        self._view.panel.note.save.set_busy(True)
        self.keep(note=str(self._view.panel.note.note.value()), said=_("Comparison saved"))

    def keep(self, *, said: str, **changes: Any) -> None:
        """Keep the comparison with something changed."""
        if self._owner.compared is None:
            return
        known = self._owner.compared.comparison
        before = known.body if known is not None else PhotoComparison(today_in(self._context), *self._owner.pair)
        visit = self._owner.compared.visit_today or before.visit_id
        body = replace(before, compared_on=today_in(self._context), visit_id=visit, **changes)
        kept = KeptComparison(self._patient, body, known.fact_id if known else 0, known.number if known else 0)
        self._owner.act(
            self._context.job(keep_comparison, kept), lambda found: self._kept(found, said, changes), self._refused
        )

    def _kept(self, known: Known, said: str, changes: Mapping[str, Any]) -> None:
        if self._owner.compared is None:
            return
        self._owner.compared = replace(self._owner.compared, comparison=known)
        self._context.navigation.saved(said)
        self._view.panel.note.save.set_busy(False)
        self._drafts.set_base_version(known.number)
        if "note" in changes:
            self._view.panel.note.show_values({"note": known.body.note})
            self._drafts.done()
        self._show_kept(known)
        self._owner.layers.show_alignment()

    def _refused(self, error: Exception) -> None:
        """Show what stands now where somebody saved meanwhile; what is typed stays."""
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Known) and self._owner.compared is not None:
            self._owner.compared = replace(self._owner.compared, comparison=error.theirs)
            self._show_kept(error.theirs)
            self._owner.layers.show_alignment()
        self._owner.complain(error)
