"""Tests of the bots' room."""
