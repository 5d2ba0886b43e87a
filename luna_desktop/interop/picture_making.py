"""Decodes one picture and makes its copies; runs in the decoding process (`picture_worker`) and nowhere else.

The type is read from the content, pixels are limited before anything is decoded, and the copies are made from pixels
alone or from the scans alone, so that no tag of the original survives in them.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from datetime import datetime

import pi_heif  # type: ignore[import-untyped]  # it brings no types
from PIL import Image, UnidentifiedImageError

from luna_desktop.interop import jpeg_stream, picture_colour
from luna_desktop.interop.picture_limits import (
    LONGEST_SIDE,
    MOST_PIXELS,
    MOST_SCANS,
    PREVIEW_SIDE,
    THUMBNAIL_SIDE,
    Word,
)
from luna_desktop.interop.picture_profiles import HighDynamicRange
from luna_desktop.interop.picture_tags import DAMAGED, orientation_of, told_by

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF")
QUALITY = 80
FULL_QUALITY = 92
MEDIA_TYPES = {"PNG": "image/png", "TIFF": "image/tiff", "WEBP": "image/webp", "HEIF": "image/heic"}
_SUBFILE = 254
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


class Refused(Exception):
    """A picture that stays out, by a word; `count` is the number that the sentence names."""

    def __init__(self, word: Word, count: int = 0) -> None:
        super().__init__(word.value)
        self.word, self.count = word, count


@dataclass(frozen=True)
class Made:
    """The copies, as JPEG in sRGB; `full` is empty where `kept` says which parts of the original are that copy."""

    media_type: str
    width: int
    height: int
    pages: int
    taken_at: datetime | None
    camera: str
    lens: str
    preview: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    full: bytes = field(default=b"", repr=False)
    kept: tuple[tuple[int, int], ...] = ()


def make(content: bytes, page: int | None = None) -> Made:
    """Decode a picture and make its copies; `page` counts from zero in a scan of several.

    Raises:
        Refused: It is no picture of these kinds, too large, moving, of several pages where none was named, stored in a
            way that no camera uses, or damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning)
        try:
            return _made(content, page)
        except UnidentifiedImageError:
            raise Refused(Word.DAMAGED if _begins_right(content) else Word.UNKNOWN) from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise Refused(Word.PIXELS) from None
        except HighDynamicRange:
            raise Refused(Word.HDR) from None
        except picture_colour.OddPixels:
            raise Refused(Word.ODD) from None
        except MemoryError:
            raise Refused(Word.MEMORY) from None
        except DAMAGED:
            raise Refused(Word.DAMAGED) from None


def _made(content: bytes, page: int | None) -> Made:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        pages = _page_turned(opened, page)
        _check_size(opened.size)
        is_jpeg = opened.format in ("JPEG", "MPO")
        plain = jpeg_stream.plain_ranges(content) if is_jpeg else None
        if is_jpeg and jpeg_stream.scan_count(content, plain) > MOST_SCANS:
            raise Refused(Word.SCANS)
        told = told_by(opened)
        profile = picture_colour.profile_of(opened, content, is_adobe_rgb=told.is_adobe_rgb)
        size, kept = opened.size, plain if _is_bare_enough(opened, profile) else None
        if kept:
            opened.draft("RGB", _draft_size(size))
        opened.load()
        turn = _TURNS.get(orientation_of(opened))
        media_type = MEDIA_TYPES.get(opened.format or "", "image/jpeg")
        pixels = picture_colour.to_srgb(opened, profile)
    if turn is not None:
        pixels = pixels.transpose(turn)
    preview = _smaller(pixels, PREVIEW_SIDE)
    return Made(
        media_type,
        *(size if kept else pixels.size),
        pages,
        told.taken_at,
        told.camera,
        told.lens,
        _jpeg(preview, QUALITY),
        _jpeg(_smaller(preview, THUMBNAIL_SIDE), QUALITY),
        b"" if kept else _jpeg(pixels, FULL_QUALITY, fine=not is_jpeg),
        tuple(kept or ()),
    )


def _is_bare_enough(opened: Image.Image, profile: bytes) -> bool:
    """Tell whether the scans of a plain JPEG are the full copy as they stand: upright, and sRGB."""
    return not profile and opened.mode == "RGB" and orientation_of(opened) == 1


def _page_turned(opened: Image.Image, page: int | None) -> int:
    """Go to the page that was asked for and return how many pictures there are."""
    count = int(getattr(opened, "n_frames", 1))
    if opened.format == "MPO" or count == 1:  # the second view of a stereo camera is no page
        if page:
            raise Refused(Word.PAGES, count)
        return 1
    if opened.format in ("PNG", "WEBP"):
        raise Refused(Word.MOVING)
    if page is not None:
        opened.seek(page)
        return count
    if opened.format == "HEIF" or _whole_pages(opened, count) > 1:
        raise Refused(Word.PAGES, count)
    opened.seek(0)
    return 1


def _whole_pages(opened: Image.Image, count: int) -> int:
    """Return how many pages of a TIFF are pictures of their own and no smaller copies of one; looks at a few."""
    whole = 0
    for at in range(min(count, 8)):
        opened.seek(at)
        kind = getattr(opened, "tag_v2", {}).get(_SUBFILE, 0)
        whole += 0 if isinstance(kind, int) and kind & 1 and at else 1
    return whole


def _begins_right(content: bytes) -> bool:
    """Tell whether bytes begin as a picture of a kind that is read, whatever comes after."""
    boxed = content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS
    return boxed or content.startswith(_STARTS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def _check_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS or max(size) > LONGEST_SIDE:
        raise Refused(Word.PIXELS)


def _draft_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the smallest size that a decoder may deliver at once: not below the preview."""
    scale = min(1.0, PREVIEW_SIDE / max(size))
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def _smaller(picture: Image.Image, side: int) -> Image.Image:
    """Return the picture with its longer side at most `side` pixels; a smaller one stays as it is."""
    scale = side / max(picture.size)
    if scale >= 1:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _jpeg(picture: Image.Image, quality: int, *, fine: bool = False) -> bytes:
    """Return a JPEG; a fine one keeps the colour of every pixel."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality, subsampling=0 if fine else 2)
    return written.getvalue()
