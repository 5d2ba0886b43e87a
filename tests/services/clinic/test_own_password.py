"""The own password, typed once more: the right one, a wrong one, and the waiting time after several."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.services.clinic.own_password import check_own_password
from luna_desktop.texts import say
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working

WRONG = say("Wrong.")


def test_five_wrong_ones_make_even_the_right_one_wait(open_clinic: Opener) -> None:
    meera = open_clinic(Role.CLINICIAN)
    with working(meera) as work:
        check_own_password(work, builders.PASSWORD, WRONG)
        for left in (0, 0, 0, 0, 1):
            with pytest.raises(UnlockRefused) as refused:
                check_own_password(work, "not this one", WRONG)
            assert str(refused.value.message) == "Wrong."
            assert (refused.value.wait_seconds > 0) is bool(left)
        with pytest.raises(UnlockRefused):
            check_own_password(work, builders.PASSWORD, WRONG)
