"""Hands a patient's contact details over as an address card, through the one book of what left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.interop.vcard_writing import CardVersion
from luna_desktop.services.people.others import Others
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.contact_cards import CardAsked, prepare_contact_card
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.contact_card import ContactCardCard
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice


class ContactCardPresenter(Presenter):
    """Stands between the contact card and its way out, for one patient."""

    def __init__(self, card: ContactCardCard, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        self._others: tuple[PatientId, ...] = ()
        card.setVisible(context.actor.may(Permission.ISSUE_RECORD_COPY))
        card.save_wanted.connect(self.save)
        hub.others_read.connect(self._know)
        if hub.others is not None:
            self._know(hub.others)

    def save(self) -> None:
        """Ask where the card goes; the proposed name names nobody."""
        self._card.show_trouble("")
        choice = FileChoice(_("Save the contact card"), _("Address card (*.vcf)"), proposed=_("contact-card.vcf"))
        self._context.prompts.save_file(choice, self._chosen)

    def _know(self, others: Others) -> None:
        found = [card.patient_id for shared in others.on_numbers for card in shared.people]
        self._others = tuple(dict.fromkeys(found))
        self._card.offer_family(others=bool(self._others))

    def _chosen(self, path: Path | None) -> None:
        if path is None:
            return
        whole = path if path.suffix else path.with_suffix(".vcf")
        others = self._others if self._card.wants_family() else ()
        job = partial(self._hand_over, whole, (self._patient, *others), self._card.version())
        self.act(job, self._saved)

    def _hand_over(self, path: Path, patients: tuple[PatientId, ...], version: CardVersion) -> tuple[int, str]:
        """Let the cards leave one by one, each with its own line in the book; tell how many, and what stopped one."""
        desk, actor = self._context.desk, self._context.actor
        left, refused = 0, ""
        for place, patient in enumerate(patients):
            mine = path if not place else path.with_name(f"{path.stem}-{place + 1}{path.suffix}")
            try:
                prepared = desk.perform(actor, prepare_contact_card, CardAsked(patient, version))
                deliveries.write_file(desk, actor, deliveries.make_card(prepared), mine)
            except LunaError:
                if patient == self._patient:
                    raise
                refused = _(
                    "The card of somebody on the same number did not leave: it is restricted or cannot be written."
                )
            else:
                left += 1
        return left, refused

    def _saved(self, outcome: tuple[int, str]) -> None:
        left, refused = outcome
        self._card.show_trouble(refused, tone="warn")
        one = _("Contact card saved")
        self._context.navigation.saved(one if left == 1 else _("Contact cards saved: {count}", count=left))
