"""Passwords that anybody would try are refused; long plain words are not."""

import pytest

from luna_desktop.storage import passwords
from luna_desktop.storage.passwords import generated_passphrase, passphrase_bits, password_problem

NAMES = ("Luna Skin & Body Clinic", "meenakshi", "Meenakshi Sundaram")


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("short", "15 characters"),
        ("fourteen-chars", "15 characters"),
        ("", "15 characters"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeats or counts"),
        ("abababababababababab", "repeats or counts"),
        ("0123456789:;<=>?@", "repeats or counts"),
        ("passwordpassword", "first that anybody"),
        ("Password@2024Welcome!", "first that anybody"),
        ("P@$$w0rdP@$$w0rd", "first that anybody"),
        ("qwertyuiopasdfghjkl", "first that anybody"),
        ("iloveyouiloveyou", "first that anybody"),
        ("OmNamahShivaya108108", "first that anybody"),
        ("1234567890123456789", "first that anybody"),
        ("skinclinic mumbai 2026", "first that anybody"),
        ("MeenakshiSundaram1", "first that anybody"),
        ("meenakshi sundaram luna zz", "hardly more than a name"),
    ],
)
def test_guessable_passwords_are_refused_with_the_reason(password, part):
    assert part in str(password_problem(password, forbidden=NAMES))


@pytest.mark.parametrize(
    "password",
    [
        "marigold under the stairs",
        "four tin cups rain",
        "नीला पतंग ऊँचा उड़ता है",
        "x7#Kp2!mQz9&Lw4T",
        "correct horse battery staple",
        "meenakshi keeps seven purple kites",
        "a" * 30 + " long but with other words",
    ],
)
def test_long_passwords_of_any_kind_are_accepted(password):
    assert password_problem(password, forbidden=NAMES) is None


def test_generated_passphrases_hold_fifty_bits_and_pass_the_rule():
    words = passwords.passphrase_words()
    assert len(set(words)) == len(words) >= 1296
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 7 for word in words)
    assert passphrase_bits() > 50
    drawn = {generated_passphrase() for _ in range(300)}
    assert len(drawn) == 300
    for phrase in drawn:
        assert len(phrase.split()) == 5
        assert password_problem(phrase, forbidden=NAMES) is None
