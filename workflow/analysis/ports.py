"""The container ports this paper knows: those of the Gulf, and those it compares them with.

A port's code begins with that of its economy; the names in the third column are UNCTAD's, which spells
Fangchenggang Fangcheng and lists the terminals of Shenzhen one by one.  The ports to compare with are all
those on China's mainland that have an index from the first quarter of the series to the last.
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

PORT_NAMES = {code: {"zh": zh, "en": en} for code, _, zh, en in (*_GULF, *_OTHERS)}
UNCTAD_PORTS = {name: code for code, name, _, _ in (*_GULF, *_OTHERS)}
GULF_PORTS = tuple(code for code, *_ in _GULF)
COMPARED_PORTS = tuple(code for code, *_ in _OTHERS)
