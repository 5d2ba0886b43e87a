"""Comparisons on the timeline: with their note, and never of photographs that the reader may not see."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_marks import PhotoComparison
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import photo_marks
from luna_desktop.services.care.photo_marks import KeptComparison
from luna_desktop.services.care.timeline import read_photograph_days
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.comparing import EARLIER, a_pair, a_photograph


def told(clinic: OpenClinic, patient: PatientId) -> list[tuple[str, tuple[object, ...]]]:
    moments = act(clinic, read_photograph_days, patient)
    return [
        (ENGLISH.render(each.text), tuple(each.notes))
        for each in moments
        if isinstance(each.text, Message) and each.on == PartialDate(2026, 3, 14)
    ]


def test_what_was_seen_stands_on_the_day_of_the_comparison(clinic: OpenClinic, open_clinic: Opener) -> None:
    patient = builders.register(clinic)
    early, late = a_pair(clinic, patient)
    hidden = a_photograph(clinic, patient, EARLIER, "pink", region="buttock_l", view="lesion_close", chaperone="Sister")
    assert told(clinic, patient) == []
    for first, note in ((early, "Cheek lighter"), (hidden, "Hip the same")):
        body = PhotoComparison(date(2026, 3, 14), first, late, note=note)
        act(clinic, photo_marks.keep_comparison, KeptComparison(patient, body))
    seen = ("Photographs compared, time between them: 23 weeks", ("Cheek lighter",))
    assert seen in told(clinic, patient)
    assert len(told(clinic, patient)) == 2
    clinic.close()
    assert told(open_clinic(Role.THERAPIST), patient) == [seen]
