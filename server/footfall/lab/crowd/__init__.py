"""The example's people and crowd, pure and seeded: no file, clock or network is used here."""
