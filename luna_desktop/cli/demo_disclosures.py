"""Disclosures of the demo clinic: one that was sent, one that failed, a legal request that waits, one kept back.

Nothing is written to the disk: the pages of what was "sent" are made and dropped. All of it is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NoReturn

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.disclosures import NO_PAPER, Verified, Withholding
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.recipients import Basis
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import Section
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.disclosure_book import DidNotLeave
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.services.sharing.disclosures import Proposal, enter_disclosure
from luna_desktop.services.sharing.packets import PacketAsked, prepare_packet
from luna_desktop.texts import ENGLISH

_PARTS = (Section.ALLERGIES, Section.HISTORY)


def fill(clinic: OpenClinic, patient: PatientId, laboratory: int, court: int) -> None:
    """Enter disclosures to a laboratory that the patient named, and requests of a court."""
    _send(clinic, _to_laboratory(patient, laboratory, "Blood tests before treatment with azelaic acid"), _taken)
    _send(clinic, _to_laboratory(patient, laboratory, "Repeat of the thyroid test"), _not_taken)
    _ask(clinic, patient, court, "Order 114/2026, made up, paper file L-7", None)
    until = local_day(clinic.premises.clock()) + timedelta(days=30)  # the demo's own day may lie in the past
    kept_back = Withholding("Inspector of police, letter 22/2026, made up", until)
    _ask(clinic, patient, court, "Order 131/2026, made up, paper file L-8", kept_back)


def _to_laboratory(patient: PatientId, laboratory: int, purpose: str) -> Proposal:
    return Proposal(patient, laboratory, Basis.CONSENT, purpose, Terms(_PARTS), verified=Verified.REGISTER)


def _send(clinic: OpenClinic, proposal: Proposal, leave: Callable[[], None]) -> None:
    desk, actor = clinic.desk, clinic.actor
    standing = desk.perform(actor, enter_disclosure, proposal)
    packet = desk.perform(actor, prepare_packet, PacketAsked(proposal.patient_id, standing.disclosure_id))
    try:
        deliveries.hand_over(desk, actor, deliveries.make_copy(packet, ENGLISH), leave)
    except StorageTrouble:
        return  # it is in the book as failed, which is what the demo shows


def _taken() -> None:
    """Let the pages go nowhere."""


def _not_taken() -> NoReturn:
    raise DidNotLeave(NO_PAPER)


def _ask(clinic: OpenClinic, patient: PatientId, court: int, document: str, kept_back: Withholding | None) -> None:
    proposal = Proposal(
        patient,
        court,
        Basis.ORDER,
        "Proceedings about an injury, made up",
        Terms((Section.HISTORY,), document=document),
        verified=Verified.COURT_SEAL,
        withholding=kept_back,
        scan=_paper(document),
    )
    clinic.desk.perform(clinic.actor, enter_disclosure, proposal)


def _paper(document: str) -> bytes:
    """Return one page that stands for the scan of a paper."""
    canvas = TaggedCanvas(language="en-IN", title="Made-up order")
    page = Document(canvas, furniture=lambda _canvas, _index: None, page_limit=1)
    page.heading(1, "City Civil Court, Bengaluru", bookmark=False)
    for line in (document, "The clinic is asked to hand over the medical history of the person named.", "Made up."):
        page.paragraph(line)
    return canvas.finish()
