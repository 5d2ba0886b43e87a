"""Look whether this machine has the shared libraries that the windows need, before anything of Qt is imported.

Runs under the system's own Python, with nothing installed, and is silent when all is there. What is missing is
named together with the one line that installs it; as root on Debian or Ubuntu that line is run. The list was read
from the NEEDED entries of the Qt libraries and plug-ins that the program loads (core, widgets, PDF, print, network,
X11, Wayland, offscreen); it does not cover Qt's parts for embedded boards, which the program never loads.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)

# Shared library -> Debian and Ubuntu package.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# With these a test looks at the window as a screen reader does -> package. Both modules are of the system's Python.
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
SCREEN_READER = {
    "dbus-run-session": "dbus",
    "at-spi-bus-launcher": "at-spi2-core",
    "Python's gi module": "python3-gi",
    "Atspi for Python's gi module": "gir1.2-atspi-2.0",
}

# With these a test prints a record copy on a queue of its own, as a clinic prints it -> places and package.
PRINT_SERVER = {
    "cupsd": (("/usr/sbin/cupsd", "/usr/local/sbin/cupsd"), "cups-daemon"),
    "lpadmin": (("/usr/sbin/lpadmin", "/usr/local/sbin/lpadmin"), "cups-client"),
}

# Without these the program runs, but only under X11 or without printers, and two tests are passed over.
COMFORTS = {
    "libcups.so.2",
    "libwayland-client.so.0",
    "libwayland-cursor.so.0",
    "libwayland-egl.so.1",
    *SCREEN_READER,
    *PRINT_SERVER,
}

# Program that only the tests start, under either of its names -> package.
TEST_PROGRAMS = {
    "7zz or 7z": "7zip",
    "Xvfb": "xvfb",
    "fc-list": "fontconfig",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}


def loads(library: str) -> bool:
    """Tell whether the dynamic loader finds and opens a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def makes_environments() -> bool:
    """Tell whether this Python can make a virtual environment; Debian keeps that in a package of its own."""
    return all(importlib.util.find_spec(module) is not None for module in ("venv", "ensurepip"))


def system_python_runs(code: str) -> bool:
    """Tell whether the system's own Python, which need not be this one, can run a line of code."""
    try:
        return subprocess.run([SYSTEM_PYTHON, "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def is_there(names: str) -> bool:
    """Tell whether a program is found under one of its names, which stand with "or" between them."""
    return any(shutil.which(name) is not None for name in names.split(" or "))


def missing_for_screen_reader() -> dict[str, str]:
    """Return what the test that looks through a screen reader's eyes lacks, each with its Debian package."""
    there = {
        "dbus-run-session": shutil.which("dbus-run-session") is not None,
        "at-spi-bus-launcher": any(Path(path).exists() for path in BUS_LAUNCHERS),
        "Python's gi module": system_python_runs("import gi"),
        "Atspi for Python's gi module": system_python_runs(
            "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
        ),
    }
    return {name: package for name, package in SCREEN_READER.items() if not there[name]}


def missing_for_printing() -> dict[str, str]:
    """Return what the test of a print queue lacks, each with its Debian package."""
    return {
        name: package
        for name, (places, package) in PRINT_SERVER.items()
        if not any(Path(place).exists() for place in places)
    }


def missing(for_tests: bool) -> dict[str, str]:
    """Return what this machine lacks, each with its Debian package."""
    lacking = {library: package for library, package in LIBRARIES.items() if not loads(library)}
    if not makes_environments():
        lacking["Python's venv module"] = "python3-venv"
    if for_tests:
        lacking.update({names: package for names, package in TEST_PROGRAMS.items() if not is_there(names)})
        lacking.update(missing_for_screen_reader())
        lacking.update(missing_for_printing())
    return lacking


def install(packages: list[str]) -> bool:
    """Install packages with apt-get, without asking; return whether it worked."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    # An update that reached only some sources may still be enough, so its status decides nothing.
    subprocess.run(["apt-get", "update", "-qq"], env=environment, stdin=subprocess.DEVNULL, check=False)
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    command = ["apt-get", "install", "--yes", *quiet, "--no-install-recommends", *packages]
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0


def missing_to_a_new_process(for_tests: bool) -> bool:
    """Look again from a fresh process: a running one may remember an old list of libraries."""
    command = [sys.executable, __file__, "--only-look", *(["--for-tests"] if for_tests else [])]
    return subprocess.run(command, check=False).returncode != 0


def report(lacking: dict[str, str], line: str) -> None:
    """Name what is missing and how it is put in."""
    print("Luna Desktop needs these on this machine: " + ", ".join(sorted(lacking)), file=sys.stderr)
    if shutil.which("apt-get"):
        print("Install them with:\n  " + line, file=sys.stderr)
    else:
        print("Install the packages of your system that hold them, then run make again.", file=sys.stderr)


def old_python() -> bool:
    """Say so when this Python is too old for the program."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return False
    found = ".".join(str(part) for part in sys.version_info[:2])
    print("Luna Desktop needs Python 3.11 or newer; this is " + found + ".", file=sys.stderr)
    print("Name a newer one like this: make PYTHON=python3.12 run", file=sys.stderr)
    return True


def main(arguments: list[str]) -> int:
    """Check, install as root, and return 0 when everything that is needed is there."""
    parser = argparse.ArgumentParser(description="Check the system libraries that Luna Desktop needs.")
    parser.add_argument("--for-tests", action="store_true", help="also the programs that the tests start")
    parser.add_argument("--only-look", action="store_true", help="never install anything")
    chosen = parser.parse_args(arguments)

    if old_python():
        return 1
    lacking = missing(chosen.for_tests) if sys.platform.startswith("linux") else {}
    if not lacking:
        return 0

    packages = sorted(set(lacking.values()))
    as_root = os.geteuid() == 0
    if as_root and not chosen.only_look and shutil.which("apt-get"):
        print("Installing system packages: " + " ".join(packages), file=sys.stderr)
        if install(packages) and not missing_to_a_new_process(chosen.for_tests):
            return 0
    line = ("" if as_root else "sudo ") + "apt-get install --yes --no-install-recommends " + " ".join(packages)
    report(lacking, line)
    return 0 if set(lacking) <= COMFORTS else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
