"""Bodies of facts: written down and read back exactly, whatever kind they are."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.clinical.history import Allergy, AllergyReview, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.safety_questions import NoneKnown, SafetyAnswer
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.facts import (
    KINDS,
    SOURCE_NAMES,
    STATUS_NAMES,
    FactStatus,
    Source,
    changed_fields,
    chart_kinds,
    kind_of,
    kinds_of,
    read_body,
    write_body,
)
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.services.care.chart_access import HISTORY_BODIES

DAYS = st.dates(date(1890, 1, 1), date(2100, 1, 1))
PARTIAL = st.builds(PartialDate.of, DAYS)
st.register_type_strategy(PartialDate, PARTIAL)
st.register_type_strategy(datetime, st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - camera time
BODIES = st.one_of(
    *(
        st.from_type(body)
        for body in (
            Identity,
            Phone,
            Email,
            Address,
            Condition,
            Medicine,
            Lifestyle,
            Allergy,
            AllergyReview,
            PhotographFacts,
            *HISTORY_BODIES,
            SafetyAnswer,
            NoneKnown,
        )
    )
)


def same(one: object, other: object) -> bool:
    """Compare by what is written, so that NaN equals itself."""
    return write_body(one) == write_body(other)


@given(BODIES)
def test_every_body_survives_being_written_and_read(body: object) -> None:
    back = read_body(kind_of(body).name, write_body(body))
    assert type(back) is type(body)
    assert same(back, body)


def test_writing_is_canonical_and_keeps_scripts_legible() -> None:
    text = write_body(Condition(Coded("मुँहासे")))
    assert "मुँहासे" in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_fields_of_a_newer_program_are_passed_over() -> None:
    text = json.dumps({"number": "+919886001427", "use": "work", "whatsapp": True})
    assert read_body("phone", text) == Phone("+919886001427", read_body("phone", text).use)


def test_only_what_changed_is_named() -> None:
    old = Condition(Coded("Melasma"), site="cheeks")
    assert changed_fields(old, Condition(Coded("Melasma"), site="forehead")) == ("site",)
    assert set(changed_fields(None, old)) >= {"what", "status", "since", "site", "note"}


def test_reception_kinds_hold_nothing_clinical() -> None:
    contact = ("address", "contact_check", "email", "identity", "phone", "related_person", "status")
    assert set(kinds_of(DataClass.CONTACT)) <= set(contact), "contact_check registers with the check-in"
    assert set(kinds_of(DataClass.CLINICAL)) >= {"allergy", "allergy_state", "condition", "lifestyle", "medicine"}
    assert KINDS["identity"].single
    assert KINDS["allergy_state"].single
    assert not KINDS["phone"].single


def test_what_is_no_fact_is_refused() -> None:
    with pytest.raises(KeyError):
        kind_of("a sentence")


def test_every_status_and_source_has_a_name() -> None:
    assert set(STATUS_NAMES) == set(FactStatus)
    assert set(SOURCE_NAMES) == set(Source)


def test_a_chart_holds_every_clinical_kind_but_those_that_are_read_apart() -> None:
    kinds = chart_kinds()
    assert {"condition", "medicine", "lifestyle", "allergy", "allergy_state"} <= set(kinds)
    assert not {"photograph", "identity", "phone"} & set(kinds)
    assert set(kinds) == {name for name in kinds_of(DataClass.CLINICAL) if KINDS[name].in_chart}
