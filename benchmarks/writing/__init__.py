"""Shared writing, measured beside Hocuspocus and y-websocket: `python -m benchmarks.writing`."""
