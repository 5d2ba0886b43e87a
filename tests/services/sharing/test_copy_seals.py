"""A copy that left is known again: whole, changed, swapped, foreign, cut short, sealed with a passphrase, on paper."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.copy_seal import read_seal
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.locked_zip import FIRST, locked, unlocked
from luna_desktop.interop.sealed_zip import MANIFEST, SEAL, manifest_of
from luna_desktop.reports.record_content import bundle_digest
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import copy_seals, deliveries
from luna_desktop.services.sharing.copy_seals import Judged, Sealer, Verdict
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.services.sharing.record_copies import CopyRequest, PreparedCopy, prepare_record_copy
from luna_desktop.storage import crypto
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener

PASSPHRASE = "copper meadow lantern orbit"


def a_copy(clinic: OpenClinic) -> PreparedCopy:
    patient = builders.register(clinic)
    told = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
    request = CopyRequest(patient, told, "Own record", photographs=(), preview=False)
    return clinic.desk.perform(clinic.actor, prepare_record_copy, request)


def judged(clinic: OpenClinic, content: bytes, passphrase: str = "") -> Judged:
    return clinic.desk.perform(clinic.actor, copy_seals.judge_copy, copy_seals.read_file(content, passphrase))


def changed(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        first, second, *_rest = opened.pages
        opened.pages[0], opened.pages[1] = second, first
        opened.save(out)
    return out.getvalue()


def test_the_life_of_a_copy(clinic: OpenClinic, tmp_path: Path) -> None:
    copy = a_copy(clinic)
    seal = read_seal(copy.content.seal)
    assert seal is not None
    assert seal.statement.copy == copy.number
    assert seal.statement.content == bundle_digest(copy.content)
    target = tmp_path / "copy.pdf"
    deliveries.deliver_to_file(clinic.desk, clinic.actor, copy, ENGLISH, target, None)
    pdf = target.read_bytes()

    whole = judged(clinic, pdf)
    assert (whole.verdict, whole.copy, whole.is_exact, whole.in_book) == (Verdict.GENUINE, copy.number, True, True)
    assert whole.left_at is not None

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    stored_anew = judged(clinic, out.getvalue())
    assert (stored_anew.verdict, stored_anew.is_exact) == (Verdict.GENUINE, False)

    swapped = judged(clinic, changed(pdf))
    assert (swapped.verdict, swapped.changed_pages, swapped.is_exact) == (Verdict.ALTERED, (1, 2), False)
    assert judged(clinic, pdf[: len(pdf) // 2]).verdict is Verdict.BROKEN
    assert judged(clinic, b"a letter").verdict is Verdict.BROKEN

    printed = clinic.desk.perform(clinic.actor, copy_seals.judge_copy, copy_seals.read_printed(copy.content.seal))
    assert (printed.verdict, printed.on_paper, printed.copy) == (Verdict.GENUINE, True, copy.number)
    forged = copy.content.seal.replace(copy.number, "RC-2026-9999")
    assert clinic.desk.perform(clinic.actor, copy_seals.judge_copy, copy_seals.read_printed(forged)).verdict is (
        Verdict.ALTERED
    )


def test_a_sealed_file_is_judged_with_its_passphrase(clinic: OpenClinic, tmp_path: Path) -> None:
    target = tmp_path / "copy.pdf"
    deliveries.deliver_to_file(clinic.desk, clinic.actor, a_copy(clinic), ENGLISH, target, PASSPHRASE)
    assert judged(clinic, target.read_bytes()).verdict is Verdict.LOCKED
    assert judged(clinic, target.read_bytes(), "not this one").verdict is Verdict.LOCKED
    found = judged(clinic, target.read_bytes(), PASSPHRASE)
    assert (found.verdict, found.is_exact) == (Verdict.GENUINE, True)


def test_the_seal_of_one_copy_in_another_file_is_found_out(clinic: OpenClinic) -> None:
    copy = a_copy(clinic)
    made = deliveries.make_copy(copy, ENGLISH)
    other = deliveries.make_copy(replace(copy, content=replace(copy.content, purpose="Another")), ENGLISH)
    with pikepdf.open(io.BytesIO(made.pdf)) as source, pikepdf.open(io.BytesIO(other.pdf)) as target:
        target.Root.PieceInfo = target.copy_foreign(source.make_indirect(source.Root.PieceInfo))
        out = io.BytesIO()
        target.save(out)
    assert copy_seals.judge(copy_seals.read_file(out.getvalue()), copy.sealer.public).verdict is Verdict.ALTERED  # type: ignore[union-attr]


def test_a_seal_over_something_else_than_the_book_notes_is_altered(clinic: OpenClinic, tmp_path: Path) -> None:
    copy = a_copy(clinic)
    deliveries.deliver_to_file(clinic.desk, clinic.actor, copy, ENGLISH, tmp_path / "copy.pdf", None)
    own = read_seal(copy.content.seal)
    assert own is not None
    told = own.statement
    other = Sealer(clinic.premises.keys).for_content(told.copy, told.case, told.at, "0" * 64)
    verdicts = [
        clinic.desk.perform(clinic.actor, copy_seals.judge_copy, copy_seals.read_printed(seal.text())).verdict
        for seal in (own, other)
    ]
    assert verdicts == [Verdict.GENUINE, Verdict.ALTERED], "as after a backup whose numbers were given out again"


def test_a_copy_of_another_clinic_and_one_without_a_seal_are_not_ours(clinic: OpenClinic) -> None:
    copy = a_copy(clinic)
    pdf = deliveries.make_copy(copy, ENGLISH).pdf
    stranger = crypto.signing_half(bytes(32))
    foreign = copy_seals.judge(copy_seals.read_file(pdf), stranger)
    assert (foreign.verdict, foreign.copy) == (Verdict.NOT_OURS, "")
    unsealed = deliveries.make_copy(replace(copy, sealer=None), ENGLISH).pdf
    assert judged(clinic, unsealed).verdict is Verdict.NOT_OURS


def test_a_copy_from_before_seals_is_known_by_its_bytes(clinic: OpenClinic, tmp_path: Path) -> None:
    target = tmp_path / "copy.pdf"
    early = replace(a_copy(clinic), sealer=None)
    deliveries.deliver_to_file(clinic.desk, clinic.actor, early, ENGLISH, target, None)
    found = judged(clinic, target.read_bytes())
    assert (found.verdict, found.is_exact, found.copy) == (Verdict.GENUINE, True, early.number)


def test_a_zip_under_a_passphrase_is_known_by_it_and_what_lies_beside_it_counts(clinic: OpenClinic) -> None:
    asked = replace(a_copy(clinic).request, preview=False)
    prepared = clinic.desk.perform(clinic.actor, prepare_machine_copy, asked)
    with pytest.raises(InvalidInput):
        deliveries.make_machine(prepared, ENGLISH, passphrase="copper meadow")
    with pytest.raises(InvalidInput):
        deliveries.make_machine(prepared, ENGLISH, passphrase="copper meadow lantern örbit")
    made = deliveries.make_machine(prepared, ENGLISH, passphrase=PASSPHRASE)
    assert made.is_protected
    deliveries.release(clinic.desk, clinic.actor, made)
    assert judged(clinic, made.pdf).verdict is Verdict.LOCKED
    assert judged(clinic, made.pdf, "copper meadow lantern orbiT").verdict is Verdict.LOCKED
    assert judged(clinic, made.pdf[:-40], PASSPHRASE).verdict is Verdict.BROKEN
    found = judged(clinic, made.pdf, PASSPHRASE)
    assert (found.verdict, found.is_exact) == (Verdict.GENUINE, True)
    inside = unlocked(io.BytesIO(made.pdf), PASSPHRASE)
    unpacked = judged(clinic, inside.record)
    assert (unpacked.verdict, unpacked.is_exact) == (Verdict.GENUINE, False)
    sheet = locked(inside.record, b"Send the passphrase to us.", PASSPHRASE, prepared.content.generated_at)
    other = judged(clinic, sheet, PASSPHRASE)
    assert (other.verdict, other.changed_files) == (Verdict.ALTERED, (FIRST,))
    assert judged(clinic, sheet + made.pdf, PASSPHRASE).verdict is Verdict.BROKEN, "which one is unpacked?"
    more = io.BytesIO(made.pdf)
    with zipfile.ZipFile(more, "a") as opened:
        opened.writestr("more.txt", b"more")
    assert judged(clinic, more.getvalue(), PASSPHRASE).changed_files == ("more.txt",)


def test_a_zip_is_sealed_over_its_list(clinic: OpenClinic) -> None:
    copy = a_copy(clinic)
    assert copy.sealer is not None
    files = {"bundle.json": b"{}", "README.txt": b"Read me"}
    manifest = manifest_of({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})

    def packed(inside: dict[str, bytes]) -> bytes:
        seal = copy.sealer.for_manifest(copy.content.seal, manifest)  # type: ignore[union-attr]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name, content in {**inside, MANIFEST: manifest, SEAL: seal.encode()}.items():
                made.writestr(name, content)
        return out.getvalue()

    public = copy.sealer.public
    assert copy_seals.judge(copy_seals.read_file(packed(files)), public).verdict is Verdict.GENUINE
    found = copy_seals.judge(copy_seals.read_file(packed({**files, "bundle.json": b"{ }"})), public)
    assert (found.verdict, found.changed_files) == (Verdict.ALTERED, ("bundle.json",))
    assert copy_seals.judge(copy_seals.read_file(packed(files)[:-40]), public).verdict is Verdict.BROKEN


def test_a_preview_has_no_seal_and_after_the_lock_nothing_is_signed(clinic: OpenClinic) -> None:
    copy = a_copy(clinic)
    preview = clinic.desk.perform(clinic.actor, prepare_record_copy, replace(copy.request, preview=True))
    assert (preview.content.seal, preview.sealer) == ("", None)
    sealer = Sealer(clinic.premises.keys)
    clinic.lock()
    with pytest.raises(StorageTrouble):
        sealer.sign(b"message")


def test_reception_judges_no_copies(open_clinic: Opener) -> None:
    reception = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        reception.desk.perform(reception.actor, copy_seals.judge_copy, copy_seals.read_file(b"%PDF"))
