"""`verify-copy` on copies of the demo clinic: genuine, changed, foreign, with a passphrase, with a public key alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from luna_desktop.cli import demo
from tests.cli.conftest import Typed

PASSPHRASE = "velvet anchor prairie lemon"


@pytest.fixture
def copy(typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path) -> Path:
    out = tmp_path / "copy.pdf"
    given = [
        "--patient",
        demo_made.mrn,
        "--out",
        out,
        "--purpose",
        "Own request",
        "--recipient",
        "patient",
        "--summary",
    ]
    assert typed("record-copy", *as_owner, *given).status == 0
    return out


def test_a_copy_is_known_again_signed_in_or_by_the_public_key(
    typed: Callable[..., Typed], as_owner: list[object], copy: Path
) -> None:
    ended = typed("verify-copy", *as_owner, "--json", copy)
    assert ended.status == 0
    assert (ended.document["verdict"], ended.document["same_bytes"], ended.document["in_book"]) == (
        "genuine",
        True,
        True,
    )
    told = typed("verify-copy", *as_owner, copy)
    assert "This copy is genuine and unaltered." in told.out
    assert ended.document["copy"] in told.out
    alone = typed("verify-copy", "--signer", ended.document["key"], copy)
    assert (alone.status, alone.err) == (0, "")
    assert "genuine" in alone.out
    other = typed("verify-copy", "--signer", "ab" * 32, copy)
    assert other.status == 1
    assert "not a copy of this clinic" in other.err


def test_a_changed_and_a_cut_copy_end_with_status_1(
    typed: Callable[..., Typed], as_owner: list[object], copy: Path
) -> None:
    pdf = copy.read_bytes()
    copy.write_bytes(pdf[:-200])
    cut = typed("verify-copy", *as_owner, copy)
    assert cut.refuses("cut short")
    middle = len(pdf) // 2
    copy.write_bytes(pdf[:middle] + bytes([pdf[middle] ^ 255]) + pdf[middle + 1 :])
    assert typed("verify-copy", *as_owner, copy).status == 1


def test_a_passphrase_comes_from_a_file(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo, tmp_path: Path
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    out = tmp_path / "copy.pdf"
    given = [
        "--patient",
        demo_made.mrn,
        "--out",
        out,
        "--purpose",
        "Own request",
        "--recipient",
        "patient",
        "--summary",
    ]
    assert typed("record-copy", *as_owner, *given, "--protect-with", tmp_path / "passphrase").status == 0
    assert typed("verify-copy", *as_owner, out).refuses("A passphrase opens this file")
    assert typed("verify-copy", *as_owner, out, "--passphrase-file", tmp_path / "passphrase").status == 0


def test_what_is_missing_is_said_in_one_line(
    typed: Callable[..., Typed], as_owner: list[object], tmp_path: Path
) -> None:
    assert typed("verify-copy", *as_owner).refuses("Name a PDF or a zip")
    assert typed("verify-copy", *as_owner, tmp_path / "gone.pdf").refuses("cannot be read")
    (tmp_path / "copy.pdf").write_bytes(b"%PDF-")
    assert typed("verify-copy", tmp_path / "copy.pdf").refuses("--login")
    assert typed("verify-copy", "--signer", "abc", tmp_path / "copy.pdf").refuses("64 characters")
    assert typed("verify-copy", *as_owner, "--printed", "LUNA1*nothing").refuses("not a copy of this clinic")
