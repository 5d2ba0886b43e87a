"""A new clinic can be booked at once, and one that was set up is left alone."""

from __future__ import annotations

from luna_desktop.domain.book.resources import practitioner
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import defaults
from tests.services.acting import entries, working
from tests.services.front.booking import at, person, set_up


def test_a_new_clinic_has_hours_rooms_and_services(clinic: OpenClinic) -> None:
    found = set_up(clinic)
    assert [each.name for each in found.rooms.values()] == ["Room 1", "Room 2", "Room 3"]
    assert [each.desk_name for each in found.services.values()][:3] == ["Consultation", "Follow-up", "Treatment 45 min"]
    opened = found.open_spans(practitioner(person(clinic)), at("10:00").date())
    assert [(each.starts, each.ends) for each in opened] == [(at("09:00"), at("13:00")), (at("14:00"), at("18:00"))]
    (entry,) = entries(clinic, "book set up")
    assert entry.kind == "C"


def test_it_is_done_once(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        assert not defaults.set_up_first(work)
        assert work.records == 0
