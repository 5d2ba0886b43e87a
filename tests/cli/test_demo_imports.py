"""The list of another program that the demo clinic has taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from luna_desktop.cli import demo_imports
from luna_desktop.domain.imports import DateOrder, Plan, Verdict, guess_columns
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, look_at_file, preview_import
from luna_desktop.services.people.imports_undo import read_imports
from tests.services.acting import act

TODAY = date(2026, 3, 14)


def test_a_demo_clinic_has_an_import_and_the_rest_of_the_list_needs_a_look(clinic: OpenClinic, tmp_path: Path) -> None:
    demo_imports.fill(clinic, 3, TODAY)
    assert act(clinic, read_imports, None) == ()
    demo_imports.fill(clinic, 60, TODAY)
    (past,) = act(clinic, read_imports, None)
    assert (past.taken, past.refused) == (5, 0)
    path = demo_imports.write_list(tmp_path)
    look = act(clinic, look_at_file, ImportOrder(path, Plan())).look
    plan = Plan(demo_imports.SOURCE, guess_columns(look.headers), DateOrder.DAY_FIRST)
    found = act(clinic, preview_import, ImportOrder(path, plan))
    assert found.counts == {Verdict.SAME: 5, Verdict.POSSIBLE: 1, Verdict.REFUSED: 2, Verdict.NEW: 3}
