"""An order to come again: its reason stays in the chart, its day goes to the desk, a copy has both."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import come_again
from luna_desktop.services.care.come_again import NewOrder
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.front import lists, recall_list
from luna_desktop.services.sharing.copy_visits import collect_visits
from tests import builders
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching, working

ORDER = ComeAgain(PartialDate(2026, 4, 1), "canary-mole")


def test_the_desk_learns_the_day_and_never_why(open_clinic: Opener, ticking: Ticking) -> None:
    doctor, desk = open_clinic(Role.CLINICIAN), open_clinic(Role.RECEPTION)
    patient = builders.register(doctor)
    (known,) = act(doctor, come_again.order_come_again, NewOrder(patient, ORDER))
    assert act(doctor, come_again.read_orders, patient) == (known,)
    with working(doctor) as work:
        assert len(collect_visits(work, patient, lambda _day: True).orders) == 1
    assert act(desk, recall_list.read_recalls, None).lines == ()
    assert str(act(desk, lists.read_unscheduled, None)[0].what) == "To come again"
    ticking.advance(days=20)
    with watching(desk) as seen:
        (line,) = act(desk, recall_list.read_recalls, None).lines
    assert (line.kind, line.due_on, line.card.patient_id) == ("recall", date(2026, 4, 1), patient)
    assert "canary" not in repr(line)
    for table in ("fact", "fact_version", "visit"):
        assert [text for text, _values in seen.statements if f" {table} " in text] == []
    wrong = StrikeOut(patient, known.fact_id, known.number, "seen elsewhere meanwhile")
    assert act(doctor, come_again.withdraw_order, wrong) == ()
    assert act(desk, recall_list.read_recalls, None).lines == ()
    assert len(entries(doctor, "come_again recorded")) == len(entries(doctor, "come_again struck out")) == 1


def test_who_may_order_and_what_is_refused(open_clinic: Opener) -> None:
    therapist, desk = open_clinic(Role.THERAPIST), open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    with pytest.raises(NotPermitted):
        act(desk, come_again.order_come_again, NewOrder(patient, ORDER))
    with pytest.raises(InvalidInput) as refused:
        act(therapist, come_again.order_come_again, NewOrder(patient, ComeAgain(None, " ")))
    assert set(refused.value.problems) == {"by", "reason"}
    assert len(act(therapist, come_again.order_come_again, NewOrder(patient, ORDER))) == 1
