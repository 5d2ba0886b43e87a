"""What is told right after a sign-in, to whom, and only where there is something to tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from luna_desktop.domain.access import Role
from luna_desktop.ui.waiting_news import tell_what_waits
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.rights.glass_steps import open_record, own_teams
from tests.ui.contexts import Way, context_of


@pytest.mark.usefixtures("qapp")
def test_openings_are_told_to_whoever_reviews_them(open_clinic: Opener) -> None:
    owner, officer, meera = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER), open_clinic(Role.CLINICIAN)
    own_teams(owner)
    first, second = Way(), Way()
    there = QObject()
    tell_what_waits(there, context_of(officer, way=first))
    assert first.said == []
    open_record(meera, builders.register(owner))
    tell_what_waits(there, context_of(officer, way=first))
    tell_what_waits(there, context_of(meera, way=second))
    assert (first.said, second.said) == (["Openings to review"], [])
