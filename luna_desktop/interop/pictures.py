"""Pictures from outside: the one door through which bytes become a photograph.

The type is read from the content, never from the name; pixels and bytes are limited before anything is decoded;
orientation is applied, and the copies are made from pixels alone, so that no tag of the original survives in them.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from dataclasses import dataclass, field
from datetime import datetime

from PIL import Image, ImageCms, UnidentifiedImageError

from luna_desktop.texts import Message, say

MOST_BYTES = 64 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 30_000
FORMATS = ("JPEG", "PNG")
PREVIEW_SIDE = 1600
THUMBNAIL_SIDE = 320
QUALITY = 80
FULL_QUALITY = 92
MOST_SCANS = 64
"""A camera writes one scan or about ten; thousands of them over one large picture would take hours to decode."""
_TAKEN_TAGS = (0x9003, 0x9004, 0x0132)
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    MemoryError,
    EOFError,
    IndexError,
    OverflowError,
    TypeError,
    KeyError,
    AttributeError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for files that are cut short or built to harm."""


class PictureRefused(Exception):
    """A file that cannot become a photograph; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True)
class PreparedPicture:
    """The original's bytes and the copies made from its pixels, with what is worth keeping as data."""

    original: bytes = field(repr=False)
    full: bytes = field(repr=False)
    preview: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    sha256: str
    media_type: str
    width: int
    height: int
    taken_at: datetime | None


def prepare(content: bytes) -> PreparedPicture:
    """Check and decode a picture once, and make its full-size, 1600 px and 320 px copies (JPEG, sRGB, no tags).

    Raises:
        PictureRefused: It is empty, too large, not a JPEG or PNG, a decompression bomb, or damaged.
    """
    if not content:
        raise PictureRefused(say("The file is empty."))
    if len(content) > MOST_BYTES:
        raise PictureRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning)
        try:
            return _prepared(content)
        except PictureRefused:
            raise
        except UnidentifiedImageError:
            raise PictureRefused(_no_picture(content)) from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise PictureRefused(_too_many_pixels()) from None
        except _DAMAGED:
            raise PictureRefused(say("The picture is damaged or cut short. Copy it from the camera again.")) from None


def _prepared(content: bytes) -> PreparedPicture:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        media_type = "image/jpeg" if opened.format in ("JPEG", "MPO") else "image/png"
        width, height = opened.size
        if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
            raise PictureRefused(_too_many_pixels())
        if media_type == "image/jpeg" and content.count(b"\xff\xda") > MOST_SCANS:
            raise PictureRefused(say("The picture is built in a way that no camera uses. Export it again as JPEG."))
        if getattr(opened, "n_frames", 1) > 1 and media_type == "image/png":
            raise PictureRefused(say("This is a moving picture. Photographs are single pictures."))
        taken_at = _taken_at(opened)
        opened.load()
        turn = _TURNS.get(_orientation(opened))
        pixels = _plain_rgb(opened, opened.info.get("icc_profile"))
    if turn is not None:
        pixels = pixels.transpose(turn)
    preview = _smaller(pixels, PREVIEW_SIDE)
    thumbnail = _smaller(preview, THUMBNAIL_SIDE)
    return PreparedPicture(
        original=content,
        full=_jpeg(pixels, FULL_QUALITY),
        preview=_jpeg(preview, QUALITY),
        thumbnail=_jpeg(thumbnail, QUALITY),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        width=pixels.width,
        height=pixels.height,
        taken_at=taken_at,
    )


def _orientation(opened: Image.Image) -> int:
    """Return how the camera was held, 1 to 8; 1 where the tag is missing or nonsense."""
    try:
        return int(opened.getexif().get(_ORIENTATION, 1))
    except _DAMAGED:
        return 1


def _taken_at(opened: Image.Image) -> datetime | None:
    """Return the camera's own local time, which has no zone; None where there is none or it is nonsense."""
    try:
        exif = opened.getexif()
        found = exif.get_ifd(0x8769) | dict(exif)
        text = next((str(found[tag]) for tag in _TAKEN_TAGS if tag in found), "")
        return datetime.strptime(text.strip("\x00 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras tell no zone
    except _DAMAGED:
        return None


def _plain_rgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the pixels alone as sRGB; transparency lies on white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        cover = picture.convert("RGBA")
        ground = Image.new("RGBA", cover.size, "white")
        picture = Image.alpha_composite(ground, cover)
    if picture.mode == "I;16" or picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    converted = _to_srgb(picture, profile) if profile else picture.convert("RGB")
    bare = Image.new("RGB", converted.size)
    bare.paste(converted)  # pixels alone: nothing of `info` comes along
    return bare


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture in sRGB; a profile that cannot be used is left aside."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = picture.mode if picture.mode in ("RGB", "CMYK", "L") else "RGB"
        shown = ImageCms.profileToProfile(
            picture.convert(mode), source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert("RGB")
    return shown if shown is not None else picture.convert("RGB")


def _smaller(picture: Image.Image, side: int) -> Image.Image:
    """Return the picture with its longer side at most `side` pixels; a smaller one stays as it is."""
    scale = side / max(picture.size)
    if scale >= 1:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return written.getvalue()


def _no_picture(content: bytes) -> Message:
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        return say("This is a HEIC picture. Set the phone’s camera to “most compatible”, or export it as JPEG.")
    return say("This is not a JPEG or PNG picture, whatever its name says.")


def _too_many_pixels() -> Message:
    return say("The picture has more than {most} million pixels.", most=MOST_PIXELS // 1_000_000)
