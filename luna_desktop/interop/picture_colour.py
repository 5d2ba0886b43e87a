"""Pixels of every kind become sRGB of eight bits, the colours that screens, printers and PDF readers agree on.

Wide gamut is converted, not reinterpreted: relative colorimetric with black point compensation, so that skin keeps its
colour and only what lies outside sRGB is moved to its edge. The original keeps the rest.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms, ImageOps

from luna_desktop.interop import picture_profiles
from luna_desktop.interop.picture_profiles import Colours

_BITS, _PHOTOMETRIC = 258, 262
_ALIKE = 2
"""Steps of 255 by which two profiles may differ and count as the same."""
_FAULTS = (ImageCms.PyCMSError, OSError, ValueError, TypeError)


class OddPixels(Exception):
    """Numbers of an instrument, not shades of a photograph."""


def profile_of(opened: Image.Image, content: bytes, *, is_adobe_rgb: bool) -> bytes:
    """Return the ICC profile that a file brings, names by numbers or means by a tag; empty where it is sRGB.

    Raises:
        HighDynamicRange: It is stored for screens of another kind.
    """
    brought = opened.info.get("icc_profile")
    if isinstance(brought, bytes) and brought:
        return b"" if _is_srgb(brought) else brought
    colours = _described(opened, content)
    if colours is None and is_adobe_rgb:
        colours = picture_profiles.ADOBE_RGB
    if colours is None or colours == picture_profiles.SRGB:
        return b""
    try:
        return picture_profiles.icc_profile(colours)
    except (ValueError, OverflowError):
        return b""


def to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return the pixels alone as sRGB; transparency lies on white. May reuse the memory of what it is given.

    Raises:
        OddPixels: It holds 32-bit or floating point numbers.
    """
    flat = _eight_bits(picture)
    if flat.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in flat.info:
        flat = _on_white(flat, profile)
    elif flat.mode == "LAB":
        flat = _converted(flat, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    elif profile:
        flat = _converted(flat if flat.mode in ("RGB", "CMYK", "L") else flat.convert("RGB"), _read(profile))
    plain = flat if flat.mode == "RGB" else flat.convert("RGB")
    plain.info = {}
    return plain


def _eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I", "F"):
        raise OddPixels
    if not picture.mode.startswith("I;16"):
        return picture
    tags = getattr(picture, "tag_v2", {})
    told = tags.get(_BITS)
    bits = told[0] if isinstance(told, tuple) and told and told[0] in range(8, 17) else 16
    step = 2 ** (bits - 8)
    wide = picture if picture.mode == "I;16" else picture.convert("I")
    grey = wide.point(lambda value: value / step).convert("L")
    return ImageOps.invert(grey) if tags.get(_PHOTOMETRIC) == 0 else grey


def _on_white(picture: Image.Image, profile: bytes) -> Image.Image:
    cover = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    ground = Image.new("RGB", cover.size, "white")
    ground.paste(cover, mask=cover.getchannel("A"))
    return _converted(ground, _read(profile)) if profile else ground


def _described(opened: Image.Image, content: bytes) -> Colours | None:
    """Return the colours that a HEIC or PNG describes by numbers, None where it says nothing."""
    named = opened.info.get("nclx_profile")
    if isinstance(named, dict):
        primaries, transfer = (int(named.get(name, 2)) for name in ("color_primaries", "transfer_characteristics"))
        return picture_profiles.coded(primaries, transfer)
    if opened.format != "PNG":
        return None
    at = content.find(b"\0\0\0\x04cICP", 8, 1 << 16)
    if at >= 0:
        return picture_profiles.coded(content[at + 8], content[at + 9])
    return None if "srgb" in opened.info else _measured(opened)


def _measured(opened: Image.Image) -> Colours | None:
    """Return the colours of a PNG that tells gamma and chromaticities (its gAMA and cHRM)."""
    told, points = opened.info.get("gamma"), opened.info.get("chromaticity") or ()
    has_points = len(points) == 8 and all(0 < point < 1 for point in points)
    exponent = 1 / told if isinstance(told, float) and 0.1 < told < 2 else 0.0
    if abs(exponent - 2.2) < 0.05:
        exponent = 0.0
    if not has_points and not exponent:
        return None
    srgb = picture_profiles.SRGB
    if not has_points:
        return Colours(srgb.red, srgb.green, srgb.blue, gamma=exponent)
    white, red, green, blue = (tuple(points[at : at + 2]) for at in range(0, 8, 2))
    return Colours(red, green, blue, white, exponent)


def _read(profile: bytes) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except _FAULTS:
        return None


def _converted(picture: Image.Image, source: ImageCms.ImageCmsProfile | None) -> Image.Image:
    """Return the picture in sRGB; a profile that cannot be used is left aside."""
    if source is None:
        return picture.convert("RGB")
    try:
        transform = ImageCms.buildTransform(
            source,
            ImageCms.createProfile("sRGB"),
            picture.mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        same = picture.mode == "RGB"
        shown = ImageCms.applyTransform(picture, transform, inPlace=same)
    except _FAULTS:
        return picture.convert("RGB")
    return picture if same or shown is None else shown


@lru_cache(maxsize=8)
def _is_srgb(profile: bytes) -> bool:
    """Tell whether a profile does what sRGB does, whatever it calls itself: tried on 729 colours."""
    source = _read(profile)
    if source is None:
        return True  # nobody can read it, so the pixels are taken as they are
    if source.profile.xcolor_space.strip() != "RGB":
        return False
    steps = range(0, 256, 32)
    colours = bytes(part for red in steps for green in steps for blue in steps for part in (red, green, blue))
    sample = Image.frombytes("RGB", (len(steps), len(steps) ** 2), colours)
    shown = _converted(sample.copy(), source)
    apart = ImageChops.difference(sample, shown).convert("RGB").tobytes()
    return max(apart) <= _ALIKE
