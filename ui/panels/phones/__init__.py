"""Phones at the table, as Control sees them: the network, the seats with their codes, the Wi-Fi."""
