"""What the tests of imports share: lists written to disk, and the orders that take them in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.domain.imports import DateOrder, Plan, guess_columns
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportDone, ImportOrder, import_patients
from tests.services.acting import act

HEAD = "File no,Name,DOB,Sex,Mobile,Email,Address,City,PIN,Opt out"
ASHA = "A1,Asha Rao,03/04/1990,F,98860 01427,asha@example.org,12 Lake Road,Bengaluru,560038,"
RAVI = "A2,Ravi Shetty,25/12/1984,M,98450 11223,,,Mysuru,,yes"
HINDI = "A3,आशा कुमारी,1991,महिला,98860 01428,,,,,"


def a_list(folder: Path, *rows: str, head: str = HEAD, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def an_order(path: Path, head: str = HEAD, **plan: object) -> ImportOrder:
    usual = Plan("Old program", guess_columns(head.split(",")), DateOrder.DAY_FIRST)
    return ImportOrder(path, replace(usual, **plan))  # type: ignore[arg-type]  # fields of a plan by name


def imported(clinic: OpenClinic, path: Path, **plan: object) -> ImportDone:
    return act(clinic, import_patients, an_order(path, **plan))
