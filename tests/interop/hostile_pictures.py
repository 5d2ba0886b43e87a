"""More than 150 pictures as they should not be: cut, renamed, enormous, moving, lying about themselves, built to harm.

Each case says what must come of it: in, out by certain words, or either where the format itself leaves it open.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pillow_heif
from PIL import Image

from luna_desktop.interop.picture_limits import Word
from luna_desktop.interop.picture_profiles import ADOBE_RGB, DISPLAY_P3, REC_2020, icc_profile
from tests.interop.picture_files import CANARY, canary_exif, png_header, png_of, scene, srgb_profile, written

OUT = frozenset(Word)
IN: frozenset[Word] = frozenset()
MARK = CANARY.encode()
KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF")


@dataclass(frozen=True)
class Case:
    """A file, whether it may come in, and by which words it may stay out."""

    content: Callable[[], bytes]
    comes_in: bool = True
    words: frozenset[Word] = IN


def comes_in(content: Callable[[], bytes]) -> Case:
    return Case(content)


def stays_out(content: Callable[[], bytes], *words: Word) -> Case:
    return Case(content, False, frozenset(words) or OUT)


def either(content: Callable[[], bytes]) -> Case:
    return Case(content, True, OUT)


def good(kind: str) -> bytes:
    """Return a picture with some life in it, small enough to be changed a thousand times."""
    grain = Image.effect_noise((96, 72), 50)
    picture = Image.merge("RGB", [grain, grain.transpose(Image.Transpose.ROTATE_180), scene((96, 72)).getchannel("G")])
    exif = canary_exif()
    return written(picture, kind, exif=exif if kind == "TIFF" else exif.tobytes())


def noise(size: int) -> bytes:
    """Return the same bytes without meaning at every run."""
    return random.Random(size).randbytes(size)  # noqa: S311 - files, not keys


def of(mode: str, kind: str, **options: object) -> Case:
    """Return the case of a picture in a mode of pixels."""
    return comes_in(lambda: written(scene().convert(mode), kind, **options))


def tagged(**options: object) -> Case:
    """Return the case of a JPEG with something beside its pixels."""
    return comes_in(lambda: written(scene(), "JPEG", **options))


def other_files() -> dict[str, Case]:
    zeros = bytes(4_000)
    starts = {
        "nothing at all": b"",
        "one byte": b"\xff",
        "text": b"Dear clinic, see attached.",
        "a web page": b"<!doctype html><html><img src=x onerror=alert(1)></html>",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" + zeros,
        "zip": b"PK\x03\x04" + zeros,
        "program": b"MZ\x90\0" + zeros,
        "linux program": b"\x7fELF\x02\x01\x01" + zeros,
        "gif": b"GIF89a\x01\0\x01\0\0\0\0;",
        "icon": b"\0\0\x01\0\x01\0" + zeros,
        "film": b"\0\0\0\x18ftypmp42" + zeros,
        "jpeg 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + zeros,
        "photoshop": b"8BPS\0\x01" + zeros,
        "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n" + zeros,
        "zeros": zeros,
        "ones": b"\xff" * 4_000,
        "only the start of a jpeg": b"\xff\xd8\xff",
        "start and end of a jpeg": b"\xff\xd8\xff\xd9",
        "only the signature of a png": b"\x89PNG\r\n\x1a\n",
        "only the head of a webp": b"RIFF\0\0\0\0WEBP",
        "only the brand of a heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "a heic of sequences": b"\0\0\0\x18ftyphevc\0\0\0\0mif1hevc" + zeros,
        "only the head of a tiff": b"II*\0\x08\0\0\0",
        "a big tiff of nothing": b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0",
        "a raw file's head": b"II*\0\x10\0\0\0CR\x02\0" + zeros,
    }
    cases = {name: stays_out(lambda content=content: content) for name, content in starts.items()}
    cases["bitmap"] = stays_out(lambda: written(scene(), "BMP"), Word.UNKNOWN)
    cases["avif"] = stays_out(lambda: written(scene(), "AVIF"), Word.UNKNOWN, Word.DAMAGED)
    cases["moving gif"] = stays_out(lambda: moving("GIF"), Word.UNKNOWN)
    return cases


def moving(kind: str, count: int = 3) -> bytes:
    frames = [Image.new("RGB", (40, 30), (60 * at, 90, 120)) for at in range(count)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:])


def cut_short() -> dict[str, Case]:
    cases = {}
    for kind in KINDS:
        for kept in (0.02, 0.2, 0.5, 0.8):
            cases[f"{kind} of which {kept:.0%} is there"] = stays_out(
                lambda kind=kind, kept=kept: good(kind)[: int(len(good(kind)) * kept)]
            )
        cases[f"{kind} without its last byte"] = either(lambda kind=kind: good(kind)[:-1])
        cases[f"{kind} without its first byte"] = stays_out(
            lambda kind=kind: good(kind)[1:], Word.UNKNOWN, Word.DAMAGED
        )
        cases[f"{kind} with zeros in its middle"] = either(lambda kind=kind: zeroed(good(kind)))
        cases[f"{kind} with a film behind it"] = either(lambda kind=kind: good(kind) + MARK + bytes(50_000))
    return cases


def zeroed(content: bytes) -> bytes:
    third = len(content) // 3
    return content[:third] + bytes(third) + content[2 * third :]


def jpeg_claiming(width: int, height: int, *, marker: int = 0xC0, depth: int = 8) -> bytes:
    """Return a JPEG whose frame says something else than its scan holds."""
    content = bytearray(written(scene(), "JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 1] = marker
    content[at + 4 : at + 9] = struct.pack(">BHH", depth, height, width)
    return bytes(content)


def tiff_claiming(**tags: int) -> bytes:
    """Return a TIFF of one strip whose tags say something else."""
    told = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 400, 277: 1, 278: 8, 279: 64}
    told |= {int(name[1:]): value for name, value in tags.items()}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value & 0xFFFFFFFF) for tag, value in sorted(told.items()))
    return (b"II*\0\x08\0\0\0" + struct.pack("<H", len(told)) + entries + bytes(4)).ljust(400, b"\0") + bytes(64)


def webp_claiming(width: int, height: int) -> bytes:
    canvas = b"VP8X\x0a\0\0\0" + bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    inside = b"WEBP" + canvas + written(scene(), "WEBP")[12:]
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def enormous() -> dict[str, Case]:
    row = zlib.compress(b"\0" * 99)
    sizes = {
        "30,001 wide": (30_001, 1),
        "60,000 high": (1, 60_000),
        "900 million": (30_000, 30_000),
        "2 to the 31": (2**31 - 1, 9),
    }
    cases = {
        f"png claiming {name}": stays_out(lambda size=size: png_of(png_header(*size), (b"IDAT", row)))
        for name, size in sizes.items()
    }
    sides = {"65,500 a side": (65_500, 65_500), "one row of 65,500": (65_500, 1), "61 million": (7_900, 7_800)}
    for name, (width, height) in sides.items():
        cases[f"jpeg claiming {name}"] = stays_out(
            lambda w=width, h=height: jpeg_claiming(w, h), Word.PIXELS, Word.DAMAGED
        )
        cases[f"tiff claiming {name}"] = stays_out(lambda w=width, h=height: tiff_claiming(_256=w, _257=h), Word.PIXELS)
    return cases | {
        "a real row of 65,500": stays_out(lambda: written(Image.new("L", (65_500, 1)), "PNG"), Word.PIXELS),
        "png of no width": stays_out(lambda: png_of(png_header(0, 9), (b"IDAT", row))),
        "png of no height": stays_out(lambda: png_of(png_header(9, 0), (b"IDAT", row))),
        "jpeg of no width": stays_out(lambda: jpeg_claiming(0, 9)),
        "jpeg of no height": stays_out(lambda: jpeg_claiming(9, 0)),
        "jpeg larger than its scan": either(lambda: jpeg_claiming(160, 120)),
        "jpeg smaller than its scan": either(lambda: jpeg_claiming(40, 30)),
        "tiff of no width": stays_out(lambda: tiff_claiming(_256=0)),
        "webp claiming 16,383 a side": stays_out(lambda: webp_claiming(16_383, 16_383)),
        "one pixel": comes_in(lambda: written(Image.new("RGB", (1, 1), "red"), "PNG")),
        "one row": comes_in(lambda: written(Image.new("RGB", (9_000, 1), "red"), "JPEG")),
        "one column": comes_in(lambda: written(Image.new("RGB", (1, 9_000), "red"), "PNG")),
    }


def swollen_png(kind: bytes, head: bytes, size: int) -> bytes:
    """Return a PNG with a chunk that unpacks to very much."""
    body = head + zlib.compress(bytes(size), 9)
    return png_of(png_header(1, 1), (kind, body), (b"IDAT", zlib.compress(b"\0\xc8\0\0")))


def bombs() -> dict[str, Case]:
    ifd = b"II*\0\x08\0\0\0"
    loop = ifd + struct.pack("<H", 1) + struct.pack("<HHII", 256, 4, 1, 9) + struct.pack("<I", 8)
    many = ifd + struct.pack("<H", 65_535) + struct.pack("<HHII", 256, 4, 1, 9) * 65_535
    return {
        "words that unpack to 80 MB": either(lambda: swollen_png(b"zTXt", b"Comment\0\0", 80_000_000)),
        "more words that unpack to 80 MB": either(lambda: swollen_png(b"iTXt", b"Comment\0\x01\0\0\0", 80_000_000)),
        "a profile that unpacks to 80 MB": either(lambda: swollen_png(b"iCCP", b"icc\0\0", 80_000_000)),
        "pixels that unpack to 80 MB too many": either(
            lambda: png_of(png_header(4, 4), (b"IDAT", zlib.compress(bytes(80_000_000), 9)))
        ),
        "ten thousand comments": either(
            lambda: png_of(png_header(1, 1), *[(b"tEXt", b"k\0v")] * 10_000, (b"IDAT", zlib.compress(b"\0\xc8\0\0")))
        ),
        "five hundred scans": stays_out(
            lambda: written(scene(), "JPEG")[:-2] + b"\xff\xda\0\x02" * 500 + b"\xff\xd9", Word.SCANS
        ),
        "five hundred scans without an end": stays_out(
            lambda: written(scene(), "JPEG")[:-2] + b"\xff\xda\0\x02" * 500, Word.SCANS, Word.DAMAGED
        ),
        "five hundred scans behind the end": comes_in(lambda: written(scene(), "JPEG") + b"\xff\xda\0\x02" * 500),
        "thousands of tables": either(lambda: b"\xff\xd8" + written(scene(), "JPEG")[20:300] * 300),
        "a directory that follows itself": stays_out(lambda: loop),
        "65,535 entries": stays_out(lambda: many),
        "a strip that is not there": stays_out(lambda: tiff_claiming(_273=2**31, _279=64)),
        "a strip longer than the file": either(lambda: tiff_claiming(_279=2**31)),
        "a strip that goes back": stays_out(lambda: tiff_claiming(_273=-9)),
        "tiles of a square mile": either(lambda: tiff_claiming(_322=60_000, _323=60_000, _324=400, _325=64)),
        "no bits": stays_out(lambda: tiff_claiming(_258=0)),
        "255 bits": stays_out(lambda: tiff_claiming(_258=255)),
        "a thousand samples": stays_out(lambda: tiff_claiming(_277=1_000)),
        "an unknown packing": stays_out(lambda: tiff_claiming(_259=60_000)),
        "packed by lzw and none": stays_out(lambda: tiff_claiming(_259=5)),
        "packed by jpeg and none": stays_out(lambda: tiff_claiming(_259=7)),
        "packed by fax and none": either(lambda: tiff_claiming(_259=4, _258=1)),
        "an orientation of 60,000": either(lambda: tiff_claiming(_274=60_000)),
        "sub-directories of nothing": either(lambda: tiff_claiming(_330=8, _34665=8, _34853=8)),
        "a moving picture of one frame": comes_in(lambda: moving("PNG", 1)),
    }


def shades() -> dict[str, Case]:
    modes = {
        "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
        "TIFF": ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "I;16"),
        "JPEG": ("1", "L", "RGB", "CMYK", "YCbCr"),
        "WEBP": ("L", "LA", "P", "RGB", "RGBA"),
        "HEIF": ("L", "LA", "RGB", "RGBA"),
    }
    cases = {}
    for kind, kinds in modes.items():
        for mode in kinds:
            cases[f"{kind} of {mode}"] = comes_in(lambda mode=mode, kind=kind: written(in_mode(mode), kind))
    for packing in ("tiff_lzw", "tiff_deflate", "tiff_adobe_deflate", "packbits", "jpeg", "lzma", "zstd"):
        cases[f"TIFF packed by {packing}"] = of("RGB", "TIFF", compression=packing)
    return cases | {
        "numbers of an instrument": stays_out(lambda: written(Image.new("F", (9, 9), 0.5), "TIFF"), Word.ODD),
        "whole numbers of an instrument": stays_out(lambda: written(Image.new("I", (9, 9), 70_000), "TIFF"), Word.ODD),
        "HDR by numbers": stays_out(lambda: numbered_png(9, 16), Word.HDR),
        "HLG by numbers": stays_out(lambda: numbered_png(9, 18), Word.HDR),
        "unknown colours by numbers": comes_in(lambda: numbered_png(250, 250)),
        "interlaced": comes_in(interlaced),
        "lossless webp": of("RGB", "WEBP", lossless=True),
        "progressive": of("RGB", "JPEG", progressive=True),
        "colours as they are": of("RGB", "JPEG", keep_rgb=True),
        "restarts after every row": of("RGB", "JPEG", restart_marker_rows=1),
        "sampled 4:1:1": of("RGB", "JPEG", subsampling="4:1:1"),
        "12 bits": stays_out(lambda: jpeg_claiming(80, 60, depth=12), Word.DAMAGED),
        "arithmetic codes": either(lambda: jpeg_claiming(80, 60, marker=0xC9)),
        "lossless codes": stays_out(lambda: jpeg_claiming(80, 60, marker=0xC3)),
    }


def in_mode(mode: str) -> Image.Image:
    if mode == "LAB":
        return Image.merge("LAB", scene().split())
    return Image.new("I;16", (80, 60), 30_000) if mode == "I;16" else scene().convert(mode)


def numbered_png(primaries: int, transfer: int) -> bytes:
    row = zlib.compress(b"\0\xc8\0\0")
    return png_of(png_header(1, 1), (b"cICP", bytes((primaries, transfer, 0, 1))), (b"IDAT", row))


def interlaced() -> bytes:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 1)
    return png_of(header, (b"IDAT", zlib.compress(b"\0\xc8\0\0")))


def profiles() -> dict[str, Case]:
    whole = srgb_profile()
    bad = {
        "noise": noise(3_000),
        "a cut one": whole[:200],
        "an empty one": whole[:128],
        "one that lies about its size": b"\xff\xff\xff\xff" + whole[4:],
        "one of a million tags": whole[:128] + b"\0\x0f\x42\x40" + whole[132:],
        "one whose tags lie outside": whole[:132] + b"\xff" * (len(whole) - 132),
        "one for printers": whole[:12] + b"prtrCMYKLab " + whole[24:],
        "one of a device link": whole[:12] + b"link" + whole[16:],
        "one of 3 MB": whole.ljust(3_000_000, b"\0"),
        "one of zeros": bytes(3_000),
    }
    cases = {f"profile: {name}": tagged(icc_profile=profile) for name, profile in bad.items()}
    wide = {"P3": DISPLAY_P3, "Adobe RGB": ADOBE_RGB, "Rec. 2020": REC_2020}
    for name, colours in wide.items():
        for kind in KINDS:
            cases[f"{kind} in {name}"] = of("RGB", kind, icc_profile=icc_profile(colours))
    return cases


def tags() -> dict[str, Case]:
    head = b"Exif\0\0"
    exifs = {
        "cut": head + b"II*\0\x08\0\0\0\xff\xff",
        "of noise": head + noise(9_000),
        "pointing at itself": head + b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0",
        "pointing past its end": head + b"MM\0*\xff\xff\xff\xff",
        "of 65,535 entries": head + b"II*\0\x08\0\0\0\xff\xff" + bytes(12) * 5_000,
        "counting four thousand million": head
        + b"II*\0\x08\0\0\0\x01\0\x0f\x01\x02\0\xff\xff\xff\xff\x08\0\0\0\0\0\0\0",
        "of an unknown type": head + b"II*\0\x08\0\0\0\x01\0\x12\x01\xff\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
        "of a fraction by nothing": head
        + b"II*\0\x08\0\0\0\x01\0\x12\x01\x05\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"
        + bytes(8),
        "with a word for an orientation": head + b"II*\0\x08\0\0\0\x01\0\x12\x01\x02\0\x04\0\0\0six\0\0\0\0\0",
        "of nothing": head,
        "of the wrong name": b"Exit\0\0II*\0\x08\0\0\0\0\0",
        "of a camera": canary_exif().tobytes(),
    }
    cases = {f"exif {name}": tagged(exif=exif) for name, exif in exifs.items()}
    for told in ("0000:00:00 00:00:00", "yesterday", "2026:13:45 99:99:99", "9999:12:31 23:59:59", "\x00" * 19):
        cases[f"taken at {told!r}"] = tagged(exif=canary_exif(taken=told))
    xmp = b"<!DOCTYPE a [" + b"<!ENTITY b '" + MARK * 50 + b"'>" + b"]><a>" + b"&b;" * 2_000 + b"</a>"
    resources = (
        b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", 40) + b"\x1c\x02\x78\0\x0b" + MARK.ljust(35, b"\0")
    )
    cases |= {
        "xmp with an entity bomb": tagged(xmp=xmp),
        "xmp of noise": tagged(xmp=noise(20_000)),
        "a comment": tagged(comment=MARK),
        "iptc": comes_in(lambda: with_segment(0xED, resources)),
        "a small copy inside": comes_in(
            lambda: with_segment(0xE1, b"Exif\0\0" + written(scene((16, 12)), "JPEG", comment=MARK))
        ),
        "a maker's own segment": comes_in(lambda: with_segment(0xE4, MARK * 200)),
        "a flashpix of nothing": comes_in(lambda: with_segment(0xE2, b"FPXR\0" + MARK)),
        "an index of pictures that are not there": either(
            lambda: with_segment(0xE2, b"MPF\0II*\0\x08\0\0\0\xff\xff" + MARK)
        ),
        "an Adobe marker that lies": either(lambda: with_segment(0xEE, b"Adobe\0\x64\0\0\0\0\x02")),
        "two starts": either(lambda: b"\xff\xd8" + written(scene(), "JPEG")),
        "fill bytes": comes_in(lambda: written(scene(), "JPEG").replace(b"\xff\xdb", b"\xff\xff\xff\xdb")),
        "a second picture behind": comes_in(lambda: written(scene(), "JPEG") + written(scene(), "JPEG", comment=MARK)),
        "a zip behind": comes_in(lambda: written(scene(), "JPEG") + b"PK\x03\x04" + MARK),
        "png words": comes_in(lambda: with_chunk(b"tEXt", b"Comment\0" + MARK)),
        "png of an unknown chunk": comes_in(lambda: with_chunk(b"luNa", MARK)),
        "png with exif": comes_in(lambda: with_chunk(b"eXIf", canary_exif().tobytes()[6:])),
        "png with a wrong checksum": either(lambda: good("PNG").replace(b"IDAT", b"IDAU", 1)),
        "png without pixels": stays_out(lambda: png_of(png_header(4, 4))),
    }
    return cases


def with_segment(marker: int, body: bytes) -> bytes:
    content = written(scene(), "JPEG")
    return content[:20] + bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body + content[20:]


def with_chunk(kind: bytes, body: bytes) -> bytes:
    return png_of(png_header(1, 1), (kind, body), (b"IDAT", zlib.compress(b"\0\xc8\0\0")))


def several() -> dict[str, Case]:
    return {
        "moving png": stays_out(lambda: moving("PNG"), Word.MOVING),
        "moving webp": stays_out(lambda: moving("WEBP"), Word.MOVING),
        "tiff of three pages": stays_out(lambda: moving("TIFF"), Word.PAGES),
        "tiff of three hundred pages": stays_out(lambda: moving("TIFF", 300), Word.PAGES),
        "heic of three pictures": stays_out(many_heic, Word.PAGES),
        "stereo": comes_in(lambda: moving("MPO", 2)),
        "heic of a lying size": either(lambda: heic_claiming(16_000, 12_000)),
        "heic of a little lie": either(lambda: heic_claiming(97, 72)),
        "heic without its data": stays_out(lambda: good("HEIF").replace(b"mdat", b"free", 1)[:-300]),
        "heic whose boxes end nowhere": stays_out(lambda: good("HEIF").replace(b"\0\0\0", b"\xff\0\0", 3)),
    }


def many_heic() -> bytes:
    file = pillow_heif.HeifFile()
    for at in range(3):
        file.add_from_pillow(Image.new("RGB", (40, 30), (60 * at, 90, 90)))
    into = io.BytesIO()
    file.save(into)
    return into.getvalue()


def heic_claiming(width: int, height: int) -> bytes:
    content = bytearray(good("HEIF"))
    at = content.index(b"ispe") + 8
    content[at : at + 8] = struct.pack(">II", width, height)
    return bytes(content)


CORPUS: dict[str, Case] = {
    **other_files(),
    **cut_short(),
    **enormous(),
    **bombs(),
    **shades(),
    **profiles(),
    **tags(),
    **several(),
}


HEAVY: dict[str, Case] = {
    "48 million pixels of four inks": comes_in(lambda: written(Image.new("CMYK", (8_000, 6_000)), "JPEG")),
    "48 million clear pixels in a small file": comes_in(lambda: written(Image.new("LA", (8_000, 6_000)), "PNG")),
    "56 million white pixels in a small file": comes_in(lambda: written(Image.new("1", (8_000, 7_000), 1), "PNG")),
    "48 million clear pixels in another small file": Case(
        lambda: written(Image.new("RGBA", (8_000, 6_000)), "WEBP"), words=frozenset({Word.MEMORY})
    ),
}
"""What takes most memory, and seconds to make: the first in each run, the others in long ones."""


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a file changed at random: bytes, runs, lengths, order."""
    changed = bytearray(content)
    for _change in range(chance.choice((1, 1, 2, 4, 16))):
        at, length = chance.randrange(len(changed)), chance.choice((1, 1, 2, 4, 64))
        act = chance.randrange(6)
        if act == 0:
            changed[at] ^= 1 << chance.randrange(8)
        elif act == 1:
            changed[at : at + length] = chance.randbytes(length)
        elif act == 2:
            changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\x80\0\0\0"))
        elif act == 3 and len(changed) > 200:
            del changed[at : at + length]
        elif act == 4:
            changed[at:at] = changed[at // 2 : at // 2 + length]
        else:
            changed = changed[: max(100, len(changed) - length * 8)]
    return bytes(changed)
