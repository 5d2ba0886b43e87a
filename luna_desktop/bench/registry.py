"""Which measurements there are, by name, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from luna_desktop.bench import (
    book,
    book_window,
    build,
    chart,
    gate,
    imports,
    memory,
    photos,
    photos_compare,
    photos_scroll,
    record,
    rules,
    save,
    search,
    start,
    unlock,
    window,
)
from luna_desktop.bench.figures import Figure
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.texts import say

Bench = Callable[[int], list[Figure]]
BENCHES: dict[str, Bench] = {
    "rules": rules.measure,
    "search": search.measure,
    "chart": chart.measure,
    "start": start.measure,
    "unlock": unlock.measure,
    "save": save.measure,
    "import": imports.measure,
    "gate": gate.measure,
    "window": window.measure,
    "memory": memory.measure,
    "build": build.measure,
    "book": lambda patients: [*book.measure(patients), *book_window.measure(patients)],
    "record": record.measure,
    "photos": lambda patients: [
        *photos.measure(patients),
        *photos_compare.measure(patients),
        *photos_scroll.measure(patients),
    ],
}
USUAL_PATIENTS = 100_000


def run(names: Sequence[str] = (), *, patients: int = USUAL_PATIENTS) -> list[Figure]:
    """Run the named measurements, or all, among so many made-up patients.

    Raises:
        InvalidInput: a name is unknown; the sentence lists those that there are.
    """
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        known = ", ".join(sorted(BENCHES))
        raise InvalidInput({"names": say("There is no measurement of that name. There are: {known}.", known=known)})
    return [figure for name in names or BENCHES for figure in BENCHES[name](patients)]
