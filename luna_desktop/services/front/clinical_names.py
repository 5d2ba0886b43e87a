"""What services and devices really are, for those who treat: kept in a table of its own that the desk never reads."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import BookEntry, ServiceClinicalName
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import ONE_ROW, Work
from luna_desktop.texts import say

LONGEST_NAME = 120


@use_case(requires=Permission.READ_REVIEW, writes=False)
def read_clinical_names(work: Work, _: None) -> dict[str, str]:
    """Return the clinical name of each service by its key; services that have none are left out."""
    names = clinical_names(work)
    keys = work.session.execute(select(BookEntry.id, BookEntry.key).where(BookEntry.kind == EntryKind.SERVICE.value))
    return {row.key: names[row.id] for row in keys if names.get(row.id)}


def clinical_names(work: Work) -> dict[int, str]:
    """Return the newest clinical name of each part of the set-up by its id; not for use cases of the desk."""
    newest = select(func.max(ServiceClinicalName.id)).group_by(ServiceClinicalName.entry_id)
    query = select(ServiceClinicalName.entry_id, ServiceClinicalName.name).where(ServiceClinicalName.id.in_(newest))
    return {row.entry_id: row.name for row in work.session.execute(query)}


def checked_name(text: str) -> str:
    """Return a clinical name, tidied; raises InvalidInput under `clinical_name` where it is too long."""
    name = clean_line(text)
    if len(name) > LONGEST_NAME:
        raise InvalidInput({"clinical_name": say("Keep the clinical name under {count} letters.", count=LONGEST_NAME)})
    return name


def put_clinical_name(work: Work, entry_id: int, name: str) -> bool:
    """Write a clinical name where it differs from the newest, and tell whether it did; the caller audits.

    One that the catalogue of treatments knows, by its name or a synonym, says which treatment the service is.
    """
    if clinical_names(work).get(entry_id, "") == name:
        return False
    work.session.execute(
        insert(ServiceClinicalName).values(
            entry_id=entry_id, name=name, treatment=treatment_named(name), at=work.now, by=work.actor.user_id
        )
    )
    return True


def treatment_named(name: str) -> str:
    """Return the id of the treatment that a clinical name means, "" where the catalogue knows none by that name."""
    found = catalogue("treatments").named(name) if name else None
    return found.id if found is not None else ""


def treatment_of_service(work: Work, service_key: str) -> str:
    """Return the id of the treatment that a service is, "" where it is none; not for use cases of the desk."""
    name = ServiceClinicalName
    query = (
        select(name.treatment)
        .join(BookEntry, BookEntry.id == name.entry_id)
        .where(BookEntry.kind == EntryKind.SERVICE.value, BookEntry.key == service_key)
        .order_by(name.id.desc())
        .limit(ONE_ROW)
    )
    return work.session.execute(query).scalar() or ""
