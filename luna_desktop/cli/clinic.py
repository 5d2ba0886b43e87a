"""`create`, `backup` and `restore`."""

from __future__ import annotations

import argparse
import shutil

from luna_desktop.cli import secrets_in
from luna_desktop.cli.session import print_json, signed_in
from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import LunaError, StorageTrouble
from luna_desktop.services.clinic import backups, clinics, settings, staff
from luna_desktop.services.exports import write_export
from luna_desktop.texts import _, say


def create(arguments: argparse.Namespace) -> int:
    """Make a new clinic; the recovery key is written once, to the file named."""
    if arguments.recovery_file.exists():
        raise StorageTrouble(say("The file for the recovery key exists already. Name a new one."))
    password = secrets_in.password(arguments.password_file, _("Password of {login}", login=arguments.owner))
    roles = set(clinics.FIRST_ROLES) | ({Role.CLINICIAN} if arguments.treats_patients else set())
    owner = staff.NewStaff(arguments.owner, arguments.owner_name or arguments.owner, frozenset(roles), password)
    contact = settings.PrivacyContact(arguments.privacy_contact or owner.display_name, "", arguments.privacy_phone)
    made = clinics.create_clinic(
        arguments.data, clinics.NewClinic(settings.ClinicDetails(arguments.clinic), contact, owner)
    )
    try:
        write_export(arguments.recovery_file, f"{made.recovery_code}\n".encode())
    except LunaError:
        made.clinic.close()
        shutil.rmtree(arguments.data)  # made a moment ago and empty; without its recovery key nobody should begin in it
        raise
    made.clinic.lock()
    print(_("The clinic was made. Print the recovery key, put it into the safe, and delete the file."))
    return 0


def back_up(arguments: argparse.Namespace) -> int:
    """Make a backup and prove it."""
    with signed_in(arguments) as clinic:
        made = clinic.desk.perform(
            clinic.actor, backups.back_up, backups.BackupPlan(str(arguments.to.absolute()), "command line")
        )
    if arguments.json:
        print_json({"path": str(made.path), "proved": made.proved, "bytes": made.size})
    else:
        print(_("Backed up and proved: {path}", path=made.path))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Restore a backup into an empty folder, and give an administrator a new password where one is named."""
    code = secrets_in.secret(arguments.recovery_file, _("Recovery key"))
    password = ""
    if arguments.login:  # asked and judged first: a folder that is restored already cannot be restored into again
        password = secrets_in.password(arguments.password_file, _("New password of {login}", login=arguments.login))
        clinics.check_new_password(arguments.login, password)
    folder = backups.restore_clinic(arguments.source, code, arguments.data)
    if arguments.login:
        clinics.recover_access(folder, code, arguments.login, password).lock()
    print(_("Restored: {path}", path=folder))
    return 0
