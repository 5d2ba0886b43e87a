"""Another process of the program, for tests: unlocks a clinic, and books one slot for each line that it is sent.

It answers each line with `booked`, or with who stands there and who put them there.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Wanted
from tests import builders
from tests.services.acting import act


def main() -> None:
    clinic = builders.open_as(Path(sys.argv[1]), Role.RECEPTION)
    say("ready")
    for line in sys.stdin:
        patient, practitioner, starts = line.split()
        wanted = Wanted(PatientId(int(patient)), "consultation", int(practitioner), datetime.fromisoformat(starts))
        try:
            act(clinic, book.book_appointment, wanted)
            say("booked")
        except BookingConflict as refused:
            say(f"{refused.found[0].patient} by {refused.found[0].booked_by}")
    clinic.close()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
