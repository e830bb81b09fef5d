"""What every benchmark is told when it is called."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.scales import SCALES, Scale


@dataclass(frozen=True, slots=True)
class Setting:
    """How large, how often, and where inputs and outputs lie."""

    scale: Scale
    runs: int
    data: Path  # inputs are kept here between calls

    def inputs(self, name: str) -> Path:
        """Return the folder of a benchmark's inputs."""
        return self.data / self.scale.name / name

    def output(self, contestant: str) -> Path:
        """Return where a contestant writes; emptied before each of its runs."""
        return self.data / "out" / contestant.replace(" ", "_")

    def tenth(self) -> "Setting | None":
        """Return the same setting at a tenth of the size, where growth is measured."""
        if not self.scale.tenth:
            return None
        return Setting(SCALES[self.scale.tenth], self.runs, self.data)
