"""Two processes send the same outbox at the same instant: every message leaves, and none of them twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.models.messages import OutboxMessage
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.messages.parts import Server, approve, booked, queued, sent, set_up_mail, somebody

ROOT = Path(__file__).resolve().parents[3]
MESSAGES, ROUNDS = 24, 4


def test_each_message_leaves_once(open_clinic: Opener, clinic_folder: Path) -> None:
    clinic = open_clinic(Role.OWNER)
    approve(clinic, "booked")
    set_up_mail(clinic)
    patient = somebody(clinic)
    for _number in range(MESSAGES):
        queued(clinic, booked(patient))
    command = [sys.executable, "-m", "tests.services.messages.another_sender", str(clinic_folder)]
    mine, theirs = Server(), []
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        for _round in range(ROUNDS):
            other.stdin.write("send\n")
            other.stdin.flush()
            sent(clinic, mine)
            theirs += other.stdout.readline().split()
        other.stdin.close()
    assert other.returncode == 0
    with working(clinic) as work:
        kept = set(work.session.scalars(select(OutboxMessage.header_id)))
    here = [letter.header_id for letter in mine.got]
    assert here
    assert theirs
    assert sorted([*here, *theirs]) == sorted(kept)
