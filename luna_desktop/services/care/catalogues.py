"""The catalogues that come with the program, read once: names and codes to choose from, never advice."""

from __future__ import annotations

from functools import lru_cache

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogues import Catalogue, load
from luna_desktop.domain.countries import read_names

SHIPPED = ("conditions", "topicals", "systemic_meds", "allergens")


@lru_cache(maxsize=len(SHIPPED))
def catalogue(name: str) -> Catalogue:
    """Return a shipped catalogue by the name of its file.

    Raises:
        CatalogueError: a row of the file cannot be used; the text names file, line and reason.
    """
    return load(paths.resources() / "catalogues" / f"{name}.tsv")


def medicines() -> Catalogue:
    """Return topicals and systemic medicines as one list; which of the two a row is tells `is_topical`."""
    return Catalogue("medicines", catalogue("topicals").entries + catalogue("systemic_meds").entries)


def is_topical(code: str) -> bool:
    """Tell whether a code or an id belongs to the catalogue of topicals."""
    return any(code in {entry.id, entry.code} for entry in catalogue("topicals").entries)


def allergy_triggers() -> Catalogue:
    """Return what people react to: allergens first, then medicines."""
    return Catalogue("triggers", catalogue("allergens").entries + medicines().entries)


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, str]]:
    return read_names(paths.resources() / "registers" / "countries.tsv")


def country_names(language: str) -> dict[str, str]:
    """Return the countries' names by code in a language, English where it has none."""
    names = _countries()
    return names.get(language, names["en"])
