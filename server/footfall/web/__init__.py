"""HTTP: one blueprint a file, no rules in any. Who may is in `auth`, statuses are in `errors`."""
