"""Sealing in a transaction: what was sealed opens again, what has no row does not, and who has no key seals nothing."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.services.care.sealed import open_object, seal_object
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from tests.clinic_fixtures import Opener
from tests.services.acting import working

GONE = say("It is gone.")


def test_what_is_sealed_is_opened_again(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        known = seal_object(work, b"pages", "application/pdf")
    with working(clinic) as work:
        assert open_object(work, known, GONE) == b"pages"
        with pytest.raises(NotFound) as missing:
            open_object(work, "0" * 32, GONE)
    assert missing.value.message == GONE


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.ADMINISTRATOR])
def test_who_has_no_key_neither_seals_nor_opens(open_clinic: Opener, role: Role) -> None:
    with working(open_clinic(Role.OWNER)) as work:
        known = seal_object(work, b"pages", "application/pdf")
    with working(open_clinic(role)) as work:
        with pytest.raises(NotPermitted):
            open_object(work, known, GONE)
        with pytest.raises(NotPermitted):
            seal_object(work, b"pages", "application/pdf")
