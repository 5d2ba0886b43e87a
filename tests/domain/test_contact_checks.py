"""When contact details are to be gone through again."""

from __future__ import annotations

from datetime import UTC, date, datetime

from luna_desktop.domain.contact_checks import ContactCheck, is_due
from luna_desktop.domain.facts import KINDS, read_body, write_body
from luna_desktop.domain.gate import DataClass

TODAY = date(2026, 11, 23)


def test_details_are_due_after_a_year_and_not_before() -> None:
    assert not is_due(datetime(2025, 11, 24, 10, tzinfo=UTC), TODAY)
    assert is_due(datetime(2025, 11, 23, 10, tzinfo=UTC), TODAY)
    assert is_due(None, TODAY)


def test_the_day_is_the_clinics() -> None:
    assert not is_due(datetime(2025, 11, 23, 19, tzinfo=UTC), TODAY)  # past midnight in India


def test_a_check_is_contact_data_and_there_is_one() -> None:
    kind = KINDS["contact_check"]
    assert kind.data_class is DataClass.CONTACT
    assert kind.single
    assert read_body("contact_check", write_body(ContactCheck(TODAY))) == ContactCheck(TODAY)
