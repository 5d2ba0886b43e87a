"""The mail account: checked by field, its password sealed and given to nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.clinic import SettingVersion
from luna_desktop.models.messages import SealedSecret
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import mail_settings
from luna_desktop.services.messages.mail_settings import NewMailAccount, TestDone
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.messages.parts import ACCOUNT, PASSWORD, set_up_mail


def test_the_account_is_kept_and_the_password_sealed(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    assert act(owner, mail_settings.read_mail_settings, None).account is None
    set_up_mail(owner)
    desk = open_clinic(Role.RECEPTION)
    shown = act(desk, mail_settings.read_mail_settings, None)
    assert (shown.account, shown.has_password) == (ACCOUNT, True)
    assert PASSWORD not in repr(shown)
    with working(desk) as work:
        assert mail_settings.password_of(work) == PASSWORD
        sealed = work.session.scalar(select(SealedSecret.sealed))
        assert sealed is not None
        assert PASSWORD.encode() not in sealed
        kept = " ".join(work.session.scalars(select(SettingVersion.value)))
        logged = " ".join(work.session.scalars(select(AuditEntry.detail)))
        assert PASSWORD not in kept + logged


def test_a_new_password_takes_the_old_ones_place(clinic: OpenClinic) -> None:
    set_up_mail(clinic)
    act(clinic, mail_settings.change_mail_settings, NewMailAccount(replace(ACCOUNT, port=465)))
    with working(clinic) as work:
        assert mail_settings.password_of(work) == PASSWORD
    act(clinic, mail_settings.change_mail_settings, NewMailAccount(ACCOUNT, "another"))
    with working(clinic) as work:
        assert mail_settings.password_of(work) == "another"
        assert len(work.session.scalars(select(SealedSecret)).all()) == 1
    assert "another" not in repr(NewMailAccount(ACCOUNT, "another"))


def test_switching_off_forgets_both(clinic: OpenClinic) -> None:
    set_up_mail(clinic)
    act(clinic, mail_settings.switch_mail_off, None)
    shown = act(clinic, mail_settings.read_mail_settings, None)
    assert (shown.account, shown.has_password) == (None, False)
    with working(clinic) as work:
        assert mail_settings.password_of(work) == ""


def test_a_damaged_password_says_what_to_do(clinic: OpenClinic) -> None:
    set_up_mail(clinic)
    with working(clinic) as work:
        work.session.get_one(SealedSecret, mail_settings.ACCOUNT).sealed = b"x" * 40
    with working(clinic) as work, pytest.raises(StorageTrouble) as trouble:
        mail_settings.password_of(work)
    assert "Enter it again" in str(trouble.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [("host", ""), ("host", "smtp server"), ("port", 0), ("port", 70000), ("sender", "desk"), ("sender", "dé@sk.in")],
)
def test_what_is_wrong_is_said_at_its_field(clinic: OpenClinic, field: str, value: object) -> None:
    wrong = replace(ACCOUNT, **{field: value})  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as refused:
        act(clinic, mail_settings.change_mail_settings, NewMailAccount(wrong))
    assert set(refused.value.problems) == {field}


def test_a_test_uses_what_is_typed_and_is_in_the_log(clinic: OpenClinic) -> None:
    set_up_mail(clinic)
    typed = NewMailAccount(replace(ACCOUNT, host="other.example.org"))
    opened = act(clinic, mail_settings.begin_mail_test, typed)
    assert (opened.account.host, opened.password) == ("other.example.org", PASSWORD)
    assert PASSWORD not in repr(opened)
    assert act(clinic, mail_settings.begin_mail_test, NewMailAccount(ACCOUNT, "typed")).password == "typed"
    assert act(clinic, mail_settings.read_mail_settings, None).account == ACCOUNT
    act(clinic, mail_settings.note_mail_test, TestDone(worked=False))
    assert [entry.outcome for entry in entries(clinic, "mail test made")] == [4]


def test_the_desk_does_not_change_it(open_clinic: Opener) -> None:
    with pytest.raises(NotPermitted):
        set_up_mail(open_clinic(Role.RECEPTION))
