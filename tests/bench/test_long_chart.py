"""The long chart holds what its measurement says, and the product's services read it."""

from __future__ import annotations

from luna_desktop.bench import long_chart
from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.services.care import chart as charts
from luna_desktop.services.care import photographs, visit_lists
from luna_desktop.services.people import patients


def test_the_long_chart_is_read_through_the_products_services() -> None:
    with scratch_folder() as folder, long_chart.long_chart(folder / "clinic", 201) as clinic:
        read = clinic.desk.perform(clinic.actor, charts.read_chart, long_chart.LONG)
        entries = (*read.conditions, *read.medicines, *read.lifestyle, *read.allergies)
        assert len(entries) == long_chart.HISTORY + 1  # and one that every patient has
        assert {entry.number for entry in entries} == {1, long_chart.VERSIONS}
        assert (
            clinic.desk.perform(clinic.actor, photographs.count_photographs, long_chart.LONG) == long_chart.PHOTOGRAPHS
        )
        part = clinic.desk.perform(clinic.actor, visit_lists.list_visits, visit_lists.VisitsAsked(long_chart.LONG))
        assert (part.total, part.unsigned) == (long_chart.VISITS, 0)
        assert clinic.desk.perform(clinic.actor, patients.read_details, long_chart.LONG).card.mrn == "LUN-000001"
