"""The key file of a clinic: who has a way in, and the keys sealed to each of them.

`keyring.json` is replaced whole, by rename; `keyring.prev.json` beside it is the copy that is read when the first
cannot be. Every change makes a new generation, and the database notes the generation it last saw, so that an old
key file put back (with a leaver's slot in it) is refused. The order of a change is: `save` (new generation on
disk), then the database's own note, then `settle` (the copy catches up). A crash between the first two is finished
at the next sign-in, a crash before the third is harmless. Where the database refuses the note without a crash,
`put_back` lets the generation before stand again.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from luna_desktop.domain.errors import (
    AccountWaits,
    InvalidInput,
    NotFound,
    NotPermitted,
    StaleRecord,
    StorageTrouble,
    UnlockRefused,
)
from luna_desktop.storage import crypto, files, keyring_form, keys, recovery_code
from luna_desktop.storage.keyring_form import RECOVERY, STAFF, Keyring, Slot, folded
from luna_desktop.storage.keys import Keys, NewSlot
from luna_desktop.texts import say

CURRENT = "keyring.json"
PREVIOUS = "keyring.prev.json"


class GenerationCheck(Enum):
    """How the key file's generation stands to the one that the database noted."""

    SAME = "same"
    FINISH = "the database still has to note the key file's generation"


@dataclass(frozen=True)
class KeyFile:
    """A key file as read from, or to be written to, a clinic's data folder."""

    folder: Path
    ring: Keyring

    @classmethod
    def load(cls, folder: Path) -> KeyFile:
        """Read the key file of a data folder.

        Raises StorageTrouble when it is missing, damaged (both copies), foreign or too new.
        """
        current, previous = folder / CURRENT, folder / PREVIOUS
        if not current.exists() and not previous.exists():
            raise StorageTrouble(
                say("There is no clinic in this folder: its key file is missing. Choose another folder.")
            )
        try:
            first = cls(folder, keyring_form.parsed(_content(current)))
        except StorageTrouble as trouble:
            if trouble.message != keyring_form.damaged_sentence() or not previous.exists():
                raise
            return cls(folder, keyring_form.parsed(_content(previous)))
        if first.database.exists() or not previous.exists():
            return first
        second = cls(folder, keyring_form.parsed(_content(previous)))
        return second if second.database.exists() else first

    @property
    def vault_id(self) -> str:
        """Return the clinic's id."""
        return self.ring.vault_id

    @property
    def generation(self) -> int:
        """Return the generation of this key file."""
        return self.ring.generation

    @property
    def database(self) -> Path:
        """Return the path of the database that the present master key belongs to."""
        return self.folder / f"clinic-{self.ring.mk_id}.db"

    @property
    def inbox_public(self) -> bytes:
        """Return the public key that events are sealed to while the database is closed."""
        return self.ring.inbox

    def public_logins(self) -> tuple[tuple[str, str], ...]:
        """Return (login, display name) of every member of staff, for the list at sign-in."""
        return tuple((slot.login, slot.display_name) for slot in self.ring.slots if slot.kind == STAFF)

    def staff_slots(self) -> tuple[Slot, ...]:
        """Return the slots of the staff."""
        return tuple(slot for slot in self.ring.slots if slot.kind == STAFF)

    def slot(self, slot_id: str) -> Slot:
        """Return one slot, or raise NotFound."""
        for slot in self.ring.slots:
            if slot.id == slot_id:
                return slot
        raise NotFound(say("This account has no way in to the clinic any more."))

    def signing_keys(self) -> dict[str, bytes]:
        """Return the public signing key of every slot, by slot id."""
        return {slot.id: slot.epub for slot in self.ring.slots}

    def unlock(self, login: str, password: str) -> Keys:
        """Return the keys of a person; the same time and the same sentence whether name or password is wrong.

        Raises:
            UnlockRefused: Name or password is wrong.
            AccountWaits: They are right, and no key was sealed to the slot yet.
            StorageTrouble: The file was changed.
        """
        wanted = folded(login)
        slot = next((slot for slot in self.staff_slots() if folded(slot.login) == wanted), None)
        identity = self._identity(slot or self._nobody(), password)
        if slot is None or identity is None:
            raise UnlockRefused(say("The name or the password is not right. Nothing was opened."))
        if slot.waits:
            raise AccountWaits(say("Your account waits for the owner’s approval. Until then it opens nothing."))
        return self.opened_as(slot, identity)

    def unlock_recovery(self, code: str) -> Keys:
        """Return the keys, with the vault's, that the printed recovery code opens."""
        identity = keys.recovery_identity(recovery_code.parsed(code))
        xpub = crypto.public_half(identity[:32])
        slot = next((slot for slot in self.ring.slots if slot.kind == RECOVERY and slot.xpub == xpub), None)
        if slot is None:
            raise UnlockRefused(say("This recovery code belongs to another clinic, or a newer code has replaced it."))
        return self.opened_as(slot, identity)

    def _nobody(self) -> Slot:
        cost = next((slot.kdf for slot in self.staff_slots() if slot.kdf), crypto.FLOOR_COST)
        template = keys.new_recovery_slot(crypto.new_key())
        return replace(
            template,
            kind=STAFF,
            kdf=cost,
            salt=secrets.token_bytes(crypto.SALT_BYTES),
            ident=bytes(keyring_form.IDENTITY_BYTES),
        )

    def _identity(self, slot: Slot, password: str) -> bytes | None:
        if slot.kdf is None:
            return None
        key = crypto.password_key(password, slot.salt, slot.kdf)
        try:
            return crypto.unseal(key, slot.ident, aad=keys.ident_binding(self.ring, slot))
        except crypto.NotOpened:
            return None

    def opened_as(self, slot: Slot, identity: bytes) -> Keys:
        """Return the keys of a slot whose identity is known; a changed key file raises StorageTrouble."""
        private, seed = identity[:32], identity[32:]
        try:
            master = crypto.unseal_from(private, slot.sealed, aad=keys.box_binding(self.ring, slot, "master"))
            vault = slot.sealed_vault and crypto.unseal_from(
                private, slot.sealed_vault, aad=keys.box_binding(self.ring, slot, "vault")
            )
        except crypto.NotOpened:
            raise _tampered() from None
        self._check_mac(master)
        return Keys(
            vault_id=self.ring.vault_id,
            mk_id=self.ring.mk_id,
            slot_id=slot.id,
            login=slot.login,
            generation=self.ring.generation,
            _master=bytearray(master),
            _vault=bytearray(vault) if vault else None,
            _seed=bytearray(seed),
        )

    def check_mac(self, acting: Keys) -> None:
        """Raise StorageTrouble unless this file is as somebody who holds the clinic's key wrote it."""
        self._check_mac(acting.master)

    def _check_mac(self, master: bytes) -> None:
        if not hmac.compare_digest(keys.mac_of(self.ring, master), self.ring.mac):
            raise _tampered()

    def check_generation(self, database_generation: int) -> GenerationCheck:
        """Compare with the generation that the database noted.

        FINISH means that a change was interrupted and the caller notes this generation now. A key file that is
        older than the database, or more than one ahead of it, raises StorageTrouble.
        """
        ahead = self.generation - database_generation
        if ahead == 0:
            return GenerationCheck.SAME
        if ahead == 1:
            return GenerationCheck.FINISH
        if ahead < 0:
            raise StorageTrouble(
                say(
                    "An older key file was put back: a removed person's access may be in it. Nothing was opened. "
                    "Put the newest key file back, or restore the newest backup with the recovery code."
                )
            )
        raise StorageTrouble(
            say(
                "The database is older than its key file: an older copy of it was put back. Nothing was opened. "
                "Restore the newest backup with the recovery code instead of copying files."
            )
        )

    def with_slot(self, acting: Keys, new: NewSlot) -> KeyFile:
        """Return the next generation with one more person."""
        self._refuse_taken(new.login)
        vault = acting.required_vault() if new.opens_vault else None
        slot, _identity = keys.new_staff_slot(self.ring, new)
        return self._next(acting, (*self.ring.slots, keys.with_keys(self.ring, slot, acting.master, vault)))

    def with_waiting_slot(self, acting: Keys, new: NewSlot) -> KeyFile:
        """Return the next generation with one more person to whom no key is sealed: their password opens nothing."""
        self._refuse_taken(new.login)
        slot, _identity = keys.new_staff_slot(self.ring, new)
        return self._next(acting, (*self.ring.slots, slot))

    def with_approved(self, acting: Keys, slot_id: str, *, vault: bool) -> KeyFile:
        """Return the next generation in which somebody who waited holds the master key, and the vault's where asked."""
        slot = self.slot(slot_id)
        given = acting.required_vault() if vault else None
        return self._replaced(acting, keys.with_keys(self.ring, slot, acting.master, given))

    def without_slot(self, acting: Keys, slot_id: str) -> KeyFile:
        """Return the next generation without this person; the recovery slot stays."""
        if self.slot(slot_id).kind == RECOVERY:
            raise NotPermitted(say("The recovery code cannot be removed, only replaced by a new one."))
        return self._next(acting, tuple(slot for slot in self.ring.slots if slot.id != slot_id))

    def with_vault(self, acting: Keys, slot_id: str) -> KeyFile:
        """Return the next generation in which this person also opens photographs and documents."""
        vault = acting.required_vault()
        slot = self.slot(slot_id)
        if slot.waits:
            raise NotPermitted(say("This account waits for the owner’s approval. It gets no key before that."))
        sealed = keys.vault_sealed_to(self.ring, slot, vault)
        return self._replaced(acting, replace(slot, sealed_vault=sealed))

    def without_vault(self, acting: Keys, slot_id: str) -> KeyFile:
        """Return the next generation in which this person opens no photographs and documents."""
        return self._replaced(acting, replace(self.slot(slot_id), sealed_vault=None))

    def with_display_name(self, acting: Keys, slot_id: str, display_name: str) -> KeyFile:
        """Return the next generation with another name in the list at sign-in."""
        return self._replaced(acting, replace(self.slot(slot_id), display_name=display_name.strip()))

    def with_password(self, acting: Keys, old: str, new: str, *, cost: crypto.KdfCost | None = None) -> KeyFile:
        """Return the next generation with the acting person's own new password; the old one is asked again."""
        slot = self.slot(acting.slot_id)
        identity = self._identity(slot, old)
        if identity is None:
            raise UnlockRefused(say("The present password is not right. Nothing was changed."))
        fresh = replace(slot, kdf=cost or slot.kdf, salt=secrets.token_bytes(crypto.SALT_BYTES))
        return self._replaced(acting, keys.with_password_wrapped(self.ring, fresh, new, identity))

    def with_new_identity(self, acting: Keys, slot_id: str, password: str) -> KeyFile:
        """Return the next generation in which this person starts afresh with a one-time password.

        Their old signing key ends with it. They keep the vault only if the acting person holds it too; otherwise
        somebody who does gives it back with `with_vault`.
        """
        old = self.slot(slot_id)
        if old.kdf is None:
            raise NotPermitted(say("The recovery code has no password to be reset."))
        vault = acting.vault if old.sealed_vault is not None else None
        template = NewSlot(old.login, old.display_name, password, opens_vault=bool(vault), cost=old.kdf, slot_id=old.id)
        slot, _identity = keys.new_staff_slot(self.ring, template)
        return self._replaced(acting, keys.with_keys(self.ring, slot, acting.master, vault))

    def with_new_recovery(self, acting: Keys) -> tuple[KeyFile, str]:
        """Return the next generation with a new recovery code, and the code; the old one opens nothing any more."""
        secret = recovery_code.new_secret()
        slot = keys.with_keys(self.ring, keys.new_recovery_slot(secret), acting.master, acting.required_vault())
        return self._next(acting, (*self.staff_slots(), slot)), recovery_code.written(secret)

    def backup_copy(self, acting: Keys) -> bytes:
        """Return the key file that goes into a backup: this generation with the recovery slot only."""
        only = replace(self.ring, slots=tuple(slot for slot in self.ring.slots if slot.kind == RECOVERY), mac=b"")
        return replace(only, mac=keys.mac_of(only, acting.master)).written()

    def _refuse_taken(self, login: str) -> None:
        if any(folded(slot.login) == folded(login) for slot in self.staff_slots()):
            raise InvalidInput({"login": say("Somebody already signs in with this name. Choose another.")})

    def _replaced(self, acting: Keys, changed: Slot) -> KeyFile:
        return self._next(acting, tuple(changed if slot.id == changed.id else slot for slot in self.ring.slots))

    def _next(self, acting: Keys, slots: tuple[Slot, ...]) -> KeyFile:
        ring = self.ring.with_slots(slots)
        return KeyFile(self.folder, replace(ring, mac=keys.mac_of(ring, acting.master)))

    def save(self) -> None:
        """Write this generation; the one before stays beside it until `settle`.

        Raises StaleRecord when somebody else changed the key file in the meantime; nothing is written then.
        """
        current = self.folder / CURRENT
        if current.exists():
            present = KeyFile.load(self.folder).ring
            if present == self.ring:
                return
            if (present.vault_id, present.generation + 1) != (self.vault_id, self.generation):
                raise StaleRecord(say("Somebody else changed who may sign in. Read the list again, then repeat it."))
            files.write_whole(self.folder / PREVIOUS, present.written())
        files.write_whole(current, self.ring.written())

    def put_back(self) -> None:
        """Let this generation stand again in place of the next one, which the database could not note.

        The copy that `save` left beside takes the place back by a rename, which needs no room on a full disk.
        """
        current, previous = self.folder / CURRENT, self.folder / PREVIOUS
        if _content(current) == self.ring.written():
            return
        if _content(previous) == self.ring.written():
            previous.replace(current)
            files.sync_folder(self.folder)
        else:
            files.write_whole(current, self.ring.written())

    def settle(self) -> None:
        """Let the second copy catch up, once the database has noted this generation."""
        files.write_whole(self.folder / PREVIOUS, self.ring.written())


def create_keyfile(folder: Path, first: NewSlot) -> tuple[KeyFile, Keys, str]:
    """Make the keys of a new clinic, with its first person and its recovery code, and write them.

    Returns the key file, the keys of the first person, and the recovery code, which is kept nowhere.
    """
    if (folder / CURRENT).exists() or (folder / PREVIOUS).exists():
        raise StorageTrouble(say("There is a clinic in this folder already. Choose an empty folder."))
    master, vault, secret = crypto.new_key(), crypto.new_key(), recovery_code.new_secret()
    inbox = crypto.public_half(crypto.derive(master, keys.INBOX_PURPOSE))
    ring = Keyring(vault_id=keys.new_id(), mk_id=keys.new_id(), generation=1, inbox=inbox, slots=())
    staff, identity = keys.new_staff_slot(ring, first)
    staff = keys.with_keys(ring, staff, master, vault if first.opens_vault else None)
    rescue = keys.with_keys(ring, keys.new_recovery_slot(secret), master, vault)
    ring = replace(ring, slots=(staff, rescue))
    made = KeyFile(folder, replace(ring, mac=keys.mac_of(ring, master)))
    files.make_folder(folder)
    made.save()
    return made, made.opened_as(staff, identity), recovery_code.written(secret)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(keyring_form.LARGEST_FILE + 1)
    except FileNotFoundError:
        return b""
    except OSError:
        raise StorageTrouble(
            say("The key file keyring.json cannot be read. Check that the disk is connected and you may open it.")
        ) from None


def _tampered() -> StorageTrouble:
    return StorageTrouble(
        say(
            "The key file keyring.json was changed by something other than Luna Desktop. Nothing was opened. "
            "Put back an untouched copy, or restore the newest backup with the recovery code."
        )
    )
