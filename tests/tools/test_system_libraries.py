"""What a machine lacks is named with one exact line, installed as root, and never asked about."""

from __future__ import annotations

import os
import runpy
import stat
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest

# Parts of the C library, of the compiler's runtime, and of packages that are on the list under another name.
OF_EVERY_LINUX = {
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "libc.so.6",
    "libdl.so.2",
    "libgcc_s.so.1",
    "libm.so.6",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libbrotlicommon.so.1",
    "libgthread-2.0.so.0",
}

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "system_libraries.py"
tool = runpy.run_path(str(TOOL))

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these packages")


@pytest.fixture
def on_a_bare_machine(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a way to run the tool where `libnone` is missing and apt-get only writes down what it was asked.

    With `empty` no program is there but apt-get, and nothing below /usr.
    """
    bare = tmp_path / "system_libraries.py"
    text = TOOL.read_text(encoding="utf-8").replace("LIBRARIES = {", 'LIBRARIES = {"libnone.so.9": "libnone9",', 1)
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "apt-get").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n', encoding="utf-8")
    (folder / "apt-get").chmod(0o755)

    def run(*arguments: str, user: int, apt: bool = True, empty: bool = False) -> subprocess.CompletedProcess[str]:
        changed = text.replace("os.geteuid()", str(user))
        bare.write_text(changed.replace('"/usr/', f'"{tmp_path}/nowhere/') if empty else changed, encoding="utf-8")
        programs = str(folder) if empty else f"{folder}:{os.environ['PATH']}"
        path = programs if apt else str(tmp_path / "nowhere")
        return subprocess.run(
            [sys.executable, str(bare), *arguments],
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


def needed(path: Path) -> set[str]:
    """Return the shared libraries that a 64-bit ELF file names as needed."""
    raw = path.read_bytes()
    table, size, count = *struct.unpack_from("<Q", raw, 32), *struct.unpack_from("<HH", raw, 54)
    segments = [struct.unpack_from("<IIQQQQQQ", raw, table + size * number) for number in range(count)]
    loaded = [(address, offset, length) for kind, _, offset, address, _, length, *_ in segments if kind == 1]
    start, length = next((offset, length) for kind, _, offset, _, _, length, *_ in segments if kind == 2)
    entries = [struct.unpack_from("<qQ", raw, at) for at in range(start, start + length, 16)]
    names_at = next(value for tag, value in entries if tag == 5)
    names = next(
        names_at - address + offset for address, offset, size in loaded if address <= names_at < address + size
    )
    return {raw[names + value : raw.index(b"\0", names + value)].decode() for tag, value in entries if tag == 1}


def test_the_list_holds_all_that_the_windows_need() -> None:
    """A new Qt that needs one more library is noticed here, not on a clinic's bare machine."""
    qt = Path(PySide6.__file__).parent / "Qt"
    waiting = [
        qt / "lib" / f"libQt6{part}.so.6" for part in ("Widgets", "Svg", "PdfWidgets", "PrintSupport", "Network")
    ]
    waiting += [qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("xcb", "wayland", "offscreen")]
    waiting += (qt / "plugins" / "xcbglintegrations").glob("*.so")
    waiting += (qt / "plugins" / "printsupport").glob("*.so")
    seen, outside = set(waiting), set()
    while waiting:
        for library in needed(waiting.pop()):
            bundled = qt / "lib" / library
            if not bundled.exists():
                outside.add(library)
            elif bundled not in seen:
                seen.add(bundled)
                waiting.append(bundled)
    assert outside - OF_EVERY_LINUX <= set(tool["LIBRARIES"])


def test_every_library_is_found_or_named() -> None:
    loads, libraries = tool["loads"], tool["LIBRARIES"]
    lacking = tool["missing"](for_tests=False)
    assert all(loads(one) for one in libraries if one not in lacking)
    assert not loads("libnone.so.9")


def test_the_line_is_exact_and_nothing_is_installed_for_other_users(
    on_a_bare_machine: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    run = on_a_bare_machine(user=1000)
    assert run.returncode == 1
    assert "libnone.so.9" in run.stderr
    lines = [line.strip() for line in run.stderr.splitlines() if "apt-get" in line]
    assert len(lines) == 1
    assert lines[0].startswith("sudo apt-get install --yes --no-install-recommends ")
    assert "libnone9" in lines[0].split()
    assert not (tmp_path / "asked").exists()


def test_root_installs_after_an_update(
    on_a_bare_machine: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    run = on_a_bare_machine(user=0)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[0].startswith("update")
    assert asked[1].startswith("install --yes")
    assert "libnone9" in asked[1].split()
    # The pretended installation changed nothing, which must not pass for done.
    assert run.returncode == 1
    assert "libnone.so.9" in run.stderr


def test_root_also_gets_what_the_tests_of_screen_reader_and_printing_need(
    on_a_bare_machine: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert on_a_bare_machine("--for-tests", user=0, empty=True).returncode == 1
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[1].split()
    assert {"at-spi2-core", "gir1.2-atspi-2.0", "python3-gi", "dbus", "xvfb"} <= set(asked)
    assert {"cups-daemon", "cups-client"} <= set(asked)


def test_without_root_only_screen_reader_and_printing_are_not_tested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it needs is named, but the other tests run without it."""
    found = runpy.run_path(str(TOOL))
    main = found["main"]
    lacking = dict.fromkeys([*found["SCREEN_READER"], *found["PRINT_SERVER"]], "package")
    monkeypatch.setitem(main.__globals__, "missing", lambda _for_tests: lacking)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert main(["--for-tests"]) == 0
    monkeypatch.setitem(main.__globals__, "missing", lambda _for_tests: {**lacking, "qpdf": "qpdf"})
    assert main(["--for-tests"]) == 1


def test_only_looking_never_installs(
    on_a_bare_machine: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert on_a_bare_machine("--only-look", user=0).returncode == 1
    assert not (tmp_path / "asked").exists()


def test_without_apt_the_libraries_are_still_named(
    on_a_bare_machine: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    run = on_a_bare_machine("--for-tests", user=0, apt=False)
    assert run.returncode == 1
    assert "libnone.so.9" in run.stderr
    assert "pdftotext" in run.stderr
    assert "apt-get" not in run.stderr


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert tool["main"]([]) == 1
    assert "3.11 or newer; this is 3.9" in capsys.readouterr().err


def test_nothing_is_looked_for_outside_linux(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert tool["main"](["--for-tests"]) == 0
    assert capsys.readouterr().err == ""


def test_ci_can_be_started() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR
