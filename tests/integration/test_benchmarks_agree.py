"""Each benchmark runs, and what it sets side by side gives one answer; time is not asserted."""

import pytest
from benchmarks.assess.bench import run as assess
from benchmarks.assess.peers.bench import run as peers
from benchmarks.check.bench import run as check
from benchmarks.desk.bench import run as desk
from benchmarks.employers_list.bench import run as employers_list
from benchmarks.explain.bench import run as explain
from benchmarks.febrl.bench import run as febrl
from benchmarks.linkage.bench import run as linkage
from benchmarks.linkage.employers import add_employers
from benchmarks.matching.bench import run as matching
from benchmarks.pipeline.bench import run as pipeline
from benchmarks.report import Report
from benchmarks.rounds.bench import run as rounds
from benchmarks.rules.bench import run as rules
from benchmarks.scales import SCALES
from benchmarks.setting import Setting
from benchmarks.spark.bench import run as spark


@pytest.fixture(scope="module")
def setting(tmp_path_factory):
    return Setting(SCALES["tiny"], 1, tmp_path_factory.mktemp("benchmarks"))


@pytest.mark.parametrize(
    "benchmark",
    [
        pytest.param(check, id="check"),
        pytest.param(assess, id="assess"),
        pytest.param(explain, id="explain"),
        pytest.param(linkage, id="linkage"),
        pytest.param(febrl, id="febrl", marks=pytest.mark.long),  # makes an environment too
        pytest.param(pipeline, id="pipeline"),
        pytest.param(matching, id="matching"),
        pytest.param(rounds, id="rounds"),
        pytest.param(peers, id="peers", marks=pytest.mark.long),  # makes pandas' environment
        pytest.param(rules, id="rules", marks=pytest.mark.long),  # makes OpenFisca's environment
        pytest.param(  # fills a desk and serves it
            employers_list, id="list", marks=(pytest.mark.long, pytest.mark.enable_socket)
        ),
        pytest.param(  # likewise, and works at it
            desk, id="desk", marks=(pytest.mark.long, pytest.mark.enable_socket)
        ),
        pytest.param(  # starts a cluster, twice
            spark,
            id="spark",
            marks=(pytest.mark.long, pytest.mark.spark, pytest.mark.enable_socket),
        ),
    ],
)
def test_contestants_agree(benchmark, setting):
    report = benchmark(setting)
    assert report.contestants
    assert [target for target in report.targets if not target.measured and not target.met] == []


def test_links_of_employers_are_judged_by_kind_of_mistake(setting):
    report = Report("linkage", setting.scale.name, setting.runs)
    add_employers(report, setting)
    found = report.agreement["employers"]
    assert found["all_identities"]["right"] > 0
    assert found["all_identities"]["false_links"]["hits"] == 0
    assert {"code_one_letter", "code_missing", "tax_number_only"} <= found["by_kind"].keys()
    assert found["by_kind"]["tax_number_only"]["recall"] == 1
