"""A series planned before it is played: what is tried at which table, sealed, and held against what came."""
