"""Sealing, deriving and signing: what opens, and that nothing else does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.storage import crypto


def test_argon2id_matches_the_published_algorithm_and_is_not_truncated():
    salt = bytes(range(16))
    key = crypto.password_key("x" * 200, salt, crypto.LOWEST_COST)
    assert key != crypto.password_key("x" * 199 + "y", salt, crypto.LOWEST_COST)


@pytest.mark.parametrize(
    "cost",
    [
        (19 * 1024 - 1, 2, 1),
        (8 * 1024**3, 2, 1),
        (19 * 1024, 0, 1),
        (19 * 1024, 21, 1),
        (19 * 1024, 2, 0),
        (19456, 2, 17),
    ],
)
def test_costs_out_of_bounds_are_refused_before_any_work(cost):
    with pytest.raises(ValueError, match="outside"):
        crypto.KdfCost(*cost)


def test_password_typed_decomposed_gives_the_same_key():
    salt = bytes(16)
    composed, decomposed = "Zo\u00eb lives here", "Zoe\u0308 lives here"
    assert crypto.password_key(composed, salt, crypto.LOWEST_COST) == crypto.password_key(
        decomposed, salt, crypto.LOWEST_COST
    )


def test_calibration_follows_the_time_measured_and_keeps_the_floor(monkeypatch):
    monkeypatch.setattr(crypto, "_seconds_for", lambda _cost: 8.0)
    assert crypto.calibrate(0.7) == crypto.FLOOR_COST
    monkeypatch.setattr(crypto, "_seconds_for", lambda _cost: 0.1)
    assert crypto.calibrate(0.7).memory_kib == 1024 * 1024
    monkeypatch.setattr(crypto, "_seconds_for", lambda _cost: 0.6)
    assert crypto.calibrate(0.7) == crypto.START_COST


def test_hkdf_matches_rfc_5869_test_case_1():
    secret, salt = bytes.fromhex("0b" * 22), bytes.fromhex("000102030405060708090a0b0c")
    info = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")
    wanted = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    derived = crypto.HKDF(algorithm=crypto.SHA256(), length=32, salt=salt, info=info).derive(secret)
    assert derived.hex() == wanted
    assert crypto.derive(secret, "a") != crypto.derive(secret, "b")


@given(st.binary(max_size=300), st.binary(max_size=40), st.integers(min_value=0))
@settings(max_examples=60, deadline=None)
def test_one_changed_bit_or_another_binding_never_opens(plain, aad, place):
    key = crypto.new_key()
    sealed = crypto.seal(key, plain, aad=aad)
    assert crypto.unseal(key, sealed, aad=aad) == plain
    bit = place % (len(sealed) * 8)
    flipped = bytearray(sealed)
    flipped[bit // 8] ^= 1 << bit % 8
    for wrong_key, wrong, wrong_aad in (
        (key, bytes(flipped), aad),
        (key, sealed, aad + b"x"),
        (crypto.new_key(), sealed, aad),
        (key, sealed[:-1], aad),
        (key, b"", aad),
    ):
        with pytest.raises(crypto.NotOpened):
            crypto.unseal(wrong_key, wrong, aad=wrong_aad)


def test_sealed_box_opens_for_its_receiver_only():
    private, stranger = crypto.new_key(), crypto.new_key()
    box = crypto.seal_to(crypto.public_half(private), b"letter", aad=b"to you")
    assert crypto.unseal_from(private, box, aad=b"to you") == b"letter"
    for key, sealed, aad in ((stranger, box, b"to you"), (private, box, b""), (private, box[:20], b"to you")):
        with pytest.raises(crypto.NotOpened):
            crypto.unseal_from(key, sealed, aad=aad)
    with pytest.raises(crypto.NotOpened):
        crypto.unseal_from(private, bytes(32) + box[32:], aad=b"to you")


def test_signature_holds_for_its_message_and_signer_only():
    seed = crypto.new_key()
    signature = crypto.sign(seed, b"event")
    public = crypto.signing_half(seed)
    assert crypto.is_signed(public, b"event", signature)
    assert not crypto.is_signed(public, b"Event", signature)
    assert not crypto.is_signed(crypto.signing_half(crypto.new_key()), b"event", signature)
    assert not crypto.is_signed(public, b"event", signature[:-1])
    assert not crypto.is_signed(b"short", b"event", signature)
