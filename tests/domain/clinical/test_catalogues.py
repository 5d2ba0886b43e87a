"""Catalogues: the shipped files are whole, a bad row is refused by its number, the likeliest match comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogues import CatalogueError, load

FILES = sorted((paths.resources() / "catalogues").glob("*.tsv"))
HEAD = "id\tname\tcode\tsystem\tsynonyms\tgroup\tsource\tbasis\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_row_can_be_found_and_recorded(file: Path) -> None:
    catalogue = load(file)
    assert catalogue.entries
    for entry in catalogue.entries:
        assert catalogue.named(entry.name.upper()) is not None
        assert entry.coded().code
        assert entry.coded().text == entry.name


def written(folder: Path, *rows: str) -> Path:
    path = folder / "conditions.tsv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("\tAcne\t\t\t\t\tS\tV", "line 3: id"),
        ("b\t\t\t\t\t\tS\tV", "line 3: name"),
        ("b\tAcne\t\t\t\t\t\t", "line 3: source, basis"),
        ("b\tAcne\t\t\t\t\tS\tV\tmore", "line 3: too many columns"),
        ("a\tRosacea\t\t\t\t\tS\tV", "line 3: the id a stands there twice"),
    ],
)
def test_a_bad_row_is_refused_by_its_number(tmp_path: Path, row: str, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        load(written(tmp_path, "a\tMelasma\tL81.1\tICD-10\t\t\tS\tV", row))


def test_the_start_of_a_name_comes_before_a_word_a_synonym_and_a_part(tmp_path: Path) -> None:
    rows = (
        "1\tSevere keratosis\t\t\t\t\tS\tV",
        "2\tActinic cheilitis\t\t\t\t\tS\tV",
        "3\tKeratosis pilaris\t\t\tchicken skin\t\tS\tV",
        "4\tSolar lentigo\tL81.4\tICD-10\tkeratosic spots\t\tS\tV",
        "5\tHyperkeratosis\t\t\t\t\tS\tV",
    )
    catalogue = load(written(tmp_path, *rows))
    assert [entry.id for entry in catalogue.find(" KERATOS ")] == ["3", "1", "4", "5"]
    assert [entry.id for entry in catalogue.find("l81.4")] == ["4"]
    assert catalogue.find("  ") == ()
    assert len(catalogue.find("a", limit=2)) == 2
    assert catalogue.named("Chicken skin") == catalogue.entries[2]
    assert catalogue.named("chicken") is None
