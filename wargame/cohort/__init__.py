"""Many tables of one scenario side by side: what the series shows, and what so few tables cannot show."""
