"""Kills a process at chosen moments of its work, again and again, without paying its start each time.

`LUNA_TORTURE` multiplies the number of kills.
"""

import os
import subprocess
import sys

KILLS = 10 * int(os.environ.get("LUNA_TORTURE", "1"))

_LOOP = """
import os, signal, sys, time
for line in sys.stdin:
    delay, *arguments = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if not child:
        try:
            work(*arguments)
            os._exit(0)
        except BaseException as error:
            print("failed", repr(error), flush=True)
            os._exit(1)
    time.sleep(float(delay))
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    print("\\0\\n--- ended", os.waitstatus_to_exitcode(status), flush=True)
"""


class Victim:
    """A process that runs `work(*arguments)` of a script in a child of its own and kills that after a delay."""

    def __init__(self, script):
        code = script + _LOOP
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self):
        return self

    def __exit__(self, *_given):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def kill_after(self, seconds, *arguments):
        """Run the work, kill it, and return the lines that it had printed before."""
        self.process.stdin.write("\t".join(str(part) for part in (seconds, *arguments)) + "\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line.startswith("--- ended"):
                assert line.split()[-1] in ("-9", "0"), lines
                return lines
            if not line.endswith("\0\n"):  # else a line that the kill cut short, or none
                lines.append(line.rstrip("\n"))
        raise AssertionError(lines)
