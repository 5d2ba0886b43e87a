"""Turns a comparison into what is printed for the patient: two photographs with their layers, and the whole series."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_alignment import ALIGN_NAMES, Alignment, Similarity, laid_over, levelled
from luna_desktop.domain.clinical.photo_between import MeasureChange, interval_words
from luna_desktop.domain.clinical.photo_likeness import likeness
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoMarks, mark_words, scale_words
from luna_desktop.domain.clinical.photographs import REGION_NAMES, VIEW_NAMES
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.picture_series import Overlay, Stroke, printed
from luna_desktop.reports.care_frame import PaperFrame
from luna_desktop.reports.photo_series import PhotoSeriesPage, PrintedPhoto
from luna_desktop.services.care.care_pages import letterhead, person_of
from luna_desktop.services.care.photo_marks import Compared, ComparedPicture, PairAsked, compared_of, layers_of
from luna_desktop.services.care.photographs import PhotographTile, preview_of, tiles_of
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.rights.opening import require_reach
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, Translator, say

MOST = 12
"""So many photographs of a series at most; more would be a record copy."""


@dataclass(frozen=True)
class SeriesChoice:
    """Which photographs are printed, by their ids: the two that are compared, and all that are shown as a row."""

    pair: tuple[int, int]
    series: tuple[int, ...] = ()


def series_page(work: Work, patient: PatientId, choice: SeriesChoice, _: Translator) -> PhotoSeriesPage:
    """Return what is printed.

    Raises:
        NotPermitted: The patient, or a restriction, keeps photographs from leaving, or the actor may not open them.
        NotFound: One of them is not in this patient’s record.
        InvalidInput: More than twelve were chosen.
    """
    require_photographs(work, patient)
    if len(choice.series) > MOST:
        raise InvalidInput({"photographs": say("Choose at most {most} photographs for one page.", most=MOST)})
    compared = compared_of(work, PairAsked(patient, *choice.pair))
    before, after = compared.before.tile.fact.body, compared.after.tile.fact.body
    return PhotoSeriesPage(
        frame=PaperFrame(
            clinic=letterhead(work),
            title=_("Photographs over time"),
            number="",
            printed_at=work.now,
            language=_.language,
        ),
        person=person_of(work, patient, _),
        place=_(
            "{region} · {view}", region=_.render(REGION_NAMES[after.region]), view=_.render(VIEW_NAMES[after.view])
        ),
        interval=_.render(interval_words(before.taken_at.date(), after.taken_at.date())),
        pair=_pair(compared, _),
        series=_row(work, patient, choice.series, _),
        warnings=tuple(_.render(each) for each in likeness(before, after).differs),
        laid=_laid_words(compared, _),
        measures=tuple(_measure(each, _) for each in compared.measures),
        treatments=tuple((show_day(each.on, _), each.name) for each in compared.treatments),
        note=compared.comparison.body.note if compared.comparison is not None else "",
        signed=_signed(compared, _),
    )


def require_photographs(work: Work, patient: PatientId) -> None:
    """Refuse where photographs may not leave to the patient now, or the actor may not open them."""
    require_reach(work, Permission.READ_PHOTOGRAPHS, patient)
    recipient = Recipient(RecipientKind.PATIENT, card_of(work, patient).name)
    ledger.require(work, patient, Ground.RIGHTS, DataClass.PHOTOGRAPH, recipient)


def _pair(compared: Compared, _: Translator) -> tuple[PrintedPhoto, PrintedPhoto]:
    alignment = compared.comparison.body.alignment if compared.comparison is not None else None
    frame = (compared.before.tile.width, compared.before.tile.height)
    turns = _transforms(alignment)
    titles = (_("Before"), _("After"))
    photos = [
        _photo(picture, title, turn, frame, _)
        for picture, title, turn in zip((compared.before, compared.after), titles, turns, strict=True)
    ]
    return photos[0], photos[1]


def _transforms(alignment: Alignment | None) -> tuple[Similarity | None, Similarity | None]:
    """Return how both pictures lie in the frame of the earlier one; None for one that lies as it is."""
    if alignment is None or not alignment.is_whole:
        return None, None
    level = levelled(alignment)
    return (level if level != Similarity() else None), laid_over(alignment).then(level)


def _photo(
    picture: ComparedPicture, title: str, turn: Similarity | None, frame: tuple[int, int], _: Translator
) -> PrintedPhoto:
    tile, layer = picture.tile, picture.marks
    numbers = _numbers(layer)
    overlay = Overlay((tile.width, tile.height), _blurs(layer), _strokes(layer, numbers), turn, frame)
    made = printed(picture.jpeg, overlay)
    day = show_day(tile.fact.body.taken_at.date(), _)
    lines = [
        _("{day}, {number}: {mark}", day=day, number=numbers[at], mark=mark_words(mark, layer.scale, _))
        for at, mark in enumerate(layer.marks)
        if at in numbers
    ]
    if layer.scale is not None:
        lines.append(_("{day}, scale: {scale}", day=day, scale=scale_words(layer.scale, _)))
    return PrintedPhoto(
        jpeg=made.jpeg,
        key=hashlib.sha256(made.jpeg).hexdigest(),
        width=made.width,
        height=made.height,
        caption=_("{title} · {day}", title=title, day=day),
        alt=_alt(tile, _),
        lines=tuple(lines),
    )


def _row(work: Work, patient: PatientId, ids: Sequence[int], _: Translator) -> tuple[PrintedPhoto, ...]:
    tiles = {tile.photograph_id: tile for tile in tiles_of(work, patient) if tile.photograph_id in ids}
    if len(tiles) != len(set(ids)):
        raise NotFound(say("This photograph is not in this patient’s record."))
    layers = layers_of(work, patient)
    found = []
    for tile in sorted(tiles.values(), key=lambda each: (each.fact.body.taken_at, each.photograph_id)):
        known = layers.get(tile.photograph_id)
        blurs = _blurs(known.body) if known is not None else ()
        made = printed(preview_of(work, patient, tile.photograph_id), Overlay((tile.width, tile.height), blurs))
        found.append(
            PrintedPhoto(
                jpeg=made.jpeg,
                key=hashlib.sha256(made.jpeg).hexdigest(),
                width=made.width,
                height=made.height,
                caption=show_day(tile.fact.body.taken_at.date(), _),
                alt=_alt(tile, _),
            )
        )
    return tuple(found)


def _alt(tile: PhotographTile, _: Translator) -> str:
    facts = tile.fact.body
    return _(
        "Photograph: {region}, {view}, {day}",
        region=_.render(REGION_NAMES[facts.region]),
        view=_.render(VIEW_NAMES[facts.view]),
        day=show_day(facts.taken_at.date(), _),
    )


def _numbers(layer: PhotoMarks) -> dict[int, str]:
    """Return the number under which each mark stands below its picture; a blur needs none."""
    told = [at for at, mark in enumerate(layer.marks) if mark.sort is not MarkSort.BLUR]
    return {at: str(number) for number, at in enumerate(told, start=1)}


def _blurs(layer: PhotoMarks) -> tuple[tuple[float, float, float, float], ...]:
    found = []
    for mark in layer.marks:
        if mark.sort is MarkSort.BLUR:
            xs, ys = [spot.x for spot in mark.spots], [spot.y for spot in mark.spots]
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return tuple(found)


def _strokes(layer: PhotoMarks, numbers: dict[int, str]) -> tuple[Stroke, ...]:
    return tuple(_stroke(layer.marks[at], number) for at, number in numbers.items())


def _stroke(mark: Mark, number: str) -> Stroke:
    points = tuple((spot.x, spot.y) for spot in mark.spots)
    closed = mark.sort in {MarkSort.OUTLINE, MarkSort.AREA}
    return Stroke(points, number, closed=closed, arrow=mark.sort is MarkSort.ARROW)


def _laid_words(compared: Compared, _: Translator) -> str:
    alignment = compared.comparison.body.alignment if compared.comparison is not None else None
    if alignment is None or not alignment.is_whole:
        return ""
    return _(
        "The later photograph was turned and sized to lie like the earlier one: {how}.", how=ALIGN_NAMES[alignment.by]
    )


def _signed(compared: Compared, _: Translator) -> str:
    known = compared.comparison
    if known is None or not known.body.note:
        return ""
    return _("Compared on {day} by {name}", day=show_day(known.body.compared_on, _), name=known.recorded_by)


def _measure(change: MeasureChange, _: Translator) -> tuple[str, str, str, str]:
    unknown = _("Not known")
    return (_said(change.name, _), change.before or unknown, change.after or unknown, _said(change.change, _))


def _said(text: Message | str, _: Translator) -> str:
    return _.render(text) if isinstance(text, Message) else text
