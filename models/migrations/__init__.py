"""How the tables came to be what they are, written by bin/migration."""
