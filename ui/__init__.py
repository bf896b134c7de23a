"""What is seen: pages, sockets and the command line. Decides nothing."""
