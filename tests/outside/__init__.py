"""What programs that others made say of our files; `install` fetches the programs."""
