"""Reads papers, consents to treatments, aftercare and forms out of the elements in which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.elsewhere import Act, SaidRow
from luna_desktop.interop.fhir_in.brought import Placed, Reader, Resource, text_of
from luna_desktop.interop.fhir_out.act_marks import ROWS_ID
from luna_desktop.interop.fhir_out.values import read_concept


def _prescription(resources: Sequence[Resource]) -> Placed:
    what = tuple(Coded(**read_concept(each["medicationCodeableConcept"])) for each in resources)
    directions = (next((part["text"] for part in each.get("dosageInstruction", [])), "") for each in resources)
    rows = tuple(SaidRow(named.text, said) for named, said in zip(what, directions, strict=True))
    return Placed(rows=rows, what=what)


def _certificate(resources: Sequence[Resource]) -> Placed:
    return Placed({"topic": text_of(resources[0]["type"])})


def consent(resources: Sequence[Resource]) -> Placed:
    """Read what a Consent is about."""
    return Placed({"topic": next((text_of(each) for each in resources[0]["provision"]["code"]), "")})


def communication(resources: Sequence[Resource]) -> Placed:
    """Read what a Communication is about, by which way it went, and its words."""
    resource = resources[0]
    words = (each["contentString"] for each in resource.get("payload", []) if each.get("id") != ROWS_ID)
    way = next((text_of(each) for each in resource.get("medium", [])), "")
    return Placed({"topic": text_of(resource.get("topic", {})), "way": way, "text": next(words, "")})


def _intake(resources: Sequence[Resource]) -> Placed:
    return Placed(
        rows=tuple(SaidRow(str(item.get("text", "")), _answer(item)) for item in resources[0].get("item", []))
    )


def _answer(item: Resource) -> str:
    return next((str(each["valueString"]) for each in item.get("answer", [])), "")


CLINICAL: Mapping[Act, Reader] = {
    Act.PRESCRIPTION: _prescription,
    Act.CERTIFICATE: _certificate,
    Act.TREATMENT_CONSENT: consent,
    Act.AFTERCARE: communication,
    Act.INTAKE: _intake,
}
