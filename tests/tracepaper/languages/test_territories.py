"""Names of economies."""

from __future__ import annotations

import pytest

from tracepaper.languages.territories import economy_name


@pytest.mark.parametrize(
    "code, zh, en",
    [
        ("VNM", "越南", "Vietnam"),
        ("CHN", "中国", "China"),
        ("MMR", "缅甸", "Myanmar"),
        ("WLD", "世界", "world"),
        ("BRN", "文莱", "Brunei"),
        ("LAO", "老挝", "Laos"),
        ("HKG", "中国香港", "Hong Kong (China)"),
        ("MAC", "中国澳门", "Macao (China)"),
        ("TWN", "中国台湾", "Taiwan (China)"),
    ],
)
def test_names_in_both_languages(code, zh, en):
    assert (economy_name(code, "zh"), economy_name(code, "en")) == (zh, en)


@pytest.mark.parametrize("code", ["XYZ", "", "VN", "CHN-450100"])
def test_unknown_codes(code):
    with pytest.raises(KeyError, match="not an ISO 3166 alpha-3 code"):
        economy_name(code, "en")
