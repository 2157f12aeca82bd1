"""Footfall runs the doors of an exhibition: signed badges, scans, live occupancy, attendance."""

__version__ = "0.1.0"
