"""Decoding processes: started late, two at most, killed on excess, ended at the lock; the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from luna_desktop.interop import picture_workers
from luna_desktop.interop.picture_limits import Word
from luna_desktop.interop.picture_pipe import READY, WORKER_ARGUMENT
from luna_desktop.interop.picture_workers import Decoders, NoDecoder, worker_command, worker_environment
from tests.interop.picture_files import scene, written

GREETS = f"import os, sys, time; os.write(1, {READY!r})\n"


@pytest.fixture
def decoders() -> Iterator[Decoders]:
    """Return decoders of this test's own, ended after it."""
    made = Decoders()
    yield made
    made.stop()


def pretending(monkeypatch: pytest.MonkeyPatch, script: str, *, greets: bool = True) -> None:
    """Let another script take the place of the decoding process."""
    whole = (GREETS if greets else "") + script
    monkeypatch.setattr(picture_workers, "worker_command", lambda: [sys.executable, "-I", "-S", "-c", whole])


def test_a_process_is_started_with_the_first_picture_and_used_again(decoders: Decoders) -> None:
    assert decoders.numbers() == ()
    for _picture in range(3):
        assert decoders.ask(written(scene(), "PNG")).told["width"] == 80
    (number,) = decoders.numbers()
    assert psutil.Process(number).is_running()
    decoders.stop()
    assert decoders.numbers() == ()
    assert not psutil.pid_exists(number)


def test_two_work_at_once_and_the_third_waits(decoders: Decoders) -> None:
    content, sizes = written(scene((900, 700)), "PNG"), []
    threads = [
        threading.Thread(target=lambda: sizes.append(decoders.ask(content).told["width"])) for _picture in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sizes == [900] * 5
    assert len(decoders.numbers()) <= 2


def test_a_process_that_is_killed_over_a_good_picture_does_not_make_it_a_damaged_one(
    decoders: Decoders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as once:
        pretending(once, "import signal; os.read(0, 1); os.kill(os.getpid(), signal.SIGKILL)")
        assert decoders.ask(b"a picture").refused is Word.DAMAGED
        real, started = worker_command, iter([picture_workers.worker_command()])
        once.setattr(picture_workers, "worker_command", lambda: next(started, None) or real())
        assert decoders.ask(written(scene(), "PNG")).told["width"] == 80


def test_a_process_that_died_meanwhile_is_replaced(decoders: Decoders) -> None:
    decoders.ask(written(scene(), "PNG"))
    (number,) = decoders.numbers()
    psutil.Process(number).kill()
    psutil.Process(number).wait()
    assert decoders.ask(written(scene(), "PNG")).told["width"] == 80


@pytest.mark.parametrize(
    ("script", "word"),
    [
        ("while True: pass", Word.TIME),
        ("kept = [bytearray(1 << 24) for _ in range(8)]; time.sleep(60)", Word.MEMORY),
        ("os.read(0, 10); os._exit(1)", Word.DAMAGED),
        ("os.read(0, 10); os.write(1, b'\\xff' * 100); time.sleep(60)", Word.DAMAGED),
    ],
    ids=["for ever", "greedy", "crash", "nonsense"],
)
def test_excess_and_death_become_a_refusal(
    monkeypatch: pytest.MonkeyPatch, decoders: Decoders, script: str, word: Word
) -> None:
    pretending(monkeypatch, script)
    monkeypatch.setattr(picture_workers, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(picture_workers, "MOST_MEMORY", 100 << 20)
    answer = decoders.ask(b"picture")
    assert (answer.refused, answer.copies, decoders.numbers()) == (word, (), ())


def test_a_process_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch, decoders: Decoders) -> None:
    pretending(monkeypatch, "time.sleep(600)")
    monkeypatch.setattr(picture_workers, "LONGEST_WAIT", 0.2)
    assert decoders.ask(b"picture").refused is Word.TIME


def test_a_machine_that_starts_no_process_says_so(monkeypatch: pytest.MonkeyPatch, decoders: Decoders) -> None:
    pretending(monkeypatch, "os._exit(3)", greets=False)
    with pytest.raises(NoDecoder):
        decoders.ask(b"picture")
    monkeypatch.undo()
    assert decoders.ask(written(scene(), "PNG")).told["width"] == 80


def test_a_lock_in_the_middle_ends_the_process_after_its_answer(decoders: Decoders) -> None:
    with decoders._taken() as worker:
        decoders.stop()
        number = worker.number
        assert worker.ask(written(scene(), "PNG"), None).told["width"] == 80
    assert decoders.numbers() == ()
    assert not psutil.pid_exists(number)


def test_the_process_gets_no_environment_and_the_built_program_is_its_own_decoder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert worker_command()[1] == "-I"
    monkeypatch.setenv("LUNA_PASSWORD_FILE", "somewhere")
    assert set(worker_environment()) <= {"SYSTEMROOT"}
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, WORKER_ARGUMENT]
