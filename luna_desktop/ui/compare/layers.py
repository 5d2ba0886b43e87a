"""Draws, measures and aligns: takes the points that were set, asks for words, and keeps each as a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_marks import Mark, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.domain.errors import StaleRecord
from luna_desktop.services.care.photo_marks import KeptLayer, LayerAsked, keep_photo_marks, read_layer_versions
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.compare import wording
from luna_desktop.ui.compare.marks_list import SCALE, rows_of
from luna_desktop.ui.compare.pointing import Pointing, Tool
from luna_desktop.ui.compare.stage import BOTH, Side
from luna_desktop.ui.compare.tools import WORDS_OF
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context
from luna_desktop.ui.prompts import Question

if TYPE_CHECKING:
    from luna_desktop.ui.compare.presenter import ComparePresenter


class Layers(QObject):
    """Stands between tools, canvas and list on one side and the layers of the record on the other."""

    def __init__(self, owner: ComparePresenter, view: CompareView, context: Context, patient: PatientId) -> None:
        super().__init__(view)
        self._owner, self._view, self._context, self._patient = owner, view, context, patient
        self._done: Pointing | None = None
        self._chosen: tuple[Side, int] | None = None
        view.tools.wanted.connect(self.begin)
        view.tools.unaligned.connect(self._unalign)
        view.canvas.pointed.connect(view.strip.show_pointing)
        view.canvas.finished.connect(self._finished)
        view.canvas.left.connect(self.leave)
        view.canvas.picked.connect(self.choose)
        view.canvas.asked.connect(lambda asked: self._remove_chosen() if asked == "remove" else None)
        view.strip.undone.connect(view.canvas.setting.take_back)
        view.strip.finished.connect(view.canvas.setting.finish)
        view.strip.left.connect(self.leave)
        view.strip.kept.connect(self._keep)
        view.list_shown.connect(self._read_versions)
        view.list.shown_on_picture.connect(self._show_on_picture)
        view.list.remove_wanted.connect(self._ask_to_remove)

    def show(self) -> None:
        """Show what lies over both photographs."""
        layers = {side: self._owner.picture(side).marks for side in BOTH}
        self._view.canvas.show_layers(layers, lambda side, number: wording.spoken_mark(layers[side], number))
        rows = rows_of([(side, self._owner.picture(side)) for side in BOTH])
        self._view.list.show_rows(rows, may_change=self._owner.may_change)
        self._view.panel.show_drawn([self._owner.picture(side) for side in BOTH])
        self._offer_tools()

    def show_alignment(self) -> None:
        """Lay the pictures over each other as the record says."""
        compared = self._owner.compared
        known = compared.comparison if compared is not None else None
        stage = self._view.canvas.stage
        self._view.canvas.change(stage.aligned(known.body.alignment if known is not None else None))
        self._offer_tools()

    def begin(self, tool: Tool) -> None:
        """Let points be set for a tool."""
        if self._owner.compared is None or not self._owner.may_change:
            return
        self.leave()
        if tool in {Tool.LENGTH, Tool.AREA} and all(self._owner.picture(each).marks.scale is None for each in BOTH):
            self._view.show_trouble(
                _("Set the scale first: a ruler or a sticker of known size in the picture."), tone="warn"
            )
            return
        self._view.show_trouble("")
        if self._view.pages.currentWidget() is not self._view.canvas:
            self._view.toggle_list()
        self._view.foot.marks.setChecked(True)
        self._view.set_pointing(True)
        pointing = Pointing(tool)
        self._view.canvas.start_pointing(pointing)
        self._view.strip.show_pointing(pointing)

    def leave(self) -> None:
        """Set no more points; what was not kept is let go."""
        self._done = None
        self._view.canvas.setting.stop()
        self._view.strip.hide()
        self._view.set_pointing(False)
        if self._view.canvas.isVisible():
            self._view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, side: Side, number: int) -> None:
        """Let a mark stand out; Delete removes it."""
        self._chosen = (side, number)
        self._view.canvas.choose(self._chosen)

    def _finished(self, pointing: Pointing) -> None:
        self._done = pointing
        if pointing.tool.aligns:
            self._view.strip.hide()
            self._view.set_pointing(False)
            self._align(pointing)
        elif pointing.tool.scales or pointing.tool in WORDS_OF:
            self._view.strip.ask_for(pointing.tool)
        else:
            self._keep("")

    def _align(self, pointing: Pointing) -> None:
        alignment = pointing.alignment()
        if not alignment.is_whole:
            self._view.show_trouble(_("The two points lie too close together. Set them further apart."), tone="warn")
            return
        self._owner.note.keep(alignment=alignment, said=_("Alignment saved"))

    def _unalign(self) -> None:
        self._owner.note.keep(alignment=None, said=_("Alignment taken away"))

    def _keep(self, typed: str) -> None:
        """Keep what was drawn, with its words or its millimetres."""
        pointing = self._done
        if pointing is None or pointing.drawn_on is None:
            return
        side = pointing.drawn_on
        layer = self._owner.picture(side).marks
        spots = pointing.of(side)
        if pointing.tool.scales:
            mm = _number(typed)
            if mm is None:
                self._view.strip.show_problem(_("Enter how many millimetres lie between the two points, such as 10."))
                return
            changed = replace(layer, scale=ScaleBar(ScaleBy(pointing.tool.value), spots, mm))
        else:
            sort = pointing.tool.sort
            if sort is None:
                return
            changed = replace(layer, marks=(*layer.marks, Mark(sort, spots, typed)))
        self._write(side, changed, _("Mark saved"))

    def _write(self, side: Side, layer: PhotoMarks, said: str) -> None:
        known = self._owner.picture(side).layer
        kept = KeptLayer(self._patient, layer, known.fact_id if known else 0, known.number if known else 0)
        job = self._context.job(keep_photo_marks, kept)
        self._owner.act(job, lambda found: self._kept(side, found, said), lambda error: self._refused(side, error))

    def _kept(self, side: Side, known: Known, said: str) -> None:
        if self._owner.compared is None or known.body.photograph != self._owner.picture(side).tile.photograph_id:
            return
        self.leave()
        self._owner.put(side, known)
        self._context.navigation.saved(said)
        self.choose(side, len(known.body.marks) - 1)
        self.show()

    def _refused(self, side: Side, error: Exception) -> None:
        """Show what somebody drew meanwhile; what is drawn here waits for Keep."""
        theirs = error.theirs if isinstance(error, StaleRecord) else None
        if isinstance(theirs, Known) and self._owner.compared is not None:
            self._owner.put(side, theirs)
            self.show()
            if self._done is not None and not self._view.strip.is_asking():
                self._view.strip.ask_for(self._done.tool)
        self._owner.complain(error)

    def _show_on_picture(self, side: Side, number: int) -> None:
        self._view.toggle_list()
        self._view.foot.marks.setChecked(True)
        self.choose(side, number)

    def _remove_chosen(self) -> None:
        if self._chosen is not None and self._owner.may_change:
            self._ask_to_remove(*self._chosen)

    def _read_versions(self) -> None:
        """Read who drew when, for the table."""
        self._view.list.show_versions(())
        for side in BOTH:
            known = self._owner.picture(side).layer
            if known is not None:
                job = self._context.job(read_layer_versions, LayerAsked(self._patient, known.fact_id))
                self._owner.ask(f"versions {side.value}", job, self._show_versions)

    def _show_versions(self, known: Sequence[Known]) -> None:
        compared = self._owner.compared
        if compared is None or not known:
            return
        pictures = [self._owner.picture(side) for side in BOTH]
        tile = next((each.tile for each in pictures if each.layer and each.layer.fact_id == known[0].fact_id), None)
        if tile is not None:
            before = [line for line in self._view.list.versions.text().splitlines() if line]
            self._view.list.show_versions([*before, *(wording.version_words(each, tile) for each in known)])

    def _ask_to_remove(self, side: Side, number: int) -> None:
        layer = self._owner.picture(side).marks
        if not (number == SCALE or 0 <= number < len(layer.marks)):
            return
        what = wording.spoken_scale(layer) if number == SCALE else wording.spoken_mark(layer, number)
        question = Question(
            _("Remove this mark?"),
            _("{mark}. It leaves the picture; the version before keeps it.", mark=what),
            _("Remove"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._remove(side, number) if yes else None)

    def _remove(self, side: Side, number: int) -> None:
        layer = self._owner.picture(side).marks
        if number == SCALE:
            changed = replace(layer, scale=None)
        else:
            changed = replace(layer, marks=(*layer.marks[:number], *layer.marks[number + 1 :]))
        self._chosen = None
        self._write(side, changed, _("Mark removed"))

    def _offer_tools(self) -> None:
        aligned = self._view.canvas.stage.alignment is not None
        self._view.tools.offer(may_change=self._owner.may_change, aligned=aligned)


def _number(typed: str) -> float | None:
    try:
        found = float(typed.replace(",", "."))
    except ValueError:
        return None
    return found if found > 0 else None
