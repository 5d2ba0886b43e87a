"""The decoding process: reads pictures from its input, writes their copies to its output, and can do nothing else.

It holds no key and no connection. It may write no file, open few, take so much memory and so much processor time; what
its libraries print goes nowhere. It ends when its input is closed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from luna_desktop.interop.picture_limits import MOST_MEMORY, MOST_SECONDS, Word
from luna_desktop.interop.picture_making import Made, Refused, make
from luna_desktop.interop.picture_pipe import READY, Answer, read_question, send_answer
from luna_desktop.process import harden_process

if sys.platform != "win32":
    import resource

FEW_FILES = 16
NICE = 5


def main() -> None:
    """Answer until the input is closed."""
    given, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    harden_process()
    step_back()
    limit_process()
    answers.write(READY)
    answers.flush()
    serve(given, answers, limit_time)


def serve(given: IO[bytes], answers: IO[bytes], before_each: Callable[[], None]) -> None:
    """Read pictures and answer each; ends with the input, or after a picture that did not fit into memory."""
    while (asked := read_question(given)) is not None:
        before_each()
        answer = answer_to(*asked)
        send_answer(answers, answer)
        if answer.refused is Word.MEMORY:
            return


def answer_to(content: bytes, page: int | None) -> Answer:
    """Decode one picture."""
    try:
        made = make(content, page)
    except Refused as refused:
        return Answer(refused=refused.word, count=refused.count)
    return Answer(_told(made), (made.full, made.preview, made.thumbnail))


def step_back() -> None:
    """Leave the processors to the window whenever it wants one; on Windows whoever starts this process sees to it."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(NICE)


def limit_process() -> None:
    """Forbid writing files and core dumps, and bound memory and open files, where the system can."""
    if sys.platform == "win32":
        return
    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NOFILE: FEW_FILES}
    if sys.platform.startswith("linux"):
        wanted[resource.RLIMIT_AS] = MOST_MEMORY + _mapped_not_held()
    for what, most in wanted.items():
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


def limit_time() -> None:
    """Let the system end this process when one picture takes more processor time than it may."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + MOST_SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _mapped_not_held() -> int:
    """Return the bytes of address space that this process has reserved and does not hold in memory."""
    told = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        mapped, held, *_rest = (int(each) for each in os.read(told, 200).split())
    finally:
        os.close(told)
    return max(0, mapped - held) * resource.getpagesize()


def _told(made: Made) -> dict[str, object]:
    return {
        "media_type": made.media_type,
        "width": made.width,
        "height": made.height,
        "pages": made.pages,
        "taken_at": made.taken_at.isoformat() if made.taken_at else "",
        "camera": made.camera,
        "lens": made.lens,
        "kept": made.kept,
    }
