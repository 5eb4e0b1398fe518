"""The parts of the editor of scenarios."""
