"""What is said again in the resources that other programs look for: orders, samples, photographs as documents.

They are worked out of entries that stand whole in resources of their own, are marked so, and are passed over when a
copy is read back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from luna_desktop.domain.clinical.results import Investigation, InvestigationKind, ResultState
from luna_desktop.domain.facts import FactStatus
from luna_desktop.interop.fhir_out.content import Entry
from luna_desktop.interop.fhir_out.engine import Context, instant
from luna_desktop.interop.fhir_out.files import DERIVED
from luna_desktop.interop.fhir_out.values import Json

_ORDERED = {ResultState.ORDERED: "active", ResultState.CANCELLED: "revoked"}
_SAMPLE = "http://terminology.hl7.org/CodeSystem/v2-0487"
_SAMPLES = {
    InvestigationKind.BLOOD: ("BLD", "Whole blood"),
    InvestigationKind.URINE: ("UR", "Urine"),
    InvestigationKind.HISTOLOGY: ("TISS", "Tissue"),
}
"""Samples that the kind of an investigation names for certain; a scraping, a smear or a culture may be anything."""


def order_and_sample(entry: Entry, report: Json, context: Context) -> Iterator[Json]:
    """Yield the order of an investigation and the sample that was examined, and let its report name both."""
    body: Investigation = entry.body
    if entry.status is FactStatus.ENTERED_IN_ERROR:
        return
    sample = context.names.reference("sample", entry.entry) if body.has_result and body.kind in _SAMPLES else None
    if sample is not None:
        report["specimen"] = [sample]
        code, words = _SAMPLES[body.kind]
        kind = {"coding": [{"system": _SAMPLE, "code": code, "display": words}]}
        yield _derived("Specimen", context.names.id_of("sample", entry.entry), type=kind, subject=context.patient)
    if body.ordered is None:
        return
    report["basedOn"] = [context.names.reference("order", entry.entry)]
    found = _derived(
        "ServiceRequest",
        context.names.id_of("order", entry.entry),
        status=_ORDERED.get(body.state, "completed"),
        intent="order",
        code=report["code"],
        subject=context.patient,
        authoredOn=instant(body.ordered.at),
        requester=context.person(body.ordered.by),
    )
    if body.question:
        found["reasonCode"] = [{"text": body.question}]
    if body.laboratory:
        found["performer"] = [{"display": body.laboratory}]
    if sample is not None:
        found["specimen"] = [sample]
    yield found


def photograph_document(entry: Entry, media: Json, context: Context) -> Json:
    """Return a photograph as a document, for programs that look for pictures there; `media` has its file."""
    attachment = {**media["content"], "creation": media["createdDateTime"]}
    if entry.body.caption:
        attachment["title"] = entry.body.caption
    return _derived(
        "DocumentReference",
        context.names.id_of("photograph document", entry.entry),
        security=media["meta"]["security"],
        status="current",
        type={"text": "Photograph"},
        subject=context.patient,
        date=instant(entry.recorded_at),
        content=[{"attachment": attachment}],
        context={"related": [context.names.reference("photograph", entry.entry)]},
    )


def _derived(kind: str, number: str, security: list[Json] | None = None, **elements: Any) -> Json:
    marked: Json = {"tag": [dict(DERIVED)], **({"security": security} if security else {})}
    return {"resourceType": kind, "id": number, "meta": marked, **elements}
