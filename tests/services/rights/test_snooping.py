"""The weekly queue: made once for each week, read by others than it is about, closed once with a note."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.rights.snooping import Sign, SnoopRules
from luna_desktop.models.openings import IncidentNote
from luna_desktop.models.snooping import SnoopWeek
from luna_desktop.services.care import chart
from luna_desktop.services.rights.opening_reviews import count_openings
from luna_desktop.services.rights.snooping import (
    NoticedClosing,
    change_snoop_rules,
    close_noticed,
    read_noticed,
    read_snoop_rules,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.sharing_steps import keep_from


@pytest.fixture
def curious(open_clinic: Opener, ticking: builders.Ticking) -> PatientId:
    """Return a patient whose chart two people opened last week without any reason that the log knows."""
    owner = open_clinic(Role.OWNER)
    patient = builders.register(open_clinic(Role.RECEPTION), builders.a_patient("Pillai", "Anil"))
    for clinic in (open_clinic(Role.CLINICIAN), owner):
        act(clinic, chart.open_chart, patient)
    ticking.advance(days=7)
    return patient


def test_a_week_is_gone_through_once_it_is_over(
    open_clinic: Opener, curious: PatientId, ticking: builders.Ticking
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    page = act(officer, read_noticed, None)
    assert act(officer, count_openings, None).noticed == 2
    assert [(line.by, line.signs) for line in page.lines] == [
        ("Dr Meera Pillai", (Sign.SAME_NAME, Sign.NO_REASON)),
        ("Dr Nandini Rao", (Sign.NO_REASON,)),
    ]
    card = page.lines[0].card
    assert card is not None
    assert card.patient_id == curious
    assert (page.mine, page.staff_known) == (0, 0)
    made = entries(officer, "openings gone through")
    act(officer, read_noticed, None)
    assert len(entries(officer, "openings gone through")) == len(made)
    with working(officer) as work:
        weeks = list(work.session.scalars(select(SnoopWeek.week).order_by(SnoopWeek.week)))
    assert len(weeks) == len(set(weeks)) == len(made)
    assert page.week == weeks[-1]
    ticking.advance(days=7)
    act(officer, read_noticed, None)
    assert len(entries(officer, "openings gone through")) == len(made) + 1


def test_nobody_reads_or_closes_what_is_about_themselves(open_clinic: Opener, curious: PatientId) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    about_owner = next(line for line in act(officer, read_noticed, None).lines if line.by == "Dr Nandini Rao")
    page = act(owner, read_noticed, None)
    assert [line.by for line in page.lines] == ["Dr Meera Pillai"]
    assert page.mine == 1
    with pytest.raises(NotPermitted):
        act(owner, close_noticed, NoticedClosing(about_owner.finding_id, True, "It was me"))
    act(officer, close_noticed, NoticedClosing(about_owner.finding_id, True, "She had asked for advice"))
    assert act(owner, read_noticed, None).mine == 0
    assert curious


def test_each_is_closed_once_with_a_note_and_an_incident_where_it_is_one(
    open_clinic: Opener, curious: PatientId
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    first = act(officer, read_noticed, None).lines[0]
    with pytest.raises(InvalidInput) as refused:
        act(officer, close_noticed, NoticedClosing(first.finding_id, False, " "))
    assert set(refused.value.problems) == {"note", "incident"}
    act(officer, close_noticed, NoticedClosing(first.finding_id, False, "Her cousin", "Talk; tell the patient"))
    page = act(officer, read_noticed, None)
    closed = page.lines[-1]
    assert (closed.is_explained, closed.note, closed.closed_by) == (False, "Her cousin", "Farida Sheikh")
    with pytest.raises(StaleRecord):
        act(officer, close_noticed, NoticedClosing(first.finding_id, True, "Again"))
    with pytest.raises(NotFound):
        act(officer, close_noticed, NoticedClosing(999, True, "Another"))
    with working(officer) as work:
        note = work.session.scalars(select(IncidentNote)).one()
        assert (note.patient_id, note.words) == (curious, "Talk; tell the patient")
        assert work.session.scalar(select(func.count()).select_from(IncidentNote)) == 1


def test_whoever_is_hidden_from_the_reader_is_not_listed(open_clinic: Opener, curious: PatientId) -> None:
    keep_from(open_clinic(Role.OWNER), curious, Role.PRIVACY_OFFICER)
    assert act(open_clinic(Role.PRIVACY_OFFICER), read_noticed, None).lines == ()
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.CLINICIAN), read_noticed, None)


def test_the_clinic_chooses_what_is_noticed(open_clinic: Opener, curious: PatientId) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    assert act(officer, read_snoop_rules, None) == SnoopRules()
    wanted = SnoopRules(window_days=14, in_an_hour=40)
    act(officer, change_snoop_rules, wanted)
    assert act(officer, read_snoop_rules, None) == wanted
    with pytest.raises(InvalidInput):
        act(officer, change_snoop_rules, SnoopRules(window_days=0))
    assert curious
