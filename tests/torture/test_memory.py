"""Charts opened one after another, every tab of each: memory and widgets stay as they were after the first ones."""

from __future__ import annotations

import os

import pytest

from luna_desktop.bench import memory

IS_LONG = int(os.environ.get("LUNA_TORTURE", "1")) > 1
CHARTS, EARLY = (memory.CHARTS, memory.EARLY) if IS_LONG else (6, 4)


@pytest.mark.timeout(1_800 if IS_LONG else 300)
def test_charts_that_were_closed_leave_nothing_behind() -> None:
    found = memory.in_own_process(CHARTS, early=EARLY)
    assert found["late_widgets"] <= found["early_widgets"]
    assert found["late"] <= memory.MOST * found["early"]
