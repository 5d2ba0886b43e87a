"""The texts of a copy with the sections in which they stand, and the other people that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import Identity
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.domain.third_parties import Around, Finder, Passage, Proposal
from luna_desktop.models.patients import PatientCard
from luna_desktop.reports.provenance import Provenance
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.reports.redacting import text_of_pdf
from luna_desktop.services.clinic import settings
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import CONTACT_KINDS
from luna_desktop.services.rights.opening import require_reach
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.copy_withholding import staff_names
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import Message, Translator

SECTION_OF = {
    "messages": Section.HOW_USED,
    "alerts": Section.ALLERGIES,
    "allergies": Section.ALLERGIES,
    "patch_tests": Section.ALLERGIES,
    "overrides": Section.ALLERGIES,
    "conditions": Section.HISTORY,
    "medicines": Section.HISTORY,
    "history": Section.HISTORY,
    "lifestyle": Section.LIFESTYLE,
    "preferences": Section.LIFESTYLE,
    "intakes": Section.LIFESTYLE,
    "appointments": Section.VISITS,
    "visits": Section.VISITS,
    "courses": Section.VISITS,
    "orders": Section.VISITS,
    "markers": Section.FINDINGS,
    "scores": Section.FINDINGS,
    "papers": Section.PAPERS,
    "treatment_consents": Section.PAPERS,
    "results": Section.RESULTS,
    "documents": Section.RESULTS,
    "photographs": Section.PHOTOGRAPHS,
    "corrections": Section.CORRECTIONS,
    "restrictions": Section.RESTRICTIONS,
}
"""In which section each part of the content is printed, of those in which people write in their own words."""
_BY_MACHINE = frozenset({"sha256", "digest", "file_name"})
"""Fields that no person wrote."""
_A_TIME = 400


@dataclass(frozen=True)
class NamesFound:
    """Who else is named in a copy, and the titles of documents that are pictures: a person has to read those."""

    proposals: tuple[Proposal, ...]
    unread: tuple[str, ...] = ()


def passages(content: RecordCopy, translator: Translator) -> Iterator[Passage]:
    """Return every text with its section; sentences of the program in the language of the copy."""
    for name, section in SECTION_OF.items():
        if section in content.sections:
            for text in _texts(getattr(content, name), translator):
                yield Passage(section.value, text)
    for document in content.documents if Section.RESULTS in content.sections else ():
        yield Passage(Section.RESULTS.value, text_of_pdf(document.pdf) if document.pdf else "")


def _texts(value: object, translator: Translator) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Message):
        yield translator.render(value)
    else:
        for each in _parts(value):
            yield from _texts(each, translator)


def _parts(value: object) -> Iterable[object]:
    """Return what a value is made of; of where an entry comes from only what was written, not by whom."""
    if isinstance(value, Provenance):
        return (*value.originals, value.reason)
    if isinstance(value, tuple | list):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, part.name) for part in fields(value) if part.name not in _BY_MACHINE]
    return ()


@use_case(
    requires=Permission.PREPARE_RECORD_COPY,
    patient=lambda request: request.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD),
)
def find_names(work: Work, request: CopyRequest) -> NamesFound:
    """Return whom a copy would name beside the patient and staff; a person decides about each."""
    require_reach(work, Permission.READ_CHART, request.patient_id)
    content = collect(work, request, "")
    finder = Finder(passages(content, Translator(request.language)), _around(work, request))
    found = finder.proposals(_other_patients(work, request, finder.candidates))
    pictures = tuple(row.title for row in content.documents if row.pdf and not text_of_pdf(row.pdf).strip())
    work.record(
        "record copy searched for names",
        patient_change("record copy", "", request.patient_id),
        kind=READ,
        detail={"proposed": len(found)},
    )
    return NamesFound(found, pictures)


def _around(work: Work, request: CopyRequest) -> Around:
    known = [
        each for each in current_facts(work, request.patient_id, CONTACT_KINDS) if each.status is FactStatus.CURRENT
    ]
    people = [each.body for each in known if isinstance(each.body, RelatedPerson)]
    own = [name for each in known if isinstance(each.body, Identity) for name in _own_names(each.body)]
    contact, clinic = settings.privacy_contact(work.session), settings.clinic_details(work.session)
    own_numbers = tuple(each.body.number for each in known if each.kind == "phone")
    return Around(
        own=tuple(own),
        staff=(*staff_names(work), contact.name, clinic.name),
        numbers=(*own_numbers, clinic.phone, contact.phone),
        contacts=tuple(person.name for person in people if person.name),
        contact_numbers=tuple(person.phone for person in people if person.phone),
    )


def _own_names(person: Identity) -> tuple[str, ...]:
    former = tuple(name.strip() for name in person.former_names.split(","))
    names = (person.full_name, person.preferred_name, person.other_script_name, *former)
    return tuple(name for name in names if name)


def _other_patients(work: Work, request: CopyRequest, candidates: frozenset[str]) -> list[str]:
    """Return the whole names of other patients among the candidates."""
    asked, found = sorted(candidates), set()
    for at in range(0, len(asked), _A_TIME):
        query = select(PatientCard.name).where(
            func.lower(PatientCard.name).in_(asked[at : at + _A_TIME]), PatientCard.patient_id != request.patient_id
        )
        found |= set(work.session.scalars(query))
    return sorted(found)
