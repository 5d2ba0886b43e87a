"""What this machine remembers between runs: theme, text size, language, the last person. Never patient data.

The options lie as JSON in the configuration folder. A damaged or foreign file, or a value that is not one of those
offered, falls back to the default, because a broken option must never stand between a clinic and its records.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from luna_desktop import paths
from luna_desktop.texts import LANGUAGES

FILE_NAME = "options.json"
TEXT_SIZES = (100, 115, 130)
"""Text sizes offered, in per cent."""


class Theme(StrEnum):
    """How the windows look; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_DARK = "contrast_dark"


@dataclass(frozen=True)
class Options:
    """One machine's choices. `last_login` is empty unless `remember_person` was chosen.

    `camera_folder` is watched for photographs, of a camera with a name of its own that stands in a room of the book;
    `camera_empties` removes each file from there once it is taken in.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    language: str = "en"
    remember_person: bool = False
    last_login: str = ""
    clinic_name: str = ""
    reduced_motion: bool = False
    camera_folder: str = ""
    camera_name: str = ""
    camera_room: int = 0
    camera_empties: bool = False


_T = TypeVar("_T")


def _one_of(value: object, offered: tuple[_T, ...], default: _T) -> _T:
    for choice in offered:
        if type(value) is type(choice) and value == choice:
            return choice
    return default


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _from_json(found: Mapping[str, object]) -> Options:
    default = Options()
    remember = found.get("remember_person") is True
    login = found.get("last_login")
    theme = _one_of(found.get("theme"), tuple(str(one.value) for one in Theme), str(default.theme.value))
    return Options(
        theme=Theme(theme),
        text_size=_one_of(found.get("text_size"), TEXT_SIZES, default.text_size),
        language=_one_of(found.get("language"), LANGUAGES, default.language),
        remember_person=remember,
        last_login=login if remember and isinstance(login, str) else "",
        clinic_name=name if isinstance(name := found.get("clinic_name"), str) else "",
        reduced_motion=found.get("reduced_motion") is True,
        camera_folder=_text(found.get("camera_folder")),
        camera_name=_text(found.get("camera_name")),
        camera_room=room if type(room := found.get("camera_room")) is int and room > 0 else 0,
        camera_empties=found.get("camera_empties") is True,
    )


def load(folder: Path | None = None) -> Options:
    """Read this machine's options; whatever is missing or damaged takes its default."""
    file = (folder or paths.config_folder()) / FILE_NAME
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Options()
    return _from_json(found) if isinstance(found, dict) else Options()


def save(options: Options, folder: Path | None = None) -> None:
    """Write the options whole or not at all.

    Raises:
        OSError: the folder cannot be written; the options stay as they were.
    """
    target = folder or paths.config_folder()
    target.mkdir(parents=True, exist_ok=True)
    kept = asdict(options)
    if not options.remember_person:
        kept["last_login"] = ""
    handle, name = tempfile.mkstemp(prefix=".options-", dir=target)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(kept, out, indent=1)
        Path(name).replace(target / FILE_NAME)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
