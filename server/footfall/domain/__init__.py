"""What Footfall means. Standard library only; time is always an argument (milliseconds since the epoch)."""
