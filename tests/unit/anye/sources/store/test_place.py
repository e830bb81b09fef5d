"""A store is begun in a new or empty folder, and never among other files."""

import pytest

from anye.sources.store.durable import only_writer
from anye.sources.store.place import FOLDERS, NoStoreError, is_store, what_is_foreign
from anye.tables.feeds.accepted import FEED_TABLES


def laid(folder, *paths):
    for path in paths:
        place = folder / path
        if path.endswith("/"):
            place.mkdir(parents=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("x", "utf-8")
    return folder


FOREIGN = {
    "files of mine": ("合同.docx", "tax.csv"),
    "folders of mine": ("2024/tax.csv",),
    "a folder of a store's name that holds files": ("feeds/wage_months/wage_months-1.csv",),
    "other feeds": ("feeds/wages/x/",),
    "a file of a store's name": ("runs",),
    "a store begun beside files": ("feeds/wage_months/x/", "合同.docx"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_nothing_is_written_among_other_files(tmp_path, kind):
    laid(tmp_path, *FOREIGN[kind])
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NoStoreError) as refused, only_writer(tmp_path):
        pass
    assert sorted(tmp_path.rglob("*")) == before
    for language in ("zh", "en"):
        assert FOREIGN[kind][-1].split("/")[0] in refused.value.say(language)
        assert f"--store {tmp_path}/store" in refused.value.say(language)
    assert not is_store(tmp_path)


STORES = {
    "new": ("../elsewhere/",),
    "empty": (),
    "hidden files": (".DS_Store", ".git/"),
    "answers copied from another store": ("decisions/1.parquet",),
    "all its folders": tuple(f"{name}/" for name in FOLDERS if name != "feeds"),
    "loads": tuple(f"feeds/{feed}/x/" for feed in FEED_TABLES),
    "one that was there before": (".lock", "notes.txt"),
}


@pytest.mark.parametrize("kind", STORES)
def test_a_store_is_begun_or_gone_on_with(tmp_path, kind):
    folder = laid(tmp_path / "store", *STORES[kind])
    with only_writer(folder):
        assert what_is_foreign(folder) == ()
    assert is_store(folder)
