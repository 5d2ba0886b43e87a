"""The catalogues in use: read once, silent before a clinic is open, and refused file by file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.services.care.catalogues import (
    SHIPPED,
    allergy_triggers,
    catalogue,
    folder,
    is_topical,
    medicines,
    on_shelf,
    put_on_shelf,
    read_folder,
    shipped,
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder(), tmp_path / "catalogues"))


def test_every_shipped_file_is_whole_and_read_once() -> None:
    assert shipped().refused == ()
    assert set(shipped().catalogues) == set(SHIPPED)
    assert catalogue("conditions") is catalogue("conditions")


def test_before_a_clinic_is_open_nothing_advises() -> None:
    assert shipped().catalogues["topicals"].row("tretinoin")["pregnancy"]
    assert catalogue("topicals").row("tretinoin")["pregnancy"] == ""
    assert catalogue("treatments").row("peel_superficial")["record_groups"] == "peel,consent,photo"


def test_what_a_clinic_put_on_the_shelf_counts_everywhere() -> None:
    mine = Catalogue("topicals", catalogue("topicals").entries[:2], "own")
    systemic = catalogue("systemic_meds")
    put_on_shelf({"topicals": mine, "systemic_meds": systemic})
    assert catalogue("topicals") is mine
    assert len(medicines().entries) == 2 + len(systemic.entries)
    put_on_shelf({})
    assert len(catalogue("topicals").entries) > 20


def test_a_bad_row_takes_its_file_away_and_no_other(files: Path) -> None:
    path = files / "topicals.tsv"
    path.write_text(path.read_text("utf-8").replace("\tretinoid_top\t", "\tretinoid_lost\t", 1), "utf-8")
    (files / "scores.tsv").unlink()
    found = read_folder(files)
    assert {error.file: error.line for error in found.refused} == {"scores.tsv": 0, "topicals.tsv": 3}
    assert "retinoid_lost" in str(found.refused[1])
    assert set(SHIPPED) - set(found.catalogues) == {"topicals", "scores"}


def test_a_refused_file_is_not_there_without_an_earlier_copy() -> None:
    put_on_shelf({"topicals": catalogue("topicals")})
    assert set(on_shelf()) == {"topicals", "medicines", "triggers", "plannable"}
    with pytest.raises(KeyError):
        catalogue("allergens")


def test_topicals_are_told_from_systemic_medicines() -> None:
    assert is_topical("tretinoin")
    assert not is_topical("isotretinoin")
    assert {"tretinoin", "isotretinoin"} <= {entry.id for entry in medicines().entries}


def test_a_medicine_can_be_a_trigger_but_not_the_lack_of_one() -> None:
    assert allergy_triggers().named("Natural rubber latex") is not None
    assert any(entry.id == "isotretinoin" for entry in allergy_triggers().find("isotret"))
    assert allergy_triggers().named("No known allergy") is None
