"""How does a new folder take over a file of a finished one? The disk holds it once."""

import os
import shutil
from pathlib import Path


def share(there: Path, here: Path) -> Path:
    """Make a finished file appear at a second place too, where possible without a copy."""
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, here)
    except OSError:  # a file system without hard links
        shutil.copyfile(there, here)
    return here
