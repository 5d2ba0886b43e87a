"""Codes of SQLite and of the operating system become sentences; bugs stay bugs."""

import pytest
import sqlalchemy as sa

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.troubles import BUSY, CORRUPT, DISK_ERROR, FULL, NOT_A_DATABASE, as_trouble, storage_trouble


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(13, FULL), (5, BUSY), (517, BUSY), (11, CORRUPT), (26, NOT_A_DATABASE), (10 | 3 << 8, DISK_ERROR)],
)
def test_result_codes_with_their_extensions_are_sentences(code, sentence):
    error = sqlcipher.OperationalError("x")
    error.sqlite_errorcode = code
    assert storage_trouble(error).message == sentence
    assert storage_trouble(sa.exc.OperationalError("SELECT 1", {}, error)).message == sentence


def test_bugs_and_refusals_pass_through():
    bug, refusal = sqlcipher.OperationalError("no such table"), StorageTrouble(FULL)
    assert as_trouble(bug) is bug
    assert as_trouble(refusal) is refusal
    assert storage_trouble(KeyError("x")) is None
    assert storage_trouble(OSError(9999, "unheard of")).message == DISK_ERROR
