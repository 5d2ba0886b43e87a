"""The catalogues that are in use: names and codes to choose from; what advises is silent until a doctor approved it.

One window works on one clinic, so the shelf is one for the program. It holds the shipped files from the start;
`services.care.catalogue_shelf` puts the open clinic's own rows, its approvals and its last good copies on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Catalogue, CatalogueError, broken_references, parse, silenced
from luna_desktop.domain.countries import read_names
from luna_desktop.texts import say

SHIPPED = tuple(TABLES)


@dataclass(frozen=True)
class Shipped:
    """What the program's folder gave: whole catalogues with their text, and a refusal for each file with a bad row."""

    catalogues: Mapping[str, Catalogue]
    refused: tuple[CatalogueError, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """Return the SHA-256 of each file's text."""
        return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in self.texts.items()}


def read_folder(folder: Path) -> Shipped:
    """Read every catalogue file; a file with a bad row, or one that points to what is nowhere, is left out."""
    found: dict[str, Catalogue] = {}
    refused: list[CatalogueError] = []
    texts: dict[str, str] = {}
    for name in SHIPPED:
        try:
            texts[name] = (folder / f"{name}.tsv").read_text(encoding="utf-8")
            found[name] = parse(f"{name}.tsv", texts[name])
        except CatalogueError as error:
            refused.append(error)
        except (OSError, UnicodeDecodeError) as error:
            reason = say("the file cannot be read ({kind})", kind=type(error).__name__)
            refused.append(CatalogueError(f"{name}.tsv", 0, reason))
    absent = {error.file.removesuffix(".tsv") for error in refused}
    for name in list(found):
        broken = broken_references(found[name], found)
        # where the file that it points to was refused, nothing can be said against this one
        if broken is not None and not absent & {each.table for each in TABLES[name].references}:
            refused.append(broken)
            del found[name]
    return Shipped(found, tuple(refused), {name: texts[name] for name in found})


def folder() -> Path:
    """Return the folder of the shipped files."""
    return paths.resources() / "catalogues"


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """Return the shipped catalogues, read once."""
    return read_folder(folder())


class _Shelf:
    """What is in use, replaced as a whole: the database lane puts, every thread reads."""

    def __init__(self) -> None:
        self.books: Mapping[str, Catalogue] = {}


_SHELF = _Shelf()


def on_shelf() -> Mapping[str, Catalogue]:
    """Return what the open clinic put on the shelf; nothing before that."""
    return _SHELF.books


def put_on_shelf(catalogues: Mapping[str, Catalogue]) -> None:
    """Let these be what `catalogue` returns from now on; an empty mapping takes the clinic's away again."""
    _SHELF.books = {**catalogues, **_joined(catalogues)} if catalogues else {}


@lru_cache(maxsize=1)
def _silent() -> Mapping[str, Catalogue]:
    """Return the shipped catalogues with nothing that advises, as before any clinic is open."""
    books = {
        name: Catalogue(name, tuple(silenced(entry, ()) for entry in whole.entries), whole.version)
        for name, whole in shipped().catalogues.items()
    }
    return {**books, **_joined(books)}


def _joined(books: Mapping[str, Catalogue]) -> dict[str, Catalogue]:
    """Return the lists that are made of several catalogues."""
    nothing = Catalogue("", ())
    medicines = books.get("topicals", nothing).entries + books.get("systemic_meds", nothing).entries
    allergens = books.get("allergens", nothing).entries
    triggers = tuple(entry for entry in allergens if entry.group != "assertion") + medicines
    plannable = books.get("treatments", nothing).entries + medicines
    return {
        "medicines": Catalogue("medicines", medicines),
        "triggers": Catalogue("triggers", triggers),
        "plannable": Catalogue("plannable", plannable),
    }


def catalogue(name: str) -> Catalogue:
    """Return the catalogue in use by the name of its file.

    Raises:
        KeyError: There is no such catalogue, or its file was refused and the clinic has no earlier copy.
    """
    books = _SHELF.books or _silent()
    return books[name]


def medicines() -> Catalogue:
    """Return topicals and systemic medicines as one list; which of the two a row is tells `is_topical`."""
    return catalogue("medicines")


def is_topical(code: str) -> bool:
    """Tell whether a code or an id belongs to the catalogue of topicals."""
    return catalogue("topicals").of_code(code) is not None


def plannable() -> Catalogue:
    """Return what can be planned as one list: treatments first, then topicals and systemic medicines."""
    return catalogue("plannable")


def allergy_triggers() -> Catalogue:
    """Return what people react to: allergens first, then medicines; “no known allergy” is a state and no trigger."""
    return catalogue("triggers")


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, str]]:
    return read_names(paths.resources() / "registers" / "countries.tsv")


def country_names(language: str) -> dict[str, str]:
    """Return the countries' names by code in a language, English where it has none."""
    names = _countries()
    return names.get(language, names["en"])
