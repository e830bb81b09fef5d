"""The best hundred posts of each seeker.

``python -m benchmarks.matching.candidates SIDES OUT``
"""

import json
import sys
from pathlib import Path

from anye.matching.candidates.search import candidates
from benchmarks.matching.kept import keep, sides


def main() -> None:
    """Find and keep them."""
    both = sides(Path(sys.argv[1]))
    found = candidates(both.seekers, both.posts, both.reach)
    keep(Path(sys.argv[2]), [found])
    none = int((found.starts[1:] == found.starts[:-1]).sum())
    print(json.dumps({"candidates": len(found.post), "seekers_without": none}))


if __name__ == "__main__":
    main()
