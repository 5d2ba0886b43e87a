"""Tests of the pages about merges."""
