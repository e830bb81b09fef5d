"""Make a crowd of seekers and posts, and both sides of it as the compiled steps read them.

``python -m benchmarks.matching.crowd SEEKERS POSTS FOLDER``
"""

import sys
from pathlib import Path

from anye.matching.profiles.encode import encode
from anye.matching.profiles.read import read
from anye.synthetic.profiles.draw import draw_crowd, write_profiles
from benchmarks.matching.kept import keep


def main() -> None:
    """Write ``FOLDER/profiles`` and ``FOLDER/sides.npz``."""
    seekers, posts, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    write_profiles(folder / "profiles", draw_crowd(seekers, posts))
    sides = encode(read(folder / "profiles").tables)
    keep(folder / "sides.npz", (sides.seekers, sides.posts, sides.reach))


if __name__ == "__main__":
    main()
