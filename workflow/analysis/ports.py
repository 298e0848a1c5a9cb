"""The container ports this paper knows: those of the Gulf, and those it compares them with.

A port's code begins with that of its economy; the names in the third column are UNCTAD's, which spells
Fangchenggang Fangcheng and lists the terminals of Shenzhen one by one.  The ports to compare with are all
those on China's mainland that have an index from the first quarter of the series to the last, and those of
ASEAN of which the same is true and whose mean index over the series is at least 40.
"""

from __future__ import annotations

_GULF = (
    ("CHN-PORT-QINZHOU", "China, Qinzhou", "钦州港", "Port of Qinzhou"),
    ("CHN-PORT-FANGCHENGGANG", "China, Fangcheng", "防城港", "Port of Fangchenggang"),
    ("CHN-PORT-ZHANJIANG", "China, Zhanjiang", "湛江港", "Port of Zhanjiang"),
    ("CHN-PORT-HAIKOU", "China, Haikou", "海口港", "Port of Haikou"),
    ("CHN-PORT-YANGPU", "China, Yangpu", "洋浦港", "Port of Yangpu"),
    ("VNM-PORT-HAIPHONG", "Viet Nam, Haiphong", "海防港", "Port of Haiphong"),
)
_OTHERS = (
    ("CHN-PORT-DALIAN", "China, Dalian", "大连港", "Port of Dalian"),
    ("CHN-PORT-FUQING", "China, Fuqing", "福清港", "Port of Fuqing"),
    ("CHN-PORT-FUZHOU", "China, Fuzhou", "福州港", "Port of Fuzhou"),
    ("CHN-PORT-HUANGPU", "China, Huangpu", "黄埔港", "Port of Huangpu"),
    ("CHN-PORT-LIANYUNGANG", "China, Lianyungang", "连云港", "Port of Lianyungang"),
    ("CHN-PORT-NANJING", "China, Nanjing", "南京港", "Port of Nanjing"),
    ("CHN-PORT-NANSHA", "China, Nansha", "南沙港", "Port of Nansha"),
    ("CHN-PORT-NANTONG", "China, Nantong", "南通港", "Port of Nantong"),
    ("CHN-PORT-NINGBO", "China, Ningbo", "宁波港", "Port of Ningbo"),
    ("CHN-PORT-QINGDAO", "China, Qingdao", "青岛港", "Port of Qingdao"),
    ("CHN-PORT-QUANZHOU", "China, Quanzhou", "泉州港", "Port of Quanzhou"),
    ("CHN-PORT-RIZHAO", "China, Rizhao", "日照港", "Port of Rizhao"),
    ("CHN-PORT-SHANGHAI", "China, Shanghai", "上海港", "Port of Shanghai"),
    ("CHN-PORT-SHANTOU", "China, Shantou", "汕头港", "Port of Shantou"),
    ("CHN-PORT-SHEKOU", "China, Shekou", "蛇口港", "Port of Shekou"),
    ("CHN-PORT-XIAMEN", "China, Xiamen", "厦门港", "Port of Xiamen"),
    ("CHN-PORT-XINGANG", "China, Xingang", "天津新港", "Port of Xingang (Tianjin)"),
    ("CHN-PORT-YANTAI", "China, Yantai", "烟台港", "Port of Yantai"),
    ("CHN-PORT-YANTIAN", "China, Yantian", "盐田港", "Port of Yantian"),
    ("CHN-PORT-YINGKOU", "China, Yingkou", "营口港", "Port of Yingkou"),
    ("CHN-PORT-ZHANGJIAGANG", "China, Zhangjiagang", "张家港", "Port of Zhangjiagang"),
)
_ASEAN = (
    ("BRN-PORT-MUARA", "Brunei Darussalam, Muara", "穆阿拉港", "Port of Muara"),
    ("KHM-PORT-SIHANOUKVILLE", "Cambodia, Sihanoukville", "西哈努克港", "Port of Sihanoukville"),
    ("IDN-PORT-BELAWAN", "Indonesia, Belawan", "勿拉湾港", "Port of Belawan"),
    ("IDN-PORT-JAKARTA", "Indonesia, Jakarta", "雅加达港", "Port of Jakarta"),
    ("IDN-PORT-MAKASSAR", "Indonesia, Makassar", "望加锡港", "Port of Makassar"),
    ("IDN-PORT-SEMARANG", "Indonesia, Semarang", "三宝垄港", "Port of Semarang"),
    ("IDN-PORT-SURABAYA", "Indonesia, Surabaya", "泗水港", "Port of Surabaya"),
    ("MYS-PORT-BINTULU", "Malaysia, Bintulu", "民都鲁港", "Port of Bintulu"),
    ("MYS-PORT-KOTAKINABALU", "Malaysia, Kota Kinabalu", "哥打基纳巴卢港", "Port of Kota Kinabalu"),
    ("MYS-PORT-KUANTAN", "Malaysia, Kuantan", "关丹港", "Port of Kuantan"),
    ("MYS-PORT-KUCHING", "Malaysia, Kuching", "古晋港", "Port of Kuching"),
    ("MYS-PORT-PASIRGUDANG", "Malaysia, Pasir Gudang", "巴西古当港", "Port of Pasir Gudang"),
    ("MYS-PORT-PENANG", "Malaysia, Penang", "槟城港", "Port of Penang"),
    ("MYS-PORT-KLANG", "Malaysia, Port Klang", "巴生港", "Port Klang"),
    ("MYS-PORT-TANJUNGPELEPAS", "Malaysia, Tanjung Pelepas", "丹戎帕拉帕斯港", "Port of Tanjung Pelepas"),
    ("MMR-PORT-YANGON", "Myanmar, Rangoon", "仰光港", "Port of Yangon"),
    ("PHL-PORT-CAGAYAN", "Philippines, Cagayan de Oro", "卡加延德奥罗港", "Port of Cagayan de Oro"),
    ("PHL-PORT-CEBU", "Philippines, Cebu", "宿务港", "Port of Cebu"),
    ("PHL-PORT-DADIANGAS", "Philippines, Dadiangas", "桑托斯将军城港", "Port of General Santos (Dadiangas)"),
    ("PHL-PORT-DAVAO", "Philippines, Davao", "达沃港", "Port of Davao"),
    ("PHL-PORT-MANILA", "Philippines, Manila", "马尼拉港", "Port of Manila"),
    ("PHL-PORT-SUBIC", "Philippines, Subic Bay", "苏比克湾港", "Port of Subic Bay"),
    ("SGP-PORT-SINGAPORE", "Singapore, Singapore", "新加坡港", "Port of Singapore"),
    ("THA-PORT-BANGKOK", "Thailand, Bangkok", "曼谷港", "Port of Bangkok"),
    ("THA-PORT-LAEMCHABANG", "Thailand, Laem Chabang", "林查班港", "Port of Laem Chabang"),
    ("VNM-PORT-DANANG", "Viet Nam, Da Nang", "岘港港", "Port of Da Nang"),
    ("VNM-PORT-HOCHIMINH", "Viet Nam, Ho Chi Minh City", "胡志明市港", "Port of Ho Chi Minh City"),
    ("VNM-PORT-QUINHON", "Viet Nam, Qui Nhon", "归仁港", "Port of Quy Nhon"),
)
_ALL = (*_GULF, *_OTHERS, *_ASEAN)

PORT_NAMES = {code: {"zh": zh, "en": en} for code, _, zh, en in _ALL}
UNCTAD_PORTS = {name: code for code, name, _, _ in _ALL}
GULF_PORTS = tuple(code for code, *_ in _GULF)
COMPARED_PORTS = tuple(code for code, *_ in _OTHERS)
ASEAN_PORTS = tuple(code for code, *_ in _ASEAN)
