"""The SNOMED CT concept of a condition, as the catalogue knows it beside the ICD-10 code."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.history import Condition
from luna_desktop.services.care.catalogues import catalogue


def with_concept(body: object) -> object:
    """Return a condition with the concept of the catalogue's row that was chosen; every other body as it is.

    Words without a code have no concept. A code that the catalogue in use does not hold keeps the one that it had.
    """
    if not isinstance(body, Condition):
        return body
    if not body.what.code:
        return replace(body, snomed="")
    try:
        row = catalogue("conditions").named(body.what.text)
    except KeyError:
        return body
    if row is None or row.coded().code != body.what.code:
        return body
    return replace(body, snomed=row.columns.get("snomed_ct", ""))
