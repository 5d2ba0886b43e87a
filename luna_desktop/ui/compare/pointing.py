"""Setting points in the pictures, by mouse or by keyboard: for marks, measures, the scale and the alignment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot, apart
from luna_desktop.domain.clinical.photo_marks import SPOTS, MarkSort
from luna_desktop.texts import _
from luna_desktop.ui.compare.stage import Side


class Tool(StrEnum):
    """What points are set for."""

    POINTS = "points"
    EYES = "eyes"
    RULER = "ruler"
    STICKER = "sticker"
    LENGTH = "length"
    AREA = "area"
    ARROW = "arrow"
    OUTLINE = "outline"
    WORDS = "words"
    BLUR = "blur"

    @property
    def aligns(self) -> bool:
        """Tell whether the points lay the pictures over each other."""
        return self in {Tool.POINTS, Tool.EYES}

    @property
    def scales(self) -> bool:
        """Tell whether the points are the ends of something of known size."""
        return self in {Tool.RULER, Tool.STICKER}

    @property
    def sort(self) -> MarkSort | None:
        """Which mark the points become, None where they become none."""
        return None if self.aligns or self.scales else MarkSort(self.value)


@dataclass(frozen=True)
class Pointing:
    """The points set so far. `side` is the picture in which the next one is expected, None where either may be."""

    tool: Tool
    spots: dict[Side, tuple[Spot, ...]] = field(default_factory=dict)
    drawn_on: Side | None = None

    @property
    def side(self) -> Side | None:
        """The picture for the next point."""
        if self.tool.aligns:
            return Side.BEFORE if len(self.of(Side.BEFORE)) < 2 else Side.AFTER
        return self.drawn_on

    def of(self, side: Side) -> tuple[Spot, ...]:
        """Return the points in one picture."""
        return self.spots.get(side, ())

    @property
    def count(self) -> int:
        """How many points there are."""
        return sum(len(each) for each in self.spots.values())

    def added(self, side: Side, spot: Spot) -> Pointing:
        """Return the state after a point was set; one in the wrong picture, or one too many, changes nothing."""
        if self.is_full or self.side not in {None, side}:
            return self
        return replace(self, drawn_on=side, spots={**self.spots, side: (*self.of(side), spot)})

    def taken_back(self) -> Pointing:
        """Return the state without the last point."""
        last = Side.AFTER if self.tool.aligns and self.of(Side.AFTER) else self.drawn_on
        if self.tool.aligns and not self.of(Side.AFTER):
            last = Side.BEFORE
        if last is None or not self.of(last):
            return self
        left = self.of(last)[:-1]
        drawn = self.drawn_on if self.tool.aligns or left else None
        return replace(self, drawn_on=drawn, spots={**self.spots, last: left})

    @property
    def most(self) -> int:
        """How many points there are at most."""
        if self.tool.aligns:
            return 4
        sort = self.tool.sort
        return 2 if sort is None else SPOTS[sort][1]

    @property
    def least(self) -> int:
        """How many points are needed."""
        if self.tool.aligns:
            return 4
        sort = self.tool.sort
        return 2 if sort is None else SPOTS[sort][0]

    @property
    def is_full(self) -> bool:
        """Tell whether no more points fit."""
        return self.count >= self.most

    @property
    def is_enough(self) -> bool:
        """Tell whether there are enough points."""
        return self.count >= self.least

    @property
    def has_many(self) -> bool:
        """Tell whether the person says when it is enough."""
        return self.most > self.least

    def closes(self, spot: Spot, near: float) -> bool:
        """Tell whether a point closes an outline: it lies upon the first or the last one, within so many pixels."""
        if not self.has_many or not self.is_enough or self.drawn_on is None:
            return False
        mine = self.of(self.drawn_on)
        return any(apart(each, spot) <= near for each in (mine[0], mine[-1]))

    def alignment(self) -> Alignment:
        """Return what four points align by."""
        by = AlignBy.EYES if self.tool is Tool.EYES else AlignBy.POINTS
        return Alignment(by, self.of(Side.BEFORE), self.of(Side.AFTER))


def hint_of(pointing: Pointing) -> str:
    """Return what to do next, in one sentence."""
    if pointing.tool.aligns:
        return _alignment_hint(pointing)
    texts = {
        Tool.RULER: (_("Set one mark of the ruler."), _("Set another mark of the ruler, as far away as there is.")),
        Tool.STICKER: (_("Set one edge of the sticker."), _("Set the edge right across, through the middle.")),
        Tool.LENGTH: (_("Set one end of what is measured."), _("Set the other end.")),
        Tool.ARROW: (_("Set where the arrow begins."), _("Set what the arrow shows.")),
        Tool.BLUR: (_("Set one corner of what is blurred."), _("Set the corner across.")),
        Tool.WORDS: (_("Set where the words stand."), ""),
        Tool.AREA: (_("Set the first point of the edge."), _("Go round the edge point by point.")),
        Tool.OUTLINE: (_("Set the first point of the outline."), _("Go round it point by point.")),
    }
    if pointing.has_many and pointing.is_enough:
        return _("Set more points, or the last one twice to finish.")
    first, second = texts[pointing.tool]
    return first if pointing.count == 0 else second


def _alignment_hint(pointing: Pointing) -> str:
    before, after = len(pointing.of(Side.BEFORE)), len(pointing.of(Side.AFTER))
    if pointing.tool is Tool.EYES:
        hints = (
            _("Earlier picture: set the middle of the eye at the left."),
            _("Earlier picture: set the middle of the eye at the right."),
            _("Later picture: set the middle of the eye at the left."),
            _("Later picture: set the middle of the eye at the right."),
        )
    else:
        hints = (
            _("Earlier picture: set a point that is seen in both, such as a mole."),
            _("Earlier picture: set a second point, far from the first."),
            _("Later picture: set the first point again."),
            _("Later picture: set the second point again."),
        )
    return hints[min(before + after, 3)]
