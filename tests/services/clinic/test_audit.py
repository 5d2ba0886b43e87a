"""The audit log's check: intact, edited, cut and forged, on a real database opened past its guards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from luna_desktop.services.clinic import audit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.storage.engine import migration_engine
from luna_desktop.storage.keyfile import KeyFile
from tests import builders

DROP = (
    "DROP TRIGGER audit_entry_no_update",
    "DROP TRIGGER audit_entry_no_delete",
    "DROP TRIGGER audit_entry_in_order",
)


def attack(clinic: OpenClinic, change: Callable[[Connection], object]) -> None:
    keyfile = KeyFile.load(clinic.premises.folder)
    engine = migration_engine(keyfile.database, clinic.premises.keys.database_key())
    with engine.begin() as connection:
        for statement in DROP:
            connection.exec_driver_sql(statement)
        change(connection)
    engine.dispose()


def verdict(clinic: OpenClinic) -> audit.AuditVerdict:
    return clinic.desk.perform(clinic.actor, audit.verify_audit, None)


def test_a_days_work_leaves_a_chain_that_holds(clinic: OpenClinic) -> None:
    builders.register(clinic)
    found = verdict(clinic)
    assert found.is_intact
    assert found.entries > 10


def test_an_edited_entry_is_named(clinic: OpenClinic) -> None:
    builders.register(clinic)
    attack(clinic, lambda c: c.exec_driver_sql("UPDATE audit_entry SET action='nothing happened' WHERE seq=5"))
    assert verdict(clinic).first_break == 5


def test_a_missing_entry_is_named(clinic: OpenClinic) -> None:
    builders.register(clinic)
    attack(clinic, lambda c: c.exec_driver_sql("DELETE FROM audit_entry WHERE seq=4"))
    assert verdict(clinic).first_break == 5


def test_an_entry_that_names_somebody_else_is_found(clinic: OpenClinic) -> None:
    attack(clinic, lambda c: c.exec_driver_sql("UPDATE audit_entry SET user_id=3 WHERE seq=6"))
    assert verdict(clinic).first_break == 6


def test_ordinary_connections_cannot_change_the_log(clinic: OpenClinic) -> None:
    for statement in ("UPDATE audit_entry SET action='x'", "DELETE FROM audit_entry"):
        with clinic.engines[0].connect() as connection, pytest.raises(Exception, match="not authorized"):
            connection.exec_driver_sql(statement)
