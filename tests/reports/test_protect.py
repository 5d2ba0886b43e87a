"""Sealed copies: only the passphrase opens them, and weak or impossible passphrases are refused in words."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.reports.protect import generate_passphrase, protect_pdf
from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.texts import ENGLISH
from tests.reports import builders


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render_record_copy(builders.bare(), translator=ENGLISH).pdf


@pytest.mark.parametrize("passphrase", ["twelve chars", "पासफ़्रेज़ लंबा", "x" * 127])
def test_only_the_passphrase_opens_it(plain: bytes, passphrase: str) -> None:
    sealed = protect_pdf(plain, passphrase)
    with pikepdf.open(io.BytesIO(sealed), password=passphrase) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert str(opened.Root.Lang) == "en-IN"
    for wrong in ("", passphrase[:-1], "another passphrase"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(sealed), password=wrong)


def test_nothing_readable_is_left(plain: bytes) -> None:
    sealed = protect_pdf(plain, generate_passphrase())
    assert b"pdfuaid" not in sealed
    assert b"Copy of personal" not in sealed


def test_poppler_reads_it_with_the_passphrase(plain: bytes, tmp_path: Path) -> None:
    passphrase = generate_passphrase()
    path = tmp_path / "sealed.pdf"
    path.write_bytes(protect_pdf(plain, passphrase))
    run = subprocess.run(["pdftotext", "-upw", passphrase, str(path), "-"], capture_output=True, check=True, text=True)
    assert "Ravi" in run.stdout
    refused = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False)
    assert refused.returncode != 0


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("", "too short"),
        ("x" * 11, "too short"),
        ("x" * 128, "too long"),
        ("क" * 43, "too long"),
        ("tab\tin the middle", "typed"),
        ("half a character \ud800", "stored"),
    ],
)
def test_impossible_passphrases_are_refused(plain: bytes, passphrase: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        protect_pdf(plain, passphrase)
    assert words in str(refusal.value.problems["passphrase"])
    assert not passphrase or passphrase not in str(refusal.value.problems)


def test_generated_passphrases_differ_and_are_accepted() -> None:
    made = {generate_passphrase() for _each in range(50)}
    assert len(made) == 50
    assert all(len(each) == 24 and each.isascii() for each in made)
