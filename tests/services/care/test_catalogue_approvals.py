"""A doctor's approval: all, by column, row by row; taken back; asked for again with a new version of a file."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.services.care import catalogues
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogue_pages import count_waiting, read_catalogue
from luna_desktop.services.care.catalogue_shelf import take_stock
from luna_desktop.services.care.own_catalogues import OwnRow, keep_own_row
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.a_shelf import Files, files  # noqa: F401 - a fixture

BALM = {"name": "Clinic balm", "source": "House rule", "cautions": "Not on wounds"}


@pytest.fixture
def doctor(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.CLINICIAN)


def says(column: str, row: str = "tretinoin", name: str = "topicals") -> bool:
    return bool(catalogues.catalogue(name).row(row)[column])


def test_everything_may_be_approved_at_once_and_taken_back(doctor: OpenClinic) -> None:
    before = act(doctor, count_waiting, None)
    advising = {"conditions", "topicals", "systemic_meds", "allergens", "treatments", "safety_rules", "suggestions"}
    assert set(before) == advising
    assert min(before.values()) > 0
    assert set(act(doctor, approve_advice, Approving()).values()) == {0}
    assert says("pregnancy")
    assert says("advice", "latex", "allergens")
    assert act(doctor, approve_advice, Approving(approved=False)) == before
    assert not says("pregnancy")
    assert len(entries(doctor, "catalogue approval withdrawn")) == 7


def test_a_column_or_a_single_row_may_be_approved(doctor: OpenClinic) -> None:
    act(doctor, approve_advice, Approving("topicals", ("pregnancy",)))
    assert (says("pregnancy"), says("cautions")) == (True, False)
    act(doctor, approve_advice, Approving("topicals", rows=("adapalene",)))
    assert says("cautions", "adapalene")
    assert not says("cautions")
    act(doctor, approve_advice, Approving("topicals", ("pregnancy",), ("tretinoin",), approved=False))
    assert (says("pregnancy"), says("pregnancy", "adapalene")) == (False, True)


def test_it_is_told_who_approved_what_when_and_in_which_version(doctor: OpenClinic) -> None:
    act(doctor, approve_advice, Approving("topicals", ("pregnancy",)))
    (act_told,) = act(doctor, read_catalogue, "topicals").acts
    assert (act_told.column, act_told.row_id, act_told.version) == ("pregnancy", "", "2026-11-1")
    assert (act_told.by, act_told.is_approved) == ("Dr Meera Pillai", True)


def test_a_new_version_of_a_file_is_silent_again(doctor: OpenClinic, files: Files) -> None:  # noqa: F811
    act(doctor, take_stock, None)
    act(doctor, approve_advice, Approving())
    files.change("topicals", "# version 2026-11-1", "# version 2026-12-1")
    act(doctor, take_stock, None)
    assert not says("pregnancy")
    assert says("pregnancy", "isotretinoin", "systemic_meds")
    with pytest.raises(StaleRecord):
        act(doctor, approve_advice, Approving("topicals", versions={"topicals": "2026-11-1"}))
    act(doctor, approve_advice, Approving("topicals", versions={"topicals": "2026-12-1"}))
    assert says("pregnancy")


def test_own_rows_wait_too_and_a_changed_one_waits_again(doctor: OpenClinic) -> None:
    page = act(doctor, keep_own_row, OwnRow("topicals", BALM))
    assert page.rows[0].waiting == ("cautions",)
    act(doctor, approve_advice, Approving("topicals"))
    assert says("cautions", "own_clinic_balm")
    page = act(doctor, keep_own_row, OwnRow("topicals", BALM, "own_clinic_balm", 1))
    assert page.waiting == 1
    assert not says("cautions", "own_clinic_balm")


def test_what_does_not_advise_is_not_approved(doctor: OpenClinic) -> None:
    for wrong in (Approving("topicals", ("strengths",)), Approving("scores")):
        with pytest.raises(InvalidInput) as refused:
            act(doctor, approve_advice, wrong)
        assert set(refused.value.problems) == {"columns"}
    with pytest.raises(InvalidInput) as refused:
        act(doctor, approve_advice, Approving("topicals", rows=("lost",)))
    assert set(refused.value.problems) == {"rows"}


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.THERAPIST, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR])
def test_nobody_but_a_doctor_approves(open_clinic: Opener, role: Role) -> None:
    with pytest.raises(NotPermitted):
        act(open_clinic(role), approve_advice, Approving())
