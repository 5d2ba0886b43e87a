"""Seal a finished PDF with a passphrase (AES-256, revision 6), and make passphrases that people can read out.

For a zip a passphrase must be longer: its form stretches it a thousand times only, and its programs disagree about
letters that are not plain.

The passphrase goes to the recipient by another channel than the file. PDF/A forbids encryption, so the copy that the
clinic keeps is the unsealed one.
"""

from __future__ import annotations

import io
import secrets

import pikepdf

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.texts import Message, say

SHORTEST, LONGEST = 12, 127  # bytes of UTF-8; revision 6 drops everything behind 127 without a word
SHORTEST_OF_ZIP = 20
GROUPS, GROUP = 5, 4
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks or sounds like something else


def passphrase_problem(passphrase: str) -> Message | None:
    """Return what is wrong with a passphrase, or nothing."""
    try:
        length = len(passphrase.encode("utf-8"))
    except UnicodeEncodeError:
        return say("The passphrase has a character that cannot be stored. Type it again.")
    if not passphrase.isprintable():
        return say("The passphrase has a character that cannot be typed. Use letters, digits and spaces.")
    if length < SHORTEST:
        return say("The passphrase is too short. Use at least {count} letters or digits.", count=SHORTEST)
    if length > LONGEST:
        return say("The passphrase is too long. Use at most {count} letters or digits.", count=LONGEST)
    return None


def zip_passphrase_problem(passphrase: str) -> Message | None:
    """Return what is wrong with a passphrase for a zip, or nothing."""
    if not passphrase.isascii():
        return say("The passphrase of an archive may hold plain letters, digits, spaces and hyphens only.")
    if len(passphrase) < SHORTEST_OF_ZIP:
        return say(
            "The passphrase is too short for an archive. Use at least {count} letters or digits.",
            count=SHORTEST_OF_ZIP,
        )
    return passphrase_problem(passphrase)


def protect_pdf(pdf: bytes, passphrase: str) -> bytes:
    """Return the PDF sealed with a passphrase; everything in it is encrypted, its metadata too.

    Raises:
        InvalidInput: at `passphrase`, when it is not 12 to 127 bytes long or cannot be typed.
    """
    problem = passphrase_problem(passphrase)
    if problem is not None:
        raise InvalidInput({"passphrase": problem})
    sealed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            sealed,
            encryption=pikepdf.Encryption(
                user=passphrase,
                owner=secrets.token_urlsafe(32),
                R=6,
                aes=True,
                metadata=True,
                allow=pikepdf.Permissions(accessibility=True, extract=True),
            ),
        )
    return sealed.getvalue()


def generate_passphrase() -> str:
    """Return a passphrase of 20 random characters in groups of four: 99 bits, easy to read out."""
    return "-".join("".join(secrets.choice(ALPHABET) for _place in range(GROUP)) for _group in range(GROUPS))
