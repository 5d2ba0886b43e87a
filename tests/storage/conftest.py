"""A small clinic on disk for the storage tests: cheapest accepted cost, real files."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from luna_desktop.storage import crypto
from luna_desktop.storage.keyfile import KeyFile, create_keyfile
from luna_desktop.storage.keys import Keys, NewSlot

OWNER_PASSWORD = "correct horse battery staple"


def new_slot(login, password, *, opens_vault=False, display_name=None):
    return NewSlot(login, display_name or login.title(), password, opens_vault, crypto.LOWEST_COST)


@dataclass
class Clinic:
    folder: Path
    keyfile: KeyFile
    keys: Keys
    code: str


@pytest.fixture
def clinic(tmp_path):
    folder = tmp_path / "clinic"
    keyfile, keys, code = create_keyfile(folder, new_slot("owner", OWNER_PASSWORD, opens_vault=True))
    return Clinic(folder, keyfile, keys, code)
