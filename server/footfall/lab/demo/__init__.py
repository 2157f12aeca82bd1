"""`footfall demo`: the example event, moved to today, with a crowd at its doors."""
