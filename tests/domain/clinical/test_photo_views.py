"""The standard views are those of the catalogue, and each shows a place that there is."""

from __future__ import annotations

from luna_desktop import paths
from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.catalogues import load
from luna_desktop.domain.clinical.photo_views import ASPECT_NAMES, NO_SITE, PHOTO_VIEWS, Aspect


def test_the_views_are_the_rows_of_the_catalogue() -> None:
    table = {entry.id: entry.columns for entry in load(paths.resources() / "catalogues" / "photo_views.tsv").entries}
    assert list(PHOTO_VIEWS) == list(table)
    for key, view in PHOTO_VIEWS.items():
        row = table[key]
        assert view.region == row["region_id"], key
        assert (view.yaw, view.pitch) == (int(row["yaw_deg"]), int(row["pitch_deg"])), key
        assert view.metres == float(row["distance_m"]), key
        assert ",".join(view.used_for) == row["used_for"], key


def test_places_and_aspects_are_known() -> None:
    assert {view.region for view in PHOTO_VIEWS.values()} <= {*REGIONS, NO_SITE}
    assert set(ASPECT_NAMES) == set(Aspect)
    assert [key for key, view in PHOTO_VIEWS.items() if view.intimate] == ["breast_front_view"]
