"""Services of the book."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.stranded import BookingsStranded
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.entries import Retiring
from luna_desktop.services.front.services import (
    ServiceKept,
    ServiceLine,
    bring_service_back,
    keep_service,
    read_services,
    retire_service,
)
from tests.services.acting import act, entries
from tests.services.front.booking import book_one, person, set_up


def line_of(clinic: OpenClinic, key: str) -> ServiceLine:
    return next(each for each in act(clinic, read_services, None).services if each.service.key == key)


def kept(line: ServiceLine, service: DeskService, **other: object) -> ServiceKept:
    return ServiceKept(service, line.clinical_name, line.entry_id, line.number, **other)  # type: ignore[arg-type]


def test_a_new_service_gets_a_key_and_stands_last(clinic: OpenClinic) -> None:
    service = DeskService("", " Treatment  30 min", 30, 5, 10, practitioners=(person(clinic, Role.THERAPIST),))
    entry = act(clinic, keep_service, ServiceKept(service, "Laser hair removal, underarms")).entry
    page = act(clinic, read_services, None)
    line = page.services[-1]
    assert (line.entry_id, line.service.desk_name, line.clinical_name) == (
        entry.entry_id,
        "Treatment 30 min",
        "Laser hair removal, underarms",
    )
    assert line.service.key
    assert set_up(clinic).services[line.service.key].clean_up == 10
    assert len(entries(clinic, "book service added")) == 1


def test_fields_that_cannot_be_are_named(clinic: OpenClinic) -> None:
    bad = DeskService("", "Consultation", 0, -1, 999, practitioners=(999,), rooms=(999,), devices=(999,))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_service, ServiceKept(bad))
    assert set(refused.value.problems) == {
        *("desk_name", "minutes", "prepare", "clean_up", "practitioners", "rooms", "devices"),
    }
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_service, ServiceKept(DeskService("", "Botulinum toxin"), "botulinum toxin"))
    assert "read aloud" in str(refused.value.problems["desk_name"])
    with pytest.raises(InvalidInput):
        act(clinic, keep_service, ServiceKept(DeskService("", "Peel 1"), "x" * 200))


def test_a_narrower_service_asks_about_what_is_booked_and_keeps_its_key(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    line = line_of(clinic, "consultation")
    assert line.coming == 1
    narrow = replace(line.service, practitioners=(person(clinic, Role.THERAPIST),), key="other")
    with pytest.raises(BookingsStranded):
        act(clinic, keep_service, kept(line, narrow))
    done = act(clinic, keep_service, kept(line, narrow, seen=frozenset({known.booking_id})))
    assert done.moved == 1
    assert line_of(clinic, "consultation").service.practitioners == narrow.practitioners


def test_a_service_out_of_use_keeps_what_is_booked(clinic: OpenClinic) -> None:
    book_one(clinic)
    line = line_of(clinic, "consultation")
    done = act(clinic, retire_service, Retiring(line.entry_id, line.number, "Now follow-up only"))
    assert done.moved == 0
    assert "consultation" not in set_up(clinic).services
    assert set_up(clinic).service_named("consultation") is not None
    act(clinic, bring_service_back, Retiring(line.entry_id, done.entry.number))
    assert "consultation" in set_up(clinic).services
    with pytest.raises(InvalidInput):
        act(clinic, retire_service, Retiring(next(iter(set_up(clinic).rooms)), 1))
