"""What waits for the desk: each source for who may read it, cut where there is too much."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from luna_desktop.domain.access import Permission, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.services.front import desk_tasks
from luna_desktop.services.front.desk_tasks import MOST_OF_EACH, DeskTask, TaskSource, read_desk_tasks
from luna_desktop.services.work import Work
from luna_desktop.texts import say
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.paper_desk import LASER
from tests.services.care.test_consents_due import means
from tests.services.front.booking import at, book_one


def some(count: int) -> desk_tasks.Source:
    def find(_work: Work) -> Iterator[DeskTask]:
        for place in range(count):
            yield DeskTask(f"t{place}", "phone", say("Call"), "somebody", say("Open"), "messages")

    return find


def test_forms_of_today_and_notices_wait_for_the_desk(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    known = book_one(owner, time="12:00")
    other = builders.a_patient("Rao", phone="98860 01428", care=ConsentState.NOT_ASKED)
    book_one(owner, builders.register(owner, other), day="2026-03-17")
    means(owner, LASER)
    ticking.now = at("09:00")
    form, notices = act(desk, read_desk_tasks, None)
    assert (str(form.title), str(form.note)) == ("Consent to sign", "Ananya Kumar, for 12:00 today.")
    assert (form.patient_id, form.goes_to) == (known.patient_id, "privacy")
    assert (str(notices.note), notices.goes_to) == ("1 patient", "to-be-given")
    assert LASER not in repr((form, notices))
    assert "sign" not in [task.key[:4] for task in act(open_clinic(Role.THERAPIST), read_desk_tasks, None)]
    assert "sign" in [task.key[:4] for task in act(open_clinic(Role.CLINICIAN), read_desk_tasks, None)]


def test_a_source_is_for_who_may_read_it_and_the_rest_is_counted(
    open_clinic: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = (
        TaskSource("secret", Permission.READ_AUDIT, some(1)),
        TaskSource("many", Permission.READ_BOOK, some(MOST_OF_EACH + 3), rest_at="messages"),
    )
    monkeypatch.setattr(desk_tasks, "SOURCES", sources)
    found = act(open_clinic(Role.RECEPTION), read_desk_tasks, None)
    assert len(found) == MOST_OF_EACH + 1
    assert (found[-1].key, str(found[-1].note), found[-1].goes_to) == ("manyMore", "and 3 more", "messages")
