"""Keys of one purpose tell nothing of another's, and a sealed key belongs to its slot alone."""

from dataclasses import replace

import pytest

from luna_desktop.storage import crypto, keys


def test_purposes_give_different_keys_and_signatures_hold(clinic):
    purposes = (keys.DATABASE_PURPOSE, keys.INBOX_PURPOSE, keys.MAC_PURPOSE)
    derived = {clinic.keys.derive(purpose) for purpose in purposes} | {clinic.keys.master, clinic.keys.vault}
    assert len(derived) == 5
    assert crypto.public_half(clinic.keys.inbox_key()) == clinic.keyfile.inbox_public
    assert crypto.is_signed(clinic.keys.signing_public, b"event", clinic.keys.sign(b"event"))


@pytest.mark.parametrize("change", [{"id": "0" * 32}, {"login": "mallory"}, {"kind": "recovery"}])
def test_sealed_key_is_bound_to_its_slot(clinic, change):
    private = crypto.new_key()
    slot = replace(clinic.keyfile.ring.slots[0], xpub=crypto.public_half(private))
    sealed = keys.sealed_to(clinic.keyfile.ring, slot, clinic.keys.master)
    binding = keys.box_binding(clinic.keyfile.ring, slot, "master")
    assert crypto.unseal_from(private, sealed, aad=binding) == clinic.keys.master
    for wrong in (
        keys.box_binding(clinic.keyfile.ring, replace(slot, **change), "master"),
        keys.box_binding(clinic.keyfile.ring, slot, "vault"),
    ):
        with pytest.raises(crypto.NotOpened):
            crypto.unseal_from(private, sealed, aad=wrong)
