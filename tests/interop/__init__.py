"""The real Yjs, as browsers have it, as the other side of what goes over the wire."""
