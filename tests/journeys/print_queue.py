"""A print server of our own for one test: a real CUPS scheduler with one queue, whose paper is a pipe."""

from __future__ import annotations

import os
import runpy
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

tool = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "system_libraries.py"))
SERVER_BIN = Path("/usr/lib/cups")
QUEUE = "luna"
LONGEST_SECONDS = 60
MARGIN = 12.0
"""Points at every edge that the made-up printer cannot reach."""
FILES = """ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
"""
SCHEDULER = """LogLevel warn
Listen {root}/socket
Browsing Off
DefaultAuthType None
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
DRIVER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Product: "(Paper)"
*PSVersion: "(3010.000) 0"
*Manufacturer: "Made up"
*ModelName: "Paper"
*ShortNickName: "Paper"
*NickName: "Paper"
*ColorDevice: True
*DefaultColorSpace: RGB
*LanguageLevel: "3"
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Paper: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Paper: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "{least} {least} {width} {height}"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
"""
BACKEND = """#!/bin/sh
if [ $# -eq 0 ]; then exit 0; fi
exec cat "${{6:--}}" > {root}/paper
"""


def lacking() -> str:
    """Return the Debian packages that a print server needs and this machine lacks, or nothing."""
    return " ".join(sorted(tool["missing_for_printing"]().values()))


@dataclass(frozen=True)
class Queue:
    """A queue that takes jobs; its environment leads a program to it."""

    root: Path
    environment: Mapping[str, str]

    def paper(self) -> bytes:
        """Wait for what the next job puts on paper and return it."""
        run = subprocess.run(
            ["cat", str(self.root / "paper")], capture_output=True, check=True, timeout=LONGEST_SECONDS
        )
        return run.stdout


@contextmanager
def a_queue(root: Path) -> Iterator[Queue]:
    """Run a scheduler with one queue in a folder; it ends with the block."""
    for name in ("spool/tmp", "cache", "state", "bin/backend"):
        (root / name).mkdir(parents=True)
    (root / "bin" / "daemon").symlink_to(SERVER_BIN / "daemon")
    (root / "files.conf").write_text(FILES.format(root=root))
    (root / "scheduler.conf").write_text(SCHEDULER.format(root=root))
    driver = DRIVER.format(least=MARGIN, width=595 - MARGIN, height=842 - MARGIN)
    (root / "paper.ppd").write_text(driver)
    backend = root / "bin" / "backend" / "paper"
    backend.write_text(BACKEND.format(root=root))
    backend.chmod(0o700)
    os.mkfifo(root / "paper")
    command = [_program("cupsd"), "-f", "-c", str(root / "scheduler.conf"), "-s", str(root / "files.conf")]
    scheduler = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    environment = dict(os.environ, CUPS_SERVER=str(root / "socket"))
    try:
        _add_queue(root, environment, scheduler)
        yield Queue(root, environment)
    finally:
        scheduler.terminate()
        scheduler.wait(timeout=LONGEST_SECONDS)


def _add_queue(root: Path, environment: Mapping[str, str], scheduler: subprocess.Popen[bytes]) -> None:
    """Add the queue as soon as the scheduler listens."""
    add = [_program("lpadmin"), "-p", QUEUE, "-E", "-v", f"paper:{root}/paper", "-P", str(root / "paper.ppd")]
    tried = None
    for _attempt in range(400):
        tried = subprocess.run(add, env=environment, capture_output=True, text=True, check=False)
        if tried.returncode == 0 or scheduler.poll() is not None:
            break
    assert tried is not None
    assert tried.returncode == 0, tried.stderr + (root / "error").read_text(errors="replace")


def _program(name: str) -> str:
    places: tuple[str, ...] = tool["PRINT_SERVER"][name][0]
    return next(place for place in places if Path(place).exists())
