"""The made-up desk of another clinic: each sort of act once, with values that a record knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from luna_desktop.cli.demo_desk_elsewhere import desk_told
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_in.acts import read_acts
from luna_desktop.interop.fhir_in.desk_acts import DESK
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.texts import ENGLISH
from tests.interop.fhir_out.copies import a_copy


def days_ago(days: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 30, hour, minute, tzinfo=UTC) - timedelta(days=days)


def test_every_sort_is_there_is_valid_and_can_be_read_back() -> None:
    told = desk_told(days_ago, "condition/2")
    assert {each.act for each in told} == DESK.keys()
    bundle = make_bundle(a_copy(Identity("Menon"), Condition(Coded("Melasma")), told=told), ENGLISH)
    assert problems_of(bundle) == ()
    found = list(read_acts([(each["fullUrl"], each["resource"]) for each in bundle["entry"]], "Meera Skin Care"))
    assert len(found) == len(told)
    (correction,) = (each.body for each in found if each.kind == "correction_elsewhere")
    assert correction.said("entry_address").startswith("urn:uuid:")  # type: ignore[union-attr]  # no visit is read here
