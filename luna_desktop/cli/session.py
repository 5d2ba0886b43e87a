"""Signing in for one command: unlocked at its start, locked at its end, in the log like every other session."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager

from luna_desktop.cli import secrets_in
from luna_desktop.domain.errors import NotFound
from luna_desktop.services.clinic import clinics
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.texts import _, say


@contextmanager
def signed_in(arguments: argparse.Namespace) -> Iterator[OpenClinic]:
    """Unlock the clinic as the person named by --login, and lock it afterwards."""
    question = _("Password of {login}", login=arguments.login)
    password = secrets_in.password(arguments.password_file, question)
    opened = clinics.unlock_clinic(arguments.data, arguments.login, password)
    try:
        yield opened
    finally:
        opened.lock()


def patient_by_number(clinic: OpenClinic, number: str) -> CardRow:
    """Return the patient with exactly this record number; raises NotFound."""
    rows = clinic.desk.perform(clinic.actor, search_patients, Lookup(number))
    found = [row for row in rows if row.mrn.casefold() == number.strip().casefold()]
    if not found:
        raise NotFound(say("There is no patient with this record number."))
    return found[0]


def print_json(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))
