"""The clinic's mail account: server, port, security, sender; its password lies sealed and is given to nobody.

The password is sealed under a key that comes from the clinic's master key. A new one takes the old one's place; it is
in no argument, no log and no answer to a screen, which only learns whether there is one.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import delete, insert, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.contact import parse_email
from luna_desktop.domain.errors import InvalidInput, StorageTrouble
from luna_desktop.domain.people import clean_line
from luna_desktop.interop.mail import MailAccount, Security
from luna_desktop.models.messages import SealedSecret
from luna_desktop.services.clinic import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, MINOR_FAILURE, SUCCESS, UPDATED, Change, Work
from luna_desktop.storage import crypto
from luna_desktop.texts import Message, say

ACCOUNT = "mail account"
TROUBLE = "mail trouble"
_KEY = "clinic/mail-password/1"
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


@dataclass(frozen=True)
class MailSettings:
    """What a screen shows of the account; `trouble` is what stood in the way at the last try, empty where nothing."""

    account: MailAccount | None = None
    has_password: bool = False
    trouble: str = ""


@dataclass(frozen=True)
class NewMailAccount:
    """The account as it was typed; a password of None stays as it is, an empty one is taken away."""

    account: MailAccount
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class OpenedAccount:
    """The account with its password, for the one who sends."""

    account: MailAccount
    password: str = field(repr=False)


@dataclass(frozen=True)
class TestDone:
    """What came of a test message."""

    worked: bool
    said: str = ""

    __test__ = False


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_mail_settings(work: Work, _: None) -> MailSettings:
    """Return the account without its password, and whether mail leaves."""
    return MailSettings(
        account_of(work), _sealed(work) is not None, settings.value(work.session, TROUBLE) if account_of(work) else ""
    )


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_mail_settings(work: Work, new: NewMailAccount) -> MailSettings:
    """Check and keep the account; raises InvalidInput by field."""
    account = checked(new.account)
    settings.put(work, ACCOUNT, json.dumps(asdict(account), ensure_ascii=False, sort_keys=True))
    settings.put(work, TROUBLE, "")
    if new.password is not None:
        _keep_password(work, new.password)
    detail = {"host": account.host, "port": account.port, "password": new.password is not None}
    work.record("mail account changed", Change("setting", ACCOUNT), kind=UPDATED, detail=detail)
    return MailSettings(account, _sealed(work) is not None)


@use_case(requires=Permission.CHANGE_SETTINGS)
def switch_mail_off(work: Work, _: None) -> MailSettings:
    """Forget account and password: e-mails wait from now on."""
    settings.put(work, ACCOUNT, "")
    settings.put(work, TROUBLE, "")
    _keep_password(work, "")
    work.record("mail account taken away", Change("setting", ACCOUNT), kind=UPDATED)
    return MailSettings()


@use_case(requires=Permission.CHANGE_SETTINGS)
def begin_mail_test(work: Work, typed: NewMailAccount) -> OpenedAccount:
    """Return the account that was typed, with the kept password where none was typed, to try it out."""
    account = checked(typed.account)
    password = typed.password if typed.password is not None else password_of(work)
    work.record("mail test begun", Change("setting", ACCOUNT), kind=EXECUTED, detail={"host": account.host})
    return OpenedAccount(account, password)


@use_case(requires=Permission.CHANGE_SETTINGS)
def note_mail_test(work: Work, done: TestDone) -> None:
    """Note what came of a test message."""
    outcome = SUCCESS if done.worked else MINOR_FAILURE
    work.record("mail test made", Change("setting", ACCOUNT), kind=EXECUTED, outcome=outcome)


def account_of(work: Work) -> MailAccount | None:
    """Return the clinic's mail account, or None where there is none."""
    kept = settings.value(work.session, ACCOUNT)
    if not kept:
        return None
    values = json.loads(kept)
    return MailAccount(**{**values, "security": Security(values["security"])})


def password_of(work: Work) -> str:
    """Return the account's password, or an empty one."""
    sealed = _sealed(work)
    if sealed is None:
        return ""
    try:
        return crypto.unseal(work.premises.keys.derive(_KEY), sealed, aad=ACCOUNT.encode()).decode()
    except crypto.NotOpened:
        raise StorageTrouble(say("The mail account’s password cannot be opened. Enter it again in Settings.")) from None


def note_trouble(work: Work, said: str) -> None:
    """Keep what stands between the clinic and its mail server, for everybody to see; empty once mail leaves again."""
    settings.put(work, TROUBLE, said)


def checked(account: MailAccount) -> MailAccount:
    """Return an account tidied; raises InvalidInput by field."""
    tidy = replace(
        account,
        host=clean_line(account.host).lower(),
        login=clean_line(account.login),
        sender=account.sender.strip(),
        sender_name=clean_line(account.sender_name),
    )
    problems: dict[str, Message] = {}
    if not _HOST.fullmatch(tidy.host):
        problems["host"] = say("Enter the server’s name as the provider gives it, such as smtp.example.org.")
    if not 1 <= tidy.port <= 65535:
        problems["port"] = say("Enter a port between 1 and 65535; usual are 465 and 587.")
    sender = parse_email(tidy.sender)
    if isinstance(sender, Message):
        problems["sender"] = say("Enter the e-mail address that patients see as the sender.")
    elif not tidy.sender.isascii():
        problems["sender"] = say("Write the address with plain letters only.")
    if problems:
        raise InvalidInput(problems)
    return tidy


def _sealed(work: Work) -> bytes | None:
    return work.session.scalar(select(SealedSecret.sealed).where(SealedSecret.name == ACCOUNT))


def _keep_password(work: Work, password: str) -> None:
    work.session.execute(delete(SealedSecret).where(SealedSecret.name == ACCOUNT))
    if password:
        sealed = crypto.seal(work.premises.keys.derive(_KEY), password.encode(), aad=ACCOUNT.encode())
        work.session.execute(
            insert(SealedSecret).values(name=ACCOUNT, sealed=sealed, at=work.now, by=work.actor.user_id)
        )
