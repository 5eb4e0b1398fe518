"""Tests of ruling on moves."""
