"""A seat's hand, in parts: the panel, its cards read closely, drafts, aims, the form for free moves."""
