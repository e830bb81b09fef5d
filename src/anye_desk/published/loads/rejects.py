"""The rejected rows of a load, as the workbook its department corrects and sends again."""

import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from anye.sources.handed_out.rejects import write_rejects
from anye.sources.store.held import REJECTED, folder
from anye.tables.contracts import CONTRACTS
from anye_desk.frame.language import reader
from anye_desk.published.loads.models import FeedLoad

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


class LoadNotInStoreError(Exception):
    """The desk shows a load that the store no longer holds."""


def rejects_of(store: Path, load: FeedLoad) -> tuple[bytes, str, str]:
    """Return the reject workbook with its name and type; several of them as one archive.

    Raises:
        LoadNotInStoreError: if the store no longer holds the load's rejects.
    """
    rejected = folder(store, load.feed, load.load_id) / REJECTED
    if not rejected.is_file():
        raise LoadNotInStoreError(load.feed, load.load_id)
    with TemporaryDirectory() as place:
        out = Path(place) / f"{load.feed}-{load.sequence}-rejects.xlsx"
        written = write_rejects(rejected, CONTRACTS[load.feed], out, reader())
        if len(written) == 1:
            return written[0].read_bytes(), written[0].name, XLSX
        return _archive(written), out.with_suffix(".zip").name, ZIP


def _archive(files: tuple[Path, ...]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
    return content.getvalue()
