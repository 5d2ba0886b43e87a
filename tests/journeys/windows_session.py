"""The real windows over a clinic with somebody in it, run as a process of its own: the tour opens every page of theirs.

It is told its words by a JSON document on standard input, as `session` is; the pictures go where it is told.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from luna_desktop.cli import demo, tour
from luna_desktop.services.clinic import clinics
from luna_desktop.services.people.patients import read_details
from tests import builders
from tests.journeys import session


def main() -> None:
    """Make a demo clinic, enter somebody with every word, and go through the windows."""
    told = json.load(sys.stdin)
    words, root, out = told["words"], Path(told["root"]), Path(told["out"])
    made = demo.make(root / "windows", count=2)
    clinic = clinics.unlock_clinic(made.folder, demo.FIRST, demo.PASSWORD)
    patient = session.register(clinic, words)
    session.enter_facts(clinic, patient, words)
    builders.add_photograph(clinic, patient, session.picture(words["exif"]))
    mrn = clinic.desk.perform(clinic.actor, read_details, patient).card.mrn
    clinic.lock()
    status = tour.show(replace(made, mrn=mrn), tour.Wishes(out, width=1280, height=720))
    sys.stdout.flush()
    sys.exit(status)


if __name__ == "__main__":
    main()
