"""What is taken away: given what to show, each room returns bytes. Reads no database."""
