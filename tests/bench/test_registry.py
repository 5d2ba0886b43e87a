"""Measurements by name."""

from __future__ import annotations

import pytest

from luna_desktop.bench import registry
from luna_desktop.bench.figures import Figure
from luna_desktop.domain.errors import InvalidInput


def test_the_named_ones_run_in_the_order_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {name: (lambda patients, own=name: [Figure(own, patients, "ms")]) for name in registry.BENCHES}
    monkeypatch.setattr(registry, "BENCHES", made)
    assert [figure.name for figure in registry.run(["start", "search"], patients=7)] == ["start", "search"]
    assert [figure.value for figure in registry.run(patients=7)] == [7] * len(made)
    assert {"search", "start", "unlock", "save", "record"} <= set(made)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(InvalidInput):
        registry.run(["nonsense"])
