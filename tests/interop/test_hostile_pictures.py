"""Whatever a file is, it comes in whole and bare or stays out by name; the process that reads it keeps its limits."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from luna_desktop.interop.picture_limits import MOST_MEMORY, PREVIEW_SIDE, THUMBNAIL_SIDE, Word
from luna_desktop.interop.picture_pipe import Answer
from luna_desktop.interop.picture_workers import Decoders
from luna_desktop.interop.pictures import PictureRefused, PreparedPicture, prepare
from tests.interop.hostile_pictures import CORPUS, HEAVY, KINDS, MARK, good, mutated
from tests.interop.test_pictures import ALLOWED_SEGMENTS, segments


class Watched(Decoders):
    """Decoders that remember what each answer took."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Answer] = []

    def ask(self, content: bytes, page: int | None = None) -> Answer:
        answer = super().ask(content, page)
        self.answers.append(answer)
        return answer


@pytest.fixture(scope="module")
def decoders() -> Iterator[Watched]:
    made = Watched()
    yield made
    made.stop()


def outcome(content: bytes, decoders: Watched) -> PreparedPicture | str:
    """Return what came in, or the sentence by which it stayed out; the process must have kept to its limit."""
    try:
        found: PreparedPicture | str = prepare(content, decoders=decoders)
    except PictureRefused as refused:
        found = str(refused.message)
    if decoders.answers:
        assert decoders.answers[-1].peak_bytes <= MOST_MEMORY
    return found


def check_copies(picture: PreparedPicture) -> None:
    """Fail where a copy is not bare, not readable or not of its size."""
    sizes = []
    for copy in (picture.full, picture.preview, picture.thumbnail):
        assert set(segments(copy)) <= ALLOWED_SEGMENTS
        assert MARK not in copy
        with Image.open(io.BytesIO(copy), formats=("JPEG",)) as shown:
            shown.draft("RGB", (16, 16))
            assert shown.convert("RGB").mode == "RGB"
        with Image.open(io.BytesIO(copy)) as shown:
            sizes.append(shown.size)
    assert sizes[0] == (picture.width, picture.height)
    assert max(sizes[1]) == min(PREVIEW_SIDE, max(sizes[0]))
    assert max(sizes[2]) == min(THUMBNAIL_SIDE, max(sizes[0]))
    assert MARK.decode() not in f"{picture.camera} {picture.lens}"


def test_there_are_more_than_150_cases() -> None:
    assert len(CORPUS) >= 150


@pytest.mark.parametrize("name", CORPUS)
def test_each_comes_in_bare_or_stays_out_by_name(name: str, decoders: Watched) -> None:
    case = CORPUS[name]
    found = outcome(case.content(), decoders)
    if isinstance(found, PreparedPicture):
        assert case.comes_in
        check_copies(found)
    else:
        assert case.words
        assert found.endswith(".")
        word = decoders.answers[-1].refused if decoders.answers else Word.UNKNOWN
        assert word in case.words or found == "The file is empty."


def test_the_largest_come_in_within_the_memory_there_is(decoders: Watched, rounds: Callable[[int, int], int]) -> None:
    for case in list(HEAVY.values())[: rounds(1, len(HEAVY))]:
        found = outcome(case.content(), decoders)
        if isinstance(found, PreparedPicture):
            check_copies(found)
        else:
            assert decoders.answers[-1].refused in case.words


def test_files_changed_at_random_harm_nothing(decoders: Watched, rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(20_261_130)  # noqa: S311 - files, not keys
    files = [good(kind) for kind in KINDS]
    before = len(decoders.answers)
    for turn in range(rounds(60, 2_000)):
        content = mutated(files[turn % len(files)], chance)
        found = outcome(content, decoders)
        if isinstance(found, PreparedPicture):
            check_copies(found)
    words = [answer.refused for answer in decoders.answers[before:]]
    assert words.count(Word.TIME) == 0
    assert 0 < words.count(None) < len(words)
