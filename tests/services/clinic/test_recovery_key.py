"""The recovery key: read back, renewed, the old one refused, and who may do it."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted, UnlockRefused
from luna_desktop.services.clinic import recovery_key
from luna_desktop.services.clinic.clinics import OpenClinic, recover_access
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.clinic_fixtures import Opener


def test_a_key_counts_as_read_back_only_once_somebody_did(clinic: OpenClinic) -> None:
    state = clinic.desk.perform(clinic.actor, recovery_key.read_recovery_key_state, None)
    assert state.read_back_at is None
    clinic.desk.perform(clinic.actor, recovery_key.note_read_back, None)
    state = clinic.desk.perform(clinic.actor, recovery_key.read_recovery_key_state, None)
    assert state.read_back_by == clinic.actor.display_name
    clinic.desk.perform(clinic.actor, recovery_key.renew_recovery_key, None)
    assert clinic.desk.perform(clinic.actor, recovery_key.read_recovery_key_state, None).read_back_at is None


def test_a_new_key_opens_and_the_old_one_does_not(
    clinic: OpenClinic, clinic_template: builders.Template, clinic_folder: Path
) -> None:
    code = clinic.desk.perform(clinic.actor, recovery_key.renew_recovery_key, None)
    clinic.lock()
    with pytest.raises(UnlockRefused):
        KeyFile.load(clinic_folder).unlock_recovery(clinic_template.recovery_code)
    opened = recover_access(clinic_folder, code, "owner", "violet copper lantern ledger", cost=builders.CHEAP)
    assert opened.actor.login == "owner"
    assert opened.premises.keys.vault is not None
    opened.lock()


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.ADMINISTRATOR, Role.CLINICIAN])
def test_only_the_owner_renews_it(open_clinic: Opener, role: Role) -> None:
    opened = open_clinic(role)
    with pytest.raises(NotPermitted):
        opened.desk.perform(opened.actor, recovery_key.renew_recovery_key, None)
