"""Failed sign-ins wait longer and longer, through restarts and moved clocks; their events wait sealed."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.storage import throttle as throttles
from luna_desktop.storage.keyfile import create_keyfile
from luna_desktop.storage.throttle import InboxEvent, Throttle, clear_inbox, put_into_inbox, read_inbox
from tests.storage.conftest import OWNER_PASSWORD, new_slot

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def second(count):
    return timedelta(seconds=count)


def test_five_are_free_then_thirty_seconds_doubling_to_a_quarter_of_an_hour(tmp_path):
    waits = [Throttle(tmp_path, "v").failed("asha", NOON).total_seconds() for _ in range(12)]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_wait_survives_restart_counts_down_and_ends(tmp_path):
    for _ in range(5):
        Throttle(tmp_path, "v").failed("asha", NOON)
    again = Throttle(tmp_path, "v")
    assert again.waiting(" ASHA ", NOON + second(10)) == second(20)
    assert again.waiting("ravi", NOON) == second(0)
    with pytest.raises(UnlockRefused) as refused:
        again.check("asha", NOON + second(10))
    assert refused.value.wait_seconds == 20
    assert str(refused.value.message).endswith("Try again in 20 seconds.")
    again.check("asha", NOON + second(30))
    assert again.failures("asha") == 5
    assert again.succeeded("asha") == 5
    assert again.succeeded("asha") == 0
    assert again.failed("asha", NOON) == second(0)


def test_clock_set_back_neither_shortens_nor_prolongs_the_wait(tmp_path):
    throttle = Throttle(tmp_path, "v")
    for _ in range(5):
        throttle.failed("asha", NOON)
    assert throttle.waiting("asha", NOON - timedelta(days=400)) == second(30)
    assert throttle.waiting("asha", NOON + timedelta(days=400)) == second(0)


def test_wait_counted_on_a_clock_that_ran_ahead_ends(tmp_path):
    throttle = Throttle(tmp_path, "v")
    for _ in range(5):
        throttle.failed("asha", NOON + timedelta(days=400))
    with pytest.raises(UnlockRefused):
        throttle.check("asha", NOON)
    with pytest.raises(UnlockRefused):
        throttle.check("asha", NOON + second(29))
    throttle.check("asha", NOON + second(30))


def test_names_are_not_readable_in_the_file(tmp_path):
    Throttle(tmp_path, "v").failed("nobody-of-that-name", NOON)
    assert b"nobody" not in (tmp_path / throttles.THROTTLE_FILE).read_bytes()
    assert Throttle(tmp_path, "other clinic").failures("nobody-of-that-name") == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b'{"a": 1}',
        b'{"a": {"count": "x", "last": 1, "until": 2}}',
        b'{"a": {}}',
        b"[" * 99999,
        b"\xff",
    ],
)
def test_damaged_file_counts_as_absent(tmp_path, content):
    (tmp_path / throttles.THROTTLE_FILE).write_bytes(content)
    throttle = Throttle(tmp_path, "v")
    throttle.check("asha", NOON)
    throttle.failed("asha", NOON)
    assert throttle.failures("asha") == 1


def test_edited_file_cannot_lock_anybody_out_for_longer_than_a_quarter_of_an_hour(tmp_path):
    throttle = Throttle(tmp_path, "v")
    throttle.failed("asha", NOON)
    path = tmp_path / throttles.THROTTLE_FILE
    rows = json.loads(path.read_bytes())
    for row in rows.values():
        row.update(count=10**12, until=10**12)
    path.write_text(json.dumps(rows))
    assert throttle.waiting("asha", NOON) == timedelta(minutes=15)
    assert throttle.failed("asha", NOON) == timedelta(minutes=15)


def test_many_made_up_names_do_not_fill_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(throttles, "MOST_ACCOUNTS", 5)
    throttle = Throttle(tmp_path, "v")
    for number in range(8):
        throttle.failed(f"name {number}", NOON + second(number))
    assert [throttle.failures(f"name {number}") for number in range(8)] == [0, 0, 0, 1, 1, 1, 1, 1]


def event(number):
    return InboxEvent(NOON + second(number), "sign-in", f"canary{number}", 4, "desk")


def test_events_wait_sealed_and_come_out_in_order(clinic):
    for number in range(12):
        put_into_inbox(clinic.folder, clinic.keyfile.inbox_public, event(number))
    for path in (clinic.folder / "inbox").iterdir():
        assert b"canary" not in path.read_bytes()
    inbox = read_inbox(clinic.folder, clinic.keys)
    assert inbox.events == tuple(event(number) for number in range(12))
    put_into_inbox(clinic.folder, clinic.keyfile.inbox_public, event(12))
    clear_inbox(clinic.folder, inbox)
    assert read_inbox(clinic.folder, clinic.keys).events == (event(12),)


def test_damaged_foreign_and_renamed_events_are_counted_not_read(clinic, tmp_path):
    folder = clinic.folder / "inbox"
    for number in range(4):
        put_into_inbox(clinic.folder, clinic.keyfile.inbox_public, event(number))
    first, second_, third, _fourth = sorted(folder.iterdir())
    first.write_bytes(first.read_bytes()[:-1])
    second_.rename(folder / "00000009-moved.event")
    other, _keys, _code = create_keyfile(tmp_path / "other", new_slot("owner", OWNER_PASSWORD))
    third.unlink()
    put_into_inbox(clinic.folder, other.inbox_public, event(7))
    (folder / "zz.event").write_bytes(b"")
    inbox = read_inbox(clinic.folder, clinic.keys)
    assert (inbox.events, inbox.unreadable) == ((event(3),), 4)
    clear_inbox(clinic.folder, inbox)
    assert list(folder.iterdir()) == []


def test_inbox_does_not_grow_without_end(clinic, monkeypatch):
    monkeypatch.setattr(throttles, "MOST_EVENTS", 3)
    for number in range(5):
        put_into_inbox(clinic.folder, clinic.keyfile.inbox_public, event(number))
    assert len(read_inbox(clinic.folder, clinic.keys).events) == 3
