"""The log of this machine, which holds no patient data: what happened and where, never to whom.

A record keeps its fixed sentence and those of its values that cannot be anybody's: numbers, True and False, ids,
members of enumerations, names of classes, and `Word`s. Every other value is replaced by the name of its type. An error
leaves its class and the places in the code that it passed, never its message: that of a database error holds the
values of the failed statement. Of other libraries only the place is kept: nobody can vouch for their sentences.

Refuses nothing and never stops the program: a log that cannot be written is left unwritten.
"""

from __future__ import annotations

import enum
import faulthandler
import logging
import logging.handlers
import os
import re
import secrets
import sys
import threading
import traceback
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from luna_desktop import paths

OWN = "luna_desktop"
LOG_FILE = "luna.log"
CRASH_FILE = "crash.log"
LARGEST_BYTES = 1_000_000
OLDER_FILES = 5
OPEN_ONLY_TO_OWNER = 0o600
# Letters and digits that nobody mixes up when reading an incident number over the phone.
INCIDENT_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
DEEPEST_CHAIN = 10

logger = logging.getLogger(__name__)


class Word(str):
    """A word of the program's own (a table, a use case, a setting) that may stand in the log as it is."""

    __slots__ = ()


def known_value(value: object) -> object:
    """Return a value as it may be logged: itself if it cannot be a person's, else the name of its type."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if value is None or type(value) in (bool, int, float, uuid.UUID):
        return value
    if isinstance(value, Word):
        return re.sub(r"[^\w.:/-]", "?", value)
    if isinstance(value, type):
        return value.__qualname__
    return Word(f"<{type(value).__qualname__}>")


def known_values(values: object) -> object:
    """Return the arguments of a record with everything unknown taken out."""
    if isinstance(values, tuple):
        return tuple(known_value(value) for value in values)
    if isinstance(values, dict):
        return {name: known_value(value) for name, value in values.items()}
    return ()


def sentence(record: logging.LogRecord) -> str:
    """Return what a record says, with its unknown values taken out."""
    if record.name != OWN and not record.name.startswith(f"{OWN}."):
        return "(another library's words, withheld)"
    if not isinstance(record.msg, str):
        return f"<{type(record.msg).__qualname__}>"
    if not record.args:
        return record.msg
    values = known_values(record.args)
    # A withheld value is text, whatever number the sentence wanted.
    as_text = re.sub(r"(%(?:\(\w+\))?)[-+ #0]*[\d*]*(?:\.[\d*]+)?[a-zA-Z]", r"\1s", record.msg)
    for template in (record.msg, as_text):
        try:
            return template % values
        except (TypeError, ValueError, KeyError):
            continue
    return f"{record.msg} (its values did not fit)"


def places(trace: TracebackType | None) -> Iterator[str]:
    """Yield the file, line and function of each frame, without the text of the code or of any value."""
    for frame, line in traceback.walk_tb(trace):
        yield f"    {short_path(frame.f_code.co_filename)}:{line} in {frame.f_code.co_qualname}"


def short_path(path: str) -> str:
    """Return a code file's path without the folders of whoever installed it."""
    parts = Path(path).parts
    for root in (OWN, "site-packages", "tests"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at + (root == "site-packages") :])
    return parts[-1] if parts else "?"


def told(error: BaseException, depth: int = 0) -> Iterator[str]:
    """Yield an error's class and places, then those of the errors behind it; never a message."""
    yield f"  {type(error).__module__}.{type(error).__qualname__}"
    yield from places(error.__traceback__)
    if depth >= DEEPEST_CHAIN:
        return
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for other in (*inner, *([behind] if behind else [])):
        yield "  from"
        yield from told(other, depth + 1)


class RedactingFormatter(logging.Formatter):
    """Writes a record as one line of time, level, place and sentence; an error adds its classes and places."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record without anybody's values; whatever others formatted before is not used."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        where = f"{record.name} {short_path(record.pathname)}:{record.lineno}"
        lines = [f"{when} {record.levelname} {where} {sentence(record)}".replace("\n", " ")]
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None:
            lines += told(error)
        return "\n".join(lines)


class PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating log that only its owner can read, and that stays silent when it cannot be written."""

    def _open(self) -> IO[str]:  # type: ignore[override]  # the base class promises its own wrapper type
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing: what logging would print on the terminal has the record's values in it."""


def _private(path: str, flags: int) -> int:
    descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), OPEN_ONLY_TO_OWNER)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, OPEN_ONLY_TO_OWNER)
    return descriptor


class Log:
    """The running log; `stop` closes its files."""

    def __init__(self, handler: logging.Handler, crash: IO[bytes] | None) -> None:
        self._handler = handler
        self._crash = crash

    @property
    def is_written(self) -> bool:
        """Tell whether there is a log on disk."""
        return self._crash is not None

    def stop(self) -> None:
        """Close the log."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None


def start(folder: Path | None = None, *, level: int = logging.INFO) -> Log:
    """Begin logging to this machine's log folder; without one that can be written, log nothing."""
    folder = paths.log_folder() if folder is None else folder
    root = logging.getLogger()
    root.setLevel(level)
    logging.captureWarnings(True)
    handler: logging.Handler
    crash: IO[bytes] | None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        crash = _crash_file(folder / CRASH_FILE)
        handler = PrivateFile(folder / LOG_FILE, maxBytes=LARGEST_BYTES, backupCount=OLDER_FILES, encoding="utf-8")
    except OSError:
        # Without any handler logging would print warnings, with their values, on the terminal.
        handler, crash = logging.NullHandler(), None
    else:
        faulthandler.enable(crash)
    handler.setFormatter(RedactingFormatter())
    root.addHandler(handler)
    return Log(handler, crash)


def _crash_file(path: Path) -> IO[bytes]:
    """Open the file for crashes below Python, which hold places in the code and nothing else."""
    too_large = path.exists() and path.stat().st_size > LARGEST_BYTES
    return open(path, "wb" if too_large else "ab", buffering=0, opener=_private)


def record_incident(error: BaseException) -> str:
    """Log an unexpected error under a new number, and return the number for the person to pass on."""
    letters = "".join(secrets.choice(INCIDENT_LETTERS) for _ in range(8))
    number = f"{letters[:4]}-{letters[4:]}"
    logger.error("incident %s", Word(number), exc_info=(type(error), error, error.__traceback__))
    return number


def install_crash_hook(show: Callable[[str], None]) -> Callable[[], None]:
    """Log whatever nobody caught, in any thread, and hand its number to `show`; return what undoes it.

    `show` is called in the thread where the error happened. Ctrl+C stays what it is.
    """
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def caught(error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            show(record_incident(error))

    def in_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            caught(error)

    def undo() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    sys.excepthook = in_main
    threading.excepthook = lambda what: caught(what.exc_value)
    sys.unraisablehook = lambda what: caught(what.exc_value)
    return undo
