"""The password of whoever is signed in, typed once more before something that must not be done by a passer-by."""

from __future__ import annotations

from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.services.work import Work
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.throttle import Throttle
from luna_desktop.texts import Message


def check_own_password(work: Work, password: str, wrong: Message) -> None:
    """Open the person's own slot with the password and forget the keys at once; the sign-in's waiting times count.

    Raises:
        UnlockRefused: The password is wrong (`wrong` says so), or the account has to wait; it tells how long.
    """
    keyfile = KeyFile.load(work.premises.folder)
    throttle, login = Throttle(keyfile.folder, keyfile.vault_id), work.actor.login
    throttle.check(login, work.now)
    try:
        keyfile.unlock(login, password).forget()
    except UnlockRefused:
        throttle.failed(login, work.now)
        wait = throttle.waiting(login, work.now).total_seconds()
        raise UnlockRefused(wrong, wait_seconds=wait) from None
    throttle.succeeded(login)
