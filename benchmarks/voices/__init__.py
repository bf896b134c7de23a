"""Votes at once, beside bare Socket.IO servers. See benchmarks/README.md."""
