"""What the report ends with: scores, numbers over time, other lines, annexes."""
