"""A few files on their way in: read and checked off the GUI thread, or left out with a reason.

File names are shown to the person and never logged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.interop.picture_files import bytes_of
from luna_desktop.interop.pictures import PictureRefused, PreparedPicture, prepare
from luna_desktop.texts import _, say_n, shown

MOST_NAMED = 12
"""So many files are named where they stay out; the others are counted."""


@dataclass(frozen=True)
class Incoming:
    """A file or a pasted picture on its way in; one of `path` and `content` is set."""

    name: str = field(repr=False)
    path: Path | None = field(default=None, repr=False)
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Accepted:
    """A checked picture, with its small copy decoded for the screen."""

    name: str = field(repr=False)
    picture: PreparedPicture = field(repr=False)
    image: QImage = field(repr=False)


@dataclass(frozen=True)
class RefusedFile:
    """A file that stays out, and why."""

    name: str = field(repr=False)
    reason: str = ""


def png_of(image: QImage) -> bytes:
    """Return a pasted picture as a file that can be checked like any other."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide6's stub leaves out the overload that takes a device
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def take_in(incoming: Incoming) -> Accepted:
    """Read and check one file; for the pool, since it touches no widget.

    Raises:
        PictureRefused: It cannot be read or is no picture that can be kept.
        SourceGone: The card or folder is no longer there.
    """
    content = incoming.content if incoming.path is None else bytes_of(incoming.path)
    picture = prepare(content)
    return Accepted(incoming.name, picture, QImage.fromData(picture.thumbnail))


def refused_words(refused: Sequence[RefusedFile]) -> str:
    """Return by name which files stayed out and why; the others went on."""
    if not refused:
        return ""
    lines = [_("{name}: {reason}", name=each.name, reason=each.reason) for each in refused[:MOST_NAMED]]
    more = len(refused) - MOST_NAMED
    if more > 0:
        lines.append(shown(say_n("And {count} more.", "And {count} more.", more)))
    return "\n".join((_("These files were not taken. The others went on."), *lines))


def reason_of(error: Exception) -> str | None:
    """Return why a file was refused, or None where the error is no refusal."""
    return shown(error.message) if isinstance(error, PictureRefused | StorageTrouble) else None
