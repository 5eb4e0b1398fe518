"""Tests of games played side by side."""
