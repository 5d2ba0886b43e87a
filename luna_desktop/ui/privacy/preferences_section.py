"""The section of the Privacy tab about messages: reads and records wishes, and follows changed contact details."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.privacy.preferences import (
    NewWish,
    NewWishes,
    PreferencePage,
    read_preferences,
    record_preferences,
)
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.preferences_card import PreferencesCard


def build_preferences(context: Context, patient: PatientId, hub: ChartHub) -> PreferencesCard:
    """Build the section for one patient and begin to read."""
    card = PreferencesCard()
    PreferencesPresenter(card, context, patient, hub).load()
    return card


class PreferencesPresenter(Presenter):
    """Stands between the card and the use cases of message wishes."""

    def __init__(self, card: PreferencesCard, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(card, self, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        card.save_wanted.connect(self._save)
        hub.details_read.connect(lambda _details: self._read_again())
        hub.consents_read.connect(lambda _lines: self._read_again())

    def load(self) -> None:
        """Read the wishes."""
        self.ask("wishes", self._context.job(read_preferences, self._patient), self._show)

    def _read_again(self) -> None:
        if not self._card.is_changed():
            self.load()

    def _show(self, page: PreferencePage) -> None:
        self._card.show_page(page, may_change=self._context.actor.may(Permission.RECORD_DESK_CONSENT))

    def _save(self, wishes: tuple[NewWish, ...]) -> None:
        self.act(self._context.job(record_preferences, NewWishes(self._patient, wishes)), self._saved)

    def _saved(self, page: PreferencePage) -> None:
        self._show(page)
        self._context.navigation.saved(_("Wishes saved"))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong; a wish has no fields of its own."""
        self._card.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news in the card."""
        self._card.show_trouble(text, tone=tone)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody recorded another wish meanwhile."""
        del theirs
        self._card.show_trouble(text, tone="warn")
