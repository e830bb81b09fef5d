"""The words of which the made-up town is made, from ``pools.toml``."""

import tomllib
from functools import cache
from importlib.resources import files


def pool_of(pool: str) -> list[str]:
    """Return the words of a pool."""
    return _pools()[pool].split()


def characters(pool: str) -> str:
    """Return the characters of a pool, one text."""
    return "".join(pool_of(pool))


@cache
def _pools() -> dict[str, str]:
    pools: dict[str, str] = tomllib.loads(
        files("anye.synthetic").joinpath("pools.toml").read_text("utf-8")
    )
    return pools
