"""What is said about a copy that was checked, in sentences for the window and the command line."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.sharing.copy_seals import Judged, Verdict, pages_words
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, say, say_n

_FIRST = {
    Verdict.NOT_OURS: say(
        "This is not a copy of this clinic: it carries no seal, or another clinic’s, and its bytes never left here."
    ),
    Verdict.BROKEN: say(
        "This file cannot be judged: it is damaged, cut short, neither a PDF nor a zip, or was saved anew in a form "
        "that programs read in different ways, as for the web. Ask for the file as the clinic gave it."
    ),
    Verdict.LOCKED: say("A passphrase opens this file. Give the one that was told with it."),
    Verdict.ALTERED: say("This copy was changed after the clinic sealed it. Do not rely on it."),
}


def verdict_lines(judged: Judged) -> tuple[Message, ...]:
    """Return the sentences, the verdict first."""
    lines = [_verdict(judged)]
    if judged.changed_pages:
        lines.append(
            say_n(
                "{count} page differs: {pages}.",
                "{count} pages differ: {pages}.",
                len(judged.changed_pages),
                pages=pages_words(judged.changed_pages),
            )
        )
    elif judged.verdict is Verdict.ALTERED and not judged.changed_files and not judged.on_paper:
        lines.append(say("The pages are as they were; what differs lies in the file beside them, or in the seal."))
    if judged.changed_files:
        names = ", ".join(judged.changed_files[:5])
        lines.append(
            say_n(
                "{count} file in it differs, is missing or was added: {names}.",
                "{count} files in it differ, are missing or were added: {names}.",
                len(judged.changed_files),
                names=names,
            )
        )
    if judged.copy and judged.made_at:
        lines.append(say("Copy {number}, made on {moment}.", number=judged.copy, moment=_moment(judged.made_at)))
    return (*lines, *_book(judged))


def _verdict(judged: Judged) -> Message:
    if judged.verdict is not Verdict.GENUINE:
        return _FIRST[judged.verdict]
    if judged.on_paper:
        return say(
            "The seal is genuine: this clinic made the copy with this number. Compare the number and the day on the "
            "paper with what stands here."
        )
    return say("This copy is genuine and unaltered.")


def _book(judged: Judged) -> tuple[Message, ...]:
    if not judged.in_book:
        return ()
    if judged.left_at is None:
        return (say("It stands in the disclosure book, but was never noted as handed over."),)
    lines = [say("The disclosure book says that it was handed over on {moment}.", moment=_moment(judged.left_at))]
    if judged.verdict is Verdict.GENUINE and not judged.is_exact and not judged.on_paper:
        lines.append(say("The file was stored anew since, such as without its passphrase; what it says is the same."))
    return tuple(lines)


def _moment(at: datetime) -> Message:
    local = at.astimezone(CLINIC_ZONE)
    return say("{day}, {time}", day=day(local.date()), time=f"{local:%H:%M}")
