"""`verify-copy`: whether a copy is the clinic's own and unaltered."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from luna_desktop.cli import secrets_in
from luna_desktop.cli.session import print_json, signed_in
from luna_desktop.domain.errors import InvalidInput, StorageTrouble
from luna_desktop.reports.sealed_pdf import Unread
from luna_desktop.services.sharing import copy_seals
from luna_desktop.services.sharing.copy_seals import Carried, Judged, Verdict
from luna_desktop.services.sharing.copy_verdicts import verdict_lines
from luna_desktop.texts import _, say, shown


def verify_copy(arguments: argparse.Namespace) -> int:
    """Tell whether a PDF, a zip or a printed seal is the clinic's own and unaltered; exit status 1 unless it is.

    With `--signer` nobody signs in: the clinic's public key is enough, but the book of disclosures is not asked.
    """
    carried = _carried(arguments)
    if arguments.signer:
        judged = copy_seals.judge(carried, _public(arguments.signer))
    else:
        if not arguments.login:
            raise InvalidInput({"login": say("Name who signs in with --login, or the public key with --signer.")})
        with signed_in(arguments) as clinic:
            judged = clinic.desk.perform(clinic.actor, copy_seals.judge_copy, carried)
    _tell(judged, as_json=arguments.json)
    return 0 if judged.verdict is Verdict.GENUINE else 1


def _public(given: str) -> bytes:
    try:
        public = bytes.fromhex(given)
    except ValueError:
        public = b""
    if len(public) != 32:
        raise InvalidInput({"signer": say("The public key has 64 characters from 0 to 9 and a to f.")})
    return public


def _carried(arguments: argparse.Namespace) -> Carried:
    if arguments.printed:
        return copy_seals.read_printed(arguments.printed)
    if arguments.file is None:
        raise InvalidInput({"file": say("Name a PDF or a zip, or the letters of a code square with --printed.")})
    content = _bytes_of(arguments.file)
    given = arguments.passphrase_file
    carried = copy_seals.read_file(content, secrets_in.secret(given, "") if given else "")
    if carried.unread is Unread.LOCKED and given is None and sys.stdin.isatty():
        carried = copy_seals.read_file(content, secrets_in.secret(None, _("Passphrase of the file")))
    return carried


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > copy_seals.MOST_BYTES:
            raise StorageTrouble(say("This file is larger than any copy that the clinic makes."))
        return file.read_bytes()
    except OSError:
        raise StorageTrouble(say("The file cannot be read. Look at its name and whether you may open it.")) from None


def _tell(judged: Judged, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "verdict": judged.verdict.value,
                "copy": judged.copy,
                "case": judged.case,
                "made_at": judged.made_at.isoformat() if judged.made_at else None,
                "handed_over_at": judged.left_at.isoformat() if judged.left_at else None,
                "in_book": judged.in_book,
                "same_bytes": judged.is_exact,
                "changed_pages": list(judged.changed_pages),
                "changed_files": list(judged.changed_files),
                "key": judged.public.hex(),
            }
        )
        return
    out = sys.stdout if judged.verdict is Verdict.GENUINE else sys.stderr
    for line in verdict_lines(judged):
        print(shown(line), file=out)
