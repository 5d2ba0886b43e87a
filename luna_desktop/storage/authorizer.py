"""What an ordinary database connection may not do, whatever SQL reaches it.

SQLite asks this before it prepares a statement. Refused: attaching other files, dropping or altering tables and
triggers, loading code, changing or removing rows of the audit log and of append-only tables, and every PRAGMA
outside a short list (above all `key`, `rekey` and `cipher_*`, which can leave the file unreadable). Migrations and
checks of the whole file use connections of their own. Somebody who has the key and another program is not held
back by this; the audit chain is for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from luna_desktop.storage import audit_chain
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.erasable import is_blankable
from luna_desktop.storage.guards import PATIENT_COLUMNS

AUDIT_TABLE = audit_chain.TABLE

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]

_REFUSED_ACTIONS = frozenset(
    {
        sqlcipher.SQLITE_ATTACH,
        sqlcipher.SQLITE_DETACH,
        sqlcipher.SQLITE_ALTER_TABLE,
        sqlcipher.SQLITE_DROP_TABLE,
        sqlcipher.SQLITE_DROP_VTABLE,
        sqlcipher.SQLITE_DROP_TRIGGER,
        sqlcipher.SQLITE_DROP_TEMP_TRIGGER,
        sqlcipher.SQLITE_DROP_INDEX,
        sqlcipher.SQLITE_DROP_VIEW,
        sqlcipher.SQLITE_CREATE_TRIGGER,
        sqlcipher.SQLITE_CREATE_TEMP_TRIGGER,
    }
)
_DENY, _OK = int(sqlcipher.SQLITE_DENY), int(sqlcipher.SQLITE_OK)
_REFUSED_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})
_READ_PRAGMAS = frozenset(
    {
        "application_id",
        "cache_size",
        "compile_options",
        "data_version",
        "database_list",
        "encoding",
        "foreign_keys",
        "freelist_count",
        "journal_mode",
        "mmap_size",
        "page_count",
        "page_size",
        "query_only",
        "recursive_triggers",
        "schema_version",
        "secure_delete",
        "synchronous",
        "temp_store",
        "trusted_schema",
        "user_version",
    }
)
_PRAGMAS_WITH_VALUE = frozenset(
    {
        "foreign_key_check",
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "integrity_check",
        "optimize",
        "read_uncommitted",
        "quick_check",
        "table_info",
        "table_list",
        "table_xinfo",
        "wal_checkpoint",
    }
)


def ordinary_authorizer(append_only: Iterable[str] = ()) -> Authorizer:
    """Return the callback for `set_authorizer`; `append_only` names tables whose rows never change or go."""
    frozen = frozenset({AUDIT_TABLE, *append_only})

    def decide(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
        refused = (
            action in _REFUSED_ACTIONS
            or (action == sqlcipher.SQLITE_DELETE and (first or "").lower() in frozen)
            or (action == sqlcipher.SQLITE_UPDATE and _is_frozen(frozen, first or "", second or ""))
            or (action == sqlcipher.SQLITE_FUNCTION and (second or "").lower() in _REFUSED_FUNCTIONS)
            or (action == sqlcipher.SQLITE_PRAGMA and not _is_allowed_pragma(first or "", second))
        )
        return _DENY if refused else _OK

    return decide


def _is_frozen(frozen: frozenset[str], table: str, column: str) -> bool:
    """Tell whether a column never changes.

    Whose record a row stands in, and what an erasure empties, is left to the triggers (`storage.guards`).
    """
    name, called = table.lower(), column.lower()
    if name not in frozen:
        return False
    return name == AUDIT_TABLE or not (called in PATIENT_COLUMNS or is_blankable(name, called))


def _is_allowed_pragma(name: str, value: str | None) -> bool:
    lowered = name.lower()
    return lowered in _PRAGMAS_WITH_VALUE or (value is None and lowered in _READ_PRAGMAS)
