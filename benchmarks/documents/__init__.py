"""What a long document costs, beside what it would be made with instead, and what it costs those who write meanwhile."""
