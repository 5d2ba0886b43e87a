"""The care team in the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.care_team import CareTeam, TeamPlace, add_to_care_team, read_care_team
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.details.opened import details_of


def team(clinic: OpenClinic, patient: PatientId) -> CareTeam:
    return clinic.desk.perform(clinic.actor, read_care_team, patient)


def share(clinic: OpenClinic, answer: str) -> None:
    clinic.desk.perform(clinic.actor, settings.change_preferences, settings.Preferences(shared_care=answer))


def test_a_clinic_that_shares_care_says_so(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    view, _hub = details_of(qtbot, desk, builders.register(desk))
    assert view.team.note.text() == "Every clinician and therapist: care is shared."
    assert not view.team.shared.isHidden()


def test_somebody_joins_with_a_reason_and_errors_stand_at_the_fields(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener
) -> None:
    share(clinic, "no")
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    view, _hub = details_of(qtbot, desk, patient)
    card = view.team
    assert card.note.text().startswith("Nobody yet.")
    card.add_button.click()
    card.panel.record.click()
    assert card.user.problem
    meera = next(member for member in team(desk, patient).may_join if member.name == "Dr Meera Pillai")
    card.user.show_value(meera.user_id)
    card.panel.record.click()
    assert (card.user.problem, bool(card.reason.problem)) == ("", True)
    qtbot.keyClicks(card.reason.control, "Covers this week\r")
    assert [(member.name, member.reason) for member in team(desk, patient).members] == [
        ("Dr Meera Pillai", "Covers this week")
    ]
    assert card.panel.isHidden()
    assert card.note.isHidden()


def test_a_place_ends_with_a_reason_that_stays_to_be_read(qtbot: QtBot, clinic: OpenClinic) -> None:
    share(clinic, "no")
    patient = builders.register(clinic)
    (mine,) = team(clinic, patient).members
    view, _hub = details_of(qtbot, clinic, patient, None, "Moved to another clinic")
    view.team.end_wanted.emit(mine)
    assert team(clinic, patient).members == (mine,)
    assert view.team.former.isHidden()
    view.team.end_wanted.emit(mine)
    assert team(clinic, patient).members == ()
    assert view.team.former.text().endswith("Moved to another clinic")
    assert view.team.former.text().startswith("Dr Nandini Rao: 14-Mar-2026 to 14-Mar-2026.")
    assert not view.team.former_title.isHidden()


def test_who_is_not_on_the_team_reads_why_and_changes_nothing(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener
) -> None:
    share(clinic, "no")
    patient = builders.register(open_clinic(Role.RECEPTION))
    stranger = open_clinic(Role.CLINICIAN)
    view, _hub = details_of(qtbot, stranger, patient)
    assert view.team.note.text()
    assert view.team.add_button.isHidden()
    clinic.desk.perform(clinic.actor, add_to_care_team, TeamPlace(patient, stranger.actor.user_id, "covers"))
    view, _hub = details_of(qtbot, stranger, patient)
    assert not view.team.add_button.isHidden()
