from __future__ import annotations

from datetime import date

from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing, tidied_status

TODAY = date(2026, 3, 14)


def test_a_status_is_tidied_to_one_line() -> None:
    tidy, problems = tidied_status(PatientStatus(Standing.ARCHIVED, reason=" moved \n away "), PatientStatus(), TODAY)
    assert (tidy.reason, problems) == ("moved away", {})
    assert not tidy.is_active


def test_a_death_needs_date_and_source_and_no_future() -> None:
    assert set(tidied_status(PatientStatus(Standing.DECEASED), PatientStatus(), TODAY)[1]) == {"on", "source"}
    ahead = PatientStatus(Standing.DECEASED, on=PartialDate(2026, 3, 15), source="certificate")
    assert set(tidied_status(ahead, PatientStatus(), TODAY)[1]) == {"on"}
