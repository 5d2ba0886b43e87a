"""What can be typed after `luna-desktop`, and how a refusal ends: one clear line and exit status 1.

Secrets are never arguments: `--password-file FILE`, the environment variable LUNA_PASSWORD_FILE, or a prompt.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from luna_desktop import logs, options, paths
from luna_desktop.cli import calendars, clinic, copies, demo, evidence, imports, records, self_test, tour, window
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.options import TEXT_SIZES
from luna_desktop.texts import _, shown, use_language

if TYPE_CHECKING:
    _SubParsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse gives it no public name

Command = Callable[[argparse.Namespace], int]
DONE, FAILED = 0, 1


def main(arguments: Sequence[str]) -> int:
    """Run what was typed and return the exit status: 0 done, 1 refused or failed, 2 wrong usage."""
    use_language(options.load().language)
    parsed = build_parser().parse_args(list(arguments))
    parsed.is_data_named = parsed.data is not None or bool(os.environ.get("LUNA_DATA"))
    parsed.data = paths.data_folder(parsed.data)
    try:
        status: int = parsed.command(parsed)
    except InvalidInput as error:
        for name, problem in error.problems.items():
            print(f"{name}: {shown(problem)}", file=sys.stderr)
        return FAILED
    except LunaError as error:
        print(shown(error.message), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return FAILED
    except Exception as error:  # noqa: BLE001 - its words may be a patient's, so they go nowhere
        print(
            _("Something unexpected stopped this. The log has it as {number}.", number=_logged(error)), file=sys.stderr
        )
        return FAILED
    return status


def _logged(error: Exception) -> str:
    log = logs.start()
    try:
        return logs.record_incident(error)
    finally:
        log.stop()


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="luna-desktop", description=_("Patient records of a skin and body clinic."))
    parser.add_argument("--data", type=Path, help=_("data folder; else LUNA_DATA, else the platform's own"))
    parser.set_defaults(command=window.open_window)
    parser.add_argument(
        "--self-test",
        dest="command",
        action="store_const",
        const=self_test.run,
        help=_("prove on a throw-away clinic that the program can do its main job here"),
    )
    commands = parser.add_subparsers(title=_("commands"))
    _add_clinic(commands)
    _add_demo(commands)
    _add_records(commands)
    _add_calendars(commands)
    _add_imports(commands)
    _add_evidence(commands)
    return parser


def _command(commands: _SubParsers, name: str, act: Command, about: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    made.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=_("data folder"))
    made.set_defaults(command=act)
    return made


def _signed_in(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--login", required=True, help=_("who does it"))
    parser.add_argument("--password-file", type=Path, help=_("file with the password in its first line"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    return parser


def _add_clinic(commands: _SubParsers) -> None:
    create = _command(commands, "create", clinic.create, _("make a new clinic"))
    create.add_argument("--clinic", required=True, help=_("name of the clinic"))
    create.add_argument("--owner", required=True, help=_("sign-in name of the first person"))
    create.add_argument("--owner-name", default="", help=_("name of the first person as patients see it"))
    create.add_argument("--recovery-file", type=Path, required=True, help=_("file that the recovery key is written to"))
    create.add_argument("--privacy-contact", default="", help=_("name of the person who answers about privacy"))
    create.add_argument("--privacy-phone", default="", help=_("their phone number"))
    create.add_argument("--treats-patients", action="store_true", help=_("the first person is also a clinician"))
    create.add_argument("--password-file", type=Path, help=_("file with the password in its first line"))
    backup = _signed_in(_command(commands, "backup", clinic.back_up, _("make and prove a backup")))
    backup.add_argument("--to", type=Path, required=True, help=_("folder for backups"))
    restore = _command(commands, "restore", clinic.restore, _("restore a backup into an empty folder"))
    restore.add_argument("--from", dest="source", type=Path, required=True, help=_("folder of one backup"))
    restore.add_argument("--recovery-file", type=Path, help=_("file with the recovery key; else it is asked"))
    restore.add_argument("--login", default="", help=_("administrator who gets a new password"))
    restore.add_argument("--password-file", type=Path, help=_("file with the new password in its first line"))


def _add_demo(commands: _SubParsers) -> None:
    made = _command(commands, "demo", window.open_demo, _("make a throw-away clinic of made-up people and open it"))
    made.add_argument("--patients", type=int, default=demo.USUAL_PATIENTS, help=_("how many people"))
    made.add_argument("--seed", type=int, default=demo.SEED, help=_("which people"))
    made.add_argument("--no-window", action="store_true", help=_("only make it"))
    shots = _command(commands, "tour", tour.run, _("drive the real windows and leave a picture of every screen"))
    shots.add_argument("--out", type=Path, default=Path("tour"), help=_("folder for the pictures"))
    shots.add_argument("--theme", choices=("light", "dark"), default="light")
    shots.add_argument("--language", choices=("en", "hi"), default="en")
    shots.add_argument("--size", default="1440x900", help=_("width x height of the window"))
    shots.add_argument(
        "--scale",
        type=int,
        default=tour.USUAL_SCALE,
        choices=range(100, 301),
        metavar="100-300",
        help=_("scale of the screen in per cent"),
    )
    shots.add_argument("--text-size", type=int, default=100, choices=TEXT_SIZES, help=_("size of the text in per cent"))


def _add_records(commands: _SubParsers) -> None:
    photos = _command(commands, "import-photos", records.import_photos, _("add photographs to a record"))
    _signed_in(photos)
    photos.add_argument("files", nargs="+", type=Path, help=_("pictures or folders of pictures"))
    photos.add_argument("--patient", required=True, help=_("record number"))
    copy = _signed_in(
        _command(commands, "record-copy", records.record_copy, _("write a record copy as PDF or for programs"))
    )
    copy.add_argument("--patient", required=True, help=_("record number"))
    copy.add_argument("--out", type=Path, required=True, help=_("file to write"))
    copy.add_argument("--recipient", required=True, help=_("who receives it"))
    copy.add_argument("--purpose", required=True, help=_("what it is for"))
    copy.add_argument("--signed-writing", default="", help=_("for somebody else: the patient's signed writing"))
    copy.add_argument("--summary", action="store_true", help=_("two pages instead of the whole record"))
    copy.add_argument("--language", choices=("en", "hi"), default="en")
    copy.add_argument("--case", default="", help=_("number of the request that it answers; else one is logged"))
    copy.add_argument(
        "--identity",
        default="",
        metavar=_("DOCUMENT:1234"),
        help=_(
            "document seen (aadhaar, passport, voter, pan, driving) and its last four characters; else known in person"
        ),
    )
    copy.add_argument("--format", choices=("pdf", records.FHIR), default="pdf")
    copy.add_argument("--protect-with", type=Path, help=_("file with the passphrase in its first line"))
    _add_verify(commands)


def _add_verify(commands: _SubParsers) -> None:
    about = _("tell whether a copy is the clinic's own and unaltered")
    check = _command(commands, "verify-copy", copies.verify_copy, about)
    check.add_argument("file", nargs="?", type=Path, help=_("PDF or zip"))
    check.add_argument("--printed", default="", help=_("instead of a file: the letters of a code square on paper"))
    check.add_argument("--passphrase-file", type=Path, help=_("file with the passphrase of the copy; else it is asked"))
    check.add_argument("--login", default="", help=_("who does it"))
    check.add_argument("--password-file", type=Path, help=_("file with the password in its first line"))
    check.add_argument("--signer", default="", help=_("the clinic's public key, to check without signing in"))
    check.add_argument("--json", action="store_true", help=_("print one JSON document"))


def _add_calendars(commands: _SubParsers) -> None:
    feed = _command(commands, "calendar-feed", calendars.calendar_feed, _("write a practitioner's appointments"))
    _signed_in(feed)
    feed.add_argument("--practitioner", required=True, help=_("sign-in name of the practitioner"))
    feed.add_argument("--out", type=Path, required=True, help=_("calendar file to write (.ics)"))


def _add_imports(commands: _SubParsers) -> None:
    patients = _command(commands, "import-patients", imports.run, _("import patients, or a whole record"))
    _signed_in(patients)
    patients.add_argument("file", type=Path, help=_("file with the patients"))
    patients.add_argument("--source", default="", help=_("where the list comes from, such as the earlier program"))
    patients.add_argument("--mapping", type=Path, help=_("file that says what the columns hold"))
    patients.add_argument("--write-mapping", type=Path, help=_("only write down how the file would be read"))
    patients.add_argument("--dates", choices=("dmy", "mdy"), default="", help=_("whether day or month stands first"))
    patients.add_argument("--encoding", default="", help=_("encoding of a file that is no Unicode, such as cp1252"))
    choices = ("skip", "fill", "new")
    patients.add_argument("--same", choices=choices, default="", help=_("people who are here already"))
    patients.add_argument("--possible", choices=choices, default="", help=_("possible duplicates"))
    agreed = _("the patient of a whole record has signed here that photographs are kept")
    patients.add_argument("--photographs-agreed", action="store_true", help=agreed)
    opened = _("file with the passphrase of a whole record; else it is asked")
    patients.add_argument("--passphrase-file", type=Path, help=opened)
    patients.add_argument("--dry-run", action="store_true", help=_("write nothing, only say what would happen"))
    patients.add_argument("--report", type=Path, help=_("file for what became of each line"))


def _add_evidence(commands: _SubParsers) -> None:
    doctor = _signed_in(_command(commands, "doctor", evidence.doctor, _("check everything that keeps the promises")))
    doctor.add_argument("--repair", action="store_true", help=_("first remove what interruptions left behind"))
    _signed_in(_command(commands, "verify-audit", evidence.verify_audit, _("walk the audit log")))
    measure = _command(commands, "bench", evidence.bench, _("measure this program on this machine"))
    measure.add_argument("names", nargs="*", help=_("what to measure"))
    measure.add_argument("--patients", type=int, default=100_000, help=_("among how many made-up people"))
    measure.add_argument("--json", action="store_true", help=_("print one JSON document"))
