"""How long unlocking takes beside the password's own second: opening, checking, signing in, and reading the rest."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, milliseconds
from luna_desktop.bench.small_clinic import LOGIN, PASSWORD, made_clinic
from luna_desktop.services.clinic import clinics
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.storage.keyfile import KeyFile

ROUNDS = 15


def measure(_patients: int, *, rounds: int = ROUNDS) -> list[Figure]:
    """Unlock by turns with opening the person's slot alone, whose time is Argon2id as it was set."""
    with scratch_folder() as folder:
        made_clinic(folder / "clinic").close()
        pairs = [(_unlock(folder / "clinic"), _slot(folder / "clinic")) for _ in range(rounds)]
    rest = middle([whole - slot for whole, slot in pairs])
    return [Figure("unlocking, all but Argon2id, median", rest, "ms", "70 ms", met=rest <= 70)]


def _unlock(folder: Path) -> float:
    opened: list[OpenClinic] = []
    taken = milliseconds(lambda: opened.append(clinics.unlock_clinic(folder, LOGIN, PASSWORD)))
    opened[0].lock()
    return taken


def _slot(folder: Path) -> float:
    keyfile = KeyFile.load(folder)
    return milliseconds(lambda: keyfile.unlock(LOGIN, PASSWORD).forget())
