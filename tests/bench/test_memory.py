"""The figure of memory; the charts themselves are opened in tests/torture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from luna_desktop.bench import memory
from luna_desktop.ui.screens import chart_tabs


@pytest.mark.parametrize(("late", "is_met"), [(129.0, True), (131.0, False)])
def test_the_ratio_decides(monkeypatch: pytest.MonkeyPatch, late: float, is_met: bool) -> None:
    monkeypatch.setattr(memory, "run_apart", lambda *_arguments: {"early": 100.0, "late": late})
    (figure,) = memory.measure(0)
    assert figure.met is is_met


def test_each_chart_was_open_twice_with_every_tab_before_the_first_count(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: Counter[tuple[int, str]] = Counter()
    counted: list[Counter[tuple[int, str]]] = []

    def count() -> list[None]:
        counted.append(shown.copy())
        return []

    @contextmanager
    def window(*_where: object, charts: int, **_rest: int) -> Iterator[SimpleNamespace]:
        workspace = SimpleNamespace(open_patient=lambda patient, tab: shown.update([(patient, tab)]))
        app = SimpleNamespace(allWidgets=count)
        yield SimpleNamespace(app=app, workspace=workspace, patients=range(charts), settle=lambda: None)

    monkeypatch.setattr(memory, "inhabited", window)
    memory.opened(6, early=4)
    early, late = counted
    assert early == {(patient, tab.key): 2 for patient in (0, 1) for tab in chart_tabs()}
    assert late == {(patient, tab.key): 3 for patient in (0, 1) for tab in chart_tabs()}
