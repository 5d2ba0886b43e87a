"""Makes the picture that is printed of a photograph with its layer: a new JPEG of its own, never the stored copy.

What is blurred is blurred in the pixels, so that it cannot be taken off the page again. Colours stay as they are.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from luna_desktop.domain.clinical.photo_alignment import Similarity

LONGEST = 1600
QUALITY = 88
GROUND = (0x2A, 0x27, 0x24)
"""What is seen where an aligned picture does not reach."""
_BLOCKS = 9
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_HEAD_DEGREES = 26
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Stroke:
    """A line that is drawn over a picture, in pixels of its full size; `number` stands beside its first point."""

    points: tuple[tuple[float, float], ...]
    number: str = ""
    closed: bool = False
    arrow: bool = False


@dataclass(frozen=True)
class Overlay:
    """What is laid over a picture: parts to blur, lines, and how it lies in the frame of another picture."""

    full_size: tuple[int, int]
    blurs: tuple[Box, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    placed: Similarity | None = None
    frame: tuple[int, int] = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Tell whether the picture is printed as it is."""
        return not (self.blurs or self.strokes or self.placed is not None)


@dataclass(frozen=True)
class Printed:
    """A JPEG and its size in pixels."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int


def printed(jpeg: bytes, overlay: Overlay) -> Printed:
    """Return a copy of a photograph as it is printed; without a layer the very same bytes."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        if overlay.is_empty:
            return Printed(jpeg, *opened.size)
        picture = opened.convert("RGB")
    scale = picture.width / overlay.full_size[0]
    for box in overlay.blurs:
        _blur(picture, box, scale)
    placed = Similarity(scale)
    if overlay.placed is not None:
        picture, placed = _laid(picture, scale, overlay)
    for stroke in overlay.strokes:
        _draw(picture, stroke, placed)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY)
    return Printed(written.getvalue(), *picture.size)


def _blur(picture: Image.Image, box: Box, scale: float) -> None:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    left, top = max(0, left), max(0, top)
    right, bottom = min(picture.width, max(right, left + 1)), min(picture.height, max(bottom, top + 1))
    if right <= left or bottom <= top:
        return
    part = picture.crop((left, top, right, bottom))
    share = _BLOCKS / max(part.size)
    small = (max(1, round(part.width * share)), max(1, round(part.height * share)))
    blocks = part.resize(small, Image.Resampling.BOX).resize(part.size, Image.Resampling.NEAREST)
    picture.paste(blocks, (left, top))


def _laid(picture: Image.Image, scale: float, overlay: Overlay) -> tuple[Image.Image, Similarity]:
    """Return the picture in the frame of the other one, and how its full-size pixels lie there."""
    placed = overlay.placed or Similarity()
    wide, high = overlay.frame
    shrink = min(1.0, LONGEST / max(wide, high))
    size = (max(1, round(wide * shrink)), max(1, round(high * shrink)))
    onto = placed.then(Similarity(shrink))
    back = Similarity(1 / scale).then(onto).back()
    a, b = back.a, back.b
    data = (a.real, -a.imag, b.real, a.imag, a.real, b.imag)
    laid = picture.transform(size, Image.Transform.AFFINE, data, resample=Image.Resampling.BICUBIC, fillcolor=GROUND)
    return laid, onto


def _draw(picture: Image.Image, stroke: Stroke, placed: Similarity) -> None:
    places = [placed.at(complex(x, y)) for x, y in stroke.points]
    points = [(place.real, place.imag) for place in places]
    pen, unit = ImageDraw.Draw(picture), max(2, round(max(picture.size) / 400))
    line = [*points, points[0]] if stroke.closed else points
    for colour, width in ((_BLACK, unit * 2), (_WHITE, unit)):
        if len(line) > 1:
            pen.line(line, fill=colour, width=width, joint="curve")
        if stroke.arrow and len(places) > 1:
            _head(pen, places[-2], places[-1], colour, unit)
    if stroke.number:
        _number(pen, points[0], stroke.number, unit * 12)


def _head(pen: ImageDraw.ImageDraw, tail: complex, tip: complex, colour: tuple[int, int, int], unit: int) -> None:
    way = tail - tip
    if not way:
        return
    back = way / abs(way) * unit * (9 if colour == _WHITE else 11)
    wings = [tip + back * complex(math.cos(turn), math.sin(turn)) for turn in _turns()]
    pen.polygon([(each.real, each.imag) for each in (tip, *wings)], fill=colour)


def _turns() -> Sequence[float]:
    return (math.radians(_HEAD_DEGREES), -math.radians(_HEAD_DEGREES))


def _number(pen: ImageDraw.ImageDraw, at: tuple[float, float], number: str, size: int) -> None:
    """Write a number on a dark round plate; digits alone need no font of any script."""
    x, y = at
    half = size * 0.62
    pen.ellipse((x - half, y - half, x + half, y + half), fill=_BLACK, outline=_WHITE, width=max(1, size // 12))
    pen.text((x, y), number, fill=_WHITE, anchor="mm", font_size=size * 0.8)
