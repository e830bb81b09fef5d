"""What gunicorn says when the desk is ready: where it is, last of all."""

import sys
from typing import Any


def when_ready(server: Any) -> None:  # noqa: ANN401 (gunicorn has no types)
    """Print the address once requests are taken."""
    host, port = server.address[0]
    sys.stdout.write(f"\n工作台已就绪，按 Ctrl+C 停止。The desk is ready: http://{host}:{port}/\n")
    sys.stdout.flush()
