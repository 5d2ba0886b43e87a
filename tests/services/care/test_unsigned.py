"""Notes that nobody signed: one's own list, and what a colleague takes over from who left."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.care.unsigned import find_unsigned, read_unsigned
from luna_desktop.services.clinic import hand_over, staff
from luna_desktop.services.clinic.hand_over import HandOver
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.visiting import WHOLE, begin, save, sign


def test_the_list_holds_ones_own_notes_and_marks_those_of_earlier_days(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    clinic = open_clinic(Role.OWNER)
    patient = builders.register(clinic)
    old = save(clinic, begin(clinic, patient), WHOLE)
    ticking.advance(days=2)
    new = begin(clinic, patient)
    sign(clinic, begin(clinic, patient))
    rows = act(clinic, read_unsigned, None)
    assert [(row.item_id, row.is_late) for row in rows] == [
        (old.header.visit_id, True),
        (new.header.visit_id, False),
    ]
    assert rows[0].what == "Atrophic acne scar"
    clinic.lock()
    assert act(open_clinic(Role.CLINICIAN), read_unsigned, None) == []


def test_a_colleague_takes_over_what_who_left_did_not_sign(open_clinic: Opener) -> None:
    leaver, taker, admin = open_clinic(Role.CLINICIAN), open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    patient = builders.register(taker)
    visit = save(leaver, begin(leaver, patient), WHOLE)
    gone, new = leaver.actor.user_id, taker.actor.user_id
    with working(taker) as work:
        (item,) = find_unsigned(work, gone)
    assert (item.what.text, item.mrn) == ("Visit that is not signed", "LUN-000001")
    act(admin, staff.disable_staff, gone)
    assert "visits" in [pile.key for pile in act(admin, hand_over.read_left_behind, gone)]
    given = act(admin, hand_over.hand_over, HandOver(gone, new))
    assert (given.moved, given.stayed) == (1, 0)
    assert [row.item_id for row in act(taker, read_unsigned, None)] == [visit.header.visit_id]
    assert '"moved": 1' in entries(admin, "visits handed over")[0].detail


def test_a_visit_stays_where_the_taker_does_not_treat(open_clinic: Opener) -> None:
    leaver, desk, admin = open_clinic(Role.CLINICIAN), open_clinic(Role.RECEPTION), open_clinic(Role.ADMINISTRATOR)
    patient = builders.register(desk)
    begin(leaver, patient)
    gone = leaver.actor.user_id
    act(admin, staff.disable_staff, gone)
    given = act(admin, hand_over.hand_over, HandOver(gone, desk.actor.user_id))
    assert (given.moved, given.stayed) == (0, 1)
