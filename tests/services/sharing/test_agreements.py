"""Agreements: entered once, ended early with a reason, and in force until the end of their last day in the clinic."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import ledger
from luna_desktop.services.sharing import agreements, recipients
from luna_desktop.services.sharing.agreements import AgreementEnding, NewAgreement, Standing
from tests import builders
from tests.services.acting import act, entries, working
from tests.services.sharing_steps import FIRST, LAST, agree, enter

TODAY = builders.START.astimezone(ZONE).date()


def obstacle_of(clinic: OpenClinic, patient: int, recipient: int) -> Obstacle | None:
    with working(clinic) as work:
        to = recipients.recipient_of(work, recipient)
        return ledger.ask(work, patient, Purpose.CARE, DataClass.RECORD, to).obstacle


def test_without_a_current_agreement_nothing_is_shared(clinic: OpenClinic) -> None:
    patient, lab = builders.register(clinic), enter(clinic)
    assert obstacle_of(clinic, patient, lab) is Obstacle.NO_AGREEMENT
    agree(clinic, lab, Purpose.REMINDERS)
    assert obstacle_of(clinic, patient, lab) is Obstacle.AGREEMENT_PURPOSE
    agree(clinic, lab, Purpose.CARE)
    assert obstacle_of(clinic, patient, lab) is None


@pytest.mark.parametrize(("moment", "obstacle"), [("23:59:59", None), ("00:00:00", Obstacle.AGREEMENT_ENDED)])
def test_the_last_day_belongs_to_the_agreement(
    clinic: OpenClinic, ticking: builders.Ticking, moment: str, obstacle: Obstacle | None
) -> None:
    patient, lab = builders.register(clinic), enter(clinic)
    agree(clinic, lab, last=TODAY)
    day = TODAY if moment.startswith("23") else TODAY + timedelta(days=1)
    local = datetime.combine(day, datetime.strptime(moment, "%H:%M:%S").time(), ZONE)  # noqa: DTZ007 - a time of day
    ticking.now = local.astimezone(UTC) - timedelta(seconds=1)  # the clock moves on by a second at every look
    assert obstacle_of(clinic, patient, lab) is obstacle


def test_an_agreement_that_runs_out_is_said_so_until_a_follower_is_signed(clinic: OpenClinic) -> None:
    lab = enter(clinic)
    last = TODAY + timedelta(days=agreements.WARN_DAYS)
    agree(clinic, lab, last=last)
    assert act(clinic, recipients.list_recipients, None)[0].standing is Standing.RUNS_OUT
    agree(clinic, lab, first=last + timedelta(days=1), last=None)
    line = act(clinic, recipients.list_recipients, None)[0]
    assert (line.standing, line.last_day) == (Standing.CURRENT, last)
    assert [each.standing for each in act(clinic, agreements.read_agreements, lab)] == [
        Standing.TO_COME,
        Standing.RUNS_OUT,
    ]


@pytest.mark.parametrize(
    ("first", "last", "standing"),
    [
        (FIRST, None, Standing.CURRENT),
        (FIRST, TODAY + timedelta(days=31), Standing.CURRENT),
        (FIRST, TODAY - timedelta(days=1), Standing.ENDED),
        (TODAY + timedelta(days=1), None, Standing.TO_COME),
    ],
)
def test_where_an_agreement_stands(clinic: OpenClinic, first: date, last: date | None, standing: Standing) -> None:
    lab = enter(clinic)
    agree(clinic, lab, first=first, last=last)
    assert act(clinic, recipients.list_recipients, None)[0].standing is standing


def test_an_early_end_has_a_reason_and_counts_from_then(clinic: OpenClinic) -> None:
    patient, lab = builders.register(clinic), enter(clinic)
    agreement = agree(clinic, lab)
    act(clinic, agreements.end_agreement, AgreementEnding(agreement, TODAY, "Changed laboratories"))
    assert obstacle_of(clinic, patient, lab) is None
    act(clinic, agreements.end_agreement, AgreementEnding(agreement, TODAY - timedelta(days=1), "A breach"))
    assert obstacle_of(clinic, patient, lab) is Obstacle.AGREEMENT_ENDED
    line = act(clinic, agreements.read_agreements, lab)[0]
    assert (line.standing, line.ended_because, line.ended_by) == (Standing.ENDED, "A breach", "Dr Nandini Rao")
    assert len(entries(clinic, "agreement ended")) == 2


@pytest.mark.parametrize(
    ("last_day", "reason", "field"),
    [
        (TODAY, " ", "reason"),
        (None, "Why", "last_day"),
        (TODAY - timedelta(days=2), "Why", "last_day"),
        (LAST, "Why", "last_day"),
    ],
)
def test_an_early_end_that_cannot_be(clinic: OpenClinic, last_day: date | None, reason: str, field: str) -> None:
    agreement = agree(clinic, enter(clinic))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, agreements.end_agreement, AgreementEnding(agreement, last_day, reason))
    assert set(refused.value.problems) == {field}


def test_an_agreement_that_never_began_can_be_ended(clinic: OpenClinic) -> None:
    lab = enter(clinic)
    agreement = agree(clinic, lab, first=TODAY + timedelta(days=10), last=None)
    act(clinic, agreements.end_agreement, AgreementEnding(agreement, TODAY, "Signed in error"))
    assert act(clinic, recipients.list_recipients, None)[0].standing is Standing.ENDED
    with pytest.raises(InvalidInput):
        act(clinic, agreements.end_agreement, AgreementEnding(agreement, TODAY, "Again"))
    with pytest.raises(NotFound):
        act(clinic, agreements.end_agreement, AgreementEnding(99, TODAY, "Unknown"))


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewAgreement(1, "", frozenset({Purpose.CARE}), FIRST), "reference"),
        (NewAgreement(1, "CA", frozenset(), FIRST), "purposes"),
        (NewAgreement(1, "CA", frozenset({Purpose.MARKETING_PHOTOGRAPHS}), FIRST), "purposes"),
        (NewAgreement(1, "CA", frozenset({Purpose.CARE}), FIRST, countries=frozenset()), "countries"),
        (NewAgreement(1, "CA", frozenset({Purpose.CARE}), FIRST, countries=frozenset({"QQ"})), "countries"),
        (NewAgreement(1, "CA", frozenset({Purpose.CARE}), None), "begins_on"),
        (NewAgreement(1, "CA", frozenset({Purpose.CARE}), LAST, FIRST), "ends_on"),
    ],
)
def test_an_agreement_that_says_too_little(clinic: OpenClinic, new: NewAgreement, field: str) -> None:
    enter(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, agreements.add_agreement, new)
    assert set(refused.value.problems) == {field}


def test_an_agreement_needs_its_recipient(clinic: OpenClinic) -> None:
    with pytest.raises(NotFound):
        agree(clinic, 7)


def test_nothing_goes_to_a_closed_country_whatever_was_signed(clinic: OpenClinic) -> None:
    patient, lab = builders.register(clinic), enter(clinic, country="NP")
    agree(clinic, lab)
    assert obstacle_of(clinic, patient, lab) is Obstacle.AGREEMENT_COUNTRY
    act(clinic, settings.change_closed_countries, frozenset({"NP"}))
    assert obstacle_of(clinic, patient, lab) is Obstacle.COUNTRY_BLOCKED
