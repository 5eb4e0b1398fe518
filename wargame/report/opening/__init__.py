"""What the report begins with: cover, summary, what is left out."""
