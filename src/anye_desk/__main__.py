"""``python -m anye_desk COMMAND``: Django's commands and the desk's own."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anye_desk.config.settings")
    settings.DATA.mkdir(parents=True, exist_ok=True)
    execute_from_command_line([f"{sys.executable} -m anye_desk", *sys.argv[1:]])


if __name__ == "__main__":
    main()
