"""Tests of the room that makes Word files."""
