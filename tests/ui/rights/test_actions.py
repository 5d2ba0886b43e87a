"""Every legal step has a button, and what is said to come next is legal."""

from __future__ import annotations

import pytest

from luna_desktop import paths
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.machines import MACHINES
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.ui.rights.actions import act_of, rest_of

ICONS = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_legal_step_has_words_and_an_icon(kind: CaseKind) -> None:
    for step in MACHINES[kind].steps:
        if step.source is not None:
            act = act_of(kind, step.target, step.source)
            assert act.text.text
            assert act.icon in ICONS
            # a word that ends in an ellipsis opens a dialog, and only that
            assert act.text.text.endswith("…") or not step.required


@pytest.mark.parametrize("kind", list(CaseKind))
def test_what_comes_next_is_a_legal_step_to_its_end(kind: CaseKind) -> None:
    machine = MACHINES[kind]
    for state in machine.states - machine.ended:
        at = CaseState.ACKNOWLEDGED if state is CaseState.IDENTITY_PENDING else state
        coming = rest_of(kind, state)
        for after in coming:
            assert machine.step(at, after) is not None, (kind, at, after)
            at = after
        assert coming or state in machine.resting
        assert at in machine.ended | machine.resting
    for state in machine.ended:
        assert rest_of(kind, state) == ()
