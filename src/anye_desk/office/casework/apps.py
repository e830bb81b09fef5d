"""Django handle."""

from django.apps import AppConfig


class Config(AppConfig):
    """Django handle."""

    name = "anye_desk.office.casework"

    def ready(self) -> None:
        """Have what is written in the form of a move outlive the session."""
        from anye_desk.office.access.drafts import also_written  # noqa: PLC0415 (models first)
        from anye_desk.office.casework.registry import kinds  # noqa: PLC0415

        forms = {move.form for kind in kinds().values() for move in kind.moves}
        names = {name for form in forms for name in form.base_fields}
        also_written({*names, "reason"} - {"version", "resident_id"})
