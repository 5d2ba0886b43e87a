"""The book of openings: what counts in this sign-in, and what a lock ends."""

from __future__ import annotations

from sqlalchemy import func, select

from luna_desktop.domain.access import Role
from luna_desktop.models.openings import GlassEnd
from luna_desktop.services.rights.glass_book import end_openings, is_opened
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import entries, working
from tests.services.rights.glass_steps import open_record, own_teams


def test_only_this_sign_in_is_asked_and_ended(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    first = builders.register(owner)
    second = builders.register(owner, builders.a_patient("Iyer", phone="98860 01428"))
    meera, elsewhere = open_clinic(Role.CLINICIAN), open_clinic(Role.CLINICIAN)
    for patient in (first, second):
        open_record(meera, patient)
    with working(elsewhere) as work:
        assert not is_opened(work, first)
        assert end_openings(work) == 0
    with working(meera) as work:
        assert end_openings(work, first) == 1
        assert (is_opened(work, first), is_opened(work, second)) == (False, True)
        assert end_openings(work, first) == 0
    meera.lock()
    with working(elsewhere) as work:
        assert work.session.scalar(select(func.count()).select_from(GlassEnd)) == 2
    assert entries(elsewhere, "locked")[-1].detail == '{"openings": 1}'
