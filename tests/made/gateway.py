"""A gateway that writes down what it is given, a line each, and knows nothing of keys."""

import os
from pathlib import Path

TAKEN = "TEST_TAKEN"


class Appending:
    """Appends the key of each message to a file."""

    takes_once = False

    def take(self, *, to, words, key):
        with Path(os.environ[TAKEN]).open("a") as file:
            file.write(f"{key}\n" if to and words else "")
