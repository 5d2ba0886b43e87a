"""Tables of imports: one row for each line of a file, and one taking back of each import."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from luna_desktop.models.imports import ImportLine, ImportRun, ImportUndo
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import working

NOW = datetime(2026, 3, 14, tzinfo=UTC)


def test_a_line_becomes_one_patient_and_an_import_is_taken_back_once(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        values = {"source": "Old", "kind": "csv", "sha256": "", "plan": "{}", "at": NOW, "by": 1}
        work.session.execute(insert(ImportRun).values(id=1, **values))
        line = {"import_id": 1, "line": 2, "patient_id": patient, "outcome": "new", "number": ""}
        undo = {"import_id": 1, "taken_back": 0, "stayed": 0, "at": NOW, "by": 1}
        for table, row in ((ImportLine, line), (ImportUndo, undo)):
            work.session.execute(insert(table).values(**row))
            with pytest.raises(IntegrityError), work.session.begin_nested():
                work.session.execute(insert(table).values(**row))
