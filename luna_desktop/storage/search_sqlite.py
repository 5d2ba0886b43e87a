"""The search index in SQLite and SQLCipher: its tables, and how they are kept true.

Two full-text tables without content (words with prefixes, and letters in threes) are ordered by a row number that
grows with the time since the last visit. Reading them in row order gives the most recent people first and stops
after a page, however many patients there are. All tables lie in the clinic's database and are as encrypted as it is.

The words are cut by our own folding (`domain/names.py`); FTS5's `ascii` tokenizer then only splits at blanks, because
it takes every character beyond ASCII as part of a word, whatever Unicode version SQLite knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection

from luna_desktop.storage.search_terms import SearchableRow, words_of

_EPOCH = date(1990, 1, 1)
_FARTHEST_DAY = 30_000
_PEOPLE_PER_DAY = 2**32  # the low bits of the row number hold the patient's id
PATIENT_OF_ROW = f"rowid & {_PEOPLE_PER_DAY - 1}"
"""The patient's id of a row of a full-text table, as SQL: no other table has to be read for it."""
_CHUNK = 5_000

TABLES = (
    """CREATE TABLE search_person (
        rk INTEGER PRIMARY KEY, patient_id INTEGER NOT NULL UNIQUE,
        record_key TEXT NOT NULL, record_number TEXT NOT NULL, born TEXT, birth_year INTEGER,
        family TEXT NOT NULL, given TEXT NOT NULL, other TEXT NOT NULL, code TEXT NOT NULL, sound TEXT NOT NULL,
        vocabulary TEXT NOT NULL)""",
    "CREATE INDEX search_person_record_key ON search_person (record_key)",
    "CREATE INDEX search_person_record_number ON search_person (record_number)",
    "CREATE INDEX search_person_born ON search_person (born) WHERE born IS NOT NULL",
    """CREATE VIRTUAL TABLE search_words USING fts5 (
        family, given, other, code, sound, content='', contentless_delete=1, detail=column,
        tokenize='ascii', prefix='1 2 3 4 5 6 7 8')""",
    """CREATE VIRTUAL TABLE search_letters USING fts5 (
        line, content='', contentless_delete=1, detail=none, tokenize='trigram')""",
    "CREATE TABLE search_name (name TEXT PRIMARY KEY, people INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_state (version INTEGER NOT NULL)",
    "INSERT INTO search_state (version) VALUES (random())",
)
_PERSON_COLUMNS = (
    "patient_id, record_key, record_number, born, birth_year, family, given, other, code, sound, vocabulary"
)
_ADD_PERSON = f"INSERT INTO search_person (rk, {_PERSON_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 - constants
_ADD_WORDS = """INSERT INTO search_words (rowid, family, given, other, code, sound)
    SELECT rk, family, given, other, code, sound FROM search_person"""
_ADD_LETTERS = """INSERT INTO search_letters (rowid, line)
    SELECT rk, family || ' ' || given || ' ' || other || ' ' || code FROM search_person"""
_COUNT_UP = """INSERT INTO search_name (name, people) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET people = people + excluded.people"""
_MARKS = 500
_PERSON = f"SELECT rk, {_PERSON_COLUMNS} FROM search_person WHERE patient_id = ?"  # noqa: S608 - constants


def create_tables(connection: Connection) -> None:
    """Create the empty index."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)


def put(connection: Connection, row: SearchableRow) -> None:
    """Add a patient, or replace what is known of them; where nothing that is searched changed, nothing is written."""
    values = _values(row)
    known = connection.exec_driver_sql(_PERSON, (row.patient_id,)).first()
    if known is not None:
        if tuple(known) == values:
            return
        _drop_person(connection, known.rk)
    connection.exec_driver_sql(_ADD_PERSON, values)
    _add_texts(connection, values[0])
    _count_names(connection, before=known.vocabulary if known else "", after=values[-1])


def put_many(connection: Connection, rows: Sequence[SearchableRow]) -> None:
    """Add patients who are not in the index yet, all at once."""
    values = [_values(row) for row in rows]
    if not values:
        return
    connection.exec_driver_sql(_ADD_PERSON, values)
    first, last = min(row.patient_id for row in rows), max(row.patient_id for row in rows)
    for statement in (_ADD_WORDS, _ADD_LETTERS):
        within = "WHERE patient_id BETWEEN ? AND ? ORDER BY rk"
        connection.exec_driver_sql(f"{statement} {within}", (first, last))
    people = Counter(name for value in values for name in set(value[-1].split()))
    if people:  # a name of signs alone has no word
        connection.exec_driver_sql(_COUNT_UP, list(people.items()))
    _new_version(connection)


def remove_many(connection: Connection, patients: Sequence[int]) -> None:
    """Take patients out, all at once."""
    people: Counter[str] = Counter()
    for start in range(0, len(patients), _MARKS):
        some = tuple(patients[start : start + _MARKS])
        marks = ",".join("?" * len(some))
        found = connection.exec_driver_sql(
            f"SELECT rk, vocabulary FROM search_person WHERE patient_id IN ({marks})",  # noqa: S608 - question marks
            some,
        ).all()
        for row in found:
            people.update(set(row.vocabulary.split()))
        places = [(row.rk,) for row in found]
        if places:
            for table, key in (("search_words", "rowid"), ("search_letters", "rowid"), ("search_person", "rk")):
                connection.exec_driver_sql(f"DELETE FROM {table} WHERE {key} = ?", places)  # noqa: S608 - constants
    if people:
        down = [(count, name) for name, count in people.items()]
        connection.exec_driver_sql("UPDATE search_name SET people = people - ? WHERE name = ?", down)
        connection.exec_driver_sql("DELETE FROM search_name WHERE people < 1")
        _new_version(connection)


def remove(connection: Connection, patient_id: int) -> None:
    """Take a patient out; one who is not there is no error."""
    found = connection.exec_driver_sql(
        "SELECT rk, vocabulary FROM search_person WHERE patient_id = ?", (patient_id,)
    ).first()
    if not found:
        return
    _drop_person(connection, found.rk)
    _count_names(connection, before=found.vocabulary, after="")


def touch(connection: Connection, patient_id: int, last_seen: date) -> None:
    """Note that a patient was seen, which moves them up or down in every answer."""
    found = connection.exec_driver_sql("SELECT rk FROM search_person WHERE patient_id = ?", (patient_id,)).first()
    new = row_number(patient_id, last_seen)
    if not found or found[0] == new:
        return
    _drop_texts(connection, found[0])
    connection.exec_driver_sql("UPDATE search_person SET rk = ? WHERE rk = ?", (new, found[0]))
    _add_texts(connection, new)


def rebuild(connection: Connection, rows: Iterable[SearchableRow]) -> None:
    """Empty the index and fill it anew; rows are taken in chunks and may come from a generator.

    The full-text tables are filled in row order, because FTS5 writes its memory out whenever the order is broken.
    """
    for table in ("search_words", "search_letters"):
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - constants
    for table in ("search_person", "search_name"):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - constants
    people: Counter[str] = Counter()
    for chunk in _chunks(rows):
        values = [_values(row) for row in chunk]
        connection.exec_driver_sql(_ADD_PERSON, values)
        for value in values:
            people.update(value[-1].split())
    if people:
        connection.exec_driver_sql("INSERT INTO search_name (name, people) VALUES (?, ?)", list(people.items()))
    connection.exec_driver_sql(f"{_ADD_WORDS} ORDER BY rk")
    connection.exec_driver_sql(f"{_ADD_LETTERS} ORDER BY rk")
    _new_version(connection)
    optimise(connection)


def optimise(connection: Connection) -> None:
    """Merge the index into one piece: faster answers, and nothing left of people who were taken out."""
    for table in ("search_words", "search_letters"):
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - constants


def row_number(patient_id: int, last_seen: date) -> int:
    """Return the row number under which a patient stands: the smaller, the more recently seen."""
    return (_FARTHEST_DAY - (last_seen - _EPOCH).days) * _PEOPLE_PER_DAY + patient_id


def _values(row: SearchableRow) -> tuple[int, int, str, str, str | None, int | None, str, str, str, str, str, str]:
    words = words_of(row)
    born = row.born.isoformat() if row.born else None
    year = row.born.year if row.born else row.birth_year
    place = row_number(row.patient_id, row.last_seen)
    return (
        place, row.patient_id, words.record_key, words.record_number, born, year,
        words.family, words.given, words.other, words.code, words.sound, words.vocabulary,
    )  # fmt: skip


def _drop_person(connection: Connection, rk: int) -> None:
    _drop_texts(connection, rk)
    connection.exec_driver_sql("DELETE FROM search_person WHERE rk = ?", (rk,))


def _count_names(connection: Connection, *, before: str, after: str) -> None:
    """Count who bears which name, for the names that a patient had before or has now but not both."""
    old, new = set(before.split()), set(after.split())
    has_changed = False
    for name in sorted(old - new):
        connection.exec_driver_sql("UPDATE search_name SET people = people - 1 WHERE name = ?", (name,))
        gone = connection.exec_driver_sql("DELETE FROM search_name WHERE name = ? AND people < 1", (name,))
        has_changed |= gone.rowcount > 0
    for name in sorted(new - old):
        known = connection.exec_driver_sql("UPDATE search_name SET people = people + 1 WHERE name = ?", (name,))
        if not known.rowcount:
            connection.exec_driver_sql("INSERT INTO search_name (name, people) VALUES (?, 1)", (name,))
            has_changed = True
    if has_changed:
        _new_version(connection)


def _add_texts(connection: Connection, rk: int) -> None:
    connection.exec_driver_sql(f"{_ADD_WORDS} WHERE rk = ?", (rk,))
    connection.exec_driver_sql(f"{_ADD_LETTERS} WHERE rk = ?", (rk,))


def _drop_texts(connection: Connection, rk: int) -> None:
    connection.exec_driver_sql("DELETE FROM search_words WHERE rowid = ?", (rk,))
    connection.exec_driver_sql("DELETE FROM search_letters WHERE rowid = ?", (rk,))


def _new_version(connection: Connection) -> None:
    """Tell every reader to read the list of names again; random, so that a rolled-back version is never met again."""
    connection.exec_driver_sql("UPDATE search_state SET version = random()")


def _chunks(rows: Iterable[SearchableRow]) -> Iterable[list[SearchableRow]]:
    chunk: list[SearchableRow] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
