"""What the log says of a week: looks inside it, work that explains them, and the place in a long log."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.domain.access import Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.contact import Address
from luna_desktop.domain.rights.snooping import place_key, week_of
from luna_desktop.domain.rights.tasks import Task
from luna_desktop.services.care import chart
from luna_desktop.services.people import patients
from luna_desktop.services.rights.looks import first_entry, patient_people, staff_people, week_read
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import at, book_one


def test_only_the_week_is_read_with_what_was_done_in_it(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner, meera = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    patient = builders.register(owner)
    act(owner, chart.open_chart, patient)
    monday = week_of(local_day(ticking.now))
    ticking.advance(days=7)
    act(meera, chart.open_chart, patient)
    with working(owner) as work:
        first, second = week_read(work, monday, 7), week_read(work, monday + timedelta(days=7), 7)
    assert [(look.user, look.task) for look in first.looks] == [(owner.actor.user_id, Task.CARE)]
    assert [look.user for look in second.looks] == [meera.actor.user_id]
    assert (owner.actor.user_id, int(patient), monday + timedelta(days=5)) in first.touched
    assert second.touched == frozenset()


def test_appointments_are_told_with_who_booked_them(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    booked = book_one(owner, patient, "10:00")
    assert booked
    day = at("10:00").date()
    act(owner, chart.open_chart, patient)
    with working(owner) as work:
        week = week_read(work, week_of(local_day(work.now)), 30)
    assert week.booked == {int(patient): frozenset({(day, int(owner.actor.user_id))})}
    assert week.seen_on == {}


def test_a_long_log_is_entered_near_the_instant(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    with working(owner) as work:
        assert first_entry(work, "2020-01-01T00:00:00.000+00:00") == 1
        last = first_entry(work, "2090-01-01T00:00:00.000+00:00")
        assert last >= 1


def test_people_are_compared_by_what_is_known_of_them(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    new = builders.a_patient("Rao", "Asha")
    patient = act(
        owner,
        patients.register_patient,
        patients.NewPatient(new.identity, new.phones, addresses=(Address("12 Lake Road", postal_code="560038"),)),
    ).patient_id
    with working(owner) as work:
        found = patient_people(work, [int(patient)], with_places=True)[int(patient)]
        assert patient_people(work, [int(patient)], with_places=False)[int(patient)].places == frozenset()
        names = {person.surname for person in staff_people(work).values()}
    assert (found.surname, found.names) == ({"rao"}, {"asha", "rao"})
    assert found.places == {place_key("12 Lake Road", "560038")}
    assert found.phones == {"+919886001427"}
    assert frozenset({"pillai"}) in names
