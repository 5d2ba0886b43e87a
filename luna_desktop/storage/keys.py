"""The keys of one person while they are signed in, and how they lie sealed in a slot of the key file.

The master key opens the database, the audit inbox and the backups; the vault key opens photographs and documents,
and only some slots hold it. Both are sealed to a slot's public key, so a slot can be given a key without its
password. Buffers are overwritten by `forget`; copies that libraries made for themselves may stay in memory until
it is used again, which is why `docs/security.md` claims no more than that.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from functools import cached_property

from luna_desktop.domain.errors import NotPermitted, StorageTrouble
from luna_desktop.storage import crypto
from luna_desktop.storage.keyring_form import RECOVERY, STAFF, Keyring, Slot
from luna_desktop.texts import say

DATABASE_PURPOSE = "clinic/db/1"
INBOX_PURPOSE = "clinic/audit-inbox/1"
MAC_PURPOSE = "clinic/keyring-mac/1"
PAPERS_PURPOSE = "clinic/papers/1"


def new_id() -> str:
    """Return a fresh random id, 32 hexadecimal digits."""
    return secrets.token_hex(16)


@dataclass(frozen=True)
class NewSlot:
    """A person to be given a way in, with the password that they chose; the slot's id is drawn here."""

    login: str
    display_name: str
    password: str = field(repr=False)
    opens_vault: bool
    cost: crypto.KdfCost
    slot_id: str = field(default_factory=new_id)


@dataclass(frozen=True, eq=False)
class Keys:
    """What a person who is signed in holds; nothing secret shows in its repr."""

    vault_id: str
    mk_id: str
    slot_id: str
    login: str
    generation: int
    _master: bytearray = field(repr=False)
    _vault: bytearray | None = field(repr=False)
    _seed: bytearray = field(repr=False)

    @property
    def master(self) -> bytes:
        """Return the master key; raises StorageTrouble once forgotten."""
        if not any(self._master):
            raise StorageTrouble(say("The clinic is locked. Sign in again."))
        return bytes(self._master)

    @property
    def vault(self) -> bytes | None:
        """Return the vault key, or None where this slot may not open photographs."""
        return None if self._vault is None or not any(self._vault) else bytes(self._vault)

    def required_vault(self) -> bytes:
        """Return the vault key, or refuse with the sentence that says who can help."""
        key = self.vault
        if key is None:
            raise NotPermitted(
                say("This account cannot open photographs and documents. A clinician or the privacy officer can.")
            )
        return key

    def derive(self, purpose: str) -> bytes:
        """Derive the 32-byte key of one named purpose from the master key."""
        return crypto.derive(self.master, purpose)

    def database_key(self) -> bytes:
        """Return the raw key of the clinic's database."""
        return self.derive(DATABASE_PURPOSE)

    def papers_key(self) -> bytes:
        """Return the key of the papers drawer, which everybody who signs in can open."""
        return self.derive(PAPERS_PURPOSE)

    def inbox_key(self) -> bytes:
        """Return the private key that opens events written while the database was closed."""
        return self.derive(INBOX_PURPOSE)

    def sign(self, message: bytes) -> bytes:
        """Sign as this person (Ed25519)."""
        if not any(self._seed):
            raise StorageTrouble(say("The clinic is locked. Sign in again."))
        return crypto.sign(bytes(self._seed), message)

    @cached_property
    def signing_public(self) -> bytes:
        """Return the public key that this person's signatures are checked with."""
        return crypto.signing_half(bytes(self._seed))

    def forget(self) -> None:
        """Overwrite the secrets; every later use is refused."""
        for secret in (self._master, self._vault, self._seed):
            if secret is not None:
                secret[:] = bytes(len(secret))

    @property
    def is_forgotten(self) -> bool:
        """Tell whether `forget` was called."""
        return not any(self._master)


def ident_binding(ring: Keyring, slot: Slot) -> bytes:
    """Return what a slot's identity is bound to: clinic, slot, login, cost and salt."""
    cost = slot.kdf
    parts = (
        ring.vault_id,
        slot.id,
        slot.login,
        slot.salt.hex(),
        repr(cost and (cost.memory_kib, cost.passes, cost.lanes)),
    )
    return "\x1f".join(("ident", *parts)).encode()


def box_binding(ring: Keyring, slot: Slot, which: str) -> bytes:
    """Return what a sealed key is bound to: clinic, master key id, slot, kind, login and which key it is."""
    return "\x1f".join((which, ring.vault_id, ring.mk_id, slot.id, slot.kind, slot.login)).encode()


def sealed_to(ring: Keyring, slot: Slot, master: bytes) -> bytes:
    """Seal the master key to a slot."""
    return crypto.seal_to(slot.xpub, master, aad=box_binding(ring, slot, "master"))


def vault_sealed_to(ring: Keyring, slot: Slot, vault: bytes | None) -> bytes | None:
    """Seal the vault key to a slot, or nothing."""
    return None if vault is None else crypto.seal_to(slot.xpub, vault, aad=box_binding(ring, slot, "vault"))


def mac_of(ring: Keyring, master: bytes) -> bytes:
    """Return the MAC over everything else in the key file."""
    return hmac.digest(crypto.derive(master, MAC_PURPOSE), ring.canonical(), "sha256")


def recovery_identity(secret: bytes) -> bytes:
    """Return the X25519 private key and the Ed25519 seed that a recovery code stands for."""
    return crypto.derive(secret, "clinic/recovery/1") + crypto.derive(secret, "clinic/recovery-sign/1")


def new_staff_slot(ring: Keyring, new: NewSlot) -> tuple[Slot, bytes]:
    """Return a slot with a fresh identity under a password, not yet holding any key, and the identity."""
    identity = crypto.new_key() + crypto.new_key()
    slot = Slot(
        id=new.slot_id,
        kind=STAFF,
        login=crypto.normalised(new.login.strip()),
        display_name=new.display_name.strip(),
        xpub=crypto.public_half(identity[:32]),
        epub=crypto.signing_half(identity[32:]),
        sealed=b"",
        kdf=new.cost,
        salt=secrets.token_bytes(crypto.SALT_BYTES),
    )
    return with_password_wrapped(ring, slot, new.password, identity), identity


def with_password_wrapped(ring: Keyring, slot: Slot, password: str, identity: bytes) -> Slot:
    """Return the slot with its identity sealed under this password."""
    if slot.kdf is None:
        raise ValueError("a recovery slot has no password")
    key = crypto.password_key(password, slot.salt, slot.kdf)
    return _changed(slot, ident=crypto.seal(key, identity, aad=ident_binding(ring, slot)))


def new_recovery_slot(secret: bytes) -> Slot:
    """Return the slot of a recovery code, not yet holding any key."""
    identity = recovery_identity(secret)
    return Slot(
        id=new_id(),
        kind=RECOVERY,
        login="recovery",
        display_name="Recovery code",
        xpub=crypto.public_half(identity[:32]),
        epub=crypto.signing_half(identity[32:]),
        sealed=b"",
    )


def with_keys(ring: Keyring, slot: Slot, master: bytes, vault: bytes | None) -> Slot:
    """Return the slot with both keys sealed to it, or only the master key where `vault` is None."""
    return _changed(slot, sealed=sealed_to(ring, slot, master), sealed_vault=vault_sealed_to(ring, slot, vault))


def _changed(slot: Slot, **parts: bytes | None) -> Slot:
    return Slot(**{**slot.__dict__, **parts})
