"""What is this report, what was it made from, and what can it not know?"""

from anye.reporting.matching.content import Section, TableTold
from anye.reporting.matching.material import Material
from anye.reporting.matching.words import Say
from anye.tables.matching.profiles import PROFILE_TABLES

SHOWN_OF_HASH = 12  # hex digits
CANNOT_KNOW: tuple[tuple[str, str], ...] = (
    (
        "谁会被录用、干得好、留得住：不知道，也不预测。匹配分不是录用的可能性。",
        "Who will be hired, do well or stay: it does not predict. A score is no chance of it.",
    ),
    (
        "档案里没有写的：家里有人要照顾、与人有过不快、上个月停开的公交。",
        "What no profile says: a relative to look after, a quarrel, the bus that stopped.",
    ),
    (
        "没有评估过的能力：未知不等于不能，理由里写“请核实”。",
        "Capacities that nobody assessed: unknown is not cannot; the reasons ask to check it.",
    ),
    (
        "真实的路：距离是直线距离乘以1.3。",
        "The real way: distances are straight lines times 1.3.",
    ),
    (
        "岗位是否合适：要到工作现场看，由本人和单位决定。",
        "Whether it fits: that is seen at the work place, and both sides decide.",
    ),
)


def opening(material: Material, say: Say) -> tuple[str, ...]:
    """Return what the report begins with."""
    manifest = material.manifest
    counts, day = manifest["counts"], manifest["config"]["day"]
    hashes = {name.rpartition(".")[0]: said for name, said in manifest["files"].items()}
    both = [hashes[side][:SHOWN_OF_HASH] for side in ("seekers", "posts")]
    posts_of = (
        say(f"{day}有效的岗位", f"posts open on {day}") if day else say("全部岗位", "all posts")
    )
    return (
        say(
            "这是供人决定的推荐，不是决定。每个推荐都由工作人员与本人、单位商量后才办理；"
            "不同意推荐的，写明理由后可以改，下次匹配照办。",
            "These are proposals for people to decide on, not decisions. Staff take each up with "
            "the seeker and the employer; who disagrees changes it with a reason, and the next "
            "match obeys.",
        ),
        say(
            f"匹配编号{manifest['run_id']}，{posts_of}。"
            f"文件哈希值：求职人员{both[0]}，岗位{both[1]}，其余见“依据的文件和设置”。参加匹配：{counts['seekers']:,}名"
            f"求职者，{counts['posts']:,}个岗位、{counts['seats']:,}个名额。"
            f"未参加：不在求职{counts['not_seeking']:,}人；"
            f"反对自动匹配{counts['objecting']:,}人，由工作人员直接服务；"
            f"当天无效的岗位{counts['posts_not_open']:,}个。",
            f"Match {manifest['run_id']}, {posts_of}. Hashes of files: seekers {both[0]}, posts "
            f"{both[1]}; the others stand under 'Files and settings'. Taking part: "
            f"{counts['seekers']:,} seekers, {counts['posts']:,} posts with {counts['seats']:,} "
            "seats. Not taking part: "
            f"{counts['not_seeking']:,} who do not seek; {counts['objecting']:,} who object to "
            "automated matching and are served by staff; "
            f"{counts['posts_not_open']:,} posts not open.",
        ),
        say(
            "只有求职编号，没有姓名和身份证号；仍是健康相关的个人信息，请妥善保管，不要转发。",
            "It has seekers' numbers, no names or IDs; it is personal data on health all the same: "
            "keep it safe and do not pass it on.",
        ),
    )


def limits_section(say: Say) -> Section:
    """Return the part on what the match cannot know."""
    title = say("它不知道什么", "What it cannot know")
    return Section("cannot-know", title, points=tuple(say(*words) for words in CANNOT_KNOW))


def sources_section(material: Material, say: Say) -> Section:
    """Return the part on the files and settings the match was made from."""
    config = material.manifest["config"]
    title = say("依据的文件和设置", "Files and settings it was made from")
    texts = (
        say(
            f"每人最多{config['candidates']}个候选岗位；保底为总体的千分之{config['floor_per_mille']}；"
            f"方法版本{material.manifest['method']}。同样的文件和设置，结果逐字节相同。",
            f"At most {config['candidates']} candidates a seeker; floors of "
            f"{config['floor_per_mille']} per mille of the overall share; method "
            f"{material.manifest['method']}. Equal files and settings give equal bytes.",
        ),
        *material.warnings,
    )
    headings = (
        say("文件", "File"),
        say("内容", "Holds"),
        say("哈希值（前12位）", "Hash, first 12"),
    )
    rows = tuple(
        (name, _holds(name, say), digest[:SHOWN_OF_HASH])
        for name, digest in material.manifest["files"].items()
    )
    table = TableTold(say("求职人员和岗位的文件", "Files of seekers and posts"), headings, rows)
    return Section("sources", title, texts, tables=(table,))


def _holds(file: str, say: Say) -> str:
    name = file.rpartition(".")[0]
    return say(PROFILE_TABLES[name].zh, name.replace("_", " "))
