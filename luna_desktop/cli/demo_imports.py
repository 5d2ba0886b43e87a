"""A list of another program, made up: some of its people come into the demo clinic, the tour shows how all would."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from luna_desktop.domain.imports import DateOrder, Plan, guess_columns
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients

FEWEST = 20
"""A smaller demo clinic goes without the list."""
SOURCE = "Paper register 2019"
_HEAD = "Card no,Patient name,DOB,Sex,Mobile,E-mail,Residence,City,PIN,Last visit,Remarks"
_ROWS = (
    "R-101,Smt. Vasudha Kamath,04/03/1961,F,98450 70001,,18 Temple Street,Mysuru,570004,11/12/2019,pays by card",
    "R-102,Imran Qureshi,17/08/1988,M,98450 70002,imran.q@example.org,4 Fort Road,Bengaluru,560002,20/11/2019,",
    "R-103,सरिता शर्मा,23/01/1979,F,98450 70003,,,Bengaluru,,28/10/2019,",
    'R-104,Joseph D’Souza,30/06/1955,M,98450 70004,,"7, Church Street",Mangaluru,575001,15/10/2019,',
    "R-105,Lakshmi,1948,F,98450 70005,,,Hassan,,19/09/2019,comes with her son",
)
_MORE = (
    "R-106,Vasudha Kamat,04/03/1961,F,,,,Mysuru,,,",
    "R-107,Neha Bansal,31/02/1990,F,98450 70007,,,Bengaluru,,,",
    "R-108,Arvind Hegde,12/05/1983,M,12345,,,Udupi,,,",
    "R-109,Kavya Nayak,09/07/1996,F,98450 70009,kavya@example.org,,Udupi,,,",
    "R-110,Rekha Prabhu,1972,F,98450 70010,,,Kundapura,,,",
    "R-111,Mohan Shetty,05/06/74,M,98450 70011,,,Udupi,,,",
)


def write_list(folder: Path, *, whole: bool = True) -> Path:
    """Write the list as a table, with or without the rows that need a look."""
    path = folder / "paper-register.csv"
    path.write_text("\n".join((_HEAD, *_ROWS, *(_MORE if whole else ()))) + "\n", encoding="utf-8")
    return path


def fill(clinic: OpenClinic, count: int, today: date) -> None:
    """Import a few people; a clinic of a handful goes without, and so does one whose day lies before the list."""
    if count < FEWEST or today.year <= 2019:
        return
    plan = Plan(SOURCE, guess_columns(_HEAD.split(",")), DateOrder.DAY_FIRST)
    with tempfile.TemporaryDirectory(prefix="luna-list-") as scratch:
        order = ImportOrder(write_list(Path(scratch), whole=False), plan)
        clinic.desk.perform(clinic.actor, import_patients, order)
