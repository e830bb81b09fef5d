"""How the characters of a name may be read: as the word around has it, or as people also read it.

Dictionaries know some reading for nearly every character that nobody would type; those below are
the ones heard in names of firms and places, and as surnames.
"""

from pypinyin import lazy_pinyin

EVERYDAY = """
长 chang zhang, 重 zhong chong, 行 xing hang, 乐 le yue, 单 dan shan, 曾 zeng ceng,
解 jie xie, 仇 chou qiu, 区 qu ou, 查 cha zha, 盖 gai ge, 朴 pu piao, 尉 wei yu,
种 zhong chong, 石 shi dan, 都 du dou, 传 chuan zhuan, 调 diao tiao, 藏 cang zang,
朝 chao zhao, 车 che ju, 降 jiang xiang, 校 xiao jiao, 会 hui kuai, 宿 su xiu, 薄 bo bao,
大 da dai, 厦 sha xia, 参 can shen, 省 sheng xing, 便 bian pian, 率 lv shuai,
盛 sheng cheng, 强 qiang jiang, 万 wan mo, 员 yuan yun, 覃 tan qin, 翟 zhai di, 缪 miao mou,
晟 sheng cheng, 秘 mi bi, 六 liu lu, 繁 fan po, 折 zhe she, 祭 ji zhai, 乜 mie nie,
召 zhao shao, 句 ju gou, 隗 wei kui, 柏 bai bo, 贾 jia gu, 系 xi ji, 提 ti di, 宓 mi fu,
黑 hei he, 牟 mou mu, 郇 xun huan, 洗 xi xian, 蕃 fan bo, 冯 feng ping, 弹 dan tan,
得 de dei, 的 de di, 和 he huo, 还 hai huan, 角 jiao jue, 卡 ka qia, 壳 ke qiao, 露 lu lou,
绿 lv lu, 落 luo la lao, 泊 bo po, 屏 ping bing, 奇 qi ji, 圈 quan juan, 色 se shai,
什 shen shi, 熟 shu shou, 属 shu zhu, 似 si shi, 识 shi zhi, 血 xue xie, 叶 ye xie,
轧 zha ya, 着 zhe zhuo, 佛 fo fu, 伽 jia qie, 番 fan pan, 桔 ju jie, 蚌 bang beng, 蔚 wei yu
"""
READINGS = {one.split()[0]: one.split()[1:] for one in EVERYDAY.split(",")}


def sounds(run: str) -> list[list[str]]:
    """Return the readings of each character, that of the word around it first."""
    usual = lazy_pinyin(run, errors="ignore")
    return [
        list(dict.fromkeys([one.lower(), *READINGS.get(han, ())]))
        for one, han in zip(usual, run, strict=True)
    ]
