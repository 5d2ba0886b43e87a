"""What was done: settings by name, and batches that are the same however they were typed."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import (
    AFTERCARE_NAMES,
    COMPLICATIONS_NAMES,
    ProcedureDone,
    Setting,
    Told,
    batch_key,
)


def test_every_answer_has_its_words() -> None:
    assert set(AFTERCARE_NAMES) == set(COMPLICATIONS_NAMES) == set(Told)


def test_a_setting_is_found_by_group_and_name() -> None:
    done = ProcedureDone(Coded("Peel"), (Setting("peel", "ph", "2.5", "pH"),))
    assert (done.setting("peel", "ph"), done.setting("laser", "ph")) == ("2.5", "")


@pytest.mark.parametrize("typed", ["LP26-0419", "lp 26 0419", "LP26/0419"])
def test_dashes_and_blanks_in_a_batch_hide_nobody(typed: str) -> None:
    assert batch_key(typed) == "lp260419"
