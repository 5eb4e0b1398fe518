"""A series as something to take along: a report, its charts with their data, tables."""
