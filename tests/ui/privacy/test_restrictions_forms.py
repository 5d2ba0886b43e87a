"""What the forms about restrictions show for each kind, and what they collect."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import CONSEQUENCES, RestrictionKind, RestrictionState, Terms
from luna_desktop.services.privacy.restriction_rules import Ending
from luna_desktop.services.privacy.restrictions import Choices
from luna_desktop.ui.privacy.restrictions_forms import DecideForm, EndForm, RequestForm

ME = PatientId(1)
DETAILS = ("recipient", "party", "staff", "purposes", "channel", "address")


@pytest.fixture
def form(qtbot: QtBot) -> RequestForm:
    made = RequestForm()
    qtbot.addWidget(made)
    made.offer(Choices(((3, "Dr Pillai"), (4, "Ravi Shetty")), ((7, "Surya Health"),)))
    return made


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (RestrictionKind.INSURER, set()),
        (RestrictionKind.PERSON, {"recipient", "party"}),
        (RestrictionKind.STAFF, {"staff"}),
        (RestrictionKind.USE, {"purposes"}),
        (RestrictionKind.CHANNEL, {"channel", "address"}),
        (RestrictionKind.PHOTOGRAPHS, set()),
    ],
)
def test_each_kind_asks_for_what_it_needs(form: RequestForm, kind: RestrictionKind, seen: set[str]) -> None:
    form.begin({"kind": kind.value})
    assert {name for name in DETAILS if not form._fields[name].isHidden()} == seen
    assert form.note.text() == str(CONSEQUENCES[kind])


def test_a_way_to_be_reached_has_no_field_for_a_reason(form: RequestForm) -> None:
    form.begin({"kind": RestrictionKind.CHANNEL.value})
    assert form._fields["words"].isHidden()
    form.begin({"kind": RestrictionKind.STAFF.value})
    assert not form._fields["words"].isHidden()


def test_a_request_is_collected(form: RequestForm) -> None:
    assert form.request(ME) is None
    form.begin({"kind": "staff", "staff": [3], "words": "Not her", "asked_by": "Mother"})
    request = form.request(ME)
    assert request is not None
    assert request.terms == Terms(RestrictionKind.STAFF, staff=frozenset({3}))
    assert (request.words, request.asked_by) == ("Not her", "Mother")
    form.begin({"kind": "use", "purposes": ["P6"]})
    assert form.request(ME).terms.purposes == {Purpose.RESEARCH}  # type: ignore[union-attr]  # a kind is chosen
    form.begin({"kind": "channel", "channel": "sms", "address": "98860 01427"})
    assert form.request(ME).terms.channel is Channel.SMS  # type: ignore[union-attr]  # a kind is chosen
    form.begin({"kind": "person", "recipient": 7})
    assert form.request(ME).terms.recipient_id == 7  # type: ignore[union-attr]  # a kind is chosen


def test_without_the_register_only_a_name_is_asked(form: RequestForm) -> None:
    form.offer(Choices((), ()))
    form.begin({"kind": "person"})
    assert form._fields["recipient"].isHidden()
    assert not form._fields["party"].isHidden()


def test_escape_closes_a_form(form: RequestForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.closed, timeout=100):
        qtbot.keyClick(form, Qt.Key.Key_Escape)


def test_paying_in_full_makes_a_restriction_mandatory(qtbot: QtBot) -> None:
    form = DecideForm()
    qtbot.addWidget(form)
    form.begin({"paid_in_full": True, "consequence_shown": True, "last_day": "2026-09-30"})
    decision = form.decision(ME, 5, agrees=True)
    assert (decision.state, decision.last_day) == (RestrictionState.MANDATORY, date(2026, 9, 30))
    assert form.decision(ME, 5, agrees=False).state is RestrictionState.DECLINED
    form.begin({})
    assert form.decision(ME, 5, agrees=True).state is RestrictionState.AGREED


def test_only_a_notice_has_a_day(qtbot: QtBot) -> None:
    form = EndForm()
    qtbot.addWidget(form)
    form.begin({"mode": Ending.PATIENT_SPOKEN.value, "applies_from": "2026-04-01", "note": "Said so"})
    assert form.ending(ME, 5).applies_from is None
    form.begin({"mode": Ending.CLINIC_NOTICE.value, "applies_from": "2026-04-01", "note": "Letter"})
    assert form.ending(ME, 5).applies_from == date(2026, 4, 1)
