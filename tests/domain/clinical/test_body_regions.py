"""Body regions: the same partition as the published table, with names for each side."""

from __future__ import annotations

from luna_desktop import paths
from luna_desktop.domain.clinical.body_regions import REGIONS, opposite, region_name
from luna_desktop.domain.clinical.catalogues import load


def test_the_regions_are_those_of_the_table_with_its_codes() -> None:
    table = {entry.id: entry for entry in load(paths.resources() / "catalogues" / "body_regions.tsv").entries}
    assert list(REGIONS) == list(table)
    assert {name: (region.parent, region.snomed) for name, region in REGIONS.items()} == {
        name: (entry.columns["parent"], entry.columns["snomed_ct"]) for name, entry in table.items()
    }


def test_names_tell_the_sides_apart() -> None:
    assert str(region_name("cheek_l")) == "Left cheek"
    assert len({str(region.name) for region in REGIONS.values()}) == len(REGIONS)


def test_every_side_has_its_opposite() -> None:
    assert all(opposite(opposite(name)) == name and opposite(name) in REGIONS for name in REGIONS)
    assert (opposite("cheek_l"), opposite("nose")) == ("cheek_r", "nose")
