"""Tests of `wargame.report.formats.slides`."""
