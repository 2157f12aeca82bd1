"""Serving: the only place that knows gunicorn and eventlet."""
