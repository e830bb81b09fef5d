"""Why a command was refused, in one sentence of the user's language.

Errors are known by the names they have where they are declared, so that nothing is imported that
the command did not need; a test looks each name up.
"""

import errno
from collections.abc import Mapping

from anye.cli.language import LANGUAGE, say

SENTENCES: Mapping[str, tuple[str, str]] = {
    "anye.linkage.explained.pairs.PairNotKeptError": (
        "这两方没有比对过，或相同之处太少，未保留",
        "The two were not compared, or agree in too little for their pair to be kept",
    ),
    "anye.tables.links.finished.LinksNotFoundError": (
        "数据目录中还没有关联结果；先用 anye link",
        "The store holds no links yet; use anye link first",
    ),
    "anye.assessment.opened.stored.NotInThisRunError": (
        "这次运行中没有该单位或该人当月的记录",
        "The run has no record of this employer, or of this person in that month",
    ),
    "anye.pipeline.year.NothingLoadedError": (
        "数据目录中还没有数据；先用 anye load 入库",
        "The store is empty; load files with anye load first",
    ),
    "anye.sources.store.feeds.OlderStoreError": (
        "该数据目录由旧版本生成；请用 anye load 把原文件重新入库到新目录，并复制 decisions 文件夹",
        "An older version made the store; anye load the files into a new one, copy decisions/",
    ),
    "anye.sources.store.durable.StoreIsBusyError": (
        "另一个程序正在写入该数据目录；请等它完成后重试",
        "Another process is writing into the store; try again when it has finished",
    ),
    "anye.sources.store.durable.DiskIsFullError": (
        "磁盘空间不足；数据目录保持原样，腾出空间后重试",
        "The disk is full; the store is as it was, make room and try again",
    ),
    "anye.sources.load.TwoLoadsOfOneNumberError": (
        "该文件与另一文件编号相同（极罕见）；请在文件末尾加一空行后重试",
        "The file shares its number with another (very rare); add an empty line and try again",
    ),
    "anye.sources.refusals.LinesLostError": (
        "行数对不上，未入库；请重试，仍不行请联系维护人员并保留文件",
        "The lines do not add up and nothing was kept; try again, else keep the file and ask",
    ),
    "anye.paper.typeset.NoChineseFontError": (
        "没有可用的中文字体，函件无法排版；请安装 fonts-noto-cjk（apt-get install fonts-noto-cjk）",
        "No Chinese font to set the letters in; apt-get install fonts-noto-cjk",
    ),
    "anye.quality.rows.NoRowsBehindError": (
        "这项指标说的是文件何时到达，背后没有单独的行；见 anye quality 的表",
        "The figure is about when files came and rests on no single row",
    ),
    "anye.tables.year.runs.RunNotFoundError": (
        "没有这次运行，或该年度还没有算过；先用 anye assess",
        "There is no such run, or the year was not worked out; use anye assess first",
    ),
    "anye.tables.matching.matches.MatchNotFoundError": (
        "没有这次匹配，或文件夹中还没有匹配结果；先用 anye match",
        "There is no such match, or none at all in the folder; use anye match first",
    ),
    "anye.matching.explain.NotInThisMatchError": (
        "这次匹配中没有该编号的求职者或岗位；给出 --profiles 可查明原因",
        "No seeker or post of this number took part in the match; --profiles may tell why",
    ),
    "anye.matching.offers.NotAskedForError": (
        "该编号的求职者现在不参加匹配，或没有这个编号的求职者和有效岗位",
        "The seeker of this number is not to be matched now, or no seeker or open post has it",
    ),
    "anye.matching.explain.SeekerOrPostError": (
        "求职者和岗位都有该编号；请写成 seeker:编号 或 post:编号",
        "A seeker and a post have this number; write seeker:NUMBER or post:NUMBER",
    ),
    "anye.matching.audit.case.TableGoneError": (
        "这次匹配的一张表不见了或已损坏，无法复核；请重新匹配",
        "A table of the match is gone or damaged and cannot be audited; match again",
    ),
    "anye.tables.matching.matches.ProfilesChangedError": (
        "求职人员或岗位的文件与这次匹配所用的不同；请重新匹配，或指明当时的文件夹",
        "The profiles are not those of the match; match again, or name the folder it was made from",
    ),
    "anye.reporting.matching.folder.OtherReportError": (
        "存放报告的文件夹里已有别的内容，未改动；请换一个新文件夹",
        "The folder of the report holds something else and is left as it was; name a new one",
    ),
    "builtins.MemoryError": (
        "内存不足；数据目录保持原样，关掉别的程序后重试",
        "Out of memory; the store is as it was, close other programs and try again",
    ),
    "_duckdb.OutOfMemoryException": (
        "内存不足；数据目录保持原样，关掉别的程序后重试",
        "Out of memory; the store is as it was, close other programs and try again",
    ),
    "_duckdb.IOException": (
        "读写失败；请检查磁盘空间和权限，以及文件是否完好",
        "Reading or writing failed; look at room, permissions, and whether the files are whole",
    ),
    "anye.tables.engines.spark_session.PysparkNotHereError": (
        "用 Spark 计算需要安装 pyspark 4（pip install 'pyspark>=4,<5'）",
        "Spark needs pyspark 4; pip install 'pyspark>=4,<5'",
    ),
    "anye.tables.engines.spark_session.JavaNotHereError": (
        "用 Spark 计算需要 Java 17 或更高版本；请安装，或用 JAVA_HOME 指明位置",
        "Spark needs Java 17 or newer; install it, or say where it is with JAVA_HOME",
    ),
    "anye.tables.engines.spark_session.SparkNotStartedError": (
        "Spark 未能启动；请检查 --master 的地址、集群是否已启动，以及 Java 版本（17 或更高）",
        "Spark did not start; is --master right, the cluster up, Java 17 or newer?",
    ),
    "anye.tables.engines.spark_session.SparkFailedError": (
        "Spark 中途失败；数据目录保持原样，原因见集群日志，排除后重新执行即可",
        "Spark gave up; the store is as it was, the cluster's logs say why; then run it again",
    ),
}
SPEAKING = (  # errors that say themselves why
    "anye.sources.refusals.FileRefusedError",
    "anye.sources.store.of_a_year.NothingOfTheYearError",
    "anye.sources.store.years.YearNotHeldError",
    "anye.sources.store.years.NothingYetError",
    "anye.sources.store.place.NoStoreError",
    "anye.sources.handed_in.receipts.ReceiptsRefusedError",
    "anye.tables.damage.FileDamagedError",
    "anye.matching.profiles.faults.ProfilesRefusedError",
    "anye.seats.fail_if.NotToBeHandedOutError",
)
OF_THE_LAW = (  # errors that anye.rulebook.refusals puts into words
    "anye.rulebook.refusals.NotACaseError",
    "anye.rulebook.chain.FactsMissingError",
    "anye.rulebook.plan.LawNotKnownError",
    "anye.rulebook.plan.NoSuchFigureError",
    "anye.rulebook.plan.SeveralFiguresError",
    "anye.rulebook.plan.UnverifiedLawError",
    "anye.law.parameters.NoSuchJurisdictionError",
)
SYSTEM: Mapping[int, tuple[str, str]] = {  # what is wrong with a file or folder
    errno.ENOENT: ("找不到文件", "No such file"),
    errno.EACCES: ("没有权限", "No permission"),
    errno.EPERM: ("没有权限", "No permission"),
    errno.EROFS: ("所在磁盘只读", "The disk is read-only"),
    errno.ENOSPC: ("磁盘空间不足", "The disk is full"),
    errno.ENOTDIR: ("不是文件夹", "Not a folder"),
    errno.EISDIR: ("是文件夹，不是文件", "A folder, not a file"),
    errno.EEXIST: ("已存在，未覆盖", "It exists and is left as it is"),
    errno.ENAMETOOLONG: ("名称太长", "The name is too long"),
    errno.EDQUOT: ("磁盘配额已用完", "The disk quota is used up"),
    errno.EFBIG: ("文件太大，磁盘格式容不下", "The file is too large for this kind of disk"),
    errno.EIO: ("磁盘读写出错，磁盘可能有故障", "The disk failed; it may be broken"),
    errno.EBUSY: ("正被别的程序占用", "Another program is using it"),
    errno.ETXTBSY: ("正被别的程序占用", "Another program is using it"),
    errno.EMFILE: ("打开的文件太多", "Too many files are open"),
    errno.ENFILE: ("打开的文件太多", "Too many files are open"),
    errno.ENOTEMPTY: ("文件夹不是空的", "The folder is not empty"),
    errno.ELOOP: ("链接指来指去，没有终点", "A link that leads back to itself"),
    errno.ESTALE: ("网络磁盘已断开", "The network disk has gone"),
    errno.ENXIO: ("不是普通文件", "Not a regular file"),
    errno.EINVAL: ("名称或内容不能用", "The name or content cannot be used"),
}


def sentence_of(error: Exception) -> str | None:
    """Say why; nothing of the data is repeated. None for an error that nobody foresaw."""
    for kind in type(error).__mro__:
        name = f"{kind.__module__}.{kind.__qualname__}"
        if name in SENTENCES:
            return say(*SENTENCES[name])
        if name in SPEAKING:
            return _spoken(error)
        if name in OF_THE_LAW:
            from anye.rulebook.refusals import refusal_text  # noqa: PLC0415 (loads the law)

            return refusal_text(error, LANGUAGE)
    return _of_the_system(error) if isinstance(error, OSError) else None


def _spoken(error: Exception) -> str:
    said: str = error.say(LANGUAGE)  # type: ignore[attr-defined] # each of SPEAKING has it
    return f"\n{said}" if "\n" in said else said


def _of_the_system(error: OSError) -> str:
    code = error.errno or 0
    told = f"读写失败（系统代码 {code}）" if code else "读写失败；文件可能已损坏，或磁盘有故障"
    what = say(*SYSTEM.get(code, (told, error.strerror or str(error))))
    return f"{what}{say('：', ': ')}{error.filename}" if error.filename else what
