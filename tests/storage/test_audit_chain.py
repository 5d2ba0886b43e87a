"""What an attacker who holds the database key can do to the log, and which layer notices."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from luna_desktop.storage import crypto
from luna_desktop.storage.audit_chain import (
    COLUMNS,
    GENESIS,
    TRIGGERS,
    AuditRow,
    Layer,
    LinkedRow,
    entry_hash,
    link,
    sign,
    verify_rows,
)

SEEDS = {"asha": crypto.new_key(), "ravi": crypto.new_key()}


def public_key_of(signer):
    return crypto.signing_half(SEEDS[signer]) if signer in SEEDS else None


def signer_of(name):
    return lambda message: crypto.sign(SEEDS[name], message)


def row(seq, signer="asha", **changes):
    made = AuditRow(
        seq=seq,
        recorded_at="2026-03-01T05:30:00+00:00",
        local_time="2026-03-01T11:00:00+05:30",
        user_id=1,
        login=signer,
        roles="clinician",
        action="photo.view",
        kind="R",
        outcome=0,
        purpose="care",
        patient_id=7,
        entity="photo",
        entity_id=str(seq),
        station="desk",
        session="s1",
        version="0.1.0",
        detail="{}",
        signer=signer,
    )
    return replace(made, **changes)


def chain(count=8, start=1, prev=GENESIS):
    rows = []
    for seq in range(start, start + count):
        linked = link(row(seq, "asha" if seq % 2 else "ravi"), prev, signer_of("asha" if seq % 2 else "ravi"))
        rows.append(linked)
        prev = linked.hash
    return rows


def recomputed(rows, *, as_person=None):
    """Renumber and rehash all rows, and sign again those of the one person whose key the attacker has."""
    made, prev = [], GENESIS
    for seq, old in enumerate(rows, start=1):
        changed = replace(old.row, seq=seq)
        digest = entry_hash(prev, changed)
        own = changed.signer == as_person
        made.append(LinkedRow(changed, prev, digest, sign(signer_of(as_person), digest) if own else old.sig))
        prev = digest
    return made


def found(rows):
    verdict = verify_rows(rows, public_key_of)
    return verdict.first_break, verdict.layer


def test_untouched_log_is_intact_and_can_be_checked_in_parts():
    rows = chain()
    whole = verify_rows(rows, public_key_of)
    assert (whole.is_intact, whole.entries, whole.head) == (True, 8, rows[-1].hash)
    first = verify_rows(rows[:5], public_key_of)
    assert verify_rows(rows[5:], public_key_of, after=(5, first.head)).head == whole.head
    assert verify_rows([], public_key_of).head == GENESIS


@pytest.mark.parametrize("name", [name for name in AuditRow.__dataclass_fields__ if name != "seq"])
def test_every_edited_field_is_found_by_the_chain(name):
    rows = chain()
    rows[3] = replace(rows[3], row=replace(rows[3].row, **{name: "edited"}))
    assert found(rows) == (4, Layer.CHAIN)


def test_edited_row_with_its_hash_redone_is_found_at_the_signature():
    rows = chain()
    rows[3] = replace(rows[3], row=replace(rows[3].row, detail='{"changed":1}'))
    assert found(recomputed(rows)) == (4, Layer.SIGNATURE)


def test_own_row_edited_and_everything_recomputed_is_found_at_the_next_persons_row():
    rows = chain()
    rows[2] = replace(rows[2], row=replace(rows[2].row, patient_id=8))
    assert found(recomputed(rows, as_person="asha")) == (4, Layer.SIGNATURE)


def test_middle_row_deleted_is_found():
    rows = chain()
    assert found(rows[:3] + rows[4:]) == (5, Layer.SEQUENCE)
    assert found(recomputed(rows[:3] + rows[4:], as_person="asha"))[1] is Layer.SIGNATURE


def test_swapped_and_repeated_rows_are_found():
    rows = chain()
    assert found([rows[1], rows[0], *rows[2:]]) == (2, Layer.SEQUENCE)
    assert found([*rows[:2], *rows[1:]]) == (2, Layer.SEQUENCE)


def test_row_forged_as_a_colleague_is_found():
    rows = chain()
    forged = row(9, "ravi")
    digest = entry_hash(rows[-1].hash, forged)
    rows.append(LinkedRow(forged, rows[-1].hash, digest, sign(signer_of("asha"), digest)))
    assert found(rows) == (9, Layer.SIGNATURE)


@pytest.mark.parametrize("sig", [None, b"", bytes(64)])
def test_unsigned_row_and_unknown_signer_do_not_hold(sig):
    rows = chain(2)
    assert found([rows[0], replace(rows[1], sig=sig)]) == (2, Layer.SIGNATURE)
    stranger = link(row(1, "stranger"), GENESIS, signer_of("asha"))
    assert found([stranger]) == (1, Layer.SIGNATURE)


def test_not_detected_by_the_chain_alone_cut_of_the_last_rows_but_the_head_differs():
    rows = chain()
    verdict = verify_rows(rows[:5], public_key_of)
    assert verdict.is_intact
    assert verdict.head != rows[-1].hash


def test_not_detected_by_the_chain_alone_whole_older_copy_but_the_entry_count_differs():
    older, newer = chain(4), chain(8)
    assert verify_rows(older, public_key_of).is_intact
    assert verify_rows(older, public_key_of).entries < verify_rows(newer, public_key_of).entries


def test_not_detected_false_event_written_live_as_oneself():
    rows = chain(2)
    rows.append(link(row(3, "asha", action="never happened"), rows[-1].hash, signer_of("asha")))
    assert verify_rows(rows, public_key_of).is_intact


@given(st.text(), st.text(), st.one_of(st.none(), st.text()))
def test_moving_text_between_fields_changes_the_hash(action, entity, purpose):
    one = row(1, action=action, entity=entity, purpose=purpose)
    other = row(1, action=action + (entity or "")[:1], entity=(entity or "")[1:], purpose=purpose)
    assert (entry_hash(GENESIS, one) == entry_hash(GENESIS, other)) == (one == other)
    assert entry_hash(GENESIS, row(1, purpose=None)) != entry_hash(GENESIS, row(1, purpose="None"))


@pytest.fixture
def log(tmp_path):
    connection = sqlcipher.connect(tmp_path / "log.db", isolation_level=None)
    connection.set_key(f"x'{bytes(32).hex()}'")
    connection.execute("PRAGMA recursive_triggers=ON")
    connection.execute(f"CREATE TABLE audit_entry ({', '.join(COLUMNS).replace('seq', 'seq INTEGER PRIMARY KEY', 1)})")
    for trigger in TRIGGERS:
        connection.execute(trigger)
    yield connection
    connection.close()


def insert(connection, linked, verb="INSERT"):
    values = [getattr(linked.row, name) for name in COLUMNS[:-4]] + [linked.prev, linked.hash, linked.mac, linked.sig]
    connection.execute(
        f"{verb} INTO audit_entry ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(values))})", values
    )


def test_triggers_let_the_log_grow_at_its_end_only(log):
    rows = chain(5)
    for linked in rows[:3]:
        insert(log, linked)
    attempts = [
        lambda: insert(log, rows[4]),
        lambda: insert(log, replace(rows[3], prev=bytes(32))),
        lambda: insert(log, replace(rows[3], row=replace(rows[3].row, seq=None))),
        lambda: insert(log, rows[1], "INSERT OR REPLACE"),
        lambda: insert(log, rows[1], "INSERT OR IGNORE"),
        lambda: log.execute("UPDATE audit_entry SET login = 'x' WHERE seq = 2"),
        lambda: log.execute("DELETE FROM audit_entry WHERE seq = 3"),
        lambda: log.execute("DELETE FROM audit_entry"),
    ]
    for attempt in attempts:
        with pytest.raises(sqlcipher.IntegrityError, match="audit log"):
            attempt()
    insert(log, rows[3])
    read = [LinkedRow.from_columns(r) for r in log.execute("SELECT * FROM audit_entry ORDER BY seq")]
    assert read == rows[:4]
    assert verify_rows(read, public_key_of).is_intact


def test_values_of_another_type_put_into_a_row_do_not_hold():
    values = [getattr(chain(1)[0].row, name) for name in COLUMNS[:-4]]
    for link_values in ((None, None, None, None), ("text", 5, b"", 1.5)):
        assert found([LinkedRow.from_columns([*values, *link_values])]) == (1, Layer.CHAIN)
