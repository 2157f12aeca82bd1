"""Invented companies, schools, funds and delegations. None of them is known to us to exist."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Organization:
    en: str
    hans: str
    hant: str

    def in_language(self, language: str) -> str:
        """The name as a speaker of that language writes it on a badge."""
        return {"zh-Hans": self.hans, "zh-Hant": self.hant}.get(language, self.en)


@dataclass(frozen=True)
class Delegation:
    group: str
    size: int
    organization: Organization
    abroad: bool


def _organizations(table: str) -> tuple[Organization, ...]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return tuple(Organization(*row) for row in rows)


COMPANIES = _organizations("""
Kitebridge Aero | 鸢桥航空 | 鳶橋航空
Lumenharbour Materials | 明湾新材料 | 明灣新材料
Reedwater Robotics | 芦水机器人 | 蘆水機械人
Bluejetty Software | 蓝埠软件 | 藍埠軟件
Pearlforge Semiconductors | 珠锻半导体 | 珠鍛半導體
Tidegate Energy | 潮门能源 | 潮門能源
Mangrove Health | 红树健康 | 紅樹健康
Banyan Mobility | 榕行出行 | 榕行出行
Cloudterrace Data | 云阶数据 | 雲階數據
Ferrylight Optics | 渡光光电 | 渡光光電
Stonelychee Foods | 石荔食品 | 石荔食品
Ninebridges Logistics | 九桥物流 | 九橋物流
""")
SCHOOLS = _organizations("""
Nansha Delta Secondary School | 南沙三角洲中学 | 南沙三角洲中學
Lotus Hill Academy | 莲丘书院 | 蓮丘書院
Estuary Polytechnic | 河口理工学院 | 河口理工學院
Kapok University | 木棉大学 | 木棉大學
Harbour East College | 港东书院 | 港東書院
Three Rivers Normal University | 三江汇师范大学 | 三江匯師範大學
Oyster Bay Institute of Design | 蚝湾设计学院 | 蠔灣設計學院
""")
FUNDS = _organizations("""
Ninth Tide Ventures | 九汐创投 | 九汐創投
Red Kapok Capital | 红棉枝资本 | 紅棉枝資本
Long Jetty Partners | 长堤伙伴投资 | 長堤夥伴投資
First Ferry Fund | 头渡基金 | 頭渡基金
Delta Seed Company | 三角洲种子投资 | 三角洲種子投資
Paper Lantern Angels | 纸灯天使会 | 紙燈天使會
""")
MEDIA = _organizations("""
Estuary Daily | 河口日报 | 河口日報
Bay Tech Weekly | 湾区科技周刊 | 灣區科技周刊
Radio Lotus Hill | 莲丘电台 | 蓮丘電台
The Nansha Notebook | 南沙笔记 | 南沙筆記
""")
ORGANIZERS = _organizations("""
INNOTECH organizing team | INNOTECH 组委会 | INNOTECH 籌委會
Doors and stewards | 现场引导组 | 現場接待組
Stage and technology | 舞台与技术组 | 舞台及技術組
""")
DELEGATIONS = (
    Delegation(
        "Sino-US Youth Exchange delegation",
        40,
        Organization("Sino-US Youth Exchange Week", "中美青年交流周", "中美青年交流週"),
        True,
    ),
    Delegation("Estuary Polytechnic delegation", 30, SCHOOLS[2], False),
    Delegation("Harbour East College delegation", 32, SCHOOLS[4], False),
    Delegation(
        "Fjord Cities delegation",
        28,
        Organization("Fjord Cities Network", "峡湾城市联盟", "峽灣城市聯盟"),
        True,
    ),
)
