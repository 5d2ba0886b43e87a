"""Tests of the card and the question about uses of photographs."""
