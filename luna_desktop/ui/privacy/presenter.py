"""What the Privacy tab does: reads notice, consents and the disclosure book, and records the patient's answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.services import copy_content
from luna_desktop.services.consent_rules import ConsentAnswer
from luna_desktop.services.consents import PrivacyPage, read_privacy, record_consent
from luna_desktop.services.record_copies import read_disclosures
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.consent_card import Allowed, TypedAnswer
from luna_desktop.ui.privacy.view import ASKED_NOW, PrivacyView

KEY = "privacy"
_RECORDS = {
    Purpose.CARE: Permission.RECORD_DESK_CONSENT,
    Purpose.CLINICAL_PHOTOGRAPHS: Permission.RECORD_FURTHER_CONSENT,
}


class PrivacyPresenter(Presenter):
    """Stands between the Privacy tab and the consent use cases of one patient."""

    def __init__(self, view: PrivacyView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._page: PrivacyPage | None = None
        view.answered.connect(self._record)
        view.copy_wanted.connect(lambda: context.navigation.open_record_copy(patient))
        view.retry_wanted.connect(self.load)
        hub.details_read.connect(lambda _details: self._show_page_again())

    def load(self) -> None:
        """Read everything that this role may see."""
        actor = self._context.actor
        may_read_book = actor.may(Permission.READ_DISCLOSURES)
        self._view.show_held(copy_content.uses())
        self._view.show_copies(may_copy=actor.may(Permission.PREPARE_RECORD_COPY), may_read_book=may_read_book)
        self._background.run(self, self._context.job(read_privacy, self._patient), self._show_page, self._not_read)
        if may_read_book:
            job = self._context.job(read_disclosures, self._patient)
            self._background.run(self, job, self._view.show_disclosures, self._book_not_read)

    def _book_not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.disclosures_note.setText(shown(error.message))
            self._view.disclosures.hide()
        else:
            self._incidents.report(error)

    def _show_page(self, page: PrivacyPage) -> None:
        self._page = page
        self._view.show_page(page, self._allowed(page))
        self._hub.take_consents(page.consents)

    def _show_page_again(self) -> None:
        if self._page is not None and not any(card.is_answering() for card in self._view.cards.values()):
            self._view.show_page(self._page, self._allowed(self._page))

    def _allowed(self, page: PrivacyPage) -> Mapping[Purpose, Allowed]:
        actor = self._context.actor
        return {
            purpose: Allowed(
                may_record=actor.may(_RECORDS[purpose]),
                may_withdraw=actor.may(Permission.RECORD_WITHDRAWAL),
                is_minor=self._is_minor(),
                notice_missing=page.notice is None,
                guardians=self._guardians(),
            )
            for purpose in ASKED_NOW
        }

    def _guardians(self) -> tuple[str, ...]:
        details = self._hub.details
        if details is None:
            return ()
        today = today_in(self._context)
        bodies = [known.body for known in details.facts if known.status is FactStatus.CURRENT]
        found = [body for body in bodies if isinstance(body, RelatedPerson) and body.is_guardian]
        return tuple(
            _("{name}, {relation}", name=body.name, relation=body.relation) for body in found if body.stands_on(today)
        )

    def _is_minor(self) -> bool:
        details = self._hub.details
        if details is None:
            return False  # the fields for a guardian can still be chosen, and the ledger checks the age itself
        return details.card.birth.may_be_minor(datetime.now(CLINIC_ZONE).date())

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def _record(self, typed: TypedAnswer) -> None:
        answer = ConsentAnswer(
            self._patient, typed.purpose, typed.state, typed.method, given_by=typed.given_by, reason=typed.reason
        )
        self.act(self._context.job(record_consent, answer), self._recorded)

    def _recorded(self, page: PrivacyPage) -> None:
        self._show_page(page)
        self._context.navigation.saved(_("Answer recorded"))
