"""What does the report of a match say, from its first line to the last township?"""

from anye.kernel.language import Language
from anye.reporting.matching.audited import audit_section, checks_sections
from anye.reporting.matching.content import Report
from anye.reporting.matching.employers import employers_section
from anye.reporting.matching.groups import fairness_section, floors_section
from anye.reporting.matching.headline import headline_of, headline_section
from anye.reporting.matching.material import Material
from anye.reporting.matching.opening import limits_section, opening, sources_section
from anye.reporting.matching.persons import ToldOfSeekers
from anye.reporting.matching.places import places_told
from anye.reporting.matching.words import Say, speaking

PERSONS_SHOWN = 10_000  # on a page and paper; more stand in a workbook for each township


def match_report(
    material: Material, about: ToldOfSeekers, language: Language, *, lists_persons: bool = True
) -> Report:
    """Return what the report of a match says; persons may stand in workbooks instead."""
    say = speaking(language)
    tables, manifest = material.tables, material.manifest
    return Report(
        language,
        say("人岗匹配推荐方案报告", "Report on a match of seekers and posts"),
        opening(material, say),
        (
            headline_section(headline_of(manifest, say), say),
            limits_section(say),
            audit_section(material, say),
            floors_section(
                tables["shortfalls"], manifest, int(tables["proposals"]["is_by_floor"].sum()), say
            ),
            fairness_section(tables["fairness"], say),
            employers_section(material, about.posts, language),
            sources_section(material, say),
            *checks_sections(material, say),
        ),
        say("按乡镇街道的名单", "The list by township"),
        _list_texts(say, lists_persons=lists_persons),
        tuple(places_told(material, about, language)) if lists_persons else (),
        _words(say),
    )


def _list_texts(say: Say, *, lists_persons: bool) -> tuple[str, ...]:
    if not lists_persons:
        return (
            say(
                "求职者太多，名单不列在这里：每个乡镇街道一个工作簿，在“乡镇街道”文件夹中。",
                "There are too many seekers to list them here: the folder 乡镇街道 has a workbook "
                "for each township.",
            ),
        )
    return (
        say(
            "每人先写推荐的岗位、匹配分及其构成（满分1000），再写理由，最后是候选清单：推荐不成时依次考虑。"
            "候选清单已经错开，不会让所有人去同一个岗位。",
            "For each seeker: the post proposed, its score and components (1000 at most), the "
            "reasons, and a shortlist to turn to if it comes to nothing. Lists are spread, so that "
            "not everybody is sent to the same post.",
        ),
    )


def _words(say: Say) -> dict[str, str]:
    return {
        "contents": say("目录", "Contents"),
        "seeker": say("求职者", "Seeker"),
        "placed": say("有推荐", "Placed"),
        "unmatched": say("暂无推荐", "Without a proposal"),
        "score": say("匹配分", "Score"),
        "reasons": say("理由", "Reasons"),
        "shortlist": say("候选清单", "Shortlist"),
        "helps": say("怎样可能有岗位", "What would help"),
        "nobody": say("无", "nobody"),
        "top": say("回到目录", "Back to contents"),
        "skip": say("跳到正文", "Skip to content"),
    }
