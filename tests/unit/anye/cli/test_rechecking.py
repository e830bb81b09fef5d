"""``anye recheck``: a sample worked out anew agrees, or says what does not."""

import json
import shutil

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from anye.tables.year.runs import latest_run

YEAR = 2025


def test_a_sample_agrees_with_what_is_stored(anye, town):
    code, out, said = anye("recheck", "--store", town / "store", "--employers", 20, "--offset", 3)
    assert (code, out) == (0, "")
    assert "重新计算了20家，0家不一致" in said


def test_a_figure_changed_by_hand_is_named_with_both_values(anye, town, tmp_path):
    store = shutil.copytree(town / "store", tmp_path / "store")
    file = latest_run(store, YEAR).file("employer_years")
    table = pq.read_table(file)
    at = table.schema.get_field_index("counted_months")
    more = pc.add(table["counted_months"], pa.scalar(1, table.schema.field(at).type))
    pq.write_table(table.set_column(at, table.schema.field(at), more), file)
    code, out, _ = anye("recheck", "--store", store, "--employers", 5, "--json")
    wrong = json.loads(out)["wrong"]
    assert code == 1
    assert len({row["employer"] for row in wrong}) == json.loads(out)["employers"] == 5
    assert ("counted_months", 1) in {(row["figure"], row["stored"] - row["found"]) for row in wrong}
    code, out, said = anye("recheck", "--store", store, "--employers", 5)
    assert code == 1
    assert "计入人月（counted_months）" in out
    assert "5家不一致" in said
