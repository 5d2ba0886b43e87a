"""The appointments of a practitioner, written to a file that a calendar program reads."""

from __future__ import annotations

import argparse

from luna_desktop.cli.session import print_json, signed_in
from luna_desktop.services.exports import write_export
from luna_desktop.services.front.calendars import prepare_feed_of_login
from luna_desktop.texts import _


def calendar_feed(arguments: argparse.Namespace) -> int:
    """Write the feed; patients are named in it only where the owner decided so."""
    with signed_in(arguments) as clinic:
        made = clinic.desk.perform(clinic.actor, prepare_feed_of_login, arguments.practitioner)
        write_export(arguments.out, made.content)
    if arguments.json:
        print_json({"events": made.events, "bytes": len(made.content)})
    else:
        print(_("Appointments written: {count}.", count=made.events))
    return 0
