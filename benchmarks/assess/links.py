"""The links of a store, made before its year is assessed: linkage is measured by itself.

``python -m benchmarks.assess.links STORE``
"""

import json
import sys
from pathlib import Path

from anye.pipeline.year import link


def main() -> None:
    """Make the links if they are not there."""
    print(json.dumps({"links": link(Path(sys.argv[1])).links.manifest.links_id}))


if __name__ == "__main__":
    main()
