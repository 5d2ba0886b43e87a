"""The measurement of photographs runs small and names each figure beside its limit."""

from __future__ import annotations

import pytest

from luna_desktop.bench import photos, photos_window
from luna_desktop.bench.camera import grainy
from luna_desktop.bench.figures import Figure
from luna_desktop.bench.registry import BENCHES

SMALL = (200, 150)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure with small pictures, and without a process for the window."""
    for name in ("MP12", "MP48"):
        monkeypatch.setattr(photos, name, SMALL)
    monkeypatch.setattr(photos_window, "measure", lambda many: [Figure("window", many, "ms")])


def test_every_step_is_measured(small: None) -> None:
    figures = photos.measure(0, rounds=1, many=2, turns=1)
    assert [figure.goal for figure in figures] == ["200 ms", "", "300 ms", "", "", "1.4 times as fast as one", "", ""]
    assert all(figure.ratio is not None for figure in figures if figure.beside)
    assert "photos" in BENCHES


def test_the_bare_decoding_makes_both_copies(small: None) -> None:
    preview, thumbnail = photos.draft_decode(grainy((2000, 1500)))
    assert len(preview) > len(thumbnail) > 0
