"""The door of ``anye`` and ``python -m anye.cli``."""

from anye.cli.interrupted import quiet


def main() -> None:
    """Load the command line and run one command."""
    with quiet():
        from anye.cli.app import main as run  # noqa: PLC0415 (what may be interrupted)
    run()


if __name__ == "__main__":
    main()
