"""Writing a file that a person chose, outside the clinic's folder: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.storage.files import write_whole
from luna_desktop.storage.troubles import as_trouble


def write_export(path: Path, content: bytes) -> None:
    """Write the file in one step, readable by this account only; raises StorageTrouble."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise as_trouble(error) from None
