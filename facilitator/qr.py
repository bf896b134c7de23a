"""QR codes as a path to draw: of an address, or of the network that guests are on. Pure."""

import segno
from segno.helpers import make_wifi_data


def drawn(text: str) -> str:
    """The code as a path in an SVG, one unit a module, and its side: "side path"."""
    code = segno.make(text, error="m", micro=False)
    rows = [list(row) for row in code.matrix]
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            width = 0
            while x + width < len(row) and row[x + width]:
                width += 1
            if width:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += max(width, 1)
    return f"{len(rows)} {''.join(runs)}"


def wifi_text(name: str, password: str) -> str:
    """What a phone reads to join a network; one without a password is open."""
    return str(make_wifi_data(name, password or None, "WPA" if password else None))
