"""What the inbox asks for: a patient, by name or number, a placard for one, and files from a disk."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.access import PatientId
from luna_desktop.interop.pictures import SUFFIXES
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_inbox.camera_state import CameraState
from luna_desktop.ui.photo_inbox.dialogs import PickDialog
from luna_desktop.ui.photo_inbox.placards import print_placard
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper
from luna_desktop.ui.prompts import FileChoice


class Asking:
    """Asks for a presenter, in its window."""

    def __init__(
        self, presenter: Presenter, view: InboxView, context: Context, camera: CameraState, paper: Paper | None
    ) -> None:
        self._presenter, self._view, self._context = presenter, view, context
        self._camera, self._paper = camera, paper
        view.side.add_wanted.connect(self.files)
        view.side.placard_wanted.connect(self.placard)
        view.files_dropped.connect(camera.take)

    def whose(self, answered: Callable[[PatientId], None]) -> None:
        """Ask whose the pictures are."""
        body = _("Find the patient whose photographs these are. They are assigned only after you confirm.")
        self._pick(_("Whose photographs are these?"), body, _("Choose"), answered)

    def placard(self) -> None:
        """Ask for whom a placard is to be printed, and print it."""
        body = _("The placard carries the record number, the day, and a code that only this clinic can read today.")
        self._pick(
            _("Print a placard"),
            body,
            _("Print…"),
            lambda patient: print_placard(self._presenter, self._view, self._context, patient, self._paper),
        )

    def files(self) -> None:
        """Ask which files are to be taken in."""
        endings = " ".join(f"*.{each} *.{each.upper()}" for each in SUFFIXES)
        choice = FileChoice(_("Choose photographs"), _("Photographs ({endings})", endings=endings))
        self._context.prompts.open_files(choice, lambda paths: self._camera.take(list(paths)) if paths else None)

    def _pick(self, title: str, body: str, verb: str, answered: Callable[[PatientId], None]) -> None:
        dialog = PickDialog(self._view.window(), title, body, verb)
        self._context.announcements.locked.connect(dialog.put_away)

        def find(typed: str) -> None:
            self._presenter.ask("pick", self._context.job(search_patients, Lookup(typed)), dialog.show_found)

        dialog.ask(find, answered)
