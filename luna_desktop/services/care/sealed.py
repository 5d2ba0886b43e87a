"""The vault's drawer in a transaction: bytes are sealed on the disk first, and the row that knows their key follows.

A crash between the two leaves a file that nothing points to, which is collected; never a row that points to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from sqlalchemy import insert, select, update

from luna_desktop.domain.errors import NotFound, StorageTrouble
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.work import Work
from luna_desktop.storage.vault import SealedObject
from luna_desktop.texts import Message


def seal_object(work: Work, plain: bytes, media_type: str) -> str:
    """Seal bytes under the vault's key and return the object's id; NotPermitted where the account has no such key."""
    sealed = work.premises.vault.seal(plain, media_type=media_type)
    _enter(work, sealed)
    return sealed.object_id


def _enter(work: Work, sealed: SealedObject) -> None:
    work.session.execute(
        insert(StoredObject).values(
            object_id=sealed.object_id,
            wrapped_key=sealed.wrapped_key,
            size=sealed.size,
            sha256=sealed.sha256,
            media_type=sealed.media_type,
            created_at=work.now,
        )
    )


def seal_together(work: Work, *parts: tuple[bytes, str]) -> list[str]:
    """Seal several things at once, each bytes with their media type, and return their ids; all of them or none.

    Where the disk takes one and not another, the first is taken away again, so that a full disk is not filled further
    by what nothing points to.
    """
    vault = work.premises.vault
    with ThreadPoolExecutor(len(parts), thread_name_prefix="luna-seal") as writers:
        writing = [writers.submit(vault.seal, plain, media_type=media_type) for plain, media_type in parts]
    sealed = [done.result() for done in writing if done.exception() is None]
    for wrong in (done.exception() for done in writing):
        if wrong is not None:
            for each in sealed:
                with suppress(StorageTrouble):
                    vault.remove(each.object_id)
            raise wrong
    for each in sealed:
        _enter(work, each)
    return [each.object_id for each in sealed]


def open_object(work: Work, object_id: str, missing: Message) -> bytes:
    """Return an object's plain bytes; NotFound with `missing` where there is no row, StorageTrouble for its file."""
    return object_reader(work, object_id, missing)()


def object_reader(work: Work, object_id: str, missing: Message) -> Callable[[], bytes]:
    """Return what reads an object's plain bytes later, until the lock; NotFound where there is no row now.

    Reading raises StorageTrouble where its file is gone or damaged.
    """
    key = work.session.scalar(select(StoredObject.wrapped_key).where(StoredObject.object_id == object_id))
    if key is None:
        raise NotFound(missing)
    return partial(work.premises.vault.read, object_id, key)


def forget_objects(work: Work, objects: Iterable[str]) -> None:
    """Destroy the keys of sealed files: what lies on the disk is noise once the transaction is committed."""
    for object_id in objects:
        work.session.execute(
            update(StoredObject).where(StoredObject.object_id == object_id).values(wrapped_key=b"", sha256="", size=0)
        )


def remove_forgotten(work: Work, objects: Iterable[str]) -> None:
    """Commit, then remove the files whose keys were destroyed; one that stays is collected later."""
    work.commit_so_far()
    for object_id in objects:
        with suppress(StorageTrouble):
            work.premises.vault.remove(object_id)
