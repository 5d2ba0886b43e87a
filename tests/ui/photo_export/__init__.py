"""Tests of the page for photographs that leave."""
