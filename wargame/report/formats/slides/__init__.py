"""Lays a quick look out as PowerPoint: real placeholders, native tables and charts, the graph as shapes."""
