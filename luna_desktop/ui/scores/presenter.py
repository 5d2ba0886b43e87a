"""What the Scores view does beyond any entries: goes from score to score, and knows the patient's age group."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.scores.eczema import OLDER, YOUNGER
from luna_desktop.domain.clinical.scores.record import SCORES
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import Known
from luna_desktop.services.people.patients import Details
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.drafting import typed_values
from luna_desktop.ui.entries.presenter import EntriesPresenter, Opened
from luna_desktop.ui.scores.view import ScoresView

EIGHT_YEARS = 8


class ScoresPresenter(EntriesPresenter):
    """The presenter of the scores of one patient."""

    def __init__(self, view: ScoresView, context: Context, hub: ChartHub) -> None:
        self._scores = view
        super().__init__(view, context, hub, "scores", writes=Permission.RECORD_DIAGNOSES)
        view.score_wanted.connect(self.go_to)
        hub.details_read.connect(self._take_details)
        if hub.details is not None:
            self._take_details(hub.details)

    def go_to(self, score: str) -> None:
        """Show another score; unsaved grades are asked about first."""
        self._after_typing(lambda: self._go_to(score))

    def _go_to(self, score: str) -> None:
        self._close_form()
        self._view.hide_panel()
        self._scores.show_score(score)

    def _open(self, opened: Opened, draft: KeptDraft | None = None) -> None:
        known: Known | None = self._known.get(opened.fact_id)
        named = str(typed_values(draft).get("score", "")) if draft is not None else ""
        score = named or (known.body.score if known is not None else "")
        if score in SCORES:
            self._scores.show_score(score)
        super()._open(opened, draft)

    def _draft_place(self, opened: Opened) -> DraftPlace:
        """Keep the draft of each score by itself."""
        place = super()._draft_place(opened)
        return DraftPlace(f"{place.form} {self._scores.score_id()}", place.patient_id)

    def _stayed(self) -> None:
        self._scores.list.choose(self._scores.score_id())

    def _take_details(self, details: Details) -> None:
        ages = details.card.birth.ages(today_in(self._context))
        if ages is not None and (ages[0] >= EIGHT_YEARS or ages[1] < EIGHT_YEARS):
            self._scores.set_age_group(OLDER if ages[0] >= EIGHT_YEARS else YOUNGER)
