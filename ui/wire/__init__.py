"""Socket.IO namespaces: the live road (`/live`) and the shared text (`/collab`)."""
