"""Tests of the words that the window says."""
