"""The figure of memory; the charts themselves are opened in tests/torture."""

from __future__ import annotations

import pytest

from luna_desktop.bench import memory


@pytest.mark.parametrize(("late", "is_met"), [(129.0, True), (131.0, False)])
def test_the_ratio_decides(monkeypatch: pytest.MonkeyPatch, late: float, is_met: bool) -> None:
    monkeypatch.setattr(memory, "run_apart", lambda *_arguments: {"early": 100.0, "late": late})
    (figure,) = memory.measure(0)
    assert figure.met is is_met
