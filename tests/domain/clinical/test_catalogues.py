"""Catalogues: the shipped files are whole, a bad row is refused by its number, rows keep all their columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import (
    Catalogue,
    CatalogueError,
    broken_references,
    load,
    parse,
    silenced,
    wanted_columns,
)

FOLDER = paths.resources() / "catalogues"
SHIPPED = {name: load(FOLDER / f"{name}.tsv") for name in TABLES}
HEAD = wanted_columns(TABLES["allergens"])


def allergens(*rows: dict[str, str], version: str = "# version 7\n") -> str:
    lines = ["\t".join(HEAD)]
    for row in rows:
        whole = {"name": "Nickel", "source": "S", "basis": "V", **row}
        lines.append("\t".join(whole.get(name, "") for name in HEAD) + whole.get("more", ""))
    return version + "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", TABLES)
def test_every_shipped_row_can_be_recorded_and_looked_up(name: str) -> None:
    catalogue = SHIPPED[name]
    assert catalogue.entries
    assert broken_references(catalogue, SHIPPED) is None
    for entry in catalogue.entries:
        coded = entry.coded()
        assert (coded.text, coded.catalogue) == (entry.name, f"luna/{name}|{catalogue.version}")
        assert catalogue.of_code(coded.code) is not None
        assert set(catalogue.row(entry.id)) >= set(wanted_columns(TABLES[name]))


def test_no_shipped_sentence_calls_anything_safe_or_gives_a_dose() -> None:
    unfit = re.compile(r"\bsafer?\b|\bno risk\b|\bforbidden\b|\d+\s*(?:g|mg)\s*(?:/|per)\s*(?:day|week|kg)", re.I)
    for name in TABLES.keys() - {"sources"}:
        for entry in SHIPPED[name].entries:
            assert not [text for text in entry.columns.values() if unfit.search(text)], (name, entry.id)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": ""}, "line 4: nothing stands under id"),
        ({"id": "b", "name": ""}, "line 4: nothing stands under name"),
        ({"id": "b", "source": "", "basis": ""}, "line 4: nothing stands under source, basis"),
        ({"id": "b", "basis": "sure"}, "line 4: basis is neither V nor M nor X"),
        ({"id": "b", "more": "\tmore"}, f"line 4: {len(HEAD) + 1} columns instead of {len(HEAD)}"),
        ({"id": "a"}, "line 4: the id a stands there twice"),
    ],
)
def test_a_bad_row_is_refused_by_its_number(row: dict[str, str], reason: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(f"allergens.tsv {reason}")) as refused:
        parse("allergens.tsv", allergens({"id": "a"}, row))
    assert (refused.value.file, refused.value.line) == ("allergens.tsv", 4)


def test_a_file_without_version_or_with_a_column_missing_is_refused() -> None:
    with pytest.raises(CatalogueError, match="line 1: the version is missing"):
        parse("allergens.tsv", allergens(version="id\n"))
    with pytest.raises(CatalogueError, match="line 2: columns are missing: mechanism"):
        parse("allergens.tsv", allergens().replace("\tmechanism", ""))


def test_a_row_that_points_nowhere_is_refused_by_its_number() -> None:
    text = allergens({"id": "a", "source": "POLICY"}, {"id": "b", "source": "POLICY", "cross_groups": "NONE,LOST"})
    broken = broken_references(parse("allergens.tsv", text), SHIPPED)
    assert broken is not None
    assert (broken.line, str(broken.reason)) == (4, "cross_groups names LOST, which is not in vocab")


def test_ids_may_stand_in_two_columns(tmp_path: Path) -> None:
    assert SHIPPED["treatment_fields"].row("laser.spot_mm")["unit"] == "mm"
    (tmp_path / "allergens.tsv").write_text(allergens({"id": "a"}), encoding="utf-8")
    assert load(tmp_path / "allergens.tsv").version == "7"


def test_a_row_switched_off_is_not_found_but_can_be_looked_up() -> None:
    whole = parse("allergens.tsv", allergens({"id": "a"}, {"id": "b", "name": "Cobalt", "match_terms": "kobalt,co"}))
    catalogue = Catalogue("allergens", whole.entries[:1], "7", off=whole.entries[1:])
    assert catalogue.find("cob") == ()
    assert catalogue.named("kobalt") is None
    assert whole.named("KOBALT") == whole.entries[1]
    assert catalogue.has("b")
    assert catalogue.entry("b").parts("match_terms", ",") == ("kobalt", "co")
    assert catalogue.of_code("b") == whole.entries[1]
    assert catalogue.of_code("") is None
    with pytest.raises(KeyError):
        catalogue.row("c")


def test_what_advises_is_silent_until_it_is_heard() -> None:
    entry = SHIPPED["topicals"].entry("tretinoin")
    assert entry.columns["pregnancy"]
    quiet = silenced(entry, ())
    assert [quiet.columns[name] for name in TABLES["topicals"].advising] == [""] * 5
    assert silenced(entry, {"lactation"}).columns["lactation"] == entry.columns["lactation"]
    assert quiet.columns["strengths"] == entry.columns["strengths"]
