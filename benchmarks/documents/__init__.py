"""What a long document costs, beside what else it could be made with, and what it costs those who write meanwhile."""
