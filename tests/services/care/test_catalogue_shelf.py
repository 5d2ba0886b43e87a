"""Taking stock: files are taken into use once, a bad one is refused by row, and the last good copy stays."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.care import catalogue_shelf, catalogues
from luna_desktop.services.care.catalogue_shelf import Stock, refusal_words, take_stock
from luna_desktop.services.clinic import health
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.a_shelf import Files, files  # noqa: F401 - a fixture

VERSION = "# version 2026-11-1"


def stock(clinic: OpenClinic) -> Stock:
    return act(clinic, take_stock, None)


def words(found: Stock) -> list[str]:
    return [str(refusal_words(each)) for each in found.refused]


def test_files_are_taken_into_use_once(clinic: OpenClinic) -> None:
    assert stock(clinic) == Stock(taken=catalogues.SHIPPED)
    assert stock(clinic) == Stock()
    assert len(entries(clinic, "catalogues taken into use")) == 1
    assert catalogues.catalogue("topicals").row("tretinoin")["pregnancy"] == ""


def test_reception_takes_stock_too(open_clinic: Opener) -> None:
    assert stock(open_clinic(Role.RECEPTION)).refused == ()


def test_a_bad_row_is_refused_and_the_last_good_file_stays(clinic: OpenClinic, files: Files) -> None:  # noqa: F811
    stock(clinic)
    files.change("topicals", VERSION, "# version 2026-12-1")
    files.change("topicals", "\nadapalene\tAdapalene\t", "\nadapalene\t\t")
    found = stock(clinic)
    assert words(found) == [
        "topicals.tsv was refused, line 4: nothing stands under name. Version 2026-11-1 stays in use."
    ]
    assert catalogues.catalogue("topicals").version == "2026-11-1"
    assert catalogues.catalogue("topicals").row("adapalene")["name"] == "Adapalene"
    assert len(entries(clinic, "catalogue refused")) == 1
    check = next(each for each in act(clinic, health.examine, None).checks if each.name == "catalogues")
    assert not check.ok
    assert "line 4" in str(check.message)
    files.change("topicals", "\nadapalene\t\t", "\nadapalene\tAdapalene\t")
    assert stock(clinic) == Stock(taken=("topicals",))
    assert catalogues.catalogue("topicals").version == "2026-12-1"


def test_rows_that_change_without_a_new_version_are_refused(clinic: OpenClinic, files: Files) -> None:  # noqa: F811
    stock(clinic)
    files.change("allergens", "Natural rubber latex", "Natural rubber")
    assert words(stock(clinic)) == [
        "allergens.tsv was refused, line 1: the rows were changed, but the version was not. "
        "Version 2026-11-1 stays in use."
    ]
    assert catalogues.catalogue("allergens").row("latex")["name"] == "Natural rubber latex"


def test_without_an_earlier_copy_the_catalogue_is_not_there(clinic: OpenClinic, files: Files) -> None:  # noqa: F811
    files.change("scores", VERSION, "")
    assert words(stock(clinic)) == [
        "scores.tsv was refused, line 1: the version is missing. There is no earlier copy to use."
    ]
    assert "scores" not in catalogues.on_shelf()


def test_whole_catalogues_make_a_sound_system(clinic: OpenClinic) -> None:
    check = next(each for each in act(clinic, health.examine, None).checks if each.name == "catalogues")
    assert str(check.message) == f"All {len(catalogues.SHIPPED)} catalogues are whole."


def test_what_is_undone_leaves_the_shelf_as_it_was(clinic: OpenClinic) -> None:
    stock(clinic)
    before = catalogues.on_shelf()
    with working(clinic) as work:
        catalogue_shelf.refresh(work)
        assert catalogues.on_shelf() is not before
        work._take_back()
    assert catalogues.on_shelf() is before or catalogues.on_shelf() == before
