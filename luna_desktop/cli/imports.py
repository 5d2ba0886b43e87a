"""`import-patients`: the import of the window without a window, for scripts and for lists that come again."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from luna_desktop.cli import secrets_in
from luna_desktop.cli.session import print_json, signed_in
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.imports import Choice, DateOrder, Plan, Verdict, guess_columns, read_plan, write_plan
from luna_desktop.interop.import_files import PassphraseWanted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.exports import write_export
from luna_desktop.services.people.imports import (
    FileKnown,
    ImportDone,
    ImportOrder,
    ImportPreview,
    LineReport,
    Outcome,
    import_patients,
    look_at_file,
    preview_import,
)
from luna_desktop.services.people.imports_report import export_dry_report, export_report
from luna_desktop.texts import _, say, shown

ALL_IN, PARTLY = 0, 3
"""Every row came in, was filled in or was here already; some were left open or could not be read."""


def run(arguments: argparse.Namespace) -> int:
    """Import a file, or say what an import would do; the status tells scripts whether a row needs somebody's look."""
    with signed_in(arguments) as clinic:
        passphrase, known = _known(clinic, arguments)
        plan = _plan(known, arguments)
        if arguments.write_mapping is not None:
            write_export(arguments.write_mapping, f"{write_plan(plan)}\n".encode())
            print(_("Written: {path}", path=arguments.write_mapping))
            return ALL_IN
        agreed = arguments.photographs_agreed
        order = ImportOrder(
            arguments.file, plan, photographs_agreed=agreed, progress=_progress(arguments), passphrase=passphrase
        )
        if arguments.dry_run:
            preview = clinic.desk.perform(clinic.actor, preview_import, order)
            if arguments.report is not None:
                write_export(arguments.report, clinic.desk.perform(clinic.actor, export_dry_report, preview))
            return _told_dry(preview, arguments)
        done = clinic.desk.perform(clinic.actor, import_patients, order)
        if arguments.report is not None:
            write_export(arguments.report, clinic.desk.perform(clinic.actor, export_report, done))
        return _told(done, arguments)


def _known(clinic: OpenClinic, arguments: argparse.Namespace) -> tuple[str, FileKnown]:
    """Look at the file; the passphrase of a copy is read from a file, or asked at a terminal, once."""
    given = _mapping(arguments.mapping) if arguments.mapping is not None else None
    first = Plan(encoding=arguments.encoding or (given.encoding if given else ""))
    passphrase = secrets_in.secret(arguments.passphrase_file, "") if arguments.passphrase_file else ""
    order = ImportOrder(arguments.file, first, passphrase=passphrase)
    try:
        return passphrase, clinic.desk.perform(clinic.actor, look_at_file, order)
    except PassphraseWanted:
        if passphrase or not sys.stdin.isatty():
            raise
    passphrase = secrets_in.secret(None, _("Passphrase of the file"))
    return passphrase, clinic.desk.perform(clinic.actor, look_at_file, replace(order, passphrase=passphrase))


def _plan(known: FileKnown, arguments: argparse.Namespace) -> Plan:
    """Put the plan together: what the options say, else the mapping file, else the last file like it, else a guess."""
    given = _mapping(arguments.mapping) if arguments.mapping is not None else None
    plan = given or known.plan or Plan(columns=guess_columns(known.look.headers))
    chosen: Mapping[str, object] = {
        "source": arguments.source,
        "encoding": arguments.encoding,
        "dates": DateOrder(arguments.dates) if arguments.dates else None,
        "same": Choice(arguments.same) if arguments.same else None,
        "possible": Choice(arguments.possible) if arguments.possible else None,
    }
    return replace(plan, **{name: value for name, value in chosen.items() if value})  # type: ignore[arg-type]  # by name


def _mapping(path: Path) -> Plan:
    try:
        plan = read_plan(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        plan = None
    if plan is None:
        raise InvalidInput({"mapping": say("This mapping file cannot be read. Let --write-mapping make a new one.")})
    return plan


def _progress(arguments: argparse.Namespace) -> Callable[[int, int], None]:
    """Tell a person at a terminal how far it is; a script hears nothing."""
    seen = sys.stderr.isatty() and not arguments.json

    def told(done: int, every: int) -> None:
        if seen:
            print(f"\r{_('{done} of {all} rows', done=done, all=every)}", end="", file=sys.stderr, flush=True)
            if done == every:
                print(file=sys.stderr)

    return told


def _told(done: ImportDone, arguments: argparse.Namespace) -> int:
    counts = done.counts
    open_lines = [one for one in done.lines if one.outcome is Outcome.LEFT_OUT and not one.is_known]
    refused = [one for one in done.lines if one.outcome is Outcome.REFUSED]
    if arguments.json:
        print_json(
            {
                "import": done.import_id,
                "created": counts.get(Outcome.TAKEN, 0),
                "updated": counts.get(Outcome.FILLED, 0),
                "duplicates": counts.get(Outcome.LEFT_OUT, 0),
                "refused": [_as_document(one) for one in refused],
            }
        )
    else:
        print(
            _(
                "{taken} new, {filled} filled, {left_out} left out, {refused} not read.",
                taken=counts.get(Outcome.TAKEN, 0),
                filled=counts.get(Outcome.FILLED, 0),
                left_out=counts.get(Outcome.LEFT_OUT, 0),
                refused=len(refused),
            )
        )
        for one in refused:
            print(_("Line {line}: {reason}", line=one.line, reason=_reason(one)))
    return PARTLY if refused or open_lines else ALL_IN


def _told_dry(preview: ImportPreview, arguments: argparse.Namespace) -> int:
    counts = Counter(preview.counts)
    refused = [row for row in preview.rows if row.verdict is Verdict.REFUSED]
    reasons = [(row.line, " ".join(shown(each) for each in row.problems)) for row in refused]
    if arguments.json:
        print_json(
            {
                "dry_run": True,
                "created": counts[Verdict.NEW],
                "updated": 0,
                "duplicates": counts[Verdict.SAME] + counts[Verdict.POSSIBLE] + counts[Verdict.TWICE],
                "refused": [{"line": line, "reason": reason} for line, reason in reasons],
            }
        )
    else:
        print(
            _(
                "Nothing was written. {new} new, {same} here already, {possible} possible duplicates, {twice} twice in "
                "the file, {refused} not read.",
                new=counts[Verdict.NEW],
                same=counts[Verdict.SAME],
                possible=counts[Verdict.POSSIBLE],
                twice=counts[Verdict.TWICE],
                refused=counts[Verdict.REFUSED],
            )
        )
        for line, reason in reasons:
            print(_("Line {line}: {reason}", line=line, reason=reason))
    return PARTLY if counts[Verdict.REFUSED] or counts[Verdict.POSSIBLE] else ALL_IN


def _as_document(one: LineReport) -> dict[str, object]:
    return {"line": one.line, "reason": _reason(one)}


def _reason(one: LineReport) -> str:
    return " ".join(shown(each) for each in one.said)
