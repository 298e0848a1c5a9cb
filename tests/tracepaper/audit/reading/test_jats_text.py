"""What a publisher puts in front of an article is read where a paper prints it."""

from __future__ import annotations

from tracepaper.audit.reading.document_text import pieces

ARTICLE = """<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink">
<front><journal-meta><issn>1234-5678</issn></journal-meta><article-meta>
<article-categories><subj-group><subject>CLC</subject><subj-group><subject>F1</subject></subj-group></subj-group>
</article-categories>
<title-group><article-title>Trade</article-title>
<trans-title-group xml:lang="zh"><trans-title>贸易</trans-title></trans-title-group></title-group>
<contrib-group><contrib><name-alternatives><string-name xml:lang="en">San Zhang</string-name>
<string-name xml:lang="zh">张三</string-name></name-alternatives></contrib>
<contrib><name><surname>Li</surname><given-names>Si</given-names></name></contrib></contrib-group>
<pub-date><year>2026</year></pub-date>
<abstract><title>Abstract</title><p>It grew by 5%.</p></abstract>
<trans-abstract xml:lang="zh"><title>摘要</title><p>增长5%。</p></trans-abstract>
<kwd-group xml:lang="en"><title>Keywords</title><kwd>trade</kwd><kwd>Gulf</kwd></kwd-group>
<kwd-group xml:lang="zh"><title>关键词</title><kwd>贸易</kwd><kwd>海湾</kwd></kwd-group>
</article-meta></front>
<body><sec><label>1</label><title>Words</title><p>Text<xref ref-type="fn" rid="n">1</xref>.</p>
<fig><alt-text>A line.</alt-text></fig>
<disp-formula><label>(1)</label><tex-math>y=1</tex-math></disp-formula></sec>
</body>
<back><app-group><app><title>More</title></app></app-group>
<fn-group><fn id="n"><label>1</label><p>A note.</p></fn>
</fn-group><ref-list><ref><citation-alternatives><mixed-citation>Balassa 1965.</mixed-citation>
<element-citation><year>1965</year></element-citation></citation-alternatives></ref></ref-list></back></article>"""
READ = [
    "Trade",
    "San Zhang, Li Si",
    "Abstract: It grew by 5%.",
    "Keywords: trade; Gulf",
    "CLC: F1",
    "1",
    "Words",
    "Text.",
    "(1)",
    "Balassa 1965.",
    "贸易",
    "张三, Li Si",
    "摘要：增长5%。",
    "关键词：贸易；海湾",
    "More",
    "A note.",
]


def test_each_part_is_read_once_in_the_order_of_a_paper(tmp_path):
    file = tmp_path / "article.xml"
    file.write_text(ARTICLE, encoding="utf-8")
    assert [text.strip() for _, text in pieces(file)] == READ
