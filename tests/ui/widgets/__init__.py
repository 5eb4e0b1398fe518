"""Tests of the room `ui.widgets`."""
