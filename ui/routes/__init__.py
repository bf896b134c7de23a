"""Pages and forms without a framework. Each module has a `router`; `ui.app` takes them all in."""
