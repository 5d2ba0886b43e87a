"""What the Privacy tab does: reads notice and consents, and records the patient's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import ConsentState, Giver, Purpose
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.interop.papers import MOST_BYTES
from luna_desktop.services.privacy.consent_form import ShareChoice, recipients_to_share_with
from luna_desktop.services.privacy.consent_rules import ConsentAnswer, permission_for
from luna_desktop.services.privacy.consents import PrivacyPage, read_privacy, record_consent
from luna_desktop.services.privacy.evidence import Evidence, EvidenceAsked, read_evidence
from luna_desktop.services.sharing import copy_uses
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.answer_panel import Asking, GiverChoice, TypedAnswer
from luna_desktop.ui.privacy.consent_list import Allowed
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog
from luna_desktop.ui.privacy.view import PrivacyView
from luna_desktop.ui.prompts import FileChoice

KEY = "privacy"


class PrivacyPresenter(Presenter):
    """Stands between the Privacy tab and the consent use cases of one patient."""

    def __init__(self, view: PrivacyView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._page: PrivacyPage | None = None
        self._recipients: tuple[ShareChoice, ...] = ()
        view.answered.connect(self._record)
        view.consents.evidence_wanted.connect(self._open_evidence)
        view.consents.scan_wanted.connect(self._choose_scan)
        view.retry_wanted.connect(self.load)
        hub.details_read.connect(lambda _details: self._show_page_again())

    def load(self) -> None:
        """Read everything that this role may see."""
        self._view.show_held(copy_uses.uses())
        self._background.run(self, self._context.job(read_privacy, self._patient), self._show_page, self._not_read)
        if self._context.actor.may(Permission.RECORD_FURTHER_CONSENT):
            self.ask("recipients", self._context.job(recipients_to_share_with, None), self._take_recipients)

    def _take_recipients(self, recipients: tuple[ShareChoice, ...]) -> None:
        self._recipients = recipients
        self._view.consents.offer_recipients(recipients)

    def _show_page(self, page: PrivacyPage) -> None:
        self._page = page
        self._view.show_page(page, self._allowed(), self._asking())
        self._hub.take_consents(page.consents)

    def _show_page_again(self) -> None:
        if self._page is not None and not self._view.consents.panel.is_answering():
            self._view.show_page(replace(self._page, stopped=()), self._allowed(), self._asking())

    def _allowed(self) -> Mapping[Purpose, Allowed]:
        actor = self._context.actor
        return {
            purpose: Allowed(
                may_record=actor.may(permission_for(purpose, ConsentState.GIVEN)),
                may_withdraw=actor.may(permission_for(purpose, ConsentState.WITHDRAWN)),
            )
            for purpose in Purpose
        }

    def _asking(self) -> Mapping[Purpose, Asking]:
        givers, is_minor = self._givers(), self._is_minor()
        asking = Asking(givers, today_in(self._context), is_minor=is_minor)
        sharing = replace(asking, recipients=self._recipients)
        return {purpose: sharing if purpose is Purpose.SHARING else asking for purpose in Purpose}

    def _givers(self) -> tuple[GiverChoice, ...]:
        """Return who may answer, the likeliest first: for a child the guardians on file, else the patient."""
        patient = GiverChoice(Giver.SELF, _("The patient"))
        typed = GiverChoice(Giver.GUARDIAN, _("A parent or guardian who is not on file"), is_typed=True)
        guardians, nominees = self._on_file()
        if self._is_minor():
            return (*guardians, typed, *nominees, patient)
        unknown = (typed,) if not self._knows_age() else ()
        return (patient, *guardians, *unknown, *nominees)

    def _on_file(self) -> tuple[tuple[GiverChoice, ...], tuple[GiverChoice, ...]]:
        details = self._hub.details
        guardians, nominees = [], []
        for known in details.facts if details is not None else ():
            body = known.body
            if not isinstance(body, RelatedPerson) or known.status is not FactStatus.CURRENT:
                continue
            if not body.stands_on(today_in(self._context)):
                continue
            named = _("{name}, {relation}", name=body.name, relation=body.relation) if body.relation else body.name
            if body.is_guardian:
                guardians.append(GiverChoice(Giver.GUARDIAN, named, known.fact_id))
            if RelatedRole.NOMINEE in body.roles:
                nominees.append(GiverChoice(Giver.NOMINEE, _("{name} (nominee)", name=named), known.fact_id))
        return tuple(guardians), tuple(nominees)

    def _is_minor(self) -> bool:
        details = self._hub.details
        if details is None:
            return False  # who answers can still be chosen, and the ledger checks the age itself
        return details.card.birth.may_be_minor(today_in(self._context))

    def _knows_age(self) -> bool:
        details = self._hub.details
        return details is not None and details.card.birth.span() is not None

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def _record(self, typed: TypedAnswer) -> None:
        answer = ConsentAnswer(
            self._patient,
            typed.purpose,
            typed.state,
            typed.method,
            given_by=typed.given_by,
            witness=typed.witness,
            reason=typed.reason,
            language=typed.language,
            giver=typed.giver,
            giver_fact_id=typed.giver_fact_id,
            recipient_id=typed.recipient_id,
            is_for_one_use=typed.is_for_one_use,
            scope=typed.scope,
            expires_on=typed.expires_on,
            way=typed.way,
            asked_by_patient=typed.asked_by_patient,
            scan=typed.scan,
        )
        self.act(self._context.job(record_consent, answer), self._recorded)

    def _recorded(self, page: PrivacyPage) -> None:
        self._show_page(page)
        self._context.navigation.saved(_("Answer recorded"))

    def _choose_scan(self) -> None:
        kinds = _("Pictures and PDF ({kinds})", kinds="*.jpg *.jpeg *.png *.pdf")
        self._context.prompts.open_files(FileChoice(_("Choose the scan of the signed paper"), kinds), self._read_scan)

    def _read_scan(self, chosen: Sequence[Path]) -> None:
        if chosen:
            path = chosen[0]
            self._context.pool.run(
                self, lambda: content_of(path), self._view.consents.panel.take_scan, self._scan_not_read
            )

    def _scan_not_read(self, error: Exception) -> None:
        if isinstance(error, OSError):
            text = _("The file cannot be read. Copy it to this computer, and choose it again.")
            self._view.show_problems({"scan": text})
        else:
            self._incidents.report(error)

    def _open_evidence(self, evidence_id: int) -> None:
        job = self._context.job(read_evidence, EvidenceAsked(self._patient, evidence_id))
        self.ask("evidence", job, self._show_evidence)

    def _show_evidence(self, evidence: Evidence) -> None:
        dialog = EvidenceDialog(self._view, evidence)  # over the tab, so that it goes with the patient
        dialog.done.connect(dialog.put_away)
        dialog.open_on(dialog.close_button)


def content_of(path: Path) -> bytes:
    """Read a file as far as a paper may be long, and one byte more, so that a longer one is refused by its size."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
