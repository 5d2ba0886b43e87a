"""Every check of a clinic's files, because each finds what the others overlook.

A damaged page is found by its HMAC, a file cut at a page's edge only by SQLite's own check, an old page put back by
neither but by the audit chain, a whole older copy only by comparing with the newest backup's counts and audit head.
So all of them are made, each on a connection of its own: after one bad page a connection calls good pages bad too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import engine
from luna_desktop.storage.audit_chain import COLUMNS, LinkedRow, Verdict, verify_rows
from luna_desktop.storage.authorizer import AUDIT_TABLE
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.troubles import CORRUPT, as_trouble
from luna_desktop.storage.vault import Vault
from luna_desktop.texts import Message, say, say_n

PublicKeyOf = Callable[[str], bytes | None]
OBJECTS = "photographs and documents"
"""The name of the check of sealed files."""


@dataclass(frozen=True)
class ObjectTable:
    """A table whose rows point to sealed objects: its name, the id's column and the sealed key's column.

    `drawer` is the column that says under which key the object's own key is sealed; without, it is the vault.
    `sha256` is the column with the hash of the plain bytes.
    """

    table: str
    object_id: str
    wrapped_key: str
    drawer: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class SchemaNames:
    """The few names of the schema that backups and checks need; storage knows no mapped classes.

    `generation` is the table and column in which the database notes the key file's generation; `growing` are tables
    that never lose a row.
    """

    objects: tuple[ObjectTable, ...] = ()
    generation: tuple[str, str] | None = None
    growing: tuple[str, ...] = (AUDIT_TABLE,)


@dataclass(frozen=True)
class Finding:
    """The outcome of one check; `name` is short and stable, `message` is for the person.

    `objects` are the ids of sealed files that are missing or damaged.
    """

    name: str
    ok: bool
    message: Message
    objects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expected:
    """What the newest backup knew: rows of each table, number of audit entries and the last one's hash."""

    counts: Mapping[str, int]
    audit_entries: int
    audit_head: bytes


def quoted(name: str) -> str:
    """Return a table's or column's name as SQL."""
    return '"' + name.replace('"', '""') + '"'


def table_counts(connection: sqlcipher.Connection) -> dict[str, int]:
    """Return the number of rows of every ordinary table."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {name: _scalar(connection, f"SELECT count(*) FROM {quoted(name)}") for (name,) in names}  # noqa: S608 - introspected


def _scalar(connection: sqlcipher.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def audit_rows(connection: sqlcipher.Connection, *, after: int = 0) -> Iterator[LinkedRow]:
    """Yield the audit log in order, or nothing where the table is not there yet."""
    if _scalar(connection, f"SELECT count(*) FROM sqlite_schema WHERE name = '{AUDIT_TABLE}'"):  # noqa: S608 - our constant
        columns = ", ".join(quoted(name) for name in COLUMNS)
        statement = f"SELECT {columns} FROM {AUDIT_TABLE} WHERE seq > ? ORDER BY seq"  # noqa: S608 - our constants
        for values in connection.execute(statement, (after,)):
            yield LinkedRow.from_columns(values)


def object_keys(connection: sqlcipher.Connection, names: SchemaNames) -> dict[str, bytes]:
    """Return id and sealed key of every object that a row still points to; erased rows have no key."""
    found: dict[str, bytes] = {}
    for place in names.objects:
        columns = f"{quoted(place.object_id)}, {quoted(place.wrapped_key)}"
        present = _is_present(place)
        statement = f"SELECT {columns} FROM {quoted(place.table)} WHERE {present}"  # noqa: S608 - names given
        found.update({str(name): bytes(key) for name, key in connection.execute(statement)})
    return found


def object_hashes(connection: sqlcipher.Connection, names: SchemaNames) -> dict[str, str]:
    """Return id and SHA-256 of the plain bytes of every object whose table keeps it."""
    found: dict[str, str] = {}
    for place in names.objects:
        if place.sha256:
            columns = f"{quoted(place.object_id)}, {quoted(place.sha256)}"
            statement = f"SELECT {columns} FROM {quoted(place.table)} WHERE {_is_present(place)}"  # noqa: S608 - names given
            found.update({str(name): str(sha256) for name, sha256 in connection.execute(statement)})
    return found


def objects_in_drawer(connection: sqlcipher.Connection, names: SchemaNames, drawer: str) -> frozenset[str]:
    """Return the ids of the objects that lie in a drawer."""
    found: set[str] = set()
    for place in names.objects:
        if place.drawer:
            mine = f"{quoted(place.drawer)} = ? AND {_is_present(place)}"
            statement = f"SELECT {quoted(place.object_id)} FROM {quoted(place.table)} WHERE {mine}"  # noqa: S608 - names given
            found.update(str(name) for (name,) in connection.execute(statement, (drawer,)))
    return frozenset(found)


def _is_present(place: ObjectTable) -> str:
    """Return the condition of rows that still point to an object: an erasure leaves a row without its key."""
    return f"{quoted(place.object_id)} IS NOT NULL AND length({quoted(place.wrapped_key)}) > 0"


@contextmanager
def _fresh(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    """Open a connection of its own; what SQLite reports on it becomes StorageTrouble."""
    try:
        with closing(engine.connect(path, key)) as connection:
            yield connection
    except (sqlcipher.Error, OSError) as error:
        raise as_trouble(error) from None


def page_problems(path: Path, key: bytes) -> int:
    """Return how many complaints SQLCipher and SQLite have about the pages; 0 is well.

    Three connections, one for each check; rows that point to missing rows count too.
    """
    complaints = 0
    with _fresh(path, key) as connection:
        complaints += len(connection.execute("pragma cipher_integrity_check").fetchall())
    with _fresh(path, key) as connection:
        complaints += len([row for row in connection.execute("pragma integrity_check") if row != ("ok",)])
    with _fresh(path, key) as connection:
        complaints += len(connection.execute("pragma foreign_key_check").fetchall())
    return complaints


def audit_verdict(path: Path, key: bytes, public_key_of: PublicKeyOf) -> Verdict:
    """Check the whole audit log of a database."""
    with _fresh(path, key) as connection:
        return verify_rows(audit_rows(connection), public_key_of)


@dataclass(frozen=True)
class DeepCheck:
    """What a check of a whole clinic needs; `vault` may be without its key, then objects are only counted.

    `drawers` are the vaults of other drawers by their names; what lies in none of them lies in `vault`.
    """

    path: Path
    key: bytes
    clinic_id: str
    vault: Vault
    names: SchemaNames
    public_key_of: PublicKeyOf
    expected: Expected | None = None
    drawers: Mapping[str, Vault] = field(default_factory=dict)


def deep_check(check: DeepCheck) -> list[Finding]:
    """Make every check and return one finding each; a check that cannot be made is a finding, never an exception."""
    steps: tuple[tuple[str, Callable[[DeepCheck], Finding]], ...] = (
        ("database file", _file_finding),
        ("database pages", _pages_finding),
        ("audit log", _audit_finding),
        ("newest backup", _expected_finding),
        (OBJECTS, _objects_finding),
    )
    findings = []
    for name, step in steps:
        try:
            findings.append(step(check))
        except StorageTrouble as trouble:
            findings.append(Finding(name, ok=False, message=trouble.message))
    return findings


def _file_finding(check: DeepCheck) -> Finding:
    own: bool = engine.clinic_id_of(check.path) == check.clinic_id
    with _fresh(check.path, check.key) as connection:
        tables = len(table_counts(connection))
    message = (
        say_n("The database has {count} table.", "The database has {count} tables.", tables)
        if own
        else say("The database belongs to another clinic.")
    )
    return Finding("database file", ok=own and tables > 0, message=message)


def _pages_finding(check: DeepCheck) -> Finding:
    complaints = page_problems(check.path, check.key)
    message = say("Every page of the database is sound.") if not complaints else CORRUPT
    return Finding("database pages", ok=not complaints, message=message)


def _audit_finding(check: DeepCheck) -> Finding:
    verdict = audit_verdict(check.path, check.key, check.public_key_of)
    if verdict.is_intact:
        message = say_n("The audit log holds: {count} entry.", "The audit log holds: {count} entries.", verdict.entries)
    else:
        message = say("The audit log does not hold from entry {seq} on.", seq=verdict.first_break)
    return Finding("audit log", ok=verdict.is_intact, message=message)


def _expected_finding(check: DeepCheck) -> Finding:
    if check.expected is None:
        return Finding("newest backup", ok=True, message=say("There is no backup yet to compare with."))
    problem = loss_in(check.path, check.key, check.expected, check.names)
    message = problem or say("Nothing that the newest backup holds is missing.")
    return Finding("newest backup", ok=problem is None, message=message)


def loss_in(path: Path, key: bytes, expected: Expected, names: SchemaNames) -> Message | None:
    """Return what the newest backup knew and the database in this file does not, or None."""
    with _fresh(path, key) as connection:
        return loss_against(connection, expected, names)


def loss_against(connection: sqlcipher.Connection, expected: Expected, names: SchemaNames) -> Message | None:
    """Return what the newest backup knew and this database does not: rows that never go, or an audit entry."""
    counts = table_counts(connection)
    for table in names.growing:
        if counts.get(table, 0) < expected.counts.get(table, 0):
            return say("The database is older than the newest backup: rows that never go are missing.")
    if expected.audit_entries:
        row = connection.execute(
            f"SELECT hash FROM {AUDIT_TABLE} WHERE seq = ?",  # noqa: S608 - our constant
            (expected.audit_entries,),
        ).fetchone()
        if row is None or bytes(row[0]) != expected.audit_head:
            return say("The audit log is not the one that the newest backup continues.")
    return None


def _objects_finding(check: DeepCheck) -> Finding:
    with _fresh(check.path, check.key) as connection:
        known = object_keys(connection, check.names)
        hashes = object_hashes(connection, check.names)
        elsewhere = {name: objects_in_drawer(connection, check.names, name) for name in check.drawers}
    others = frozenset().union(*elsewhere.values())
    parts = [(check.vault, known.keys() - others), *((check.drawers[name], ids) for name, ids in elsewhere.items())]
    scans = [vault.scan(ids, wrapped_keys=known, hashes=hashes) for vault, ids in parts]
    broken = tuple(sorted(name for scan in scans for name in (*scan.missing, *scan.bad)))
    missing, bad = sum(len(scan.missing) for scan in scans), sum(len(scan.bad) for scan in scans)
    if all(scan.is_sound for scan in scans):
        message = say_n("{count} sealed file is there.", "All {count} sealed files are there.", len(known))
    else:
        message = say(
            "{missing} sealed files are missing and {bad} are damaged. Restore them from a backup.",
            missing=missing,
            bad=bad,
        )
    return Finding(OBJECTS, ok=not broken, message=message, objects=broken)
