"""The statements of the original in brief, and what the data say of each, in both languages.

The numbers come from the row: {first:money} is written by `exhibit.WAYS`.  Where nothing can decide, the
sentence says why.
"""

from __future__ import annotations

# item -> language -> (what the original states, what data and sources say)
WORDS = {
    "founding-date": {
        "zh": ("成立于2000年10月24日", "其他资料作{found:day}，或仅作同月"),
        "en": ("Founded on 24 October 2000", "Other sources say {found:day}, or that month"),
    },
    "founding-states": {
        "zh": (
            "由中国与文莱、印尼、马来西亚、菲律宾、新加坡、越南等国共同发起",
            "可考的{first}个创始成员均为国内市、开发区和企业，国家{second}个",
        ),
        "en": (
            "Founded by China with Brunei, Indonesia, Malaysia, the Philippines, Singapore, "
            "Vietnam and others",
            "The {first} founders on record are Chinese cities, a zone and enterprises; states: {second}",
        ),
    },
    "founding-cities": {
        "zh": ("湛江、北海、海口三市共同发起", "资料所载发起者{first}个，与此相同"),
        "en": ("Initiated by Zhanjiang, Beihai and Haikou", "The record names the same {first} initiators"),
    },
    "founders": {
        "zh": (
            "首批成员{stated}个：7市、1开发区、3企业",
            "{first}个得到证实；另有资料计入临高县，为{second}个，资料相左",
        ),
        "en": (
            "{stated} first members: 7 cities, 1 zone, 3 enterprises",
            "{first} confirmed; other sources add Lingao County, which makes {second}: sources conflict",
        ),
    },
    "later-members": {
        "zh": (
            "2001年以后北海港、茂名、阳江、玉林等陆续加入",
            "2016年10月前加入者得到证实的{first}个；尚未加入的{second}个（玉林，时为特邀城市）；无从查证的{third}个",
        ),
        "en": (
            "Joined after 2001: Beihai Port, Maoming, Yangjiang, Yulin and others",
            "Confirmed by October 2016: {first}; not yet a member then: {second} (Yulin, an invited city); "
            "not found: {third}",
        ),
    },
    "members": {
        "zh": (
            "2020年11月22日成员增至{stated}个",
            "可逐一列名的成员{first}个；2016年10月的报道称{found:first-number}个成员城市；无成员名单可查",
        ),
        "en": (
            "{stated} members from 22 November 2020",
            "{first} members can be named; a report of October 2016 counts {found:first-number} member "
            "cities; no list was found",
        ),
    },
    "coverage": {
        "zh": (
            "成员全面覆盖北部湾城市群",
            "群内{second}市中有{first}市见于可列名的成员；其余成员姓名不详",
        ),
        "en": (
            "The members cover the whole city cluster",
            "{first} of the cluster's {second} cities are among the members that can be named; the "
            "others are unknown",
        ),
    },
    "gdp-first": {
        "zh": ("2000年经济总量{stated:mark}", "十一市合计{first:money}"),
        "en": ("GDP of {stated:mark} in 2000", "{first:money} in eleven cities"),
    },
    "gdp-last": {
        "zh": (
            "“今年”达{stated:mark}",
            "十一市{first:year}年已超过{stated:mark}；{until:year}年为{second:money}（初步数）",
        ),
        "en": (
            "{stated:mark} “this year”",
            "Passed by eleven cities in {first:year}; {second:money} in {until:year} (preliminary)",
        ),
    },
    "growth": {
        "zh": (
            "年均增速{stated}%以上",
            "至{since:year}年名义{first:rate}%，实际{second:rate}%；至{until:year}年实际{third:rate}%",
        ),
        "en": (
            "Growth above {stated}% a year on average",
            "To {since:year}: nominal {first:rate}%, real {second:rate}%; "
            "to {until:year}: real {third:rate}%",
        ),
    },
    "potential": {
        "zh": ("成为中国沿海最具潜力的发展地区", "未说明以何衡量潜力"),
        "en": ("The coastal area of China with the greatest potential", "No measure of potential is stated"),
    },
    "free-trade-area": {
        "zh": (
            "组织推动与东南亚国家建立自由贸易区",
            "框架协议由各国政府于{found:day}签署；创始成员中国家{first}个，组织的作用没有记录",
        ),
        "en": (
            "The Organization promoted a free trade area with Southeast Asia",
            "Governments signed the framework agreement on {found:day}; states among the founders: {first}; "
            "its part is not on record",
        ),
    },
    "singapore-visa": {
        "zh": (
            "新加坡“开始”对中国公民96小时过境免签",
            "{since:year}年起已有条件实行；中新互免签证协定{found:day}生效",
        ),
        "en": (
            "Singapore “begins” 96-hour visa-free transit for Chinese citizens",
            "In place since {since:year}, on conditions; mutual visa exemption in force since {found:day}",
        ),
    },
    "malaysia-visa": {
        "zh": ("马来西亚免签{stated}天", "{found:day}起免签{first}天"),
        "en": ("Malaysia: {stated} days without a visa", "{first} days without a visa since {found:day}"),
    },
    "vietnam-tourism": {
        "zh": ("越南与中国签署旅游合作协议", "{found:day}签署合作开发德天—板约旅游资源的协定"),
        "en": (
            "Viet Nam and China signed an agreement on tourism",
            "An agreement on tourism at the Detian falls was signed in {found:day}",
        ),
    },
    "thailand-visa": {
        "zh": ("泰国逐步放宽中国游客入境", "中泰互免签证协定{found:day}生效"),
        "en": (
            "Thailand gradually eases entry for Chinese visitors",
            "Mutual visa exemption in force since {found:day}",
        ),
    },
    "airport-routes": {
        "zh": (
            "南宁机场开通国际航线十多条",
            "报道称{found:day}国际和地区航线{first}条，含货运；此后的客运航线数未见",
        ),
        "en": (
            "Nanning airport has more than ten international routes",
            "A report counts {first} international and regional routes in {found:day}, cargo included; no "
            "later count of passenger routes",
        ),
    },
    "airport-flights": {
        "zh": ("每天往返泰国，每周各三班往返马来西亚和新加坡", "没有可引用的航班时刻资料"),
        "en": (
            "Daily flights to Thailand, three a week each to Malaysia and Singapore",
            "No timetable is among the sources",
        ),
    },
    "arrivals": {
        "zh": (
            "截至4月东盟国家来华旅游{stated:visits}，呈增长态势",
            "未见同口径的序列；2006年广西接待东盟游客在{first:many}以上",
        ),
        "en": (
            "{stated:visits} from ASEAN by April, and growing",
            "No series on this basis was found; Guangxi received more than {first:many} from ASEAN in 2006",
        ),
    },
    "arrivals-growth": {
        "zh": (
            "4月份较3月份“同比”增长{stated:jump}%",
            "同比与环比不能兼有；两种读法都意味着基数为{first:base}，而所比月份不同",
        ),
        "en": (
            "April up {stated:jump}% “year on year” compared with March",
            "A rate is on the month or on the year before, not both; either implies a base of {first:base}, "
            "of different months",
        ),
    },
    "tariff-cuts": {
        "zh": (
            "组织通过降低关税和非关税壁垒推动贸易",
            "中国的实施税率由{since:year}年的{first:rate}%降至{until:year}年的{second:rate}%，"
            "但税率由国家规定和协定，创始成员中国家{third}个",
        ),
        "en": (
            "The Organization promotes trade by lowering tariffs and other barriers",
            "China's applied rate fell from {first:rate}% in {since:year} to {second:rate}% in {until:year}, "
            "but rates are set by states and their agreements; states among the founders: {third}",
        ),
    },
    "grants": {
        "zh": ("交易所在广西设立服务基地，给予落户奖励{stated:mark}", "文件原文与拨付记录均不在资料之内"),
        "en": (
            "Exchanges that open a base in Guangxi receive a grant of {stated:mark}",
            "Neither the text of the measure nor a record of payments is among the sources",
        ),
    },
    "networks": {
        "zh": (
            "建设国际数据专用通道、转接中心、海缆登陆站和通信枢纽",
            "原文未给出时间、容量或进度，无可比对",
        ),
        "en": (
            "A data channel, an exchange, a submarine cable landing and a hub are being built",
            "No date, capacity or stage is stated that could be compared",
        ),
    },
    "harbour-launch": {
        "zh": ("2015年9月中国—东盟信息港建设启动", "{found:day}信息港基地揭牌"),
        "en": (
            "The China–ASEAN Information Harbour was launched in September 2015",
            "Its base was unveiled on {found:day}",
        ),
    },
    "harbour-company": {
        "zh": (
            "2016年6月17日中国东信揭牌成立",
            "报道只载当日召开信息港建设推进会；{found:day}的报道已提及该公司",
        ),
        "en": (
            "The Information Harbour company was founded on 17 June 2016",
            "Reports of that day mention a meeting on the Harbour only; the company is named in a report on "
            "{found:day}",
        ),
    },
    "harbour-plans": {
        "zh": (
            "信息港列入{stated}个国家级规划",
            "建设方案{found:day}获国务院批准；所列文件的文本不在资料之内",
        ),
        "en": (
            "The Harbour is part of {stated} national plans",
            "Its own plan was approved by the State Council in {found:day}; the texts of the plans named are "
            "not among the sources",
        ),
    },
    "rcep": {
        "zh": ("RCEP已经实施", "{found:day}生效"),
        "en": ("RCEP is being implemented", "In force since {found:day}"),
    },
    "durian": {
        "zh": (
            "广西公司与越南合作种植榴莲",
            "越南榴莲{found:day}获准输华；广西公司在越南种植未见报道",
        ),
        "en": (
            "A company from Guangxi grows durians together with Viet Nam",
            "Durians from Viet Nam have been admitted since {found:day}; no report of a company from Guangxi "
            "growing them there was found",
        ),
    },
    "pingxiang": {
        "zh": ("凭祥发展水果、坚果、中药材加工", "没有该市分行业的产出数据"),
        "en": (
            "Pingxiang processes fruit, nuts and medicinal herbs",
            "No output by industry is published for the city",
        ),
    },
    "clusters": {
        "zh": ("形成钢铁、石化、电子、新能源产业集群", "各市只有三次产业的数据，分不出行业"),
        "en": (
            "Clusters of steel, petrochemicals, electronics and new energy have formed",
            "The cities publish three sectors only, which tell no industries apart",
        ),
    },
    "amity-treaty": {
        "zh": ("中国签署《东南亚友好合作条约》", "定于{found:day}签署；其后文献称中国当年加入"),
        "en": (
            "China signed the Treaty of Amity and Cooperation in Southeast Asia",
            "Signature announced for {found:day}; later literature has China accede that year",
        ),
    },
    "incomes": {
        "zh": (
            "新加坡、文莱收入高，其他国家层次不同",
            "{until:year}年两国人均GDP较低者为{first:dollars}，其余八国最高者为{second:dollars}",
        ),
        "en": (
            "Incomes are high in Singapore and Brunei and vary elsewhere",
            "GDP per head in {until:year}: {first:dollars} in the poorer of the two, {second:dollars} in the "
            "richest of the other eight",
        ),
    },
    "growth-drivers": {
        "zh": (
            "中国增长主要由第二产业带动",
            "第二产业占GDP的比重由{since:year}年的{first:rate}%降至{until:year}年的{second:rate}%，低于服务业的{third:rate}%",
        ),
        "en": (
            "China's growth is driven mainly by its secondary sector",
            "The sector's share of GDP fell from {first:rate}% in {since:year} to {second:rate}% in "
            "{until:year}, below the {third:rate}% of services",
        ),
    },
    "pandemic": {
        "zh": (
            "东盟的增长很大程度上取决于疫情消退",
            "十国实际GDP合计{since:year}年已超过2019年，{until:year}年高出{first:rate}%",
        ),
        "en": (
            "ASEAN's growth depends largely on the receding of the pandemic",
            "The ten's real GDP passed its level of 2019 in {since:year} and was {first:rate}% above it in "
            "{until:year}",
        ),
    },
    "outward": {
        "zh": (
            "东盟国家属于高度外向型经济",
            "{until:year}年货物贸易与GDP之比：东盟十国{first:rate}%，中国{second:rate}%",
        ),
        "en": (
            "The ASEAN economies are highly outward-oriented",
            "Goods trade over GDP in {until:year}: {first:rate}% in the ten, {second:rate}% in China",
        ),
    },
    "internal-gaps": {
        "zh": ("中国存在东中西、城乡、行业和民族间的差距", "没有分地带、城乡、行业和民族的收入数据"),
        "en": (
            "China has gaps between regions, town and country, industries and nationalities",
            "No incomes by region, industry or nationality are among the data",
        ),
    },
    "convergence": {
        "zh": (
            "北部湾各市产业结构趋同",
            "十市三次产业的平均相似度由{since:year}年的{first:index}变为{until:year}年的{second:index}",
        ),
        "en": (
            "The gulf cities' industrial structures converge",
            "Mean similarity of ten cities' three sectors: {first:index} in {since:year}, {second:index} in "
            "{until:year}",
        ),
    },
    "talent": {
        "zh": ("实施联合培养，促进人才资源优化配置", "属建议，未陈述可检验的事实"),
        "en": (
            "Joint training improves the allocation of talent",
            "A proposal; it states nothing that can be tested",
        ),
    },
}
