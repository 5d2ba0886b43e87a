"""The question about somebody who asks to be let in, as whoever treats the patient answers it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.care.chart import open_chart
from luna_desktop.services.people import care_team
from luna_desktop.services.rights.access_requests import NewAccessRequest, request_access, requests_to_review
from luna_desktop.ui.break_glass.request_dialog import RequestDialog, ask_about_access
from luna_desktop.ui.review.sections import SECTIONS
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.glass_steps import own_teams
from tests.services.sharing_steps import user_of
from tests.ui.contexts import Way, context_of


def test_whoever_treats_the_patient_lets_a_colleague_in(qtbot: QtBot, open_clinic: Opener) -> None:
    owner, meera, tara = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    own_teams(owner)
    patient = builders.register(owner)
    act(owner, care_team.add_to_care_team, care_team.TeamPlace(patient, user_of(owner, Role.THERAPIST), "treats her"))
    act(meera, request_access, NewAccessRequest(patient, "I take over her course"))
    (row,) = act(tara, requests_to_review, None)
    assert "access" in [section.key for section in SECTIONS]
    window, way = QWidget(), Way()
    qtbot.addWidget(window)
    ask_about_access(context_of(tara, way=way), window, row)
    (dialog,) = window.findChildren(RequestDialog)
    dialog.yes.click()
    assert dialog.note.problem
    dialog.note.show_value("Agreed in the round")
    dialog.yes.click()
    assert way.said == ["The answer is kept."]
    assert act(meera, open_chart, patient).patient_id == patient
    assert act(tara, requests_to_review, None) == []
