"""The machine copy: the record as a zip that another clinic's program can take in, with the same book as the pages.

What is chosen, withheld and redacted is decided once, for the pages (`services.sharing.record_copies`); the machine
copy holds of photographs and documents only what the pages hold.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.results import Investigation
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.contact_checks import KIND as CONTACT_CHECK
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import Source, chart_kinds
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.interop import locked_zip
from luna_desktop.interop.fhir_out.archive import make_files, make_zip
from luna_desktop.interop.fhir_out.content import Attached, Clinic, Entry, MachineCopy, Person, Told, Visit
from luna_desktop.models.clinic import Clinic as ClinicRow
from luna_desktop.models.patients import Patient
from luna_desktop.models.photographs import Photograph
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.care import moves
from luna_desktop.services.care.documents import documents_of
from luna_desktop.services.care.sealed import open_object
from luna_desktop.services.clinic import settings
from luna_desktop.services.facts import Known, current_facts, versions
from luna_desktop.services.people.cards import CONTACT_KINDS
from luna_desktop.services.sharing.copy_collect import day_of
from luna_desktop.services.sharing.copy_photo_marks import over_photographs
from luna_desktop.services.sharing.copy_withholding import redactor_of
from luna_desktop.services.sharing.machine_acts import acts_told, visits_told
from luna_desktop.services.sharing.machine_elsewhere import acts_elsewhere, visits_elsewhere
from luna_desktop.services.sharing.record_copies import CopyRequest, PreparedCopy, prepare_record_copy
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Translator, say

SECTION_OF: dict[str, Section] = {
    "allergy": Section.ALLERGIES,
    "allergy_state": Section.ALLERGIES,
    "patch_test": Section.ALLERGIES,
    "stop_override": Section.ALLERGIES,
    "rule_override": Section.ALLERGIES,
    "lifestyle": Section.LIFESTYLE,
    "care_preferences": Section.LIFESTYLE,
    "marker": Section.FINDINGS,
    "score": Section.FINDINGS,
    "course": Section.VISITS,
    "come_again": Section.VISITS,
    "investigation": Section.RESULTS,
    "document": Section.RESULTS,
    "photograph": Section.PHOTOGRAPHS,
    "photo_marks": Section.PHOTOGRAPHS,
    "photo_comparison": Section.PHOTOGRAPHS,
    "photo_refusal": Section.PHOTOGRAPHS,
}
"""Where a kind of fact stands among the sections that can be chosen; everything else is history."""
BESIDE_THE_CHART = ("come_again", "course", "investigation", "photo_refusal")
_NAMED_ELSEWHERE = ("photograph", "document")


@dataclass(frozen=True)
class PreparedMachineCopy:
    """The pages of a copy, and what its zip says."""

    copy: PreparedCopy = field(repr=False)
    content: MachineCopy = field(repr=False)


@use_case(
    requires=Permission.PREPARE_RECORD_COPY,
    patient=lambda request: request.patient_id,
    use=Use(Ground.RIGHTS, DataClass.RECORD, lambda request: request.recipient),
)
def prepare_machine_copy(work: Work, request: CopyRequest) -> PreparedMachineCopy:
    """Collect pages and facts of a copy that will be issued; it takes its number here.

    Raises:
        InvalidInput: A summary was asked for, which is pages alone; or whatever the pages lack.
    """
    if request.form is not Form.FULL:
        raise InvalidInput(
            {"form": say("A summary is two pages. Choose the whole record for a file that programs read.")}
        )
    copy = prepare_record_copy.function(work, request)
    return PreparedMachineCopy(copy, gather(work, copy.request, copy))


def make_machine_copy(
    prepared: PreparedMachineCopy, words: Translator, pages: bytes, passphrase: str | None = None
) -> bytes:
    """Return the zip; needs no database. Its bundle is checked before: what is no valid FHIR never leaves.

    With a passphrase it lies encrypted in another one, beside a sheet about opening it. The sheet is in the record's
    zip too, under its seal, so that a changed one is noticed.

    Raises:
        ValueError: The bundle is not valid; a fault of the program, told without a value of the record.
    """
    checking = importlib.import_module("luna_desktop.interop.fhir_out.checking")
    files = make_files(prepared.content, words, pages, checking.problems_of)
    sealer = prepared.copy.sealer
    seal = partial(sealer.for_manifest, prepared.copy.content.seal) if sealer is not None else None
    if passphrase is None:
        return make_zip(files, prepared.content, seal)
    first = locked_zip.first_sheet(words)
    record = make_zip({**files, locked_zip.FIRST: first}, prepared.content, seal)
    return locked_zip.locked(record, first, passphrase, prepared.content.generated_at)


def gather(work: Work, request: CopyRequest, copy: PreparedCopy) -> MachineCopy:
    """Return what the zip says: contact and chart with every version, the files that the pages hold too."""
    patient = request.patient_id
    given = replace(request, sections=copy.content.sections)  # without those that are withheld
    known = [each for each in _facts(work, given) if each.kind not in _NAMED_ELSEWHERE]
    places = {each.sha256: place for place, each in enumerate(copy.content.photographs, 1)}
    photographs = sorted(_photographs(work, patient, places), key=lambda each: each.number)
    papers = {each.sha256: each.pdf for each in copy.content.documents if each.pdf}
    documents = list(_documents(work, patient, papers))
    kept = {file.entry for file in (*photographs, *documents)}
    known += [each for each in current_facts(work, patient, _NAMED_ELSEWHERE) if each.fact_id in kept]
    known += over_photographs(work, patient, {each.number for each in photographs})
    person = copy.content.patient
    redactor = redactor_of(work, request, (person.name, *person.also_known_as))
    entries = tuple(redactor.whole(_entry(each)) for each in known)
    earlier = tuple(
        redactor.whole(_entry(before))
        for each in known
        if each.number > 1
        for before in versions(work, patient, each.fact_id)[1:]
    )
    visits = redactor.whole((*visits_told(work, given), *visits_elsewhere(work, given)))
    told = redactor.whole((*acts_told(work, given, copy.content), *acts_elsewhere(work, given)))
    row = work.session.execute(
        select(Patient.uuid, Patient.mrn, Patient.registered_at).where(Patient.id == patient)
    ).one()
    return MachineCopy(
        clinic=_clinic(work),
        patient_id=row.uuid,
        mrn=row.mrn,
        registered_at=row.registered_at,
        number=copy.number,
        generated_at=work.now,
        language=request.language,
        prepared_by=work.actor.display_name,
        recipient=request.recipient.name,
        purpose=request.purpose,
        staff=tuple(_staff(work, [each.recorded_by for each in (*entries, *earlier)] + _who(visits, told))),
        entries=entries,
        earlier=earlier,
        photographs=tuple(photographs),
        documents=tuple(documents),
        visits=visits,
        told=told,
    )


def _facts(work: Work, request: CopyRequest) -> Iterator[Known]:
    patient = request.patient_id
    others = ("related_person",) if Section.CONTACT not in request.sections else ()
    yield from current_facts(work, patient, [kind for kind in (*CONTACT_KINDS, CONTACT_CHECK) if kind not in others])
    elsewhere = moves.moved_away(work, patient)
    kinds = (*chart_kinds(), *BESIDE_THE_CHART)
    for known in current_facts(work, patient, kinds, with_errors=True):
        chosen = SECTION_OF.get(known.kind, Section.HISTORY) in request.sections
        if chosen and known.fact_id not in elsewhere and request.has(_day(known)):
            yield known


def _day(known: Known) -> date:
    if isinstance(known.body, Investigation):
        return known.body.day
    return day_of(known)


def _entry(known: Known) -> Entry:
    return Entry(
        known.fact_id,
        known.number,
        known.status,
        _without_others(known),
        known.source,
        known.reason,
        known.recorded_at,
        known.recorded_by,
    )


def _without_others(known: Known) -> object:
    """Return a body without what another person's privacy keeps in: their number, unless the patient gave it."""
    body = known.body
    if isinstance(body, RelatedPerson) and known.source is not Source.PATIENT:
        return replace(body, name="", phone="")
    return body


def _photographs(work: Work, patient: PatientId, places: Mapping[str, int]) -> Iterator[Attached]:
    """Yield the photographs that the pages hold, each with its number there; `places` by digests of the originals."""
    rows = work.session.execute(select(Photograph).where(Photograph.patient_id == patient).order_by(Photograph.id))
    for row in rows.scalars():
        place = places.get(row.original_sha256)
        if place is not None:
            jpeg = open_object(work, row.full_id, say("This photograph is not in this patient’s record."))
            yield Attached(place, row.fact_id, jpeg, "image/jpeg", row.original_sha256, row.width, row.height)


def _documents(work: Work, patient: PatientId, papers: dict[str, bytes]) -> Iterator[Attached]:
    for line in reversed(documents_of(work, patient)):
        pdf = papers.get(line.sha256)
        if pdf is not None:
            yield Attached(line.document_id, line.fact.fact_id, pdf, "application/pdf", line.sha256, pages=line.pages)


def _who(visits: Iterable[Visit], told: Iterable[Told]) -> list[str]:
    """Return who of this clinic did something; people of other clinics are no staff of it."""
    named = [(each.by, each.elsewhere) for each in visits] + [(each.by, each.elsewhere) for each in told]
    return [by for by, elsewhere in named if by and not elsewhere]


def _staff(work: Work, names: Iterable[str]) -> Iterator[Person]:
    """Yield who recorded something in this copy, and who prepared it, each once."""
    query = select(StaffUser.display_name, StaffUser.registration_no).where(StaffUser.registration_no != "")
    numbers = {row.display_name: row.registration_no for row in work.session.execute(query)}
    for name in dict.fromkeys([work.actor.display_name, *names]):
        yield Person(name, numbers.get(name, ""))


def _clinic(work: Work) -> Clinic:
    details = settings.clinic_details(work.session)
    clinic_id = work.session.scalars(select(ClinicRow.clinic_id)).one()
    return Clinic(
        clinic_id=clinic_id,
        name=details.name,
        address=details.address,
        phone=details.phone,
        email=details.email,
        registration_no=details.registration_no,
    )
