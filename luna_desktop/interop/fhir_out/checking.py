"""Whether a bundle is what it says: FHIR R4 throughout, a document, and no reference that leads out of it.

The library behind this is large; whoever needs the check brings this module in when a copy is made.
"""

from __future__ import annotations

from collections.abc import Iterator

from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

from luna_desktop.interop.fhir_out.bundle import references_in
from luna_desktop.interop.fhir_out.values import Json


def problems_of(bundle: Json) -> tuple[str, ...]:
    """Return what is wrong with a bundle: names of elements and rules, never a value of the record."""
    return tuple(_problems(bundle))


def _problems(bundle: Json) -> Iterator[str]:
    try:
        Bundle.model_validate(bundle)
    except ValidationError as error:
        for each in error.errors():
            yield f"{'.'.join(str(part) for part in each['loc'])}: {each['type']}"
        return
    known = {entry["fullUrl"] for entry in bundle["entry"]}
    if len(known) != len(bundle["entry"]):
        yield "entry.fullUrl: not unique"
    yield from (f"{reference}: leads nowhere" for reference in set(references_in(bundle)) - known)
    if bundle["entry"][0]["resource"]["resourceType"] != "Composition":
        yield "entry.0: a document begins with its Composition"
    for element in ("identifier", "timestamp"):
        if element not in bundle:
            yield f"{element}: missing"
    if "versionId" not in bundle.get("meta", {}):
        yield "meta.versionId: missing"
