"""What the departments have agreed among themselves; settings, not law."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """What a district sets for its exchange of data; each default is ours and binds nobody."""

    agreed_day: int = 15  # of the following month, by which a month's file is to come
    answer_within_days: int = 15  # of the letter's date
    declared_apart_per_mille: int = 200  # a declaration so far from insurance months is questioned
    sender: str = "天津市蓟州区残疾人联合会"

    def as_json(self) -> dict[str, str | int]:
        """Return the settings as plain values."""
        return asdict(self)
