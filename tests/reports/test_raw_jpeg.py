"""The frame header of JPEG files, as Pillow writes them and as cut-off files have it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from luna_desktop.reports.raw_jpeg import NotJpeg, image_object, read_header
from luna_desktop.reports.ropes import Later
from tests.reports.builders import jpeg


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
@pytest.mark.parametrize("progressive", [False, True])
def test_header_tells_size_and_colours(mode: str, components: int, progressive: bool) -> None:
    out = io.BytesIO()
    Image.new(mode, (70, 30)).save(out, "JPEG", progressive=progressive)
    header = read_header(out.getvalue())
    assert (header.width, header.height, header.components, header.bits) == (70, 30, components, 8)


@pytest.mark.parametrize(("mode", "space"), [("L", "/DeviceGray"), ("RGB", "/DeviceRGB"), ("CMYK", "/DeviceCMYK")])
def test_the_object_of_a_picture_holds_its_very_bytes(mode: str, space: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (70, 30)).save(out, "JPEG")
    jpeg = out.getvalue()
    dictionary, content = image_object(jpeg)
    assert content is jpeg
    read = pikepdf.Object.parse(dictionary.encode("ascii"))
    assert (int(read.Width), int(read.Height), str(read.ColorSpace), int(read.Length)) == (70, 30, space, len(jpeg))
    assert ("/Decode" in read) is (mode == "CMYK")


def test_a_picture_on_demand_is_read_for_its_size_and_kept_as_what_reads_it() -> None:
    dictionary, content = image_object(lambda: jpeg())
    assert isinstance(content, Later)
    assert (dictionary, len(content), content.read()) == (image_object(jpeg())[0], len(jpeg()), jpeg())


@pytest.mark.parametrize("cut", [0, 1, 2, 4, 12, 30])
def test_what_is_no_jpeg_is_refused(cut: int) -> None:
    with pytest.raises(NotJpeg):
        read_header(jpeg()[:cut])
    with pytest.raises(NotJpeg):
        read_header(b"\x89PNG\r\n\x1a\n")
