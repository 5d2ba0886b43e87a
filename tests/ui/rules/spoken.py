"""Findings, options and decisions for tests of what shows them."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.asked import questions_for
from luna_desktop.domain.clinical.rules.engine import Finding, find
from luna_desktop.domain.clinical.rules.overrides import overriding
from luna_desktop.domain.clinical.rules.suggesting import Options, item_of, read_suggestions, suggest
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.care.catalogue_approvers import Approver
from luna_desktop.services.care.findings import KeptAnswer, Spoken
from luna_desktop.services.care.suggestions import Shown
from luna_desktop.services.facts import Known
from tests.domain.clinical.rules.charts import books, chart, condition, healthy, item, made_true, rules

AT = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
APPROVER = Approver("Dr Meera Pillai", "KMC-1", AT, "2026-11-1")
PREGNANT = made_true({"trigger_kind": "state", "trigger_id": "pregnant"})[0]


def about_tretinoin() -> tuple[Finding, ...]:
    return find(rules(), chart(PREGNANT), [item(books()["topicals"].entry("tretinoin"))])


def spoken(*, silent: bool = False) -> Spoken:
    filler = item(books()["treatments"].entry("ha_filler_face"))
    found = () if silent else about_tretinoin()
    return Spoken(found, questions_for(rules(), filler), "2026-11-1", None if silent else APPROVER, silent)


def options() -> Options:
    bodies = (*healthy(), condition(books()["conditions"].entry("acne_vulgaris")))
    known = chart(bodies)

    def findings(each):  # type: ignore[no-untyped-def]
        planned = item_of(each, books())
        return () if planned is None else find(rules(), known, (planned,))

    return suggest(read_suggestions(books()["suggestions"]), known, findings)


def shown(*, silent: bool = False) -> Shown:
    every = options()
    return Shown(every.offered[:4], every.left_out[:3], "2026-11-1", APPROVER, silent)


def kept(*, in_force: bool = True) -> KeptAnswer:
    body = overriding(
        about_tretinoin()[0], Coded("Tretinoin", "tretinoin"), Overriding("Agreed", OverrideReason.SPECIALIST)
    )
    known = Known(9, "rule_override", 1, FactStatus.CURRENT, body, Source.STAFF, "", AT, "Dr Meera Pillai")
    return KeptAnswer(known, body, in_force)
