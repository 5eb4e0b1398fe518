"""Tests of `wargame.report.slides`."""
