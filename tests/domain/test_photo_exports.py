"""What may leave as it is prepared: sound boxes, faces declared and covered, the intimate never with a face."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.photo_exports import (
    BOX_NAMES,
    MOST_BOXES,
    WHOLE,
    Box,
    BoxKind,
    ItemAsked,
    file_name,
    is_face_place,
    item_problem,
    member_name,
    needs_check,
    read_boxes,
    rests_until,
    shows_face,
    write_boxes,
)
from luna_desktop.domain.photo_uses import PhotoScope

EYES = Box(BoxKind.EYES, 2000, 3000, 8000, 4000)
CROP = Box(BoxKind.CROP, 0, 5000, 10000, 10000)
COVER = Box(BoxKind.COVER, 100, 100, 900, 900)


def facts(region: str, *, sensitive: bool = False) -> PhotographFacts:
    return PhotographFacts(datetime(2026, 3, 1, 10, 0), region, sensitive=sensitive)  # noqa: DTZ001 - a camera's own time


def problem(item: ItemAsked, region: str = "", *, sensitive: bool = False, recognisable: bool = False) -> str:
    found = item_problem(item, facts(region, sensitive=sensitive), recognisable=recognisable)
    return found.text if found is not None else ""


def test_boxes_are_written_and_read_alike() -> None:
    assert read_boxes(write_boxes((EYES, CROP, COVER))) == (EYES, CROP, COVER)
    assert set(BOX_NAMES) == set(BoxKind)


@pytest.mark.parametrize(
    "box",
    [
        Box(BoxKind.COVER, -1, 0, 500, 500),
        Box(BoxKind.COVER, 0, 0, WHOLE + 1, 500),
        Box(BoxKind.COVER, 500, 0, 400, 500),
        Box(BoxKind.COVER, 0, 0, 99, 500),
    ],
)
def test_a_box_off_the_picture_or_too_small_is_refused(box: Box) -> None:
    assert not box.is_sound
    assert "outside" in problem(ItemAsked(1, (box,), has_face=False))


def test_two_crops_and_too_many_boxes_are_refused() -> None:
    assert "outside" in problem(ItemAsked(1, (CROP, CROP), has_face=False))
    assert "outside" in problem(ItemAsked(1, (COVER,) * (MOST_BOXES + 1), has_face=False))


@pytest.mark.parametrize(
    ("region", "is_face"),
    [("face", True), ("cheek_l", True), ("forehead", True), ("ear_l", False), ("back", False), ("", False)],
)
def test_regions_of_the_face_count_as_face(region: str, *, is_face: bool) -> None:
    assert is_face_place(region) == is_face


def test_views_of_the_face_count_as_face_whatever_region_was_noted() -> None:
    assert is_face_place("", "face_front")
    assert is_face_place("", "cheek_close_l")
    assert not is_face_place("", "back_full")
    assert not is_face_place("back_upper", "no such view")


def test_a_face_is_declared_except_where_the_region_says_it() -> None:
    assert "Say whether" in problem(ItemAsked(1), "back")
    assert shows_face(ItemAsked(1, has_face=False), facts("face")) is True
    assert shows_face(ItemAsked(1, (CROP,), has_face=False), facts("face")) is False


def test_a_face_without_a_bar_leaves_only_where_it_may_be_recognised() -> None:
    assert "recognised" in problem(ItemAsked(1), "face")
    assert not problem(ItemAsked(1, (EYES,)), "face")
    assert not problem(ItemAsked(1), "face", recognisable=True)
    assert "recognised" in problem(ItemAsked(1, (COVER,), has_face=True), "back")


@pytest.mark.parametrize("recognisable", [True, False])
def test_the_intimate_never_leaves_in_one_frame_with_a_face(*, recognisable: bool) -> None:
    with_face = ItemAsked(1, (EYES, COVER), has_face=True)
    assert "intimate" in problem(with_face, "genital", sensitive=True, recognisable=recognisable)
    assert "intimate" in problem(ItemAsked(1, (EYES,)), "face", sensitive=True, recognisable=recognisable)
    assert not problem(ItemAsked(1, (CROP,), has_face=False), "genital", sensitive=True, recognisable=recognisable)


def test_teaching_and_whatever_was_covered_is_looked_at_by_a_second_person() -> None:
    plain, covered = ItemAsked(1, has_face=False), ItemAsked(1, (COVER,), has_face=False)
    alone = {scope for scope in PhotoScope if not needs_check(scope, [plain])}
    assert alone == {PhotoScope.RECORD, PhotoScope.REFERRAL, PhotoScope.MARKETING}
    assert all(needs_check(scope, [plain, covered]) for scope in PhotoScope)
    entered = datetime(2026, 3, 14, tzinfo=UTC)
    assert rests_until(entered) == entered + timedelta(hours=72)


def test_files_are_named_by_the_request_alone() -> None:
    assert file_name("PX-2026-0001", 1) == "PX-2026-0001.jpg"
    assert file_name("PX-2026-0001", 3) == "PX-2026-0001.zip"
    assert member_name("PX-2026-0001", 2) == "PX-2026-0001-02.jpg"
