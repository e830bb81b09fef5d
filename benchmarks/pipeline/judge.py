"""Compare two finished runs byte by byte.

``python -m benchmarks.pipeline.judge RUN OTHER``
"""

import json
import sys
from hashlib import sha256
from pathlib import Path


def main() -> None:
    """Report how many files there are, and how many are not the same in both."""
    one, other = (_contents(Path(name)) for name in sys.argv[1:])
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    print(json.dumps({"files": len(one), "differing": len(differing)}))


def _contents(run: Path) -> dict[str, str]:
    files = (path for path in run.rglob("*") if path.is_file())
    return {
        str(path.relative_to(run)): sha256(path.read_bytes()).hexdigest() for path in sorted(files)
    }


if __name__ == "__main__":
    main()
