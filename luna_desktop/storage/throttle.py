"""Waiting times after failed sign-ins, and the sealed events that are written while the database is closed.

Five attempts are free; before the sixth come 30 seconds, doubling up to 15 minutes, for each account (names that do
not exist included) and never for good, so nobody can lock a colleague out. The counts lie beside the key file under
hashed names, survive a restart, and count as absent when damaged: this slows a person at the screen. Somebody who
has the files is slowed by Argon2id alone, and the documentation says so.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.storage import crypto, files
from luna_desktop.storage.keyring_form import folded
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.troubles import as_trouble
from luna_desktop.texts import say_n

FREE_FAILURES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
MOST_ACCOUNTS = 1000
THROTTLE_FILE = "sign-in.json"
INBOX_FOLDER = "inbox"
MOST_EVENTS = 10_000
_BINDING = b"clinic/audit-inbox/1"


@dataclass(frozen=True)
class _Failures:
    count: int
    last: float
    until: float


class Throttle:
    """The failed sign-ins of one data folder; the clock is passed in with every call."""

    def __init__(self, folder: Path, vault_id: str) -> None:
        self._path = folder / THROTTLE_FILE
        self._salt = vault_id

    def _name(self, login: str) -> str:
        return hashlib.sha256(f"{self._salt}\x1f{folded(login)}".encode()).hexdigest()[:32]

    def waiting(self, login: str, now: datetime) -> timedelta:
        """Return how long this account still has to wait.

        A clock that was set back neither shortens the wait nor makes it longer than it was when it began.
        """
        failures = self._read().get(self._name(login))
        if failures is None:
            return timedelta(0)
        since = now.timestamp()
        if since < failures.last:
            return _wait_after(failures.count)
        return timedelta(seconds=max(0.0, failures.until - since))

    def check(self, login: str, now: datetime) -> None:
        """Raise UnlockRefused with the seconds left while the account has to wait; call before hashing anything."""
        self._begin_anew_if_set_back(login, now)
        left = self.waiting(login, now).total_seconds()
        if left > 0:
            seconds = max(1, round(left))
            raise UnlockRefused(
                say_n(
                    "After several attempts this account waits. Try again in {count} second.",
                    "After several attempts this account waits. Try again in {count} seconds.",
                    seconds,
                ),
                wait_seconds=left,
            )

    def _begin_anew_if_set_back(self, login: str, now: datetime) -> None:
        """Let a wait that was counted on a clock since set back run from now, or it would last until then."""
        counts, name, moment = self._read(), self._name(login), now.timestamp()
        if name in counts and moment < counts[name].last:
            wait = _wait_after(counts[name].count).total_seconds()
            counts[name] = _Failures(counts[name].count, moment, moment + wait)
            self._write(counts)

    def failed(self, login: str, now: datetime) -> timedelta:
        """Count a failed attempt and return how long the account waits now."""
        counts = self._read()
        name, moment = self._name(login), now.timestamp()
        count = counts[name].count + 1 if name in counts else 1
        wait = _wait_after(count)
        counts[name] = _Failures(count, moment, moment + wait.total_seconds())
        self._write(counts)
        return wait

    def succeeded(self, login: str) -> int:
        """Forget the failures of this account and return how many there had been."""
        counts = self._read()
        failures = counts.pop(self._name(login), None)
        if failures is not None:
            self._write(counts)
        return failures.count if failures else 0

    def failures(self, login: str) -> int:
        """Return how often in a row this account failed."""
        found = self._read().get(self._name(login))
        return found.count if found else 0

    def _read(self) -> dict[str, _Failures]:
        try:
            rows = json.loads(self._path.read_bytes())
            return {str(name): _checked(row) for name, row in rows.items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def _write(self, counts: Mapping[str, _Failures]) -> None:
        newest = sorted(counts.items(), key=lambda item: item[1].last)[-MOST_ACCOUNTS:]
        rows = {name: asdict(failures) for name, failures in newest}
        try:
            files.write_whole(self._path, json.dumps(rows).encode())
        except OSError as error:
            raise as_trouble(error) from None


def _checked(row: Mapping[str, object]) -> _Failures:
    count, last, until = row["count"], row["last"], row["until"]
    if type(count) is not int or not isinstance(last, int | float) or not isinstance(until, int | float):
        raise TypeError
    longest = float(last) + LONGEST_WAIT.total_seconds()
    return _Failures(max(0, min(count, 10**6)), float(last), min(float(until), longest))


def _wait_after(count: int) -> timedelta:
    if count < FREE_FAILURES:
        return timedelta(0)
    doublings = min(count - FREE_FAILURES, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


@dataclass(frozen=True)
class InboxEvent:
    """What happened while the database was closed, to be written into the audit log at the next sign-in.

    `outcome` as in FHIR AuditEvent (0 done, 4 refused, 8 serious). Sealed: whoever wrote it cannot read it again.
    """

    recorded_at: datetime
    action: str
    login: str
    outcome: int
    station: str
    detail: str = "{}"


@dataclass(frozen=True)
class Inbox:
    """The events of one data folder in the order in which they were written, and how many could not be opened."""

    events: tuple[InboxEvent, ...]
    unreadable: int
    names: tuple[str, ...]


def put_into_inbox(folder: Path, inbox_public: bytes, event: InboxEvent) -> None:
    """Seal an event to the clinic's inbox key and write it; nothing happens once 10,000 wait there."""
    inbox = folder / INBOX_FOLDER
    try:
        files.make_folder(inbox)
        waiting = [path.name for path in inbox.glob("*.event")]
        if len(waiting) >= MOST_EVENTS:
            return
        number = 1 + max((int(name.split("-")[0]) for name in waiting if name.split("-")[0].isdigit()), default=0)
        name = f"{number:08d}-{secrets.token_hex(4)}.event"
        body = json.dumps({**asdict(event), "recorded_at": event.recorded_at.astimezone(UTC).isoformat()}).encode()
        files.write_whole(inbox / name, crypto.seal_to(inbox_public, body, aad=_BINDING + name.encode()))
    except OSError as error:
        raise as_trouble(error) from None


def read_inbox(folder: Path, keys: Keys) -> Inbox:
    """Open the events that wait, oldest first; a damaged or foreign one is counted, not read."""
    events, unreadable, names = [], 0, []
    for path in sorted((folder / INBOX_FOLDER).glob("*.event")):
        names.append(path.name)
        try:
            body = crypto.unseal_from(keys.inbox_key(), path.read_bytes(), aad=_BINDING + path.name.encode())
            row = json.loads(body)
            events.append(InboxEvent(**{**row, "recorded_at": datetime.fromisoformat(row["recorded_at"])}))
        except (OSError, crypto.NotOpened, ValueError, TypeError, KeyError):
            unreadable += 1
    return Inbox(tuple(events), unreadable, tuple(names))


def clear_inbox(folder: Path, inbox: Inbox) -> None:
    """Delete exactly the events that were read, once the audit log that holds them is committed."""
    for name in inbox.names:
        (folder / INBOX_FOLDER / name).unlink(missing_ok=True)
