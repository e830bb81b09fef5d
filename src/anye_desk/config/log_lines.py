"""What anybody can have written to the log without signing in is one line, not a traceback."""

import logging

FROM_OUTSIDE = "django.security"


class OneLine(logging.Filter):
    """Takes the traceback off what a request alone can cause."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line pass, without what would follow it."""
        if record.name.startswith(FROM_OUTSIDE):
            record.exc_info = record.exc_text = None
        return True
