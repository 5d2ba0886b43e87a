"""The authorizer decides by action and name, and denies every PRAGMA that it does not know."""

import pytest

from luna_desktop.storage.authorizer import ordinary_authorizer
from luna_desktop.storage.driver import sqlcipher


@pytest.mark.parametrize(
    ("action", "first", "second", "allowed"),
    [
        (sqlcipher.SQLITE_PRAGMA, "user_version", None, True),
        (sqlcipher.SQLITE_PRAGMA, "user_version", "3", False),
        (sqlcipher.SQLITE_PRAGMA, "table_info", "visit", True),
        (sqlcipher.SQLITE_PRAGMA, "cipher_page_size", None, False),
        (sqlcipher.SQLITE_PRAGMA, "unheard_of", None, False),
        (sqlcipher.SQLITE_DELETE, "visit", None, True),
        (sqlcipher.SQLITE_DELETE, "AUDIT_ENTRY", None, False),
        (sqlcipher.SQLITE_UPDATE, "consent_event", "what", False),
        (sqlcipher.SQLITE_INSERT, "audit_entry", None, True),
        (sqlcipher.SQLITE_FUNCTION, None, "LOAD_EXTENSION", False),
        (sqlcipher.SQLITE_FUNCTION, None, "lower", True),
        (sqlcipher.SQLITE_ATTACH, "x.db", None, False),
    ],
)
def test_decision(action, first, second, allowed):
    decide = ordinary_authorizer(("consent_event",))
    assert (decide(action, first, second, "main", None) == sqlcipher.SQLITE_OK) is allowed
