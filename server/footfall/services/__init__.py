"""One function a use case. Each is handed its stores and, where time matters, `now` in ms; none knows HTTP."""
