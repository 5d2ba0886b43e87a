"""A database is written anew, or told to be busy."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import cleaning, engine
from tests.tools.pages import all_pages

KEY = bytes(range(32))
WORD = "Zqcanary of a table that is gone"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "clinic.db"
    engine.create_database(made, KEY, "5a" * 16)
    with closing(engine.connect(made, KEY)) as connection:
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO note (text) VALUES (?)", [(f"{WORD} {number}",) for number in range(400)])
    return made


def test_nothing_of_what_was_removed_is_left_on_a_page_or_in_the_write_ahead_log(path: Path) -> None:
    with closing(engine.connect(path, KEY)) as other:
        other.execute("DELETE FROM note WHERE id % 3")
        assert WORD.encode() in all_pages(path, KEY)
        other.execute("DELETE FROM note")
        assert WORD.encode() in all_pages(path, KEY)
        assert cleaning.clean_database(path, KEY)
        assert WORD.encode() not in all_pages(path, KEY)
        assert other.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_somebody_in_the_middle_of_reading_puts_it_off(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    with closing(engine.connect(path, KEY)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM note").fetchone()
        assert not cleaning.clean_database(path, KEY)
        reader.execute("COMMIT")
    assert cleaning.clean_database(path, KEY)


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"x" * 8192)
    with pytest.raises(StorageTrouble):
        cleaning.clean_database(tmp_path / "other.db", KEY)
