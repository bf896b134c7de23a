"""The organisers' pages, in ordinary NiceGUI."""
