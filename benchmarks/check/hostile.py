"""Lines that make ordinary readers lose their neighbours, one kind at a time in a good feed.

``python -m benchmarks.check.hostile FEED FOLDER``
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

OVERLONG = 50_000_000  # bytes; such a line vanished from one reader without a word


def main() -> None:
    """Write a copy of the feed for each kind of line, with the line in its middle."""
    feed, folder = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    middle = feed.index(b"\n", len(feed) // 2) + 1
    good = feed[middle : feed.index(b"\n", middle) + 1]
    for kind, line in hostile_lines(good).items():
        (folder / f"{kind}.csv").write_bytes(feed[:middle] + line + feed[middle:])
    (folder / "no_last_newline.csv").write_bytes(feed[:-1])
    print(json.dumps({"kinds": len(hostile_lines(good)) + 1}))


def hostile_lines(good: bytes) -> Mapping[str, bytes]:
    """Spoil one good line in each known way."""
    cells = good.decode().rstrip("\n").split(",")
    name = cells[3]

    def named(text: str) -> bytes:
        return ",".join([*cells[:3], text, *cells[4:]]).encode() + b"\n"

    return {
        "unterminated_quote": named(f'"{name}'),
        "quote_inside": named(f'{name}"外'),
        "overlong": named("长" * (OVERLONG // len("长".encode()))),
        "nul_byte": named(f"{name}\0"),
        "ragged_short": ",".join(cells[:4]).encode() + b"\n",
        "ragged_long": good[:-1] + b",1,2\n",
        "wrong_encoding": good.replace(name.encode(), name.encode("gb18030")),
        "blank": b"\n",
        "blank_with_spaces": b"   \n",
        "return_inside": named(f"{name}\r外"),
    }


if __name__ == "__main__":
    main()
