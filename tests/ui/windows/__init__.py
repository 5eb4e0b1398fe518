"""Tests of `ui.windows`."""
