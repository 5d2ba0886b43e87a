"""What another clinic did, as a body of the record: which bodies keep which act, and what its codes stand for."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.elsewhere import ACT_KINDS, ELSEWHERE_KINDS, Act, ActElsewhere, Said, code_of
from luna_desktop.domain.facts import KINDS, chart_kinds, read_body, write_body


def test_they_are_no_facts_that_are_read_with_every_chart() -> None:
    assert not set(ELSEWHERE_KINDS) & set(chart_kinds())
    assert set(ACT_KINDS) < KINDS.keys()


def test_an_act_is_written_and_read_back() -> None:
    act = ActElsewhere(Act.CERTIFICATE, "Meera Clinic", "issued", says=(Said("serial", "C-1"),))
    assert read_body("act_elsewhere", write_body(act)) == act
    assert (act.said("serial"), act.said("reason")) == ("C-1", "")


def test_a_code_is_a_value_of_the_record() -> None:
    assert code_of(Act.PRESCRIPTION, "issued") is PaperState.ISSUED
    assert code_of(Act.INTAKE, "anything") is None
    with pytest.raises(ValueError, match="nonsense"):
        code_of(Act.CERTIFICATE, "nonsense")
