"""Statements of disagreement find their entries by name, wherever in a copy these stand."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.reports.finding_content import ScoreRow, ScoreTrend
from luna_desktop.reports.provenance import Dispute, Provenance
from luna_desktop.reports.record_content import ConditionRow, LifestyleAssessment
from luna_desktop.reports.visit_content import VisitRow
from luna_desktop.services.sharing.copy_disputes import with_disputes
from tests.reports import builders

SAID = (Dispute(statement="No."),)
CONTENT = builders.bare(
    conditions=tuple(ConditionRow(name="Acne", provenance=Provenance(subject=f"fact {at}")) for at in (1, 2)),
    lifestyle=(LifestyleAssessment(title="L", on="today", answers=(), provenance=Provenance(subject="fact 3")),),
    visits=(VisitRow(title="V", with_whom="Dr", state="Signed", is_signed=True, subject="visit 1"),),
    scores=(
        ScoreTrend(
            name="M",
            short="M",
            formula="",
            licence="",
            least=0,
            most=1,
            range="",
            version="1",
            rows=(ScoreRow(on="t", result="1", subject="fact 4"),),
        ),
    ),
)


def test_each_entry_gets_its_own_and_no_other() -> None:
    put = with_disputes(CONTENT, {"fact 2": SAID, "visit 1": SAID, "fact 4": SAID, "fact 3": SAID, "fact 99": SAID})
    assert [row.provenance.disputes for row in put.conditions] == [(), SAID]
    assert put.visits[0].disputes == SAID
    assert put.scores[0].rows[0].disputes == SAID
    assert put.lifestyle[0].provenance.disputes == SAID


def test_nothing_else_changes() -> None:
    assert with_disputes(CONTENT, {}) is CONTENT
    assert with_disputes(CONTENT, {"fact 99": SAID}) == CONTENT
    put = with_disputes(CONTENT, {"fact 2": SAID})
    assert replace(put, conditions=CONTENT.conditions) == CONTENT
