"""Another process of the program, for tests: unlocks a clinic, and sends a round of the outbox for each line.

It answers each line with the letters that its mail server in memory got, by their ids, and at the end with nothing.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from luna_desktop.domain.access import Role
from tests import builders
from tests.services.messages.parts import Server, sent


def main() -> None:
    clinic = builders.open_as(
        Path(sys.argv[1]), Role.RECEPTION, clock=builders.Ticking(builders.START + timedelta(minutes=5))
    )
    say("ready")
    for _line in sys.stdin:
        server = Server()
        sent(clinic, server)
        say(" ".join(letter.header_id for letter in server.got))
    clinic.close()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
