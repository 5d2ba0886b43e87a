"""The clinic's own tables: one identity, series by name."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.clinic import Clinic, Counter, SettingVersion
from tests.models.rows import AT, refuse


def test_there_is_one_clinic(session: Session) -> None:
    session.add(Clinic(id=1, clinic_id="a", generation=1, created_at=AT))
    session.flush()
    refuse(session, Clinic(id=2, clinic_id="b", generation=1, created_at=AT))


def test_a_series_has_one_count_and_a_setting_many_values(session: Session) -> None:
    session.add_all([Counter(name="mrn", value=1), SettingVersion(name="a", value="1", at=AT)])
    session.add(SettingVersion(name="a", value="2", at=AT))
    session.flush()
    session.expunge_all()
    refuse(session, Counter(name="mrn", value=2))
