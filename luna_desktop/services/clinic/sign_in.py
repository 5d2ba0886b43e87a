"""Who can sign in here, as the unlock screen lists them before anything is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from luna_desktop.storage.keyfile import KeyFile


@dataclass(frozen=True)
class SignInChoice:
    """Somebody who can sign in here, as the key file names them in clear."""

    login: str
    name: str


def sign_in_choices(folder: Path) -> tuple[SignInChoice, ...]:
    """Return who can sign in, by name; whoever waits for an owner's approval is told so when they try.

    Raises:
        StorageTrouble: There is no clinic here, or its key file cannot be used.
    """
    found = (SignInChoice(login, name) for login, name in KeyFile.load(folder).public_logins())
    return tuple(sorted(found, key=lambda choice: choice.name.casefold()))
