"""Takes a whole record in from a machine copy: facts with every version, photographs, documents.

Who first recorded something, and when, is kept with each version (`fact_origin`), so that the chart and every later
copy say it; the version itself says who took it in. Photographs come in only where the patient has agreed to it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.documents import DocumentFacts, DocumentKind
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import write_body
from luna_desktop.domain.import_rows import Understood
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.documents import prepare_document
from luna_desktop.interop.fhir_out.engine import Read
from luna_desktop.interop.fhir_out.homes import SPECS
from luna_desktop.interop.fhir_out.values import shapes_of
from luna_desktop.interop.import_files import FileRefused
from luna_desktop.interop.papers import PaperRefused
from luna_desktop.interop.pictures import PictureRefused, prepare
from luna_desktop.interop.record_zip import BroughtFact, BroughtRecord, body_of, read_files
from luna_desktop.interop.record_zip import read_record as read_record
from luna_desktop.models.imports import FactOrigin
from luna_desktop.models.patients import Fact, FactVersion
from luna_desktop.services.care.allergy_list import settle_allergies
from luna_desktop.services.care.courses import tell_the_desk
from luna_desktop.services.care.documents import NewDocument, enter_document, keep_document
from luna_desktop.services.care.photographs import NewPhotograph, keep_photograph
from luna_desktop.services.facts import follow
from luna_desktop.services.people.cards import refresh_card
from luna_desktop.services.people.record_import_acts import acts_coming, write_acts
from luna_desktop.services.people.record_import_desk import keep_to
from luna_desktop.services.people.record_import_trust import Named, namer, unproven
from luna_desktop.services.privacy.consents import ConsentAnswer, append
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import ENGLISH, Message, say, say_n

_FACT, _VERSION, _ORIGIN = (each.metadata.tables[each.__tablename__] for each in (Fact, FactVersion, FactOrigin))
_FILES = ("photograph", "document")
_OVER_PHOTOGRAPHS = ("photo_marks", "photo_comparison")


@dataclass(frozen=True)
class Taking:
    """What is taken in: the record of a copy, where the file lies, and whether the patient agreed to photographs."""

    import_id: int
    record: BroughtRecord = field(repr=False)
    path: Path
    with_photographs: bool = False
    passphrase: str = field(default="", repr=False)


def check_taker(work: Work) -> None:
    """Refuse a whole record to who writes in no chart; raises NotPermitted."""
    if not (work.actor.may(Permission.CHANGE_CHART) and work.actor.opens_vault):
        raise NotPermitted(
            say(
                "This file holds a whole medical record. Somebody who may import patients and also treats them takes "
                "it in. From its bundle.json, the person alone can be taken over by everybody who imports."
            ),
            permission=Permission.CHANGE_CHART.value,
        )


def understood(record: BroughtRecord) -> Understood:
    """Return the one row of a copy: the person, and what comes along."""
    count = sum(fact.kind not in _FILES for fact in record.facts)
    notes = [say_n("{count} entry of the record comes along.", "{count} entries of the record come along.", count)]
    photographs, documents = (sum(fact.kind == kind for fact in record.facts) for kind in _FILES)
    if photographs:
        notes.append(
            say_n(
                "{count} photograph comes along where the patient agreed to it.",
                "{count} photographs come along where the patient agreed to it.",
                photographs,
            )
        )
    if documents:
        notes.append(say_n("{count} document comes along.", "{count} documents come along.", documents))
    notes += acts_coming(record)
    return Understood(1, record.person, notes=tuple(notes))


def take_in(work: Work, patient: PatientId, taking: Taking) -> tuple[Message, ...]:
    """Write a record into the chart of a patient who was just registered; returns what there is to say.

    Raises:
        FileRefused: A photograph or document of the copy cannot be read.
        InvalidInput: The patient's consent to photographs cannot be recorded.
    """
    clinic = taking.record.clinic
    facts = [unproven(fact, clinic) for fact in taking.record.facts if _comes(fact, taking)]
    consent = _consent(work, patient) if any(fact.kind == "photograph" for fact in facts) else 0
    ids = {fact.address: number for fact, number in zip(facts, _write_facts(work, patient, facts), strict=True)}
    photographs = _keep_files(work, patient, taking, ids, consent)
    _write_versions(work, facts, ids, photographs, taking)
    acts = write_acts(work, patient, taking.import_id, taking.record, ids)
    kept_to = keep_to(work, patient, taking.record, agreed=frozenset({Purpose.CLINICAL_PHOTOGRAPHS} if consent else ()))
    for kind in dict.fromkeys(fact.kind for fact in facts):
        follow(work, patient, kind)
    settle_allergies(work, patient)
    tell_the_desk(work, patient)
    refresh_card(work, patient)
    work.record(
        "record taken in",
        patient_change("patient", patient, patient),
        kind=CREATED,
        detail={"import": taking.import_id, "facts": len(facts), "acts": len(acts), "photographs": len(photographs)},
    )
    said = (*kept_to, *_keep_pages(work, patient, taking))
    left = sum(fact.kind == "photograph" for fact in taking.record.facts) - len(photographs)
    if not left:
        return said
    words = say_n(
        "{count} photograph was left out: the patient did not agree to it here.",
        "{count} photographs were left out: the patient did not agree to them here.",
        left,
    )
    return (*said, words)


def _keep_pages(work: Work, patient: PatientId, taking: Taking) -> tuple[Message, ...]:
    """Keep the copy's pages as a document, as the other clinic made them.

    They show every photograph of the copy, and whoever reads documents reads them: they stay out with a photograph that
    stays out, and where one is intimate.
    """
    record = taking.record
    if record.pages is None:
        return ()
    shown = [fact.versions[-1].values for fact in record.facts if fact.kind == "photograph"]
    if shown and (not taking.with_photographs or any(values.get("sensitive") for values in shown)):
        return (say("The pages of the copy were not kept: they show photographs that are not for every reader here."),)
    title = say("Copy {number} of {clinic}", number=record.number, clinic=record.clinic)
    facts = DocumentFacts(
        ENGLISH.render(title), DocumentKind.OTHER, PartialDate.of(local_day(record.made_at)), record.clinic
    )
    try:
        ((file, content),) = read_files(taking.path, [record.pages], taking.passphrase)
        enter_document(work, NewDocument(patient, prepare_document(content), facts, file.path))
    except (PaperRefused, InvalidInput):
        return (say("The pages of the copy could not be kept."),)
    return ()


def _comes(fact: BroughtFact, taking: Taking) -> bool:
    if fact.kind in _OVER_PHOTOGRAPHS:
        return taking.with_photographs
    if fact.kind not in _FILES:
        return True
    has_file = any(file.address == fact.address for file in taking.record.files)
    return has_file and (fact.kind == "document" or taking.with_photographs)


def _consent(work: Work, patient: PatientId) -> int:
    answer = ConsentAnswer(patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER)
    return append(work, answer).sequence


def _write_facts(work: Work, patient: PatientId, facts: Iterable[BroughtFact]) -> list[int]:
    """Return the ids of new facts, in their order; versions follow when all ids are known."""
    made = insert(_FACT).returning(_FACT.c.id)
    return [
        int(
            work.connection.execute(
                made, {"patient_id": int(patient), "kind": fact.kind, "current_number": len(fact.versions)}
            ).scalar_one()
        )
        for fact in facts
    ]


def _write_versions(
    work: Work, facts: Iterable[BroughtFact], ids: Mapping[str, int], photographs: Mapping[str, int], taking: Taking
) -> None:
    rows: list[dict[str, Any]] = []
    origins: list[dict[str, Any]] = []
    named = namer(work)
    for fact in facts:
        for number, version in enumerate(fact.versions, start=1):
            key = {"fact_id": ids[fact.address], "number": number}
            rows.append({**key, **_version(work, version, ids, photographs)})
            origins.append({**key, "import_id": taking.import_id, **_origin(version, taking.record.clinic, named)})
    work.connection.execute(insert(_VERSION), rows)
    work.connection.execute(insert(_ORIGIN), origins)


def _version(work: Work, version: Read, ids: Mapping[str, int], photographs: Mapping[str, int]) -> dict[str, Any]:
    return {
        "status": version.status.value,
        "body": write_body(body_of(version, _linked(version, ids, photographs))),
        "source": version.source.value,
        "reason": version.reason,
        "recorded_at": work.now,
        "recorded_by": work.actor.user_id,
    }


def _origin(version: Read, clinic: str, named: Named) -> dict[str, Any]:
    return {"recorded_at": version.recorded_at, "recorded_by": named(version.recorded_by, clinic)}


def _linked(version: Read, ids: Mapping[str, int], photographs: Mapping[str, int]) -> dict[str, Any]:
    """Return the numbers that the links of a version have here; what did not come along is no link any more."""
    spec = SPECS.get(version.kind)
    found: dict[str, Any] = {}
    for link in spec.links if spec is not None else ():
        known = photographs if link.to == "photograph" else ids
        numbers = [known[address] for address in version.links.get(link.field, ()) if address in known]
        if shapes_of(spec.body)[link.field].many:  # type: ignore[union-attr]  # there are links only with one
            found[link.field] = numbers
        elif numbers:
            found[link.field] = numbers[0]
    return found


def _keep_files(work: Work, patient: PatientId, taking: Taking, ids: Mapping[str, int], consent: int) -> dict[str, int]:
    """Seal the files whose facts come in; returns the new ids of photographs by address."""
    facts = {fact.address: fact for fact in taking.record.facts if fact.address in ids}
    photographs: dict[str, int] = {}
    wanted = [file for file in taking.record.files if file.address in facts]
    for file, content in read_files(taking.path, wanted, taking.passphrase):
        fact = facts[file.address]
        body, name = body_of(fact.versions[-1]), file.path.rpartition("/")[2]
        try:
            if fact.kind == "photograph":
                new = NewPhotograph(patient, prepare(content), body, name)
                photographs[file.address] = keep_photograph(work, new, ids[file.address], consent)
            else:
                keep_document(work, NewDocument(patient, prepare_document(content), body, name), ids[file.address])
        except (PictureRefused, PaperRefused, InvalidInput):
            raise FileRefused(say("A photograph or document of this copy cannot be read. Ask for it again.")) from None
    return photographs
