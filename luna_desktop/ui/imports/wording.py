"""The words and chips of imports."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.imports import VERDICT_NAMES, Verdict
from luna_desktop.domain.measures import grouped
from luna_desktop.interop.import_files import ENCODING_NAMES, KIND_NAMES, FileKind, FileLook
from luna_desktop.services.people.imports import Outcome, PreviewRow
from luna_desktop.services.people.imports_undo import PastImport, UndoPlan
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, say, shown
from luna_desktop.ui.visits.wording import day_of
from luna_desktop.ui.widgets.painting import ChipSpec

_VERDICT_CHIPS = {
    Verdict.NEW: ("ok", "user-plus"),
    Verdict.SAME: ("neutral", "user-check"),
    Verdict.POSSIBLE: ("warn", "users"),
    Verdict.TWICE: ("neutral", "copy"),
    Verdict.REFUSED: ("danger", "circle-alert"),
}
FEW, MANY = 5, 40
"""How many of those who stay are named before an import is taken back, and afterwards."""
_DELIMITERS = {
    ",": say("Comma"),
    ";": say("Semicolon"),
    "\t": say("Tab"),
    "|": say("Upright line"),
}


def verdict_chip(verdict: Verdict) -> ChipSpec:
    """Return what a row is, as a chip."""
    tone, icon = _VERDICT_CHIPS[verdict]
    return ChipSpec(shown(VERDICT_NAMES[verdict]), tone, icon)


def past_chip(past: PastImport) -> ChipSpec:
    """Return whether an import stands, as a chip."""
    if past.undone_at is not None:
        return ChipSpec(_("Taken back"), "neutral", "undo-2")
    return ChipSpec(_("In force"), "ok", "check")


def name_of(person: Imported | None) -> str:
    """Return how a row names a person."""
    return person.identity.full_name if person is not None else _("No person read")


def birth_and_phone(person: Imported | None) -> str:
    """Return what tells the person of a row from others of the same name."""
    if person is None:
        return ""
    on = person.identity.birth.on
    age = person.identity.birth.age
    born = on.shown(current()) if on is not None else _("{age} y", age=age) if age is not None else ""
    phone = show_phone(person.phones[0].number) if person.phones else ""
    return " · ".join(part for part in (born, phone) if part)


def why(row: PreviewRow) -> str:
    """Return in a line what there is to say about a row: what is wrong, whom it may be, what is noted."""
    if row.problems:
        return " ".join(shown(problem) for problem in row.problems)
    if row.people:
        first = row.people[0]
        return _("{name}, {number}", name=first.name, number=first.mrn)
    if row.lines:
        return _("As in line {line}", line=row.lines[0])
    return " ".join(shown(note) for note in row.notes)


def file_rows(look: FileLook) -> list[tuple[str, str]]:
    """Return what is known of a file, as pairs of label and words."""
    rows = [(_("Kind"), shown(KIND_NAMES[look.kind])), (_("Rows"), grouped(look.rows))]
    if look.kind is FileKind.CSV:
        rows.append((_("Columns"), str(len(look.headers))))
        between = _DELIMITERS.get(look.delimiter)
        rows.append((_("Separator"), shown(between) if between else look.delimiter))
    if look.kind not in {FileKind.FHIR, FileKind.COPY}:
        name = ENCODING_NAMES.get(look.encoding)
        rows.append((_("Letters"), shown(name) if name else look.encoding or _("Not known yet")))
    return rows


def left_out_words(look: FileLook) -> str:
    """Return in a sentence what a bundle holds that is not taken over."""
    if not look.left_out:
        return ""
    kinds = ", ".join(f"{kind} {grouped(count)}" for kind, count in look.left_out.items())
    return _("Not taken over from this bundle: {kinds}.", kinds=kinds)


def done_words(counts: Mapping[Outcome, int]) -> str:
    """Return how an import ended, for the line at the foot of the window."""
    return _("Imported: {count}", count=grouped(counts.get(Outcome.TAKEN, 0)))


def past_counts(past: PastImport) -> str:
    """Return what an import did, in a line."""
    return _(
        "{taken} new, {filled} filled, {left_out} left out, {refused} not read",
        taken=grouped(past.taken),
        filled=grouped(past.filled),
        left_out=grouped(past.left_out),
        refused=grouped(past.refused),
    )


def past_when(past: PastImport) -> str:
    """Return when an import was made and by whom."""
    return _(
        "{day}, {time}, {name}",
        day=day_of(past.at),
        time=past.at.astimezone(CLINIC_ZONE).strftime("%H:%M"),
        name=past.by,
    )


def undo_words(plan: UndoPlan) -> str:
    """Return what taking an import back would do, before it is done."""
    said = [
        _(
            "{leaving} patients whom nobody has changed since leave the lists, marked as entered in error.",
            leaving=grouped(plan.leaving),
        )
    ]
    if plan.staying:
        said.append(stayed_words(plan, FEW))
    if plan.emptied or plan.kept:
        said.append(
            _(
                "{emptied} blanks that were filled are emptied again; {kept} were changed since and stay.",
                emptied=grouped(plan.emptied),
                kept=grouped(plan.kept),
            )
        )
    said.append(_("Nothing is deleted."))
    return " ".join(said)


def stayed_words(plan: UndoPlan, most: int) -> str:
    """Return who stays because somebody changed them since, so many of them by name."""
    names = ", ".join(f"{card.name} ({card.mrn})" for card in plan.named[:most])
    more = plan.staying - min(most, len(plan.named))
    some = _("{names} and {more} more", names=names, more=grouped(more)) if more else names
    return _("Changed since, so they stay: {names}.", names=some)
