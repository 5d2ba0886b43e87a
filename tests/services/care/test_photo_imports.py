"""Many photographs at once: bad ones named, nothing twice, nothing half in, and what stopped goes on from there."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.interop.picture_files import SourceGone, files_of
from luna_desktop.services import drafts
from luna_desktop.services.care import photo_imports, photographs
from luna_desktop.services.care.photo_imports import PhotoImport, read_photograph, resumed, run_import
from luna_desktop.services.clinic import left_overs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.storage import files
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.picture_files import canary_exif, scene, written

HERE = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 3, 14, 15, 0)  # noqa: DTZ001 - a camera's own time
FACTS = PhotographFacts(NOW, "face", caption="before treatment")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    return registered


def a_card(folder: Path, good: int, bad: int = 0) -> list[Path]:
    """Write pictures that all differ, with bad files spread among them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(good):
        colour = f"#{number % 256:02x}{number // 256:02x}80"
        (folder / f"IMG_{number:04d}.jpg").write_bytes(builders.a_jpeg(40 + number % 50, 30, colour))
    for number in range(bad):
        at = number * max(1, good // max(1, bad))
        (folder / f"IMG_{at:04d}_broken.jpg").write_bytes(builders.a_jpeg()[: 60 + number])
    return files_of([folder])


def in_record(clinic: OpenClinic, patient: PatientId) -> list[photographs.PhotographTile]:
    return clinic.desk.perform(clinic.actor, photographs.list_photographs, patient)


def waiting(clinic: OpenClinic, patient: PatientId) -> PhotoImport | None:
    place = drafts.DraftPlace(photo_imports.FORM, int(patient))
    kept = clinic.desk.perform(clinic.actor, drafts.read_draft, place)
    return None if kept is None else resumed(kept)


def check_whole(clinic: OpenClinic, patient: PatientId, count: int) -> None:
    """Fail where a photograph is missing, there twice, or points to nothing that opens."""
    tiles = in_record(clinic, patient)
    assert len({tile.sha256 for tile in tiles}) == len(tiles) == count
    for tile in tiles:
        asked = photographs.PhotographAsked(patient, tile.photograph_id)
        assert clinic.desk.perform(clinic.actor, photographs.open_photograph, asked).jpeg


def sealed_files(clinic: OpenClinic) -> list[str]:
    return list(clinic.premises.vault.stored_ids())


def test_a_folder_with_ten_bad_files_comes_in_without_them(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    count = rounds(50, 990)
    batch = PhotoImport(patient, a_card(tmp_path / "card", count, 10), FACTS)
    told: list[int] = []
    run_import(clinic.desk, clinic.actor, batch, told=lambda each: told.append(each.done))
    assert (batch.total, batch.saved, batch.known) == (count + 10, count, 0)
    assert told == list(range(1, count + 11))
    assert sorted(each.file.name for each in batch.left_out) == sorted(
        path.name for path in (tmp_path / "card").glob("*broken*")
    )
    assert all("damaged" in each.reason for each in batch.left_out)
    check_whole(clinic, patient, count)
    assert len(sealed_files(clinic)) == 3 * count
    assert waiting(clinic, patient) is None


def test_each_is_described_by_its_camera_and_by_the_batch(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(written(scene(), "JPEG", exif=canary_exif()))
    (tmp_path / "b.png").write_bytes(written(scene(), "PNG"))
    when = datetime(2026, 2, 1, 9, 30)  # noqa: DTZ001 - a camera's own time
    os.utime(tmp_path / "b.png", (when.timestamp(), when.timestamp()))
    run_import(
        clinic.desk, clinic.actor, PhotoImport(patient, files_of([tmp_path / "a.jpg", tmp_path / "b.png"]), FACTS)
    )
    first, second = (tile.fact.body for tile in in_record(clinic, patient))
    assert (first.taken_at, first.camera, first.lens) == (
        datetime(2026, 3, 14, 10, 30),  # noqa: DTZ001 - a camera's own time
        "Nikon D850",
        "Micro 105mm f/2.8",
    )
    assert (second.taken_at, second.camera) == (when, "")
    assert {(each.region, each.caption, each.origin) for each in (first, second)} == {
        ("face", "before treatment", PhotoOrigin.FILE)
    }


def test_the_same_folder_again_doubles_nothing(clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    card = a_card(tmp_path / "card", 4)
    run_import(clinic.desk, clinic.actor, PhotoImport(patient, card, FACTS))
    again = PhotoImport(patient, [*card, *a_card(tmp_path / "more", 6)], FACTS)
    run_import(clinic.desk, clinic.actor, again)
    assert (again.saved, again.known) == (2, 8)
    check_whole(clinic, patient, 6)


def test_stopped_it_keeps_the_rest_and_goes_on_later(clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    batch = PhotoImport(patient, a_card(tmp_path / "card", 12, 1), FACTS)
    run_import(clinic.desk, clinic.actor, batch, stopped=lambda: batch.done >= 4)
    done = batch.done
    assert 4 <= done < 12
    rest = waiting(clinic, patient)
    assert rest is not None
    assert (rest.total, rest.done, rest.facts) == (13, done, FACTS)
    run_import(clinic.desk, clinic.actor, rest)
    assert (rest.done, rest.saved, len(rest.left_out), rest.is_over) == (13, 12, 1, True)
    check_whole(clinic, patient, 12)
    assert waiting(clinic, patient) is None


def test_a_card_pulled_out_half_way_stops_it_and_put_back_it_goes_on(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    card, gone = tmp_path / "card", tmp_path / "pulled out"
    batch = PhotoImport(patient, a_card(card, 12), FACTS)

    def pull_out(each: PhotoImport) -> None:
        if each.done == 3:
            card.rename(gone)

    with pytest.raises(SourceGone):
        run_import(clinic.desk, clinic.actor, batch, told=pull_out)
    check_whole(clinic, patient, batch.saved)
    assert batch.left_out == []
    gone.rename(card)
    rest = waiting(clinic, patient)
    assert rest is not None
    run_import(clinic.desk, clinic.actor, rest)
    check_whole(clinic, patient, 12)


class FullDisk:
    """A disk that takes so many more files and then no more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, takes: int) -> None:
        self._real, self._takes, self._turn = files.write_through, takes, threading.Lock()
        monkeypatch.setattr(files, "write_through", self.write)

    def write(self, path: Path, content: bytes) -> None:
        with self._turn:
            self._takes -= 1
            if self._takes < 0:
                raise OSError(errno.ENOSPC, "full")
        self._real(path, content)


@pytest.mark.parametrize("takes", [9, 10, 11])
def test_a_full_disk_leaves_nothing_half_in_and_no_litter(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: int
) -> None:
    batch = PhotoImport(patient, a_card(tmp_path / "card", 6), FACTS)
    FullDisk(monkeypatch, takes)
    with pytest.raises(StorageTrouble, match="full"):
        run_import(clinic.desk, clinic.actor, batch)
    assert batch.saved == 3
    assert len(sealed_files(clinic)) == 9
    monkeypatch.undo()
    rest = waiting(clinic, patient)
    assert rest is not None
    run_import(clinic.desk, clinic.actor, rest)
    check_whole(clinic, patient, 6)


def test_a_share_that_goes_away_stops_it_and_nothing_is_made_in_its_place(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    share = clinic.premises.folder
    away = share.with_name("unreachable")
    batch = PhotoImport(patient, a_card(tmp_path / "card", 6), FACTS)

    def lose(each: PhotoImport) -> None:
        if each.done == 2:
            share.rename(away)

    with pytest.raises(StorageTrouble, match="connected"):
        run_import(clinic.desk, clinic.actor, batch, told=lose)
    assert not share.exists()
    away.rename(share)
    rest = waiting(clinic, patient)
    assert rest is not None
    run_import(clinic.desk, clinic.actor, rest)
    check_whole(clinic, patient, 6)


def test_a_withdrawal_in_the_middle_wins(clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    batch = PhotoImport(patient, a_card(tmp_path / "card", 8), FACTS)

    def withdraw(each: PhotoImport) -> None:
        if each.done == 2:
            answer = consents.ConsentAnswer(
                patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.WITHDRAWN, consents.ConsentMethod.NONE
            )
            clinic.desk.perform(clinic.actor, consents.record_consent, answer)

    with pytest.raises(NotPermitted):
        run_import(clinic.desk, clinic.actor, batch, told=withdraw)
    assert batch.saved == 2
    check_whole(clinic, patient, 2)


def test_a_description_that_cannot_be_is_told_and_not_taken_for_a_bad_file(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    batch = PhotoImport(patient, a_card(tmp_path / "card", 2), PhotographFacts(NOW, "nowhere"))
    with pytest.raises(InvalidInput) as refused:
        run_import(clinic.desk, clinic.actor, batch)
    assert set(refused.value.problems) == {"region"}
    assert batch.left_out == []


def test_an_import_that_keeps_nothing_leaves_a_rest_that_waits_alone(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    card = a_card(tmp_path / "card", 8)
    run_import(clinic.desk, clinic.actor, PhotoImport(patient, card[:6], FACTS), stopped=lambda: True)
    run_import(clinic.desk, clinic.actor, PhotoImport(patient, card[6:], FACTS), keeps_rest=False)
    rest = waiting(clinic, patient)
    assert rest is not None
    assert (rest.total, rest.done) == (6, 0)
    check_whole(clinic, patient, 2)


def test_files_in_hand_are_still_to_come_in_what_is_kept(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in "abcd"]
    batch = PhotoImport(PatientId(7), paths, FACTS)
    assert [batch.next_file(), batch.next_file()] == paths[:2]
    batch.note_saved(paths[0])
    kept = resumed(batch.as_draft())
    assert kept is not None
    assert [kept.next_file() for _file in range(4)] == [*paths[1:], None]
    batch.put_back()
    assert batch.next_file() == paths[1]


@pytest.mark.parametrize(
    "values",
    [{}, {"files": "[", "facts": "{}"}, {"files": "[]", "facts": "{}", "counts": "[1]", "left_out": "[]"}],
    ids=["nothing", "cut", "short"],
)
def test_a_draft_that_holds_no_import_is_none(values: dict[str, str]) -> None:
    assert resumed(drafts.KeptDraft(drafts.DraftPlace(photo_imports.FORM, 7), values)) is None


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.interop.picture_files import files_of
from luna_desktop.services.care.photo_imports import PhotoImport, resumed, run_import, FORM
from luna_desktop.services import drafts
from tests import builders
clinic = builders.open_as(Path(sys.argv[1]), Role.OWNER)
patient = PatientId(int(sys.argv[2]))
kept = clinic.desk.perform(clinic.actor, drafts.read_draft, drafts.DraftPlace(FORM, int(patient)))
facts = PhotographFacts(datetime(2026, 3, 14), "face")
batch = resumed(kept) if kept else PhotoImport(patient, files_of([Path(sys.argv[3])]), facts)
run_import(clinic.desk, clinic.actor, batch, told=lambda each: print(each.done, flush=True))
"""


def killed_after(arguments: list[str], lines: int) -> None:
    """Let an import run in a process of its own and kill it the moment that it tells so many outcomes."""
    command = [sys.executable, "-c", KILLED, *arguments]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(HERE)}) as run:
        assert run.stdout is not None
        for _line in range(lines):
            assert run.stdout.readline()
        os.kill(run.pid, signal.SIGKILL)


@pytest.fixture
def prepared(open_clinic: Opener, tmp_path: Path) -> tuple[PatientId, Path]:
    clinic = open_clinic(Role.OWNER)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    a_card(tmp_path / "card", 40, 1)
    clinic.close()
    return patient, tmp_path / "card"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL, by which this ends the import")
def test_killed_again_and_again_it_ends_without_doubles_and_orphans(
    prepared: tuple[PatientId, Path], open_clinic: Opener, clinic_folder: Path, rounds: Callable[[int, int], int]
) -> None:
    patient, card = prepared
    for turn in range(rounds(1, 8)):
        killed_after([str(clinic_folder), str(int(patient)), str(card)], 1 + turn % 5)
    clinic = open_clinic(Role.OWNER)
    rest = waiting(clinic, patient)
    assert rest is not None
    run_import(clinic.desk, clinic.actor, rest)
    assert rest.done == rest.total == 41
    check_whole(clinic, patient, 40)
    orphans = len(sealed_files(clinic)) - 3 * 40
    assert 0 <= orphans <= 3 * rounds(1, 8)
    old = (clinic.premises.clock() - left_overs.SAFE_AGE - timedelta(hours=1)).timestamp()
    for name in sealed_files(clinic):
        os.utime(clinic.premises.vault.path_of(name), (old, old))
    clinic.desk.perform(clinic.actor, left_overs.collect_now, None)
    assert len(sealed_files(clinic)) == 3 * 40
    check_whole(clinic, patient, 40)


def test_reading_touches_no_database(tmp_path: Path) -> None:
    (path,) = a_card(tmp_path / "card", 1)
    new = read_photograph(PhotoImport(PatientId(7), [path], FACTS), path)
    assert (new.name, new.patient_id, new.facts.region) == ("IMG_0000.jpg", 7, "face")
