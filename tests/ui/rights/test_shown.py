"""What is shown of a case is whole by itself: nothing is asked for again to draw it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from luna_desktop.ui.rights.shown import Tab
from tests.ui.rights.cases import case, hours, row


def test_a_case_is_frozen_and_holds_its_row() -> None:
    shown = case(row(2, "Ananya Raghunathan", hours(42)))
    assert (shown.row.tab, shown.first is not None, shown.may_assign) == (Tab.COPIES, True, True)
    with pytest.raises(FrozenInstanceError):
        shown.row.patient = "Somebody else"  # type: ignore[misc]  # this is what must not work
