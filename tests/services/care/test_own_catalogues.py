"""Rows of the clinic's own: added, changed, switched off and on, versioned, audited, and refused where they are not."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.services.care import catalogues
from luna_desktop.services.care.catalogue_pages import CataloguePage, read_catalogue
from luna_desktop.services.care.own_catalogues import OwnRow, Switch, keep_own_row, switch_row
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

BALM = {"name": "Clinic balm", "source": "House rule", "allergen_ids": "lanolin"}


def add(clinic: OpenClinic, columns: dict[str, str] = BALM, **about: object) -> CataloguePage:
    return act(clinic, keep_own_row, OwnRow("topicals", columns, **about))  # type: ignore[arg-type]  # a test's shorthand


def test_an_own_row_is_offered_at_once_and_stays_after_a_restart(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    page = add(clinic)
    assert (page.rows[0].entry.id, page.rows[0].number) == ("own_clinic_balm", 1)
    assert catalogues.catalogue("topicals").find("clinic ba")[0].columns["allergen_ids"] == "lanolin"
    assert catalogues.medicines().named("Clinic balm") is not None
    assert [entry.detail for entry in entries(clinic, "catalogue row added")] != []
    catalogues.put_on_shelf({})
    again = act(open_clinic(Role.OWNER), read_catalogue, "topicals")
    assert again.rows[0].entry.name == "Clinic balm"


def test_a_change_is_a_new_version_and_the_chart_keeps_the_old_words(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    recorded = add(clinic).rows[0].entry.coded()
    page = add(clinic, {**BALM, "name": "Balm B"}, row_id="own_clinic_balm", number=1)
    assert (page.rows[0].entry.name, page.rows[0].entry.version) == ("Balm B", "own-2")
    assert recorded == Coded("Clinic balm", "own_clinic_balm", "", "luna/topicals|own-1")
    with pytest.raises(StaleRecord):
        add(clinic, BALM, row_id="own_clinic_balm", number=1)


def test_a_row_is_switched_off_and_on(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    act(clinic, switch_row, Switch("topicals", "tretinoin", True))
    assert catalogues.catalogue("topicals").named("Tretinoin") is None
    assert catalogues.catalogue("topicals").has("tretinoin")
    with pytest.raises(StaleRecord):
        act(clinic, switch_row, Switch("topicals", "tretinoin", False))
    page = act(clinic, switch_row, Switch("topicals", "tretinoin", False, 1))
    assert next(row for row in page.rows if row.entry.id == "tretinoin").number == 2
    assert catalogues.catalogue("topicals").named("Tretinoin") is not None
    assert len(entries(clinic, "catalogue row switched off")) == 1


def test_an_own_row_that_is_off_stays_off_when_it_is_changed(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    add(clinic)
    act(clinic, switch_row, Switch("topicals", "own_clinic_balm", True, 1))
    page = add(clinic, {**BALM, "name": "Balm B"}, row_id="own_clinic_balm", number=2)
    assert page.rows[0].is_off
    assert page.rows[0].entry.columns["allergen_ids"] == "lanolin"


def test_shipped_rows_and_unknown_ones_are_not_changed(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotFound, match="of the clinic’s own"):
        add(clinic, BALM, row_id="tretinoin")
    with pytest.raises(NotFound):
        act(clinic, switch_row, Switch("topicals", "lost", True))
    with pytest.raises(NotFound, match="takes no rows"):
        act(clinic, keep_own_row, OwnRow("scores", BALM))
    with pytest.raises(InvalidInput) as refused:
        add(clinic, {"name": "Tretinoin", "source": "S"})
    assert set(refused.value.problems) == {"name"}


def test_only_clinicians_change_and_the_owner_reads(open_clinic: Opener) -> None:
    for role in (Role.RECEPTION, Role.THERAPIST, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR):
        clinic = open_clinic(role)
        with pytest.raises(NotPermitted):
            act(clinic, read_catalogue, "topicals")
        with pytest.raises(NotPermitted):
            add(clinic)
