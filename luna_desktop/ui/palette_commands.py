"""The palette's commands: places to go to, and what can be done with the patient and the page that are open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.booking.entry import BOOK, may_book
from luna_desktop.ui.intake.mode import may_turn_form
from luna_desktop.ui.palette import PaletteRow
from luna_desktop.ui.palette_rows import DISCREET, EMERGENCY, FORM, HELP, TURN, view_rows, visit_rows
from luna_desktop.ui.patient_mode.mode import may_turn
from luna_desktop.ui.rights.entry import LOG, may_log

FOR_THIS = f"{BOOK}:this"
"""The palette's key for booking the patient whose chart is open."""


class Goal(Protocol):
    """A place as far as the palette names it."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def title(self) -> Message:
        """Its name."""

    @property
    def icon(self) -> str:
        """Its icon."""

    @property
    def keys(self) -> str:
        """The keys that lead there."""


def command_rows(
    text: str, actor: Actor, goals: Iterable[Goal], page: QWidget | None, *, has_patient: bool
) -> list[PaletteRow]:
    """Return the commands that fit what is typed, under their heading; none gives no heading either."""
    wanted = text.casefold()
    found = [
        *visit_rows(wanted, actor, page),
        *_patient_rows(wanted, actor, has_patient=has_patient),
        *_fitting(
            wanted,
            [PaletteRow(f"place:{each.key}", shown(each.title), icon=each.icon, keys=each.keys) for each in goals],
        ),
        *_photo_rows(wanted, actor, has_patient=has_patient),
        *view_rows(wanted, may_read=has_patient and actor.may(Permission.READ_CHART)),
        *_fitting(wanted, _general_rows(actor)),
    ]
    if wanted.strip() and actor.may(Permission.REGISTER_PATIENT):
        name = " ".join(text.split())
        found.append(PaletteRow(f"register:{name}", _("Register “{name}”…", name=name), icon="user-plus"))
    return [PaletteRow("", _("Commands")), *found] if found else []


def _fitting(wanted: str, rows: Iterable[PaletteRow]) -> list[PaletteRow]:
    return [row for row in rows if wanted in row.title.casefold()]


def _patient_rows(wanted: str, actor: Actor, *, has_patient: bool) -> list[PaletteRow]:
    rows: list[PaletteRow] = []
    if has_patient and may_book(actor):
        rows.append(PaletteRow(FOR_THIS, _("Book an appointment for this patient"), icon="calendar-plus"))
    if may_book(actor):
        rows.append(PaletteRow(BOOK, _("Book an appointment"), icon="calendar-plus", keys="Ctrl+B"))
    if has_patient and may_turn_form(actor):
        rows.append(PaletteRow(FORM, _("Let the patient fill in the form…"), icon="clipboard-list"))
    if has_patient and may_turn(actor):
        turning = _("Turn the screen to the patient…")
        rows.append(PaletteRow(TURN, turning, icon="tablet-smartphone", keys="Ctrl+Shift+T"))
    if has_patient and actor.may(Permission.WRITE_VISITS):
        rows.append(PaletteRow("view:visits/visits/again", _("Come again by…"), icon="calendar-check"))
    if has_patient and actor.may(Permission.SEND_MESSAGES):
        rows.append(PaletteRow("view:messages/send", _("Send a message to this patient…"), icon="send"))
        rows.append(PaletteRow("view:messages/note", _("Note a call with this patient…"), icon="phone"))
    if has_patient:
        rows += _record_rows(actor)
    return _fitting(wanted, rows)


def _photo_rows(wanted: str, actor: Actor, *, has_patient: bool) -> list[PaletteRow]:
    if not has_patient or not actor.may(Permission.ADD_PHOTOGRAPHS):
        return []
    guided = PaletteRow("view:photos/guided", _("Photograph a guided set of views…"), icon="scan-face")
    printed = _("Print a placard for photographs of this patient…")
    placard = PaletteRow("view:photos/placard", printed, icon="id-card", keys="Ctrl+P")
    return _fitting(wanted, [guided, placard])


def _record_rows(actor: Actor) -> list[PaletteRow]:
    rows: list[PaletteRow] = []
    if actor.may(Permission.EXPORT_PHOTOGRAPHS):
        rows.append(PaletteRow("view:photos/export", _("Photographs for a recipient…"), icon="file-output", keys="E"))
    if actor.may(Permission.PROPOSE_MERGE):
        rows.append(PaletteRow("view:details/merge", _("Merge with another record…"), icon="git-merge"))
    return rows


def _general_rows(actor: Actor) -> list[PaletteRow]:
    rows = [PaletteRow(HELP, _("Help for this page"), icon="life-buoy", keys="F1")]
    if may_log(actor):
        rows.append(PaletteRow(LOG, _("Log a privacy request…"), icon="shield"))
    if actor.may(Permission.BREAK_GLASS):
        rows.append(PaletteRow(EMERGENCY, _("Open a closed record with a reason…"), icon="key-round"))
    if actor.may(Permission.READ_PHOTO_INBOX):
        rows.append(PaletteRow("place:inbox/placard", _("Print a placard for photographs…"), icon="printer"))
    rows.append(PaletteRow(DISCREET, _("Discreet mode: blur photographs and charts"), icon="eye-off", keys="F9"))
    return [*rows, PaletteRow("lock", _("Lock"), icon="lock", keys="Ctrl+L")]
