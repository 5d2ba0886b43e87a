"""The page for a patient that tells who opened their record, in their language; the audit log keeps its SHA-256.

It tells a patient about their own record alone and nothing of what stands in it, so that it does not go through the
book of disclosures.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.reports.openings_page import OpeningsPage, render_openings_page
from luna_desktop.services.care.care_pages import letterhead, person_of
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.rights.openings import OpeningsAsked, first_day, who_opened, who_opened_rules
from luna_desktop.services.sharing.copy_openings import printed
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import EXECUTED, Work, patient_change
from luna_desktop.texts import LANGUAGES, Translator, current, say


@dataclass(frozen=True)
class OpeningsPages:
    """The finished pages."""

    pdf: bytes = field(repr=False)
    pages: int


@use_case(
    requires=Permission.REVIEW_OPENINGS,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def prepare_openings_page(work: Work, asked: OpeningsAsked) -> OpeningsPages:
    """Make the page; by role unless the clinic chose names. Raises InvalidInput without a privacy contact."""
    contact = settings.privacy_contact(work.session)
    if not contact.is_set:
        raise InvalidInput({"contact": say("Enter the privacy contact under Settings first. The page names them.")})
    card, today = card_of(work, asked.patient_id), local_day(work.now)
    rules = who_opened_rules(work.session)
    found = who_opened(work, asked.patient_id, first_day(today, asked.years), by_name=rules.with_names)
    _ = Translator(card.language) if card.language in LANGUAGES else current()
    page = OpeningsPage(
        clinic=letterhead(work),
        person=person_of(work, asked.patient_id, _),
        opened=printed(found),
        contact=tuple(part for part in (contact.name, contact.title, contact.phone, contact.email) if part),
        printed_at=work.now,
        language=_.language,
    )
    pdf, pages = render_openings_page(page)
    detail = {"rows": len(found.rows), "pages": pages, "sha256": hashlib.sha256(pdf).hexdigest()}
    work.record("who opened printed", patient_change("opening", "", asked.patient_id), kind=EXECUTED, detail=detail)
    return OpeningsPages(pdf, pages)
