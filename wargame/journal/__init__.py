"""The record: one append-only SQLite file for each session."""
