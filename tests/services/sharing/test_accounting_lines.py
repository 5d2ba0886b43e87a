"""What left another clinic stands in the accounting with what left this one, within the same period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.recipients import Basis
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from luna_desktop.services.sharing.deliveries import make_machine, write_file
from luna_desktop.texts import ENGLISH
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.privacy.told_there import AT, CLINIC, DISCLOSURE, come_from_there
from tests.services.sharing.test_machine_copy import a_request, prepare


def test_lines_of_both_clinics_in_the_order_in_which_it_left(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path)
    copy = make_machine(prepare(clinic, a_request(patient)), ENGLISH)
    write_file(clinic.desk, clinic.actor, copy, tmp_path / "out.zip")
    there, here = act(clinic, read_accounting, AccountingAsked(patient)).lines
    assert (there.place, there.elsewhere, there.recipient, there.count) == (1, CLINIC, "Dr Second", 2)
    assert (there.first, there.basis, there.state, there.what) == (AT, Basis.RIGHT, State.SENT, "Visits")
    assert (here.place, here.elsewhere, here.recipient) == (2, "", "Ananya Kumar")


def test_what_left_before_the_period_is_left_out(open_clinic: Opener, tmp_path: Path) -> None:
    clinic = open_clinic(Role.OWNER)
    patient = come_from_there(clinic, tmp_path, DISCLOSURE)
    assert act(clinic, read_accounting, AccountingAsked(patient, date(2026, 3, 4))).lines
    assert not act(clinic, read_accounting, AccountingAsked(patient, date(2026, 3, 5))).lines
