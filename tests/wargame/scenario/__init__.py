"""Tests of reading, checking and writing scenarios."""
