"""The openings' part of the tour: every step can be taken, and the dialog is put away again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.cli.tour_openings import OpeningsTour, closed_patient
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.ui.break_glass.page import OpeningsPlace
from luna_desktop.ui.break_glass.place import build_page
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.rights.glass_steps import open_record, own_teams
from tests.ui.contexts import context_of


class Walking:
    """A workspace that stays on one page."""

    def __init__(self, page: OpeningsPlace) -> None:
        self._page = page
        self.opened: list[PatientId] = []

    def go(self, place: str) -> None:
        assert place == "openings"

    def open_patient(self, patient: PatientId) -> None:
        self.opened.append(patient)

    def page(self) -> OpeningsPlace:
        return self._page


def test_every_step_can_be_taken(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    assert closed_patient(owner) is None
    patient = builders.register(owner)
    open_record(open_clinic(Role.CLINICIAN), patient)
    assert closed_patient(owner) == patient
    page = build_page(context_of(owner))
    qtbot.addWidget(page)
    assert isinstance(page, OpeningsPlace)
    walking, taken = Walking(page), []
    tour = OpeningsTour(walking, lambda name: lambda: taken.append(name))  # type: ignore[arg-type]  # as far as it goes
    for step in [*tour.lists(), *tour.dialog(None), *tour.dialog(patient)]:
        step()
    assert taken == ["openings-opened", "openings-noticed", "openings-requests", "break-glass"]
    assert walking.opened == [patient]
