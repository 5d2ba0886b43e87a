"""Reading a catalogue: every row with all that it says, what waits, and a refusal in words."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotFound
from luna_desktop.services.care.catalogue_pages import count_waiting, read_catalogue
from luna_desktop.services.care.catalogue_shelf import take_stock
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.a_shelf import Files, files  # noqa: F401 - a fixture


def test_rows_come_by_name_with_all_that_they_say(open_clinic: Opener) -> None:
    doctor = open_clinic(Role.CLINICIAN)
    page = act(doctor, read_catalogue, "topicals")
    names = [row.entry.name.casefold() for row in page.rows]
    assert names == sorted(names)
    row = next(row for row in page.rows if row.entry.id == "tretinoin")
    assert row.entry.columns["pregnancy"]
    assert row.waiting == ("pregnancy", "lactation", "hold_before_procedure_days", "cautions")
    assert page.waiting == act(doctor, count_waiting, None)["topicals"]
    assert page.refused is None


def test_a_refused_file_is_told_and_one_without_a_copy_is_not_there(open_clinic: Opener, files: Files) -> None:  # noqa: F811
    doctor = open_clinic(Role.CLINICIAN)
    act(doctor, take_stock, None)
    files.change("allergens", "\nlatex\t", "\n\t")
    assert "allergens.tsv was refused, line 3" in str(act(doctor, read_catalogue, "allergens").refused)
    with pytest.raises(NotFound):
        act(doctor, read_catalogue, "lost")
