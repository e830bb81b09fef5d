"""The two languages in which everything is said, Chinese first."""

from typing import Literal

Language = Literal["zh", "en"]
