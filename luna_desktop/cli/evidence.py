"""`doctor`, `verify-audit` and `bench`."""

from __future__ import annotations

import argparse
import sys

from luna_desktop.bench import figures, registry
from luna_desktop.cli.session import print_json, signed_in
from luna_desktop.services.clinic import audit, health, left_overs
from luna_desktop.texts import _, say_n, shown


def doctor(arguments: argparse.Namespace) -> int:
    """Check everything, after removing left-over files where asked; exit status 1 if anything is wrong."""
    with signed_in(arguments) as clinic:
        repaired = clinic.desk.perform(clinic.actor, left_overs.collect_now, None) if arguments.repair else None
        found = clinic.desk.perform(clinic.actor, health.examine, None)
    if arguments.json:
        checks = [{"name": each.name, "ok": each.ok, "message": shown(each.message)} for each in found.checks]
        removed = {} if repaired is None else {"removed": repaired.files}
        print_json({"ok": found.ok, "checks": checks, **removed})
    else:
        if repaired is not None:
            print(_repair_words(repaired))
        for each in found.checks:
            print(f"{_('ok') if each.ok else _('wrong'):<6} {each.name}: {shown(each.message)}")
    if not found.ok:
        wrong = ", ".join(each.name for each in found.checks if not each.ok)
        print(_("Something needs attention: {names}.", names=wrong), file=sys.stderr)
    return 0 if found.ok else 1


def _repair_words(repaired: left_overs.Collected) -> str:
    if repaired.held_back is not None:
        return _("No file was removed. {reason}", reason=shown(repaired.held_back))
    return shown(say_n("{count} left-over file was removed.", "{count} left-over files were removed.", repaired.files))


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
