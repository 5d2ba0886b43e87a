"""A note as labels and texts, to be read, compared and laid beside another."""

from __future__ import annotations

from luna_desktop.domain.clinical.procedures import AFTERCARE_NAMES, COMPLICATIONS_NAMES, ProcedureDone, Told
from luna_desktop.domain.clinical.visits import CALL_NAMES, KIND_NAMES, MODE_NAMES, PAYER_NAMES, VisitMode, VisitNote
from luna_desktop.services.care.treatments import field_label
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.catalogue_field import code_words

Block = tuple[str, str]


def blocks_of(note: VisitNote) -> tuple[Block, ...]:
    """Return what a note says, as pairs of label and text, empty ones left out."""
    blocks = [
        (_("Complaint"), note.complaint),
        (_("Findings"), note.findings),
        (_("Diagnoses"), "\n".join(_named(each.text, code_words(each.code, each.system)) for each in note.diagnoses)),
        (_("Assessment"), note.assessment),
        (_("Plan"), note.plan),
        *((_("Procedure: {name}", name=each.what.text), procedure_text(each)) for each in note.procedures),
        (_("Follow-up"), note.follow_up),
        (_("What for"), shown(KIND_NAMES[note.kind])),
        (_("How"), _how(note)),
        (_("Room"), note.room),
        (_("Who pays"), " · ".join(part for part in (shown(PAYER_NAMES[note.payer]), note.payer_note) if part)),
    ]
    return tuple((label, text) for label, text in blocks if text)


def differences(old: VisitNote, new: VisitNote) -> tuple[tuple[str, str, str], ...]:
    """Return label, old text and new text of every block in which two notes differ."""
    before, after = dict(blocks_of(old)), dict(blocks_of(new))
    labels = [*after, *(label for label in before if label not in after)]
    return tuple(
        (label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    )


def procedure_text(done: ProcedureDone) -> str:
    """Return a treatment in lines: settings, sites, products, and how it went."""
    lines = [_settings(done)]
    lines += [_site(each.where.text, each.passes, each.amount, each.response) for each in done.sites]
    lines += [
        _product(each.what.text, each.batch, each.expiry.shown(current()) if each.expiry else "", each.amount)
        for each in done.products
    ]
    if done.begun or done.ended:
        lines.append(_("Time: {begun} to {ended}", begun=done.begun or "–", ended=done.ended or "–"))
    if done.anaesthesia:
        lines.append(_("Anaesthesia: {text}", text=done.anaesthesia))
    if done.test_spot:
        lines.append(_("Test spot: {text}", text=done.test_spot))
    if done.complications is not Told.NOT_SAID:
        said = shown(COMPLICATIONS_NAMES[done.complications])
        lines.append(_("Complications: {said}", said=done.complications_note or said))
    if done.aftercare is not Told.NOT_SAID:
        said = shown(AFTERCARE_NAMES[done.aftercare])
        lines.append(_("Aftercare: {said}", said=done.aftercare_note or said))
    return "\n".join(line for line in lines if line)


def _settings(done: ProcedureDone) -> str:
    yes_no = {"yes": _("Yes"), "no": _("No")}
    parts = []
    for each in done.settings:
        value = " ".join(part for part in (yes_no.get(each.value, each.value), each.unit) if part)
        parts.append(_("{field} {value}", field=field_label(each.group, each.field), value=value))
    return " · ".join(parts)


def _site(where: str, passes: str, amount: str, response: str) -> str:
    parts = [
        where,
        _("{count} passes", count=passes) if passes else "",
        amount,
        response,
    ]
    return _("Site: {parts}", parts=" · ".join(part for part in parts if part))


def _product(name: str, batch: str, expiry: str, amount: str) -> str:
    parts = [
        name,
        _("batch {batch}", batch=batch) if batch else "",
        _("expiry {day}", day=expiry) if expiry else "",
        amount,
    ]
    return _("Product: {parts}", parts=" · ".join(part for part in parts if part))


def _how(note: VisitNote) -> str:
    mode = shown(MODE_NAMES[note.mode])
    if note.mode is VisitMode.IN_PERSON:
        return mode
    return " · ".join(part for part in (mode, shown(CALL_NAMES[note.call_begun_by]), note.call_consent) if part)


def _named(text: str, code: str) -> str:
    return _("{name} ({code})", name=text, code=code) if code else text
