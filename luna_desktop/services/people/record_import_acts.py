"""Takes in what another clinic did, as it told of it: each visit and each act is one fact that nobody changes here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import insert

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.elsewhere import Act, ActElsewhere, VisitElsewhere
from luna_desktop.domain.facts import FactStatus, Source, write_body
from luna_desktop.interop.fhir_in.brought import BroughtAct
from luna_desktop.interop.record_zip import BroughtRecord
from luna_desktop.models.imports import FactOrigin
from luna_desktop.models.patients import Fact, FactVersion
from luna_desktop.services.facts import follow
from luna_desktop.services.people.record_import_desk import DESK_COMING, pointing_here
from luna_desktop.services.people.record_import_trust import Named, namer
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say_n

_FACT, _VERSION, _ORIGIN = (each.metadata.tables[each.__tablename__] for each in (Fact, FactVersion, FactOrigin))

COMING: Mapping[Act, Callable[[int], Message]] = {
    Act.PRESCRIPTION: lambda count: say_n(
        "{count} prescription comes along, to be read.", "{count} prescriptions come along, to be read.", count
    ),
    Act.CERTIFICATE: lambda count: say_n(
        "{count} certificate comes along, to be read.", "{count} certificates come along, to be read.", count
    ),
    Act.TREATMENT_CONSENT: lambda count: say_n(
        "{count} consent to a treatment comes along, to be read. Here the patient is asked anew.",
        "{count} consents to treatments come along, to be read. Here the patient is asked anew.",
        count,
    ),
    Act.AFTERCARE: lambda count: say_n(
        "{count} aftercare sheet comes along, to be read.", "{count} aftercare sheets come along, to be read.", count
    ),
    Act.INTAKE: lambda count: say_n(
        "{count} filled-in form comes along, to be read.", "{count} filled-in forms come along, to be read.", count
    ),
    **DESK_COMING,
}
"""What is said before an import of how many acts of each sort it would bring."""


def acts_coming(record: BroughtRecord) -> Iterator[Message]:
    """Say what another clinic did that comes along, by how much of each sort."""
    visits = sum(isinstance(each.body, VisitElsewhere) for each in record.acts)
    if visits:
        yield say_n("{count} visit comes along, to be read.", "{count} visits come along, to be read.", visits)
    counts = Counter(each.body.act for each in record.acts if isinstance(each.body, ActElsewhere))
    for act, words in COMING.items():
        if counts[act]:
            yield words(counts[act])


def write_acts(
    work: Work, patient: PatientId, import_id: int, record: BroughtRecord, ids: Mapping[str, int]
) -> dict[str, int]:
    """Write what another clinic did into the chart; returns the new ids by address. `ids` are those of the facts."""
    made = insert(_FACT).returning(_FACT.c.id)
    found: dict[str, int] = {}
    named = namer(work)
    for brought in record.acts:
        fact = {"patient_id": int(patient), "kind": brought.kind, "current_number": 1}
        found[brought.address] = number = int(work.connection.execute(made, fact).scalar_one())
        work.connection.execute(insert(_VERSION), _version(work, brought, number, {**ids, **found}))
        work.connection.execute(insert(_ORIGIN), _origin(brought, number, import_id, record, named))
    for kind in dict.fromkeys(brought.kind for brought in record.acts):
        follow(work, patient, kind)
    return found


def _version(work: Work, brought: BroughtAct, number: int, ids: Mapping[str, int]) -> dict[str, object]:
    return {
        "fact_id": number,
        "number": 1,
        "status": FactStatus.CURRENT.value,
        "body": write_body(pointing_here(_with_courses(brought, ids), ids)),
        "source": Source.DOCUMENT.value,
        "reason": "",
        "recorded_at": work.now,
        "recorded_by": work.actor.user_id,
    }


def _origin(brought: BroughtAct, number: int, import_id: int, record: BroughtRecord, named: Named) -> dict[str, object]:
    body = brought.body
    return {
        "fact_id": number,
        "number": 1,
        "import_id": import_id,
        "recorded_at": body.at or record.made_at,
        "recorded_by": named(body.by, body.clinic),
    }


def _with_courses(brought: BroughtAct, ids: Mapping[str, int]) -> object:
    """Return a visit whose treatments name their courses by the numbers that those have here."""
    body = brought.body
    if not isinstance(body, VisitElsewhere) or not body.versions:
        return body
    newest = body.versions[0]
    done = zip(newest.note.procedures, brought.courses, strict=True)
    procedures = tuple(replace(each, course_id=ids.get(course, 0)) for each, course in done)
    note = replace(newest.note, procedures=procedures)
    return replace(body, versions=(replace(newest, note=note), *body.versions[1:]))
