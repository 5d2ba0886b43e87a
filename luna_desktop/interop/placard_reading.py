"""What the program sees in a picture of the inbox: the code of a placard (ISO/IEC 18004), and whether it is sharp.

The reader of codes is loaded with this module, which is therefore imported when the first picture comes.
"""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from luna_desktop.interop.placard_token import token_in

_LOOKED_AT = 640
_CODES = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def read_token(preview: bytes) -> str:
    """Return the token of the placard that can be read in a picture, or nothing; of several the largest counts."""
    with Image.open(io.BytesIO(preview)) as picture:
        found = zxingcpp.read_barcodes(picture.convert("L"), formats=_CODES)
    tokens = [(_size(each), token) for each in found if (token := token_in(each.text))]
    return max(tokens)[1] if tokens else ""


def _size(code: zxingcpp.Barcode) -> int:
    corners = (code.position.top_left, code.position.bottom_right)
    return abs(corners[0].x - corners[1].x) + abs(corners[0].y - corners[1].y)


def sharpness_of(preview: bytes) -> int:
    """Return how much detail a picture has at 640 pixels across: the mean square of what blurring takes away."""
    with Image.open(io.BytesIO(preview)) as picture:
        grey = ImageOps.contain(picture.convert("L"), (_LOOKED_AT, _LOOKED_AT))
    lost = ImageChops.difference(grey, grey.filter(ImageFilter.GaussianBlur(2)))
    return round(100 * ImageStat.Stat(lost).sum2[0] / (grey.width * grey.height))
