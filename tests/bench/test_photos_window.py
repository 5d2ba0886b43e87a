"""How late the window is while photographs come in: measured apart, against one frame."""

from __future__ import annotations

import pytest

from luna_desktop.bench import photos_window


@pytest.mark.parametrize(("late", "met"), [([1.0] * 200, True), ([1.0, 40.0], False)])
def test_one_frame_is_the_limit(monkeypatch: pytest.MonkeyPatch, late: list[float], met: bool) -> None:
    monkeypatch.setattr(photos_window, "run_apart", lambda *_arguments: {"late": late, "rest": [0.5] * 9})
    first, worst = photos_window.measure(24)
    assert (first.goal, first.met) == ("16 ms", met)
    assert (worst.value, first.beside_value) == (max(late), 0.5)
