"""Reading one picture of a camera on a thread of the pool: whole, through the one door, looked through for a code."""

from __future__ import annotations

import importlib
from typing import Any

from luna_desktop.interop.camera_folder import CameraFile, read_whole
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care.photo_inbox_taking import NewInboxPhoto


def take(file: CameraFile) -> NewInboxPhoto:
    """Read and check one file.

    Raises:
        FolderGone, NotWhole: It cannot be read just now.
        PictureRefused: It cannot become a photograph.
    """
    picture = prepare(read_whole(file))
    seeing = _seeing()
    return NewInboxPhoto(
        picture,
        token=seeing.read_token(picture.preview),
        sharpness=seeing.sharpness_of(picture.preview),
        name=file.path.name,
        mark=file.mark,
        written_at=file.written_at,
    )


def _seeing() -> Any:
    """Load the reader of codes when the first picture comes, and not while the program starts."""
    return importlib.import_module("luna_desktop.interop.placard_reading")
