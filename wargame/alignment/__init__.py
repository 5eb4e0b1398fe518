"""Who stands with whom: measures of a signed graph, its trend over turns, and its picture."""
