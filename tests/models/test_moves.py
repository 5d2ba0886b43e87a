"""The table of moves: a fact leaves a chart once, and no row is ever changed."""

from __future__ import annotations

from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.moves import FactMove


def test_a_fact_goes_once_and_comes_once_and_its_row_stays() -> None:
    columns = FactMove.metadata.tables["fact_move"].columns
    assert columns["from_fact_id"].unique
    assert columns["to_fact_id"].unique
    assert "fact_move" in APPEND_ONLY
