"""Two decoding processes beside the program: started when the first picture comes, ended at the lock, killed on excess.

Bytes go through pipes and never through files.
"""

from __future__ import annotations

import atexit
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psutil

from luna_desktop.interop.picture_limits import LONGEST_WAIT, MOST_MEMORY, MOST_SECONDS, Word
from luna_desktop.interop.picture_pipe import READY, WORKER_ARGUMENT, Answer, Nonsense, read_answer, send_question

AT_ONCE = 2
PIPE_BYTES = 1 << 20
"""As much as Linux lets anybody have; a picture then goes through in a few turns."""
LOOK_SECONDS = 0.05
_PACKAGES = Path(__file__).resolve().parents[2]
_NEEDED = ("SYSTEMROOT",)
_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from luna_desktop.interop import picture_worker as w; w.main()"

logger = logging.getLogger(__name__)


class NoDecoder(Exception):
    """A decoding process could not be started on this machine."""


def worker_command() -> list[str]:
    """Return how a decoding process is started: by this Python without its environment, or by the built program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    return [sys.executable, "-I", "-c", _BEGIN, str(_PACKAGES)]


def worker_environment() -> dict[str, str]:
    """Return what a decoding process is told of this machine: nothing but what Windows needs to start one."""
    return {name: os.environ[name] for name in _NEEDED if name in os.environ}


class _Watch:
    """Looks at a process while it works, and kills it when it takes too much memory or time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.peak = 0
        self.verdict: Word | None = None
        self._process, self._over = process, threading.Event()
        self._thread = threading.Thread(target=self._look, name="luna-picture-watch", daemon=True)
        self._thread.start()

    def stop(self) -> Word | None:
        """Look no more; return why the process was killed, if it was."""
        self._over.set()
        self._thread.join()
        return self.verdict

    def _look(self) -> None:
        with suppress(psutil.Error):
            seen = psutil.Process(self._process.pid)
            started = sum(seen.cpu_times()[:2])
            looks = 0
            while self.verdict is None:
                over = self._over.wait(LOOK_SECONDS)
                self.peak = max(self.peak, seen.memory_info().rss)
                if over:
                    return
                looks += 1
                self.verdict = self._judged(sum(seen.cpu_times()[:2]) - started, looks * LOOK_SECONDS)
        if self.verdict is not None:
            self._process.kill()

    def _judged(self, used: float, waited: float) -> Word | None:
        if self.peak > MOST_MEMORY:
            return Word.MEMORY
        return Word.TIME if used > MOST_SECONDS or waited > LONGEST_WAIT else None


class _Worker:
    """One decoding process and the pipes to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pipesize=PIPE_BYTES,
            cwd=_PACKAGES.anchor,
            env=worker_environment(),
            creationflags=sum(
                getattr(subprocess, name, 0) for name in ("CREATE_NO_WINDOW", "BELOW_NORMAL_PRIORITY_CLASS")
            ),
        )
        watch = _Watch(self._process)
        answered = self._process.stdout.read(len(READY)) if self._process.stdout is not None else b""
        watch.stop()
        if answered != READY:
            self.end()
            raise NoDecoder

    @property
    def number(self) -> int:
        """Return the process id."""
        return self._process.pid

    def ask(self, content: bytes, page: int | None) -> Answer:
        """Have a picture decoded; where the process ended or answered nonsense, the answer is a refusal."""
        given, answers = self._process.stdin, self._process.stdout
        if given is None or answers is None:
            raise NoDecoder
        watch = _Watch(self._process)
        try:
            send_question(given, content, page)
            answer = read_answer(answers)
        except (OSError, ValueError, Nonsense):
            answer = Answer(refused=watch.stop() or self._ended_by())
            self.end()
            logger.info("a decoding process ended over a picture: %s", answer.refused)
        watch.stop()
        if answer.refused is Word.MEMORY:
            self.end()
        return replace(answer, peak_bytes=watch.peak)

    def is_alive(self) -> bool:
        """Tell whether it still takes pictures."""
        return self._process.poll() is None

    def end(self) -> None:
        """Kill it and let go of its pipes."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()

    def _ended_by(self) -> Word:
        """Return why it ended by itself: the system ends a process that used up its processor time by a signal."""
        try:
            status = self._process.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            return Word.DAMAGED
        return Word.TIME if status == -24 else Word.DAMAGED


class Decoders:
    """A few decoding processes; whoever asks waits until one of them is free."""

    def __init__(self, most: int = AT_ONCE) -> None:
        self._most, self._count = most, 0
        self._free: list[_Worker] = []
        self._generation = 0
        self._changed = threading.Condition()

    def ask(self, content: bytes, page: int | None = None) -> Answer:
        """Have a picture decoded; where the process died over it by no fault that is known, once more by another one.

        So a process that the system or a person killed does not call a good picture damaged.

        Raises:
            NoDecoder: No process could be started.
        """
        with self._taken() as worker:
            answer = worker.ask(content, page)
            if answer.refused is not Word.DAMAGED or worker.is_alive():
                return answer
        with self._taken() as another:
            return another.ask(content, page)

    def numbers(self) -> tuple[int, ...]:
        """Return the process ids of those that wait for a picture."""
        with self._changed:
            return tuple(worker.number for worker in self._free)

    def stop(self) -> None:
        """End those that wait, and the others as soon as they have answered: nothing of a picture stays in memory."""
        with self._changed:
            self._generation += 1
            free, self._free = self._free, []
        for worker in free:
            worker.end()

    @contextmanager
    def _taken(self) -> Iterator[_Worker]:
        with self._changed:
            self._changed.wait_for(lambda: self._free or self._count < self._most)
            worker, generation = self._free.pop() if self._free else None, self._generation
            self._count += 1
        try:
            if worker is not None and not worker.is_alive():
                worker.end()
                worker = None
            worker = worker or _Worker()
            yield worker
        finally:
            with self._changed:
                self._count -= 1
                keep = worker is not None and worker.is_alive() and generation == self._generation
                if keep and worker is not None:
                    self._free.append(worker)
                self._changed.notify()
            if worker is not None and not keep:
                worker.end()


DECODERS = Decoders()
"""Those of this program."""
atexit.register(DECODERS.stop)
