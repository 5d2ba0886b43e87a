"""The few cryptographic operations that the clinic's files are made of, each with one obvious way to call it.

Argon2id (RFC 9106) turns passwords into keys, HKDF-SHA256 (RFC 5869) derives keys from keys, AES-256-GCM seals
bytes, X25519 seals bytes to somebody's public key, Ed25519 signs. Nothing here reads or writes files, and nothing
ever puts a secret into a message.
"""

from __future__ import annotations

import os
import secrets
import time
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
MEMORY_KIB_RANGE = (19 * 1024, 4 * 1024 * 1024)
PASSES_RANGE = (1, 20)
LANES_RANGE = (1, 16)


class NotOpened(Exception):
    """The key, the name it was sealed for, or a byte of it differ: nothing can be told apart, on purpose."""


@dataclass(frozen=True)
class KdfCost:
    """What one password guess costs: memory in KiB, passes over it, and lanes (Argon2id m, t, p)."""

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse costs outside 19 MiB..4 GiB, 1..20 passes, 1..16 lanes with ValueError, before any work."""
        inside = (
            MEMORY_KIB_RANGE[0] <= self.memory_kib <= MEMORY_KIB_RANGE[1]
            and PASSES_RANGE[0] <= self.passes <= PASSES_RANGE[1]
            and LANES_RANGE[0] <= self.lanes <= LANES_RANGE[1]
        )
        if not inside:
            raise ValueError("Argon2id cost outside the accepted range")


LOWEST_COST = KdfCost(memory_kib=19 * 1024, passes=2, lanes=1)
"""The least that is accepted (OWASP); only tests and the throw-away demo clinic pass it in."""

FLOOR_COST = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
"""The least for a real clinic (RFC 9106, second recommendation)."""

START_COST = KdfCost(memory_kib=256 * 1024, passes=3, lanes=4)
"""Where calibration starts."""


def calibrate(target_seconds: float = 0.7) -> KdfCost:
    """Return the cost that takes about the wished time on this computer, never below FLOOR_COST.

    Memory is what makes guessing dear, so it is halved or doubled (64 MiB to 1 GiB) and passes stay at three.
    """
    memory = START_COST.memory_kib
    took = _seconds_for(KdfCost(memory, 3, 4))
    while took > target_seconds * 1.5 and memory > FLOOR_COST.memory_kib:
        memory, took = memory // 2, took / 2
    while took * 2 <= target_seconds * 1.2 and memory < 1024 * 1024:
        memory, took = memory * 2, took * 2
    return KdfCost(memory, 3, 4)


def _seconds_for(cost: KdfCost) -> float:
    started = time.perf_counter()
    password_key("measured, then thrown away", bytes(SALT_BYTES), cost)
    return time.perf_counter() - started


def normalised(password: str) -> str:
    """Return the password in Unicode form NFC, so that one typed on another keyboard is the same bytes."""
    return unicodedata.normalize("NFC", password)


def password_key(password: str, salt: bytes, cost: KdfCost) -> bytes:
    """Derive 32 bytes from a password by Argon2id; the whole password counts, whatever its length."""
    return hash_secret_raw(
        secret=normalised(password).encode(),
        salt=salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def derive(secret: bytes, info: str, *, salt: bytes = b"") -> bytes:
    """Derive 32 bytes for one named purpose from a key that is already random (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt or None, info=info.encode()).derive(secret)


def new_key() -> bytes:
    """Return 32 fresh random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, *, aad: bytes) -> bytes:
    """Seal bytes under a key with a fresh random nonce in front; `aad` is what they are bound to."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, aad)


def unseal(key: bytes, sealed: bytes, *, aad: bytes) -> bytes:
    """Open what `seal` made, or raise NotOpened."""
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise NotOpened
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad)
    except InvalidTag:
        raise NotOpened from None


def public_half(private: bytes) -> bytes:
    """Return the X25519 public key of a private one, 32 bytes each."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, *, aad: bytes) -> bytes:
    """Seal bytes so that only the holder of the X25519 private key opens them; the sender cannot."""
    once = X25519PrivateKey.generate()
    sender = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    key = derive(shared, "clinic/sealed-box/1", salt=sender + public)
    return sender + seal(key, plain, aad=aad)


def unseal_from(private: bytes, sealed: bytes, *, aad: bytes) -> bytes:
    """Open what `seal_to` made for this private key, or raise NotOpened."""
    sender, body = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    if len(sender) < KEY_BYTES:
        raise NotOpened
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(sender))
    except ValueError:  # a sender key of low order
        raise NotOpened from None
    key = derive(shared, "clinic/sealed-box/1", salt=sender + public_half(private))
    return unseal(key, body, aad=aad)


def signing_half(seed: bytes) -> bytes:
    """Return the Ed25519 public key of a 32-byte seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, message: bytes) -> bytes:
    """Sign with the Ed25519 key of a 32-byte seed; 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the signature over the message was made by the holder of this Ed25519 public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
