"""`doctor`, `verify-audit` and `bench`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from luna_desktop.bench import figures, registry
from luna_desktop.cli.session import print_json, signed_in
from luna_desktop.domain.measures import show_day
from luna_desktop.services.clinic import audit, health, left_overs
from luna_desktop.services.clinic.kept_files import DamagedFile
from luna_desktop.texts import _, current, say_n, shown


def doctor(arguments: argparse.Namespace) -> int:
    """Check everything, after removing left-over files where asked; exit status 1 if anything is wrong."""
    with signed_in(arguments) as clinic:
        repaired = clinic.desk.perform(clinic.actor, left_overs.collect_now, None) if arguments.repair else None
        found = clinic.desk.perform(clinic.actor, health.examine, None)
    if arguments.json:
        checks = [{"name": each.name, "ok": each.ok, "message": shown(each.message)} for each in found.checks]
        removed = {} if repaired is None else {"removed": repaired.files}
        damaged = {"damaged": [_as_row(each) for each in found.damaged]} if found.damaged else {}
        print_json({"ok": found.ok, "checks": checks, **removed, **damaged})
    else:
        if repaired is not None:
            print(_repair_words(repaired))
        for each in found.checks:
            print(f"{_('ok') if each.ok else _('wrong'):<6} {each.name}: {shown(each.message)}")
        for file in found.damaged:
            print(_damaged_words(file))
    if not found.ok:
        wrong = ", ".join(each.name for each in found.checks if not each.ok)
        print(_("Something needs attention: {names}.", names=wrong), file=sys.stderr)
    return 0 if found.ok else 1


def _repair_words(repaired: left_overs.Collected) -> str:
    if repaired.held_back is not None:
        return _("No file was removed. {reason}", reason=shown(repaired.held_back))
    return shown(say_n("{count} left-over file was removed.", "{count} left-over files were removed.", repaired.files))


def _as_row(file: DamagedFile) -> dict[str, object]:
    return {
        "patient": file.mrn,
        "what": shown(file.what),
        "taken_on": file.taken_on.isoformat() if file.taken_on else "",
        "kept_on": file.kept_on.isoformat(),
        "missing": file.is_missing,
        "backups": [Path(each.path).name for each in file.backups],
    }


def _damaged_words(file: DamagedFile) -> str:
    """Return a damaged file as a line: whose by number, what, when, and the newest backup that holds it."""
    words: dict[str, object] = {
        "number": file.mrn or _("no patient"),
        "what": shown(file.what),
        "kept": show_day(file.kept_on, current()),
        "taken": show_day(file.taken_on, current()) if file.taken_on else _("not known"),
        "backup": Path(file.backups[0].path).name if file.backups else _("no backup"),
    }
    if file.is_missing:
        return _("{number}: {what}, taken {taken}, kept since {kept}, is missing. Held by {backup}.", **words)
    return _("{number}: {what}, taken {taken}, kept since {kept}, is damaged. Held by {backup}.", **words)


def verify_audit(arguments: argparse.Namespace) -> int:
    """Walk the audit log; name the first entry that does not hold."""
    with signed_in(arguments) as clinic:
        found = clinic.desk.perform(clinic.actor, audit.verify_audit, None)
    if arguments.json:
        print_json({"ok": found.is_intact, "entries": found.entries, "first_break": found.first_break})
    elif found.is_intact:
        print(_("{count} entries hold; the head is {head}.", count=found.entries, head=found.head))
    if not found.is_intact:
        reason = shown(found.reason) if found.reason else ""
        print(_("Entry {number} does not hold: {reason}.", number=found.first_break, reason=reason), file=sys.stderr)
    return 0 if found.is_intact else 1


def bench(arguments: argparse.Namespace) -> int:
    """Print the figures asked for beside their limits."""
    found = registry.run(arguments.names, patients=arguments.patients)
    print(figures.as_json(found) if arguments.json else figures.as_table(found))
    return 0
