"""What is laid over photographs, in copies: only beside photographs that the copy holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_marks import mark_words, scale_words
from luna_desktop.reports import record_content as page
from luna_desktop.services.care.photo_marks import COMPARISON, LAYER
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import Translator, say


def over_photographs(work: Work, patient: PatientId, held: Collection[int]) -> list[Known]:
    """Return the layers and comparisons of photographs that a copy holds, by their ids; no others leave."""
    return [
        each
        for each in current_facts(work, patient, (LAYER, COMPARISON))
        if (each.kind == LAYER and each.body.photograph in held)
        or (each.kind == COMPARISON and each.body.before in held and each.body.after in held)
    ]


class Layers:
    """The words of what lies over the photographs of one copy; `places` are their numbers in it, by their ids."""

    def __init__(self, work: Work, patient: PatientId, places: Mapping[int, int], language: str) -> None:
        self._translate = Translator(language)
        self._places = places
        known = over_photographs(work, patient, places)
        self._layers = {each.body.photograph: each for each in known if each.kind == LAYER}
        self._seen = [each for each in known if each.kind == COMPARISON and each.body.note]

    def put(self, photograph_id: int, printed: page.Photograph) -> page.Photograph:
        """Return a photograph of the copy with its scale, its marks, and what was seen beside earlier ones."""
        known = self._layers.get(photograph_id)
        scale: page.Text = ""
        lines: list[page.Text] = []
        if known is not None:
            body = known.body
            if body.scale is not None:
                scale = scale_words(body.scale, self._translate)
            lines += [mark_words(mark, body.scale, self._translate) for mark in body.marks]
            lines.append(say("Drawn over the picture by {name}, version {number}.", **_who(known)))
        for each in self._seen:
            if each.body.after == photograph_id:
                place = self._places[each.body.before]
                lines.append(say("Compared with photograph {place} by {name} on {date}:", place=place, **_seen(each)))
                lines.append(each.body.note)
        return replace(printed, scale=scale, marks=tuple(lines)) if lines or scale else printed


def _who(known: Known) -> dict[str, object]:
    return {"name": known.recorded_by, "number": known.number}


def _seen(known: Known) -> dict[str, object]:
    return {"name": known.recorded_by, "date": day(known.body.compared_on)}
