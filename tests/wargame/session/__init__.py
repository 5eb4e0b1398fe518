"""Tests of what people can do with a session."""
