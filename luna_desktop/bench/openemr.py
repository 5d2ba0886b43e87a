"""OpenEMR's patient finder as its published source describes it, rebuilt on plain SQLite to be measured beside Luna.

Everything here is in the peer's favour: one process without PHP, HTTP, session or JSON; a hundred of the patient
table's columns; no encryption. Per keystroke it asks four questions, as the finder does: how many patients there are,
how many match, how the list is laid out, and the first fifty that match, by name. A term matches at the beginning of a
name, a phone, a birth date or a number, each column by LIKE, so that every question reads every patient.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from luna_desktop.bench.crowd import record_number
from luna_desktop.domain.made_up import MadeUpPerson

_USED = ("pid", "pubpid", "fname", "mname", "lname", "DOB", "sex", "phone_home", "phone_cell", "email", "city", "ss")
_UNUSED = tuple(f"unused_{number}" for number in range(100 - len(_USED)))
_MATCHED = ("lname", "fname", "mname", "phone_home", "ss", "DOB", "pubpid")
_FILTER = " OR ".join(f"{column} LIKE ?" for column in _MATCHED)
_PAGE = "SELECT pid, fname, mname, lname, phone_home, ss, DOB, pubpid FROM patient_data WHERE "
_LAYOUT = "SELECT field_id, title FROM layout_options WHERE form_id = 'DEM' ORDER BY seq"


class Finder:
    """The finder over a plain file of the same made-up patients."""

    def __init__(self, path: Path, people: Iterable[MadeUpPerson]) -> None:
        self._connection = sqlite3.connect(path)
        columns = ", ".join(f"{column} TEXT NOT NULL DEFAULT ''" for column in (*_USED[1:], *_UNUSED))
        self._connection.executescript(f"""
            CREATE TABLE patient_data (pid INTEGER PRIMARY KEY, {columns});
            CREATE INDEX patient_data_names ON patient_data (lname, fname);
            CREATE INDEX patient_data_dob ON patient_data (DOB);
            CREATE TABLE layout_options (form_id TEXT, field_id TEXT, title TEXT, seq INTEGER);
            PRAGMA cache_size = -65536;""")
        marks = ",".join("?" * len(_USED))
        add = f"INSERT INTO patient_data ({','.join(_USED)}) VALUES ({marks})"  # noqa: S608 - this module's own names
        self._connection.executemany(add, (_row(person) for person in people))
        layout = [("DEM", column, column.title(), place) for place, column in enumerate(_MATCHED)]
        self._connection.executemany("INSERT INTO layout_options VALUES (?,?,?,?)", layout)
        self._connection.commit()

    def find(self, term: str) -> list[tuple[object, ...]]:
        """Ask the four questions of one keystroke and return the page."""
        begins = (f"{term}%",) * len(_MATCHED)
        with closing(self._connection.cursor()) as cursor:
            cursor.execute("SELECT count(*) FROM patient_data").fetchone()
            cursor.execute(f"SELECT count(*) FROM patient_data WHERE {_FILTER}", begins).fetchone()  # noqa: S608
            cursor.execute(_LAYOUT).fetchall()
            return cursor.execute(f"{_PAGE} {_FILTER} ORDER BY lname, fname, mname LIMIT 50", begins).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _row(person: MadeUpPerson) -> tuple[object, ...]:
    phone = person.phones[0].removeprefix("+91 ").replace(" ", "")
    names = (person.given, "", person.family)
    number = record_number(person)
    return (
        person.number,
        number,
        *names,
        person.born.isoformat(),
        person.gender,
        phone,
        phone,
        person.email,
        person.town,
        "",
    )
