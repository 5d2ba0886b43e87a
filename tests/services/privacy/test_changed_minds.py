"""What keeps something waiting is asked again when a patient changes their mind."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import stops
from luna_desktop.services.privacy import changed_minds
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say
from tests import builders
from tests.services.acting import working


def test_whoever_registered_is_asked_and_says_what_was_taken_back(clinic: OpenClinic) -> None:
    asked = []

    def recheck(_work: Work, patient: PatientId) -> tuple[Message, ...]:
        asked.append(patient)
        return (say("One is taken back."),)

    patient = builders.register(clinic)
    before = list(changed_minds._RECHECKS)
    try:
        assert changed_minds.on_changed_mind(recheck) is recheck
        with working(clinic) as work:
            assert [str(said) for said in changed_minds.look_again(work, patient)] == ["One is taken back."]
    finally:
        changed_minds._RECHECKS[:] = before
    assert asked == [patient]


def test_the_outbox_takes_part() -> None:
    assert stops.take_back_refused in changed_minds._RECHECKS
