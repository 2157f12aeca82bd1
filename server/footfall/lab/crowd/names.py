"""Syllables to compose names from. No list of people stands behind them: a match is chance."""

from dataclasses import dataclass
from random import Random

Script = dict[str, str]  # "en", "zh-Hans", "zh-Hant" -> the same name in that script


@dataclass(frozen=True)
class Part:
    """A surname or a given syllable: simplified, traditional, and in Latin letters."""

    hans: str
    hant: str
    pinyin: str
    cantonese: str


def _table(text: str) -> list[list[str]]:
    """One row a word, its fields between slashes."""
    return [word.split("/") for word in text.split()]


def _parts(text: str) -> tuple[Part, ...]:
    """Rows of simplified, traditional, pinyin and Hong Kong spelling."""
    return tuple(Part(*row) for row in _table(text))


SURNAMES = _parts("""
陈/陳/Chen/Chan 李/李/Li/Lee 张/張/Zhang/Cheung 王/王/Wang/Wong 黄/黃/Huang/Wong
林/林/Lin/Lam 吴/吳/Wu/Ng 周/周/Zhou/Chow 徐/徐/Xu/Tsui 何/何/He/Ho 郭/郭/Guo/Kwok
马/馬/Ma/Ma 罗/羅/Luo/Law 梁/梁/Liang/Leung 郑/鄭/Zheng/Cheng 谢/謝/Xie/Tse
韩/韓/Han/Hon 唐/唐/Tang/Tong 冯/馮/Feng/Fung 邓/鄧/Deng/Tang 叶/葉/Ye/Yip 苏/蘇/Su/So
卢/盧/Lu/Lo 蔡/蔡/Cai/Choi 丁/丁/Ding/Ting 潘/潘/Pan/Poon 江/江/Jiang/Kong 余/余/Yu/Yu
杜/杜/Du/To 钟/鍾/Zhong/Chung 谭/譚/Tan/Tam 姚/姚/Yao/Yiu 邱/邱/Qiu/Yau 温/溫/Wen/Wan
沈/沈/Shen/Shum 曾/曾/Zeng/Tsang
""")
FIRST = _parts("""
嘉/嘉/jia/ka 思/思/si/sze 子/子/zi/tsz 文/文/wen/man 雨/雨/yu/yu 梓/梓/zi/tsz
晓/曉/xiao/hiu 若/若/ruo/yeuk 俊/俊/jun/chun 宇/宇/yu/yu 浩/浩/hao/ho 书/書/shu/shu
景/景/jing/king 逸/逸/yi/yat 诗/詩/shi/sze 欣/欣/xin/yan 佳/佳/jia/kai 明/明/ming/ming
建/建/jian/kin 志/志/zhi/chi 海/海/hai/hoi 静/靜/jing/ching 惠/惠/hui/wai
永/永/yong/wing
""")
SECOND = _parts("""
涵/涵/han/ham 远/遠/yuan/yuen 琪/琪/qi/kei 轩/軒/xuan/hin 然/然/ran/yin 妍/妍/yan/yin
航/航/hang/hong 睿/睿/rui/yui 昕/昕/xin/yan 霖/霖/lin/lam 辰/辰/chen/san 铭/銘/ming/ming
翔/翔/xiang/cheung 岚/嵐/lan/lam 薇/薇/wei/mei 哲/哲/zhe/chit 阳/陽/yang/yeung
恒/恆/heng/hang 舟/舟/zhou/chau 禾/禾/he/wo
""")

# Latin names with their usual transliterations: name/simplified/traditional.
GIVEN_ABROAD = _table("""
Arden/阿登/阿登 Riley/赖利/賴利 Morgan/摩根/摩根 Quinn/奎因/奎因 Casey/凯西/凱西
Rowan/罗恩/羅恩 Elena/埃琳娜/埃琳娜 Marta/玛尔塔/瑪爾塔 Noah/诺亚/諾亞 Ivo/伊沃/伊沃
Clara/克拉拉/克拉拉 Tomas/托马斯/托馬斯 Nina/尼娜/尼娜 Felix/费利克斯/費利克斯
Ada/艾达/艾達 Leo/利奥/利奧 Maya/玛雅/瑪雅 Hugo/雨果/雨果 Iris/艾丽斯/艾麗斯
Samir/萨米尔/薩米爾 Priya/普丽娅/普麗婭 Dylan/迪伦/迪倫
""")
SURNAMES_ABROAD = _table("""
Langley/兰利/蘭利 Hale/黑尔/黑爾 Mercer/默瑟/默瑟 Walsh/沃尔什/沃爾什
Lindgren/林德格伦/林德格倫 Novak/诺瓦克/諾瓦克 Costa/科斯塔/科斯塔 Moreau/莫罗/莫羅
Keller/凯勒/凱勒 Sato/佐藤/佐藤 Nguyen/阮/阮 Rahman/拉赫曼/拉赫曼 Osei/奥塞/奧塞
Torres/托雷斯/托雷斯 Whitfield/惠特菲尔德/惠特菲爾德 Ashby/阿什比/阿什比
Donnelly/唐纳利/唐納利 Vargas/巴尔加斯/巴爾加斯 Holm/霍尔姆/霍爾姆
""")


def mainland_name(random: Random) -> Script:
    """Given name first in Latin letters, in pinyin: Wenhan Chen, 陈文涵, 陳文涵."""
    surname, first, second = _draw(random)
    latin = f"{(first.pinyin + second.pinyin).capitalize()} {surname.pinyin}"
    return _scripts(latin, surname, first, second)


def hong_kong_name(random: Random) -> Script:
    """Surname first, in the spelling of Hong Kong: Chan Man-ham."""
    surname, first, second = _draw(random)
    latin = f"{surname.cantonese} {first.cantonese.capitalize()}-{second.cantonese}"
    return _scripts(latin, surname, first, second)


def overseas_name(random: Random) -> Script:
    given, surname = random.choice(GIVEN_ABROAD), random.choice(SURNAMES_ABROAD)
    latin, hans, hant = zip(given, surname, strict=True)
    return {"en": " ".join(latin), "zh-Hans": "·".join(hans), "zh-Hant": "·".join(hant)}


def _draw(random: Random) -> tuple[Part, Part, Part]:
    return random.choice(SURNAMES), random.choice(FIRST), random.choice(SECOND)


def _scripts(latin: str, *parts: Part) -> Script:
    hans = "".join(part.hans for part in parts)
    hant = "".join(part.hant for part in parts)
    return {"en": latin, "zh-Hans": hans, "zh-Hant": hant}
