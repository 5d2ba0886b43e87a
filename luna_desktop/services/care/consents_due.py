"""For which bookings a consent to the treatment waits for a signature: the desk learns that, never to which treatment.

What a service means clinically is compared inside the statement, which returns nothing but numbers of bookings.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, exists, func, or_, select

from luna_desktop.domain.clinical.pathways import Need, pathway_of
from luna_desktop.domain.clinical.treatment_consents import TreatmentAnswer
from luna_desktop.domain.clock import local_day
from luna_desktop.models.book import BookEntry, Booking, ServiceClinicalName
from luna_desktop.models.care_papers import TreatmentConsentRow
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.pathways import kind_of
from luna_desktop.services.work import Work


def forms_to_sign(work: Work, bookings: Collection[int]) -> frozenset[int]:
    """Return those of these bookings whose treatment needs a consent that was not asked, or that has run out.

    A refusal, and a consent that was taken back, is left in peace: whoever treats talks about it.
    """
    if not bookings:
        return frozenset()
    name, later_name = ServiceClinicalName, ServiceClinicalName.__table__.alias()
    newest_name = select(func.max(later_name.c.id)).where(later_name.c.entry_id == BookEntry.id).scalar_subquery()
    consent, later = TreatmentConsentRow, TreatmentConsentRow.__table__.alias()
    about = and_(consent.patient_id == Booking.patient_id, consent.treatment == name.treatment)
    replaced = exists().where(
        later.c.patient_id == consent.patient_id, later.c.treatment == consent.treatment, later.c.id > consent.id
    )
    holds = or_(consent.valid_until.is_(None), consent.valid_until >= local_day(work.now))
    settled = or_(consent.state != TreatmentAnswer.GIVEN.value, holds)
    answered = exists().where(about, ~replaced, settled)
    query = (
        select(Booking.id)
        .join(BookEntry, and_(BookEntry.kind == "service", BookEntry.key == Booking.service_key))
        .join(name, and_(name.entry_id == BookEntry.id, name.id == newest_name))
        .where(Booking.id.in_(list(bookings)), name.treatment.in_(_with_consent()), ~answered)
    )
    return frozenset(work.session.scalars(query))


def _with_consent() -> list[str]:
    """Return the treatments of the catalogue whose pathway begins with a consent in writing."""
    found = []
    for entry in catalogue("treatments").entries:
        if any(step.need is Need.CONSENT for step in pathway_of(kind_of(entry.id))):
            found.append(entry.id)
    return found
