"""The decoding process: answers one picture after the other and can neither write nor open much."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from luna_desktop.interop import picture_worker
from luna_desktop.interop.picture_limits import Word
from luna_desktop.interop.picture_pipe import Answer, read_answer, send_question
from luna_desktop.interop.picture_worker import answer_to, serve
from tests.interop.picture_files import scene, written

HERE = Path(__file__).resolve().parents[2]
TRIES = """
import os, resource, sys
sys.path.insert(0, sys.argv[1])
from luna_desktop.interop import picture_worker
from luna_desktop.interop.picture_limits import MOST_MEMORY
picture_worker.limit_process()
picture_worker.limit_time()
def outcome(act):
    try:
        act()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "done"
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def write():
    with open(sys.argv[2], "wb", buffering=0) as file:
        file.write(b"x")
print(outcome(write), outcome(lambda: [open(os.devnull) for _ in range(20)]), outcome(lambda: bytearray(MOST_MEMORY)))
print(outcome(lambda: bytearray(MOST_MEMORY // 2)))
before = os.nice(0)
picture_worker.step_back()
print(os.nice(0) - before in range(1, 20) or before == 19)
print(resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_CPU)[0] <= 8)
"""


def test_questions_are_answered_in_turn_until_the_input_ends() -> None:
    given, answers, turns = io.BytesIO(), io.BytesIO(), []
    send_question(given, written(scene(), "PNG"), None)
    send_question(given, b"no picture", None)
    given.seek(0)
    serve(given, answers, lambda: turns.append(1))
    answers.seek(0)
    assert read_answer(answers).told["width"] == 80
    assert read_answer(answers).refused is Word.UNKNOWN
    assert len(turns) == 2


def test_after_a_picture_that_did_not_fit_the_process_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_worker, "answer_to", lambda *_asked: Answer(refused=Word.MEMORY))
    given, answers = io.BytesIO(), io.BytesIO()
    for _picture in range(2):
        send_question(given, b"large", None)
    given.seek(0)
    serve(given, answers, lambda: None)
    answers.seek(0)
    assert read_answer(answers).refused is Word.MEMORY
    assert answers.read() == b""


def test_an_answer_tells_facts_and_copies() -> None:
    answer = answer_to(written(scene(), "PNG"), None)
    assert (answer.told["media_type"], answer.told["taken_at"], len(answer.copies)) == ("image/png", "", 3)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to RLIMIT_AS")
def test_the_process_can_write_no_file_and_take_no_more_memory_than_it_may(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-c", TRIES, str(HERE), str(tmp_path / "secret")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split("\n")[:4] == ["OSError OSError MemoryError", "done", "True", "(0, 0) True"]
    assert (tmp_path / "secret").stat().st_size == 0
