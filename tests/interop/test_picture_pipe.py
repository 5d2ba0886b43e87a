"""Questions and answers go through whole; an answer that cannot be is nonsense and nothing else."""

from __future__ import annotations

import io
import json
import struct

import pytest

from luna_desktop.interop.picture_limits import Word
from luna_desktop.interop.picture_pipe import (
    LARGEST_COPY,
    MOST_TOLD,
    Answer,
    Nonsense,
    read_answer,
    read_question,
    send_answer,
    send_question,
)

WHOLE = {"told": {"width": 3}, "sizes": [1, 2, 3], "refused": "", "count": 0}


@pytest.mark.parametrize("page", [None, 0, 41])
def test_a_question_arrives_as_it_was_asked(page: int | None) -> None:
    pipe = io.BytesIO()
    send_question(pipe, b"picture", page)
    pipe.seek(0)
    assert read_question(pipe) == (b"picture", page)
    assert read_question(pipe) is None


@pytest.mark.parametrize(
    "answer",
    [Answer({"width": 3, "camera": "é"}, (b"a", b"", b"ccc")), Answer(refused=Word.PAGES, count=7)],
    ids=["copies", "refusal"],
)
def test_an_answer_arrives_as_it_was_given(answer: Answer) -> None:
    pipe = io.BytesIO()
    send_answer(pipe, answer)
    pipe.seek(0)
    assert read_answer(pipe) == answer


def framed(head: object, rest: bytes = b"abbccc") -> bytes:
    body = head if isinstance(head, bytes) else json.dumps(head).encode()
    return struct.pack(">I", len(body)) + body + rest


BAD = {
    "nothing": b"",
    "half a length": b"\0\0",
    "too much to tell": struct.pack(">I", MOST_TOLD + 1),
    "no JSON": framed(b"\xff\xfe{"),
    "a list": framed([1, 2]),
    "deep": framed(b"[" * 100_000),
    "no sizes": framed({"told": {}, "refused": "", "count": 0}),
    "words for sizes": framed(WHOLE | {"sizes": "123"}),
    "an enormous copy": framed(WHOLE | {"sizes": [1, 2, LARGEST_COPY + 1]}),
    "a copy of less than nothing": framed(WHOLE | {"sizes": [1, 2, -3]}),
    "two copies": framed(WHOLE | {"sizes": [1, 2]}),
    "an unknown word": framed(WHOLE | {"refused": "because"}),
    "a word for a number": framed(WHOLE | {"count": "7"}),
    "told nothing": framed(WHOLE | {"told": None}),
    "copies cut short": framed(WHOLE, b"abb"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_an_answer_is_nonsense(what: str) -> None:
    with pytest.raises(Nonsense):
        read_answer(io.BytesIO(BAD[what]))
