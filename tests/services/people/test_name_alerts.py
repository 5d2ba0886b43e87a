"""Name alerts by hand: set between any two patients, taken away, seen in both charts, kept through a merge."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.duplicates import compare_changed, read_duplicates
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.name_alerts import NameAlert, set_name_alert
from luna_desktop.services.people.others import read_others
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.people import two_records as two
from tests.services.sharing_steps import keep_from


def warned(clinic: OpenClinic, patient: int) -> list[int]:
    return [card.patient_id for card in act(clinic, read_others, patient).same_name]


def test_an_alert_is_set_in_both_charts_and_taken_away(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    one = builders.register(desk)
    other = builders.register(desk, builders.a_patient("Shetty", "Bhavana"))
    assert warned(desk, one) == []
    act(desk, set_name_alert, NameAlert(one, other, on=True))
    assert (warned(desk, one), warned(desk, other)) == ([other], [one])
    act(desk, set_name_alert, NameAlert(other, one, on=False))
    assert (warned(desk, one), warned(desk, other)) == ([], [])
    assert len(entries(desk, "name alert set")) == len(entries(desk, "name alert removed")) == 2


def test_a_warning_that_luna_gave_can_be_taken_away_and_the_worklist_stays(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    one = builders.register(desk)
    other = builders.register(desk, builders.a_patient("Kumaar", "Ananya", phone=""))
    assert warned(desk, one) == [other]
    act(desk, set_name_alert, NameAlert(one, other, on=False))
    assert warned(desk, one) == []
    act(desk, compare_changed, None)
    assert len(act(desk, read_duplicates, None)) == 1


def test_an_alert_stays_with_the_record_that_took_the_other_in(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    third = builders.register(clinic, builders.a_patient("Shetty", "Bhavana"))
    act(clinic, set_name_alert, NameAlert(pair.merged, third, on=True))
    two.merge(clinic, Pair(pair.kept, pair.merged))
    assert (warned(clinic, pair.kept), warned(clinic, third)) == ([third], [pair.kept])


def test_nobody_is_confused_with_themselves_or_with_whom_one_may_not_know(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    one, other = builders.register(owner), builders.register(owner, builders.a_patient("Shetty", "Bhavana"))
    with pytest.raises(InvalidInput):
        act(owner, set_name_alert, NameAlert(one, one, on=True))
    keep_from(owner, other)
    with pytest.raises(NotFound):
        act(open_clinic(Role.CLINICIAN), set_name_alert, NameAlert(one, other, on=True))
