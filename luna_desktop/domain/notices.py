"""The notice and the policy: what their texts consist of, what stands in the way of publishing, and what changed.

A *notice* goes with the questions about consent and must stand alone (DPDP Rule 3): an itemised table of data,
purpose and service, how to take a consent back, which rights there are, how to complain, and whom to ask. The *policy*
is the clinic's own published text and is kept as it stands. Continued use of the clinic is never a consent.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.texts import Message, Translator, say

LONGEST_BLOCK = 20_000
LONGEST_CELL = 2_000
LONGEST_POLICY = 400_000
MOST_ITEMS = 60
MOST_COMPARED = 4_000_000
"""Above so many pairs of words two changed passages are shown whole, one after the other."""


class Document(Enum):
    """Which of the two texts."""

    NOTICE = "notice"
    POLICY = "policy"


DOCUMENT_NAMES: dict[Document, Message] = {
    Document.NOTICE: say("Privacy notice"),
    Document.POLICY: say("Privacy policy"),
}


class Block(Enum):
    """A part of the notice besides its table."""

    INTRODUCTION = "introduction"
    WITHDRAWING = "withdrawing"
    RIGHTS = "rights"
    COMPLAINT = "complaint"
    CONTACT = "contact"


BLOCK_NAMES: dict[Block, Message] = {
    Block.INTRODUCTION: say("About this notice"),
    Block.WITHDRAWING: say("Changing your mind"),
    Block.RIGHTS: say("Your rights"),
    Block.COMPLAINT: say("Complaints"),
    Block.CONTACT: say("Whom to ask"),
}
MANDATORY = (Block.WITHDRAWING, Block.RIGHTS, Block.COMPLAINT, Block.CONTACT)
"""With the table of data, purpose and service these are the five parts without which no notice goes out."""


class TextState(Enum):
    """A step in the life of a version; what a newer version replaced is worked out and never written."""

    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    TRANSLATION_APPROVED = "translation approved"
    PUBLISHED = "published"


TEXT_STATES: dict[TextState, Message] = {
    TextState.DRAFTED: say("Draft"),
    TextState.REVIEWED: say("Reviewed"),
    TextState.APPROVED: say("Approved"),
    TextState.TRANSLATION_APPROVED: say("Translation approved"),
    TextState.PUBLISHED: say("Published"),
}


class Outcome(Enum):
    """What came of giving a patient the notice (45 CFR 164.520(c)(2)(ii) as model)."""

    SIGNED = "signed"
    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    UNABLE = "unable"
    DEFERRED = "deferred"


OUTCOME_NAMES: dict[Outcome, Message] = {
    Outcome.SIGNED: say("Given and signed for"),
    Outcome.ACKNOWLEDGED: say("Given and acknowledged"),
    Outcome.REFUSED: say("Given, the patient would not sign"),
    Outcome.UNABLE: say("The patient was not able to take it"),
    Outcome.DEFERRED: say("Put off, care could not wait"),
}
NEEDS_REASON = frozenset({Outcome.REFUSED, Outcome.UNABLE, Outcome.DEFERRED})
SETTLES = frozenset({Outcome.SIGNED, Outcome.ACKNOWLEDGED, Outcome.REFUSED})
"""Outcomes after which the patient is no longer on the list of those to be given the notice."""


@dataclass(frozen=True)
class Item:
    """One row of the itemised table: which data, for which purpose, for which service (DPDP Rule 3(b))."""

    what: str
    why: str
    service: str


@dataclass(frozen=True)
class NoticeBody:
    """The notice in one language."""

    title: str = ""
    items: tuple[Item, ...] = ()
    introduction: str = ""
    withdrawing: str = ""
    rights: str = ""
    complaint: str = ""
    contact: str = ""

    def block(self, block: Block) -> str:
        """Return the text of a part."""
        return str(getattr(self, block.value))


@dataclass(frozen=True)
class PolicyBody:
    """The policy in one language, as the clinic publishes it."""

    text: str = ""


Body = NoticeBody | PolicyBody


@dataclass(frozen=True)
class Piece:
    """A run of words of a comparison: kept, taken out or put in."""

    words: str
    was_removed: bool = False
    was_added: bool = False


def write_text(body: Body) -> str:
    """Return a body as the text that its row keeps; the same body gives the same bytes."""
    if isinstance(body, PolicyBody):
        return json.dumps({"text": body.text}, ensure_ascii=False, sort_keys=True)
    kept = {block.value: body.block(block) for block in Block}
    items = [[item.what, item.why, item.service] for item in body.items]
    return json.dumps({"title": body.title, "items": items, **kept}, ensure_ascii=False, sort_keys=True)


def read_text(document: Document, kept: str) -> Body:
    """Return a body from the text that its row keeps."""
    found = json.loads(kept)
    if document is Document.POLICY:
        return PolicyBody(found["text"])
    blocks = {block.value: found.get(block.value, "") for block in Block}
    return NoticeBody(found["title"], tuple(Item(*row) for row in found["items"]), **blocks)


def sha256_of(body: Body) -> str:
    """Return the hash under which a body is known."""
    return hashlib.sha256(write_text(body).encode()).hexdigest()


def tidied_text(body: Body) -> tuple[Body, dict[str, Message]]:
    """Return a body tidied, and what is wrong with it by field; an unfinished draft may still be kept."""
    if isinstance(body, PolicyBody):
        tidy_policy = PolicyBody(clean_text(body.text))
        return tidy_policy, _too_long("text", tidy_policy.text, LONGEST_POLICY)
    items = tuple(Item(*(clean_text(part) for part in (item.what, item.why, item.service))) for item in body.items)
    kept = tuple(item for item in items if item.what or item.why or item.service)
    blocks = {block.value: clean_text(body.block(block)) for block in Block}
    tidy = replace(body, title=clean_text(body.title).replace("\n", " "), items=kept, **blocks)
    problems: dict[str, Message] = {}
    for name, text in (("title", tidy.title), *((block.value, tidy.block(block)) for block in Block)):
        problems |= _too_long(name, text, LONGEST_BLOCK)
    longest = max((part for item in kept for part in (item.what, item.why, item.service)), key=len, default="")
    problems |= _too_long("items", longest, LONGEST_CELL)
    if len(kept) > MOST_ITEMS:
        problems["items"] = say("This table has more than {most} rows. A notice is short; join rows.", most=MOST_ITEMS)
    return tidy, problems


def _too_long(name: str, text: str, longest: int) -> dict[str, Message]:
    if len(text) <= longest:
        return {}
    return {
        name: say(
            "This text has {count} characters, and {longest} is the most. Shorten it.",
            count=len(text),
            longest=longest,
        )
    }


def clean_text(text: str) -> str:
    """Return a text with one kind of line end and without control characters; words and markup stay as they are."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    visible = ("".join(each for each in line if each == "\t" or _is_visible(each)).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(visible)).strip()


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"} and letter != "\ufeff"


def decoded_text(content: bytes) -> str:
    """Return the text of an imported file, which is UTF-8 or UTF-16 with its mark.

    Raises:
        InvalidInput: At `file`, with the line where the bytes stop being text.
    """
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidInput(
            {
                "file": say(
                    "This file is not text in UTF-8: line {line} cannot be read. Save it as UTF-8 and choose it again.",
                    line=line,
                )
            }
        ) from None


def missing_parts(body: NoticeBody) -> tuple[Message, ...]:
    """Return the names of the mandatory parts that are empty (DPDP Rule 3)."""
    missing = [] if any(item.what and item.why and item.service for item in body.items) else [ITEMS_NAME]
    return (*missing, *(BLOCK_NAMES[block] for block in MANDATORY if not body.block(block)))


_INDENT = re.compile(r"^ +")
ITEMS_NAME = say("What we write down, why, and for which service")
WHAT, WHY, SERVICE = say("What"), say("Why"), say("Service")


def as_markdown(body: Body, translator: Translator) -> str:
    """Return a text as it is kept when published and shown on screen; nothing in it can act as markup of its own."""
    if isinstance(body, PolicyBody):
        return escaped(body.text)
    parts = [f"# {escaped(body.title)}"] if body.title else []
    if body.introduction:
        parts.append(escaped(body.introduction))
    parts.append(f"## {translator.render(ITEMS_NAME)}")
    parts.append("\n".join(_table(body, translator)))
    for block in Block:
        if block is not Block.INTRODUCTION and body.block(block):
            parts += [f"## {translator.render(BLOCK_NAMES[block])}", escaped(body.block(block))]
    return "\n\n".join(parts) + "\n"


def _table(body: NoticeBody, translator: Translator) -> Iterator[str]:
    yield f"| {' | '.join(translator.render(head) for head in (WHAT, WHY, SERVICE))} |"
    yield "|---|---|---|"
    for item in body.items:
        cells = (_escaped_line(part).replace("\n", " ") for part in (item.what, item.why, item.service))
        yield f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return a text in which no character means anything to Markdown or HTML; each line stays a line of its own."""
    lines = (line.expandtabs(4) for line in text.split("\n"))
    return "\n\n".join(_INDENT.sub(_kept_indent, _escaped_line(line)) for line in lines if line.strip())


def _escaped_line(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#+!&~:@.|=)-])", r"\\\1", text)


def _kept_indent(spaces: re.Match[str]) -> str:
    """Spaces at the beginning of a line would make it code."""
    return "\u00a0" * len(spaces.group())


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return what changed between two texts: by lines first, and inside changed lines word by word."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    is_long = len(old) * len(new) > MOST_COMPARED  # then lines that come again and again are not paired one by one
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=is_long).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        pieces += [Piece(was)] if kind == "equal" else _changed(was, now)
    return tuple(pieces)


def _changed(was: str, now: str) -> list[Piece]:
    old, new = re.findall(r"\s+|\S+", was), re.findall(r"\s+|\S+", now)
    if len(old) * len(new) > MOST_COMPARED:
        return _both(was, now)
    pieces: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept, added = "".join(old[a:b]), "".join(new[c:d])
        pieces += [Piece(kept)] if kind == "equal" else _both(kept, added)
    return pieces


def _both(was: str, now: str) -> list[Piece]:
    removed = [Piece(was, was_removed=True)] if was else []
    return removed + ([Piece(now, was_added=True)] if now else [])


def plain(body: Body, translator: Translator) -> str:
    """Return a text without marks, for comparing and for printing."""
    if isinstance(body, PolicyBody):
        return body.text
    rows = "\n".join(f"{item.what} – {item.why} – {item.service}" for item in body.items)
    blocks = (f"{translator.render(BLOCK_NAMES[block])}\n{body.block(block)}" for block in Block if body.block(block))
    return "\n\n".join((body.title, rows, *blocks))
