"""Where the program's own files lie, and where this machine keeps its data. Creates nothing."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "LunaDesktop"


def resources() -> Path:
    """Return the folder of icons, fonts, catalogues and translations, also inside a built program."""
    return _resources(getattr(sys, "_MEIPASS", None))


@cache
def _resources(frozen: str | None) -> Path:
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def data_folder(chosen: Path | None = None) -> Path:
    """Return the clinic's data folder: the one chosen, else LUNA_DATA, else the platform's own."""
    if chosen is not None:
        return chosen
    from_environment = os.environ.get("LUNA_DATA")
    if from_environment:
        return Path(from_environment)
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def config_folder() -> Path:
    """Return the folder of this machine's options, which hold no patient data."""
    from_environment = os.environ.get("LUNA_CONFIG")
    if from_environment:
        return Path(from_environment)
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the log, which holds no patient data."""
    from_environment = os.environ.get("LUNA_LOGS")
    if from_environment:
        return Path(from_environment)
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))


def runtime_folder() -> Path:
    """Return the folder of this person's local sockets, which nobody else on the computer can make or enter."""
    from_environment = os.environ.get("XDG_RUNTIME_DIR")
    if from_environment:
        return Path(from_environment) / APP_NAME
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)) / "run"
