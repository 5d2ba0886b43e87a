"""The form of a treatment out of the catalogue's rows, odd values, expiry, and what a treatment still needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedure_form import (
    FieldKind,
    FormField,
    Freshness,
    form_of,
    freshness,
    groups_of,
    look_again,
    number_of,
    procedure_missing,
    short_label,
)
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone, Told
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)


def row(group: str, field: str, kind: str = "text", **more: str) -> dict[str, str]:
    return {"group": group, "field": field, "label": field, "type": kind, "unit": "", "range": "", **more}


ROWS = [
    row("laser", "fluence_j_cm2", "float", unit="J/cm2", range="0-200", required="required"),
    row("laser", "cooling", "enum"),
    row("laser", "eye_shields", "bool", required="required"),
    row("laser", "area", "ref body_region", required="required"),
    row("laser", "phototype_recorded", "enum I-VI"),
    row("injection", "sites", "table site->dose", required="required"),
    row("injection", "batch", required="required"),
    row("cold", "temp_c", "float", range="-20-10"),
    row("consent", "consent_id", required="required"),
    row("device", "device_name"),
    row("needle", "device_name", required="required"),
]
LASER = form_of(("laser", "consent"), ROWS)
DONE = ProcedureDone(
    Coded("Laser"),
    (Setting("laser", "fluence_j_cm2", "20"), Setting("laser", "eye_shields", "yes")),
    (SiteDone(Coded("Left cheek")),),
    complications=Told.NO,
    aftercare=Told.YES,
)


def missing(done: ProcedureDone, groups: tuple[str, ...] = ("laser",)) -> list[str]:
    lines = procedure_missing(done, form_of(groups, ROWS), 0, TODAY)
    return [line.place for line in lines if not line.is_done and line.blocks]


def test_the_groups_of_a_treatment_make_its_fields_and_tables() -> None:
    assert groups_of({"record_groups": "laser, consent"}) == ("laser", "consent")
    assert [each.name for each in LASER.fields] == ["fluence_j_cm2", "cooling", "eye_shields", "phototype_recorded"]
    assert [each.kind for each in LASER.fields] == [
        FieldKind.NUMBER,
        FieldKind.CHOICE,
        FieldKind.YES_NO,
        FieldKind.CHOICE,
    ]
    assert (LASER.needs_sites, LASER.needs_products, LASER.amount) == (True, False, None)
    injected = form_of(("injection",), ROWS)
    assert injected.needs_products
    assert injected.amount is not None


def test_a_field_that_two_groups_share_is_asked_once() -> None:
    assert [each.group for each in form_of(("needle", "device"), ROWS).fields] == ["needle"]


def test_a_range_may_lie_below_zero() -> None:
    (field,) = form_of(("cold",), ROWS).fields
    assert (field.low, field.high) == (-20.0, 10.0)


@pytest.mark.parametrize(
    ("typed", "odd"), [("20", False), ("200", False), ("200,5", True), ("a lot", True), ("", False)]
)
def test_a_value_outside_its_range_is_to_be_looked_at_again(typed: str, odd: bool) -> None:
    assert (look_again(LASER.fields[0], typed) is not None) is odd


def test_words_have_no_range() -> None:
    assert look_again(FormField("a", "b", "B", FieldKind.TEXT), "999999") is None


def test_a_comma_is_a_point() -> None:
    assert (number_of("1,5"), number_of("x")) == (1.5, None)


def test_choices_in_a_label_are_left_out() -> None:
    assert short_label("Cooling (none/contact/air)") == "Cooling"
    assert short_label("Neutralised (agent)") == "Neutralised (agent)"


@pytest.mark.parametrize(
    ("expiry", "state"),
    [
        (None, Freshness.UNKNOWN),
        (PartialDate(2026, 11, 22), Freshness.EXPIRED),
        (PartialDate(2026, 11, 23), Freshness.NEAR),
        (PartialDate(2026, 11), Freshness.NEAR),
        (PartialDate(2026, 12, 24), Freshness.GOOD),
        (PartialDate(2027), Freshness.GOOD),
    ],
)
def test_a_product_is_fresh_until_the_last_day_of_its_expiry(expiry: PartialDate | None, state: Freshness) -> None:
    assert freshness(expiry, TODAY) is state


def test_a_whole_treatment_says_so_in_one_line() -> None:
    assert missing(DONE) == []
    assert [line.is_done for line in procedure_missing(DONE, LASER, 0, TODAY)] == [True]


@pytest.mark.parametrize(
    ("done", "place"),
    [
        (replace(DONE, settings=DONE.settings[:1]), "procedures.0.laser.eye_shields"),
        (replace(DONE, sites=()), "procedures.0.sites"),
        (replace(DONE, complications=Told.NOT_SAID), "procedures.0.complications"),
        (replace(DONE, complications=Told.YES), "procedures.0.complications_note"),
        (replace(DONE, aftercare=Told.NOT_SAID), "procedures.0.aftercare"),
        (replace(DONE, products=(ProductUsed(Coded("Gel"), "", PartialDate(2027)),)), "procedures.0.products"),
        (replace(DONE, products=(ProductUsed(Coded("Gel"), "B1"),)), "procedures.0.products"),
    ],
)
def test_each_thing_that_is_missing_names_its_place(done: ProcedureDone, place: str) -> None:
    assert missing(done) == [place]


def test_a_product_past_its_date_is_said_and_does_not_hold_up_signing() -> None:
    used = replace(DONE, products=(ProductUsed(Coded("Gel"), "B1", PartialDate(2026, 10)),))
    lines = procedure_missing(used, LASER, 0, TODAY)
    assert [(line.blocks, line.is_done) for line in lines] == [(False, False), (True, True)]


def test_an_injection_needs_product_and_dose_at_each_site() -> None:
    assert missing(DONE, ("injection",)) == ["procedures.0.sites", "procedures.0.products"]
