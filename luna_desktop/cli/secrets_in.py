"""Where the command line takes secrets from: a file, the environment variable that names one, or a prompt."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.texts import say


def password(file: Path | None, question: str) -> str:
    """Return a password from the file, else from the file that LUNA_PASSWORD_FILE names, else asked."""
    named = os.environ.get("LUNA_PASSWORD_FILE")
    return secret(file or (Path(named) if named else None), question)


def secret(file: Path | None, question: str) -> str:
    """Return the first line of a file, or ask at the terminal; raises StorageTrouble where neither is possible."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").splitlines()[0].strip("\r\n")
        except (OSError, UnicodeDecodeError, IndexError):
            raise StorageTrouble(say("The file with the secret cannot be read, or it is empty.")) from None
    if not sys.stdin.isatty():
        raise StorageTrouble(
            say("There is no terminal to ask for the secret. Name a file with --password-file or LUNA_PASSWORD_FILE.")
        )
    return getpass.getpass(f"{question}: ")
