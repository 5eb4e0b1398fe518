"""Tests of the room `ui.theme`."""
