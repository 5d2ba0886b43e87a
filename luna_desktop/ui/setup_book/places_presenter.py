"""What rooms and devices do: read, keep, take out of use, put into use again."""

from __future__ import annotations

from luna_desktop.services.front.entries import Kept, Retiring
from luna_desktop.services.front.resources import PlaceLine, bring_place_back, keep_place, read_places, retire_place
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.setup_book.places_tab import PlaceForm, PlacesTab
from luna_desktop.ui.setup_book.presenting import SetUpPresenter


class PlacesPresenter(SetUpPresenter):
    """Stands between rooms and devices and their use cases."""

    def __init__(self, view: PlacesTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        view.retry_wanted.connect(self.load)
        view.add_wanted.connect(lambda kind: view.open_place(kind, None))
        view.opened.connect(self._open)
        view.picked.connect(self._open)
        for form in (view.room_form, view.device_form):
            form.submitted.connect(lambda _values, form=form: self._save(form))
            form.use_wanted.connect(lambda form=form: self._use(form))

    def load(self) -> None:
        """Read rooms and devices."""
        self._view.show_loading()
        self.ask("places", self._context.job(read_places, None), self._view.show_places)

    def _open(self, line: PlaceLine | None) -> None:
        if line is not None:
            self._view.open_place(line.kind, line)

    def _save(self, form: PlaceForm) -> None:
        def saved(kept: Kept) -> None:
            self._done(kept, _("It is saved."))

        self.change(keep_place, form.kept, saved)

    def _done(self, kept: Kept, text: str) -> None:
        self._view.close_form()
        self._view.table.choose(kept.entry.entry_id)
        self.said(text, kept.moved)

    def _use(self, form: PlaceForm) -> None:
        line = form.line
        if line is None:
            return
        if line.is_retired:
            back = Retiring(line.entry_id, line.number)
            self.change(bring_place_back, lambda _seen: back, lambda kept: self._done(kept, _("It is in use again.")))
            return
        question = Question(
            _("Take {name} out of use?", name=line.name),
            _("Nothing can be booked there any more. If appointments are booked, they are shown to you first."),
            _("Take it out of use"),
            danger=True,
        )

        def answered(sure: bool) -> None:
            if sure:
                self.change(
                    retire_place,
                    lambda seen: Retiring(line.entry_id, line.number, line.name, seen),
                    lambda kept: self._done(kept, _("It is out of use.")),
                )

        self._context.prompts.confirm(question, answered)
