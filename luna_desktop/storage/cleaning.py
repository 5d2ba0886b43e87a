"""Writing a database anew after an erasure, so that nothing of it is left in free pages or in the write-ahead log."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from luna_desktop.storage import engine
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.troubles import as_trouble


def clean_database(path: Path, key: bytes) -> bool:
    """Write every page anew and empty the write-ahead log; return whether all of that could be done now.

    Pages that are freed are overwritten as they are freed (`secure_delete`, which SQLCipher has on); what this adds is
    what moved between pages before. It needs room of the database's size, on the disk and in memory, and nobody else
    in the middle of reading: where somebody is, False is returned and it is tried again another time. Raises
    StorageTrouble for a disk that refuses.
    """
    try:
        with closing(engine.connect(path, key)) as connection:
            connection.execute("vacuum")
            busy = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except sqlcipher.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            return False
        raise as_trouble(error) from None
    except sqlcipher.Error as error:
        raise as_trouble(error) from None
    return not busy
