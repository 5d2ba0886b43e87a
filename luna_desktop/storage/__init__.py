"""Bytes at rest: key file, SQLCipher engine, sealed vault, audit chain, search index, migrations, backup."""
