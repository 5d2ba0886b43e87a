"""The papers drawer: scans of signed papers and requests, sealed apart from the photographs.

Its key comes from the clinic's master key, so that reception can file a paper without being able to open a single
photograph. The door is the same for all: what is no picture and no plain PDF stays outside.
"""

from __future__ import annotations

from sqlalchemy import insert, select

from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.interop.papers import PaperRefused, prepare_paper
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.work import Work
from luna_desktop.texts import say

DRAWER = "papers"


def file_paper(work: Work, content: bytes, media_type: str = "", *, field: str = "scan") -> str:
    """Check a scan, seal it into the papers drawer and return the object's id.

    `media_type` is what the caller believes; the content decides. The caller refers to the object in a row of its own
    and writes the audit entry.

    Raises:
        InvalidInput: The content cannot be filed; the problem stands under `field`.
    """
    del media_type
    try:
        paper = prepare_paper(content)
    except PaperRefused as refused:
        raise InvalidInput({field: refused.message}) from None
    sealed = work.premises.papers.seal(paper.content, media_type=paper.media_type)
    work.session.execute(
        insert(StoredObject).values(
            object_id=sealed.object_id,
            wrapped_key=sealed.wrapped_key,
            size=sealed.size,
            sha256=sealed.sha256,
            media_type=sealed.media_type,
            created_at=work.now,
            drawer=DRAWER,
        )
    )
    return sealed.object_id


def open_paper(work: Work, object_id: str) -> bytes:
    """Return the bytes of a filed paper; the caller writes the audit entry.

    Raises:
        NotFound: There is no such paper, or the object lies in another drawer.
        StorageTrouble: The sealed file is missing or damaged.
    """
    row = work.session.execute(
        select(StoredObject.wrapped_key, StoredObject.sha256).where(
            StoredObject.object_id == object_id, StoredObject.drawer == DRAWER
        )
    ).first()
    if row is None:
        raise NotFound(say("This paper is not on file."))
    return work.premises.papers.read(object_id, row.wrapped_key, sha256=row.sha256)
