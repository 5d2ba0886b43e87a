"""Saving contact details as an address card, alone and with the family on one phone."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import disclosure_lines
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.ui.details.opened import details_of


def test_a_card_leaves_with_its_line_and_the_family_each_with_their_own(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    asha = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01427"))
    lata = builders.register(clinic, builders.a_patient("Rao", "Lata", phone="98860 01427"))
    view, _hub = details_of(qtbot, clinic, asha, str(tmp_path / "card"), str(tmp_path / "both.vcf"), None)
    card = view.contact_card
    card.save.click()
    assert b"FN:Asha Rao" in (tmp_path / "card.vcf").read_bytes()
    card.family.setChecked(True)
    card.save.click()
    assert b"FN:Lata Rao" in (tmp_path / "both-2.vcf").read_bytes()
    assert b"Lata" not in (tmp_path / "both.vcf").read_bytes()
    card.save.click()
    with working(clinic) as work:
        assert (len(disclosure_lines(work, asha)), len(disclosure_lines(work, lata))) == (2, 1)
    assert card.banner.text() == ""


def test_a_folder_that_cannot_be_written_is_said_in_the_card(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    view, _hub = details_of(qtbot, clinic, patient, str(tmp_path / "missing" / "card.vcf"))
    view.contact_card.save.click()
    assert "could not be written" in view.contact_card.banner.text()


def test_reception_has_no_such_card(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    view, _hub = details_of(qtbot, desk, builders.register(desk))
    assert not view.contact_card.isVisibleTo(view)
