"""Every act that the program writes into the audit log can be read as a sentence."""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import luna_desktop
from luna_desktop import services
from luna_desktop.domain.access import Permission
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.domain.facts import KINDS
from luna_desktop.services.clinic.audit_words import (
    ACTION_WORDS,
    GROUP_NAMES,
    REFUSED,
    AuditGroup,
    audit_actions,
    sentence_of,
    words_of,
)
from luna_desktop.services.clinic.staff_proposals import Outcome
from luna_desktop.services.front import book, states
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.services.messages import outbox, runs
from luna_desktop.services.rights import book as cases_book
from luna_desktop.services.sharing import disclosure_book
from luna_desktop.texts import ENGLISH

for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
    importlib.import_module(module.name)  # each registers its kinds of facts

SOURCES = sorted(Path(luna_desktop.__file__).parent.rglob("*.py"))
FAMILIES = {
    "kind.name": sorted(KINDS.keys() - set(ELSEWHERE_KINDS)),
    "stand.kind": sorted(KINDS.keys() - set(ELSEWHERE_KINDS)),
    "answer.state.value": sorted(state.value for state in ConsentState),
    "state.value": sorted(state.value for state in ConsentState),
    "row['state']": sorted(state.value for state in ConsentState),
    "outcome.value": sorted(outcome.value for outcome in Outcome),
    "AUDITED[step.act]": sorted(book.AUDITED.values()),
    "AUDITED[stamped.state]": sorted(states.AUDITED.values()),
    "ACTIONS[state]": sorted(disclosure_book.ACTIONS.values()),
    "RUN_ACTIONS[order.asked.kind]": sorted(runs.RUN_ACTIONS.values()),
    "STEP_ACTIONS[state]": sorted(set(outbox.STEP_ACTIONS.values()) - {"message queued"}),
    "decision.state.value": ["agreed", "declined", "mandatory"],
    "decision.answer.value": ["accepted", "denied", "partial"],
    "kind.value": ["certificate", "prescription"],
    "line.kind.value": ["certificate", "prescription"],
    "asked.sort.value": ["aftercare sheet", "certificate", "prescription", "treatment consent"],
    "entry.kind.value": sorted(kind.value for kind in EntryKind),
    "book.EVENT_ACTIONS[what]": sorted(cases_book.EVENT_ACTIONS.values()),
    "what": ["added", "changed", "removed"],
    "answer": ["given", "refused", "withdrawn"],
}
"""What may stand in an action's braces, by its source text."""


def readings(node: ast.expr) -> list[str]:
    """Return every text that an expression may become."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.Subscript) and ast.unparse(node) in FAMILIES:
        return FAMILIES[ast.unparse(node)]
    if isinstance(node, ast.IfExp):
        return [*readings(node.body), *readings(node.orelse)]
    if isinstance(node, ast.FormattedValue):
        source = ast.unparse(node.value)
        return FAMILIES[source] if source in FAMILIES else readings(node.value)
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in itertools.product(*(readings(part) for part in node.values))]
    raise AssertionError(f"teach this test what {ast.unparse(node)} may become")


def written() -> Iterator[str]:
    """Return every action that some module writes, directly or through the inbox of sealed events."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = ast.unparse(node.func)
            if called.endswith(".record") and ast.unparse(node.args[0]) not in ("event.action", "READ_LOG"):
                yield from readings(node.args[0])
            if called == "InboxEvent" and len(node.args) > 1:
                yield from readings(node.args[1])


def test_every_action_that_is_written_has_its_sentence() -> None:
    actions = set(written())
    assert {"chart opened", "refused", "sign-in refused", "consent withdrawn", "allergy struck out"} <= actions
    assert actions - set(ACTION_WORDS) == set()


def test_a_refusal_says_what_was_refused() -> None:
    refused = sentence_of(REFUSED, name="Ravi Shetty", requires=Permission.READ_CHART.value)
    assert ENGLISH.render(refused) == "Ravi Shetty was not allowed to open a chart"


@pytest.mark.parametrize("action", [*ACTION_WORDS, "from a newer version"])
def test_every_sentence_can_be_said_and_keeps_odd_names(action: str) -> None:
    said = ENGLISH.render(sentence_of(action, name="{odd} name", other="Tara", login="tara"))
    assert said
    assert any(somebody in said for somebody in ("{odd} name", "Tara", "tara"))
    assert ENGLISH.render(words_of(action).label)


def test_the_filter_offers_every_action_under_a_group_with_a_name() -> None:
    offered = audit_actions()
    assert {each.action for each in offered} == set(ACTION_WORDS)
    assert {each.group for each in offered} == set(AuditGroup) == set(GROUP_NAMES)
