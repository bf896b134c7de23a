"""The parts that organisers' pages are made of: plain elements with the classes of the visual language."""
