"""The few names of the schema that backups and checks of whole files need."""

from __future__ import annotations

from luna_desktop.storage.integrity import ObjectTable, SchemaNames

SCHEMA = SchemaNames(
    objects=(ObjectTable("stored_object", "object_id", "wrapped_key", "drawer", "sha256"),),
    generation=("clinic", "generation"),
)
