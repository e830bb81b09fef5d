"""A full disk is told as one, by whatever library it is met."""

import errno

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from anye.sources.store.durable import STAGING, DiskIsFullError, room

FULL = "No space left on device"
WORDS = [
    OSError(errno.ENOSPC, FULL),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    duckdb.IOException(f"IO Error: Could not write: {FULL}"),
    pl.exceptions.ComputeError(f"{FULL} (os error 28)"),
    pa.ArrowException(f"Error writing bytes to file. Detail: [errno 28] {FULL}"),
]


def write_half(store, failed):
    with room(store) as staging:
        (staging / "half").write_text("x", "utf-8")
        raise failed


@pytest.mark.parametrize("failed", WORDS, ids=lambda failed: type(failed).__name__)
def test_a_full_disk_is_told_by_whatever_library_it_is_met(tmp_path, failed):
    with pytest.raises(DiskIsFullError):
        write_half(tmp_path, failed)
    assert list((tmp_path / STAGING).iterdir()) == []


def test_another_error_stays_itself(tmp_path):
    with pytest.raises(ZeroDivisionError), room(tmp_path):
        raise ZeroDivisionError
