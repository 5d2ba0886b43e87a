"""The driver that comes with the program is SQLCipher, not plain SQLite."""

from luna_desktop.storage.driver import sqlcipher


def test_driver_encrypts_and_searches_full_text(tmp_path):
    connection = sqlcipher.connect(tmp_path / "x.db")
    connection.set_key(f"x'{bytes(32).hex()}'")
    connection.execute("CREATE VIRTUAL TABLE finder USING fts5(words, tokenize='trigram')")
    connection.close()
    assert not (tmp_path / "x.db").read_bytes().startswith(b"SQLite format 3")
