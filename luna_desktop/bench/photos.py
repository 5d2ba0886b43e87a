"""How long a photograph takes into the record, how two processors share many, and whether the window stays smooth."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

import psutil
from PIL import Image

from luna_desktop.bench import photos_window
from luna_desktop.bench.camera import MP12, MP48, grainy, twin
from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, milliseconds
from luna_desktop.bench.small_clinic import made_clinic, photographed_patient
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.interop.picture_files import files_of
from luna_desktop.interop.picture_workers import DECODERS
from luna_desktop.interop.pictures import forget_pictures, prepare
from luna_desktop.services.care.photo_imports import PhotoImport, run_import
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.clinic.clinics import OpenClinic

ROUNDS, MANY, TURNS = 9, 24, 2
LIMITS_MS = {"12": 200, "48": 300}
MOST_TIMES, LEAST_GAIN = 1.5, 1.4
TAKEN = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
_PREVIEW, _SMALL, _QUALITY = 1600, 320, 80


def measure(_patients: int, *, rounds: int = ROUNDS, many: int = MANY, turns: int = TURNS) -> list[Figure]:
    """Measure in a clinic of its own; how many patients there are does not matter."""
    with scratch_folder() as folder:
        clinic = made_clinic(folder / "clinic")
        try:
            found = [*_singles(clinic, rounds), *_both_processors(clinic, folder, many, turns)]
        finally:
            clinic.close()
    return [*found, *photos_window.measure(many)]


def draft_decode(content: bytes) -> list[bytes]:
    """Return the two small copies of a JPEG made in this very process, with nothing checked, kept or sealed."""
    with Image.open(io.BytesIO(content)) as opened:
        scale = _PREVIEW / max(opened.size)
        size = (round(opened.width * scale), round(opened.height * scale))
        opened.draft("RGB", size)
        preview = opened.convert("RGB").resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    small = preview.resize((size[0] * _SMALL // _PREVIEW, size[1] * _SMALL // _PREVIEW), Image.Resampling.BICUBIC)
    made = []
    for picture in (preview, small):
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=_QUALITY)
        made.append(written.getvalue())
    return made


def _singles(clinic: OpenClinic, rounds: int) -> Iterator[Figure]:
    patient = photographed_patient(clinic)
    for name, size in (("12", MP12), ("48", MP48)):
        picture = grainy(size)
        ours, plain = _by_turns(clinic, patient, picture, rounds)
        limit, ratio = LIMITS_MS[name], middle(ours) / middle(plain)
        beside = f"one draft decode in this process; times as long (goal {MOST_TIMES})"
        met = middle(ours) <= limit and ratio <= MOST_TIMES
        label = f"photograph in, {name} MP, sealed and on disk, median"
        yield Figure(label, middle(ours), "ms", f"{limit} ms", beside, middle(plain), ratio, met)
        yield _cost(f"the same, {name} MP, processor time of both processes", clinic, patient, picture, rounds)
    sideways, _plain = _by_turns(clinic, patient, grainy(MP12, sideways=True), rounds)
    yield Figure("the same, 12 MP held sideways, so its full copy is packed anew, median", middle(sideways), "ms")


def _by_turns(
    clinic: OpenClinic, patient: PatientId, picture: bytes, rounds: int
) -> tuple[Sequence[float], Sequence[float]]:
    """Return the milliseconds of our way in and of the bare decoding, taken by turns; the first turn warms up."""
    ours, plain = [], []
    for file in _twins(picture, rounds + 1):
        ours.append(milliseconds(partial(_take_in, clinic, patient, file)))
        plain.append(milliseconds(partial(draft_decode, file)))
    return ours[1:], plain[1:]


def _cost(name: str, clinic: OpenClinic, patient: PatientId, picture: bytes, rounds: int) -> Figure:
    """Return what a photograph costs in processor time, which other work on this machine does not lengthen."""
    ours, plain = 0.0, 0.0
    for file in _twins(picture, rounds):
        ours += _spent(partial(_take_in, clinic, patient, file)) / rounds
        plain += _spent(partial(draft_decode, file)) / rounds
    met = ours <= plain * MOST_TIMES
    return Figure(name, ours, "ms", "", f"that decode; times as much (goal {MOST_TIMES})", plain, ours / plain, met)


def _spent(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that this process and those that decode for it spend."""

    def clock() -> float:
        others = (psutil.Process(number).cpu_times() for number in DECODERS.numbers())
        return time.process_time() + sum(times.user + times.system for times in others)

    before = clock()
    act()
    return (clock() - before) * 1000


def _twins(picture: bytes, count: int) -> Iterator[bytes]:
    for _twin in range(count):
        yield twin(picture, int.from_bytes(os.urandom(4), "big"))


def _take_in(clinic: OpenClinic, patient: PatientId, content: bytes) -> None:
    new = NewPhotograph(patient, prepare(content), PhotographFacts(TAKEN, "face"))
    clinic.desk.perform(clinic.actor, add_photograph, new)


def _both_processors(clinic: OpenClinic, folder: Path, many: int, turns: int) -> Iterator[Figure]:
    """Import the same files on one processor and on all, by turns."""
    card = write_card(folder / "card", many)
    taken: dict[bool, list[float]] = {True: [], False: []}
    for alone in (True, False) * turns:
        patient = photographed_patient(clinic)
        with _processors(1 if alone else 0):
            taken[alone].append(milliseconds(partial(_import, clinic, patient, card)) / 1000)
    one, all_of_them = min(taken[True]), min(taken[False])
    yield Figure(
        f"{many} photographs in, 12 MP each",
        all_of_them,
        "s",
        f"{LEAST_GAIN} times as fast as one",
        "the same on one processor; times as fast",
        one,
        one / all_of_them,
        met=one / all_of_them >= LEAST_GAIN,
    )
    yield Figure("the same, for each photograph", all_of_them * 1000 / many, "ms")


def write_card(card: Path, many: int) -> Path:
    """Write so many files of 12 MP into a folder."""
    card.mkdir()
    pictures = [grainy(MP12, shade=shade) for shade in (0, 20)]
    for number in range(many):
        (card / f"IMG_{number:04d}.jpg").write_bytes(twin(pictures[number % len(pictures)], number))
    return card


def _import(clinic: OpenClinic, patient: PatientId, card: Path) -> None:
    batch = PhotoImport(patient, files_of([card]), PhotographFacts(TAKEN, "face"))
    run_import(clinic.desk, clinic.actor, batch)
    if batch.left_out or not batch.saved:
        raise RuntimeError("a photograph of the measurement was refused")


@contextmanager
def _processors(most: int) -> Iterator[None]:
    """Keep this thread, and what it starts, to so many processors; 0 leaves all, and so do systems that cannot."""
    process = psutil.Process()
    choose: Callable[[list[int]], object] | None = getattr(process, "cpu_affinity", None)
    forget_pictures()  # the next ones start where this thread may run
    every: list[int] = process.cpu_affinity() if choose is not None else []
    if choose is not None and most:
        choose(every[:most])
    try:
        yield
    finally:
        if choose is not None:
            choose(every)
        forget_pictures()
