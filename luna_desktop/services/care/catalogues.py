"""The catalogues that are in use: names and codes to choose from; what advises is silent until a doctor approved it.

One window works on one clinic, so the shelf is one for the program. It holds the shipped files from the start;
`services.care.catalogue_shelf` puts the open clinic's own rows, its approvals and its last good copies on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Catalogue, CatalogueError, broken_references, load, silenced
from luna_desktop.domain.countries import read_names

SHIPPED = tuple(TABLES)


@dataclass(frozen=True)
class Shipped:
    """What the program's folder gave: whole catalogues, and one refusal for each file that has a bad row."""

    catalogues: Mapping[str, Catalogue]
    refused: tuple[CatalogueError, ...] = ()


def read_folder(folder: Path) -> Shipped:
    """Read every catalogue file; a file with a bad row, or one that points to what is nowhere, is left out."""
    found: dict[str, Catalogue] = {}
    refused: list[CatalogueError] = []
    for name in SHIPPED:
        try:
            found[name] = load(folder / f"{name}.tsv")
        except CatalogueError as error:
            refused.append(error)
        except (OSError, UnicodeDecodeError) as error:
            refused.append(CatalogueError(f"{name}.tsv", 0, f"the file cannot be read ({type(error).__name__})"))
    absent = {error.file.removesuffix(".tsv") for error in refused}
    for name in list(found):
        broken = broken_references(found[name], found)
        # where the file that it points to was refused, nothing can be said against this one
        if broken is not None and not absent & {each.table for each in TABLES[name].references}:
            refused.append(broken)
            del found[name]
    return Shipped(found, tuple(refused))


def folder() -> Path:
    """Return the folder of the shipped files."""
    return paths.resources() / "catalogues"


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """Return the shipped catalogues, read once."""
    return read_folder(folder())


_ON_SHELF: dict[str, Catalogue] = {}


def put_on_shelf(catalogues: Mapping[str, Catalogue]) -> None:
    """Let these be what `catalogue` returns from now on; an empty mapping takes the clinic's away again."""
    _ON_SHELF.clear()
    _ON_SHELF.update(catalogues)
    for derived in (medicines, allergy_triggers, _silent):
        derived.cache_clear()


@lru_cache(maxsize=len(SHIPPED))
def _silent(name: str) -> Catalogue:
    """Return a shipped catalogue in which nothing advises, as before any clinic is open."""
    whole = shipped().catalogues[name]
    return Catalogue(name, tuple(silenced(entry, ()) for entry in whole.entries), whole.version)


def catalogue(name: str) -> Catalogue:
    """Return the catalogue in use by the name of its file.

    Raises:
        KeyError: There is no such catalogue, or its file was refused and the clinic has no earlier copy.
    """
    return _ON_SHELF.get(name) or _silent(name)


@lru_cache(maxsize=1)
def medicines() -> Catalogue:
    """Return topicals and systemic medicines as one list; which of the two a row is tells `is_topical`."""
    return Catalogue("medicines", catalogue("topicals").entries + catalogue("systemic_meds").entries)


def is_topical(code: str) -> bool:
    """Tell whether a code or an id belongs to the catalogue of topicals."""
    return catalogue("topicals").of_code(code) is not None


@lru_cache(maxsize=1)
def allergy_triggers() -> Catalogue:
    """Return what people react to: allergens first, then medicines; “no known allergy” is a state and no trigger."""
    allergens = tuple(entry for entry in catalogue("allergens").entries if entry.group != "assertion")
    return Catalogue("triggers", allergens + medicines().entries)


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, str]]:
    return read_names(paths.resources() / "registers" / "countries.tsv")


def country_names(language: str) -> dict[str, str]:
    """Return the countries' names by code in a language, English where it has none."""
    names = _countries()
    return names.get(language, names["en"])
