"""The worklist of people to ask again: what ran out, lapsed or was put off, and nothing that was answered since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.services.privacy import asking_again, consents
from luna_desktop.services.privacy.asking_again import consents_to_ask_again
from luna_desktop.services.privacy.consents import ConsentAnswer
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, watching, working
from tests.services.sharing_rows import a_recipient


def listed(clinic: OpenClinic) -> list[tuple[str, Purpose, ConsentState, str]]:
    found = act(clinic, consents_to_ask_again, None)
    return [(row.card.name, row.purpose, row.state, row.recipient) for row in found.rows]


def test_who_is_to_be_asked_again(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    put_off = builders.register(clinic, builders.a_patient("Rao", "Asha", care=ConsentState.DEFERRED))
    child = builders.register(clinic, builders.a_patient("Das", "Tara", born="2008-03-20", care=ConsentState.NOT_ASKED))
    adult = builders.register(clinic)
    lab = a_recipient(clinic, "Nidan Laboratory")
    answer = ConsentAnswer(child, Purpose.CARE, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER, "Sunita Das")
    for purpose in (Purpose.CARE, Purpose.CLINICAL_PHOTOGRAPHS):
        act(clinic, consents.record_consent, replace(answer, purpose=purpose, giver=Giver.GUARDIAN))
    reminders = replace(answer, patient_id=adult, purpose=Purpose.REMINDERS, expires_on=date(2026, 3, 20))
    sharing = replace(reminders, purpose=Purpose.SHARING, recipient_id=lab)
    for each in (reminders, sharing):
        act(clinic, consents.record_consent, each)
    assert listed(clinic) == [("Asha Rao", Purpose.CARE, ConsentState.DEFERRED, "")]
    ticking.advance(days=10)
    assert listed(clinic) == [
        ("Asha Rao", Purpose.CARE, ConsentState.DEFERRED, ""),
        ("Tara Das", Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.LAPSED, ""),
        ("Ananya Kumar", Purpose.REMINDERS, ConsentState.EXPIRED, ""),
        ("Ananya Kumar", Purpose.SHARING, ConsentState.EXPIRED, "Nidan Laboratory"),
    ]
    for each in (
        replace(answer, patient_id=put_off, giver=Giver.SELF),
        replace(answer, patient_id=child, purpose=Purpose.CLINICAL_PHOTOGRAPHS, state=ConsentState.REFUSED),
        replace(reminders, expires_on=None),
    ):
        act(clinic, consents.record_consent, each)
    assert listed(clinic) == [("Ananya Kumar", Purpose.SHARING, ConsentState.EXPIRED, "Nidan Laboratory")]


def test_who_left_the_clinic_is_not_asked(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.DEFERRED))
    assert len(listed(clinic)) == 1
    act(clinic, change_status, StatusChange(patient, PatientStatus(Standing.ARCHIVED, reason="moved away")))
    assert listed(clinic) == []


def test_a_long_list_says_that_it_goes_on(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_again, "MOST_LISTED", 2)
    for name in ("Rao", "Das", "Nair"):
        builders.register(clinic, builders.a_patient(name, care=ConsentState.DEFERRED))
    found = act(clinic, consents_to_ask_again, None)
    assert (len(found.rows), found.has_more) == (2, True)


def test_the_small_indexes_find_them(clinic: OpenClinic) -> None:
    with watching(clinic) as seen:
        act(clinic, consents_to_ask_again, None)
    asked = [statement for statement, _ in seen.about("consent_event") if "LIMIT" in statement]
    with working(clinic) as work:
        plans = [
            " ".join(str(row) for row in work.connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql, _blank(sql)))
            for sql in asked
        ]
    assert len(plans) == 3
    for plan, index in zip(plans, ("deferred", "expiring", "guardian"), strict=True):
        assert f" consent_event USING INDEX ix_consent_event_{index}" in plan


def _blank(statement: str) -> tuple[object, ...]:
    return (0,) * statement.count("?")


def test_the_auditor_asks_nobody(open_clinic: Opener) -> None:
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.AUDITOR), consents_to_ask_again, None)
