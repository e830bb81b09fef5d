"""Read one Parquet file in a process of its own, that may die of it alone.

``python -m anye.sources.files.parquet_child FILE OUT``: OUT becomes an Arrow file of the same
columns, of which every value has been looked at: text is UTF-8, and no offset points elsewhere.
"""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

from anye.sources.files.apart import within_limits
from anye.sources.refusals import FileRefusedError
from anye.sources.terms import MEGABYTE, Limits

ROWS = 200_000
COMPRESSED = pa.ipc.IpcWriteOptions(compression="lz4")


def copy(path: Path, out: Path, limits: Limits) -> None:
    """Write what a Parquet file holds as an Arrow file.

    Raises:
        FileRefusedError: if it is damaged or too large inside.
    """
    try:
        file = pq.ParquetFile(path, memory_map=False)
        largest = limits.parquet_row_group_megabytes
        groups = range(file.metadata.num_row_groups)
        if any(file.metadata.row_group(n).total_byte_size > largest * MEGABYTE for n in groups):
            raise FileRefusedError("parquet_row_group", limit=largest)
        schema = plain_schema(file.schema_arrow)
        with (
            pa.OSFile(str(out), "wb") as sink,
            pa.ipc.new_file(sink, schema, options=COMPRESSED) as kept,
        ):
            for batch in file.iter_batches(batch_size=ROWS):
                batch.validate(full=True)
                kept.write_batch(batch.cast(schema))
    except pa.ArrowMemoryError:
        raise FileRefusedError("parquet_too_heavy") from None
    except (pa.ArrowException, ValueError):
        raise FileRefusedError("parquet_damaged") from None


def plain_schema(schema: pa.Schema) -> pa.Schema:
    """Return the columns without dictionaries, and without what a writer noted beside them."""
    return pa.schema(
        (field.name, field.type.value_type if pa.types.is_dictionary(field.type) else field.type)
        for field in schema
    )


if __name__ == "__main__":
    sys.exit(within_limits("parquet", copy))
