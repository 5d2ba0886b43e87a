"""How long a list of ten thousand people takes: looked at, previewed, written in one transaction, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, both_times
from luna_desktop.bench.small_clinic import made_clinic
from luna_desktop.domain.imports import Choice, DateOrder, Plan, guess_columns
from luna_desktop.domain.made_up import people
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients, look_at_file, preview_import
from luna_desktop.services.people.imports_undo import undo_import
from luna_desktop.services.use_cases import UseCase

ROWS = 10_000
LIMIT_SECONDS = 20
HEAD = "File no,Name,DOB,Sex,Mobile,E-mail,Address,City,PIN"
Request = TypeVar("Request")
Result = TypeVar("Result")


def measure(_patients: int, *, rows: int = ROWS) -> list[Figure]:
    """Import a made-up list into an empty clinic."""
    with scratch_folder() as folder:
        path = folder / "list.csv"
        write_list(path, rows)
        clinic = made_clinic(folder / "clinic")
        try:
            return list(_figures(clinic, path, rows))
        finally:
            clinic.close()


def write_list(path: Path, rows: int) -> None:
    """Write so many made-up people as a table, row by row."""
    with path.open("w", encoding="utf-8") as table:
        table.write(f"{HEAD}\n")
        for person in people(rows, today=date(2026, 6, 1)):
            table.write(
                f"A{person.number},{person.given} {person.family},{person.born:%d/%m/%Y},{person.gender},"
                f'{person.phones[0]},{person.email},"12, Lake Road",{person.town},560038\n'
            )


def list_plan() -> Plan:
    """Return how such a list is read."""
    columns = guess_columns(HEAD.split(","))
    return Plan("Measured list", columns, DateOrder.DAY_FIRST, possible=Choice.AS_NEW)


def _figures(clinic: OpenClinic, path: Path, rows: int) -> Iterator[Figure]:
    order = ImportOrder(path, list_plan())
    done: list[int] = []

    def run(case: UseCase[Request, Result], request: Request) -> tuple[float, float]:
        def act() -> None:
            result = clinic.desk.perform(clinic.actor, case, request)
            done.append(getattr(result, "import_id", 0))

        return tuple(part / 1000 for part in both_times(act))  # type: ignore[return-value]  # two of them

    yield _figure(f"looking at a list of {rows:,} rows", run(look_at_file, order)[0])
    yield _figure("previewing it", run(preview_import, order)[0])
    taken, cost = run(import_patients, order)
    yield _figure("importing it, all in one transaction", taken, limit=LIMIT_SECONDS)
    yield Figure("importing it, processor time", cost, "s")
    yield _figure("taking the import back", run(undo_import, done[-1])[0])


def _figure(name: str, seconds: float, *, limit: float = 0) -> Figure:
    met = None if not limit else seconds <= limit
    return Figure(name, seconds, "s", f"{limit} s" if limit else "", met=met)
