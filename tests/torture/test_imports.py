"""Imports under bad luck: a very long list within its memory, and kills at any moment of one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from luna_desktop.bench.imports import list_plan, write_list
from luna_desktop.domain.access import Role
from luna_desktop.services.people.imports import ImportOrder, Outcome, import_patients
from tests import builders
from tests.services.acting import act, working
from tests.services.people.test_imports import people
from tests.storage.killing import Victim

IS_LONG = int(os.environ.get("LUNA_TORTURE", "1")) > 1
ROWS, MOST_MEGABYTES = (200_000, 500) if IS_LONG else (2_000, 300)
KILLED_ROWS = 1_000 if IS_LONG else 150
ROOT = Path(__file__).resolve().parents[2]
IMPORTING = """
import sys
from pathlib import Path
from tests import builders
from tests.memory_unlocked import lock_no_memory
from luna_desktop.bench.imports import list_plan, write_list
from luna_desktop.domain.access import Role
from luna_desktop.services.people.imports import ImportOrder, import_patients, preview_import

lock_no_memory()
folder, rows = Path(sys.argv[1]), int(sys.argv[2])
path = folder.with_name("list.csv")
write_list(path, rows)
clinic = builders.open_as(folder, Role.OWNER)
order = ImportOrder(path, list_plan())
counts = clinic.desk.perform(clinic.actor, preview_import, order).counts
done = clinic.desk.perform(clinic.actor, import_patients, order)
clinic.close()
# Not what `resource` says: that peak is the parent's where the parent was larger when it started this process.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(sum(counts.values()), sum(done.counts.values()), int(peak.split()[1]) // 1024)
"""
KILLED = """
from pathlib import Path
from tests import builders
from tests.memory_unlocked import lock_no_memory
from luna_desktop.bench.imports import list_plan
from luna_desktop.domain.access import Role
from luna_desktop.services.people import imports, imports_writing

imports_writing.CHUNK = 100
lock_no_memory()

def work(folder, path):
    clinic = builders.open_as(Path(folder), Role.OWNER)
    print("begun", flush=True)
    clinic.desk.perform(clinic.actor, imports.import_patients, imports.ImportOrder(Path(path), list_plan()))
    print("done", flush=True)
"""


@pytest.mark.timeout(3_600 if IS_LONG else 300)
def test_a_very_long_list_stays_within_its_memory(clinic_folder: Path) -> None:
    command = [sys.executable, "-c", IMPORTING, str(clinic_folder), str(ROWS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    previewed, imported, megabytes = map(int, done.stdout.split())
    assert (previewed, imported) == (ROWS, ROWS)
    assert megabytes < MOST_MEGABYTES


@pytest.mark.timeout(3_600)
def test_killed_at_any_moment_all_of_it_is_there_or_nothing(clinic_template: builders.Template, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_list(path, KILLED_ROWS)
    seen = set()
    with Victim(KILLED) as victim:
        for number in range(60 if IS_LONG else 2):
            folder = builders.copy_of(clinic_template, tmp_path / f"clinic{number}")
            lines = victim.kill_after(0.3 + number * 0.05, folder, path)
            clinic = builders.open_as(folder, Role.OWNER)
            count = people(clinic)
            seen.add(count)
            assert count in {0, KILLED_ROWS}
            assert "done" not in lines or count == KILLED_ROWS
            with working(clinic) as work:
                words = work.connection.exec_driver_sql("SELECT count(*) FROM search_person").scalar()
            assert words == count
            if not count:
                counts = act(clinic, import_patients, ImportOrder(path, list_plan())).counts
                assert counts[Outcome.TAKEN] > 0
            clinic.close()
    assert seen <= {0, KILLED_ROWS}
