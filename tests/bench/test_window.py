"""The window's figures beside their goals."""

from __future__ import annotations

import pytest

from luna_desktop.bench import window


def test_each_is_measured_against_its_own_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "run_apart", lambda *_arguments: {"tab switch": [30.0], "theme switch": [30.0]})
    tab, _tab_p99, theme, _theme_p99 = window.measure(0)
    assert (tab.goal, tab.met) == ("16 ms", False)
    assert (theme.goal, theme.met) == ("200 ms", True)
