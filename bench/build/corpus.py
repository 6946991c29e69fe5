"""A made-up knowledge base of N runbooks in English and Chinese, the same for the same N, for measuring builds.

Each article has the parts and about the size of a real one: three causes, nine steps, commands, a table, codes, sources.
"""

from __future__ import annotations

import random
from pathlib import Path

EN = [
    "call",
    "room",
    "stream",
    "host",
    "viewer",
    "packet",
    "loss",
    "delay",
    "router",
    "carrier",
    "token",
    "server",
    "codec",
    "camera",
    "microphone",
    "network",
    "port",
    "relay",
    "edge",
    "picture",
    "sound",
    "buffer",
    "encoder",
    "bitrate",
    "region",
    "evening",
    "setting",
    "version",
    "upload",
    "screen",
    "log",
    "client",
]
ZH = [
    "通话",
    "房间",
    "推流",
    "主播",
    "观众",
    "丢包",
    "延迟",
    "路由",
    "运营商",
    "令牌",
    "服务器",
    "编码",
    "摄像头",
    "麦克风",
    "网络",
    "端口",
    "中继",
    "边缘",
    "画面",
    "声音",
    "缓冲",
    "编码器",
    "码率",
    "地区",
    "晚高峰",
    "设置",
    "版本",
    "上行",
    "屏幕",
    "日志",
    "客户端",
]
SCENARIOS = ["common", "alpha", "beta", "gamma", "delta", "epsilon"]
REGIONS = ["global", "north", "south", "east", "west", "centre", "coast", "islands"]
AREAS = ["connect", "video", "audio", "latency", "device", "scale"]

TAXONOMY = """languages:
  en: {name: English}
  zh: {name: 中文}
areas:
%s
platforms:
  web: {name: Web}
  android: {name: Android}
  ios: {name: iOS}
severities:
  tickets:
    s1: {name: S1}
  incidents:
    sev1: {name: SEV1}
owners:
  team: {name: Team}
roles:
  host: {name: Host}
  operations: {name: Operations}
affects:
  everyone: {name: Everyone}
where:
  client: {name: Client}
  server: {name: Server}
sides:
  host: {name: Host}
metrics:
  loss: {name: Loss, definition: Packets lost of packets sent, unit: "%%"}
products:
  product: {name: Product}
evidence:
  log: {name: Log}
purposes:
  health: {name: Health}
"""


def write(root: Path, count: int) -> None:
    """Write the content of a site with `count` runbooks below `root`."""
    rng = random.Random(count)
    _save(root / "kb/taxonomy.yml", TAXONOMY % "\n".join(f"  {area}: {{name: {area.title()}}}" for area in AREAS))
    for order, key in enumerate(SCENARIOS):
        _save(root / f"kb/scenarios/{key}.yml", f"name: {key.title()}\norder: {order}\nsummary: {_words(rng, EN, 9)}\n")
    for key in REGIONS:
        parent = "" if key == "global" else "parent: global\n"
        _save(root / f"kb/regions/{key}.yml", f"name: {key.title()}\n{parent}")
    rows = []
    for number in range(1, count + 1):
        slug, scenario, region = f"article-{number:05d}", rng.choice(SCENARIOS), rng.choice(REGIONS)
        _save(root / f"kb/runbooks/{scenario}/{region}/{slug}.yml", _runbook(rng, number))
        rows += [
            f"KB-{number:05d}\tpath\trunbooks/{slug}/\t2026-01-01",
            f"KB-{number:05d}\taudience\tpublic\t2026-01-01",
        ]
        keys = [f"cause-{c}" for c in range(3)] + [f"step-{c}-{s}" for c in range(3) for s in range(3)]
        rows += [f"KB-{number:05d}\tkey\t{key}\t2026-01-01" for key in keys]
    _save(root / "ledger.tsv", "\n".join(sorted(rows)) + "\n")


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _words(rng: random.Random, words: list[str], count: int) -> str:
    text = (" " if words is EN else "").join(rng.choice(words) for _ in range(count))
    return text.capitalize() + ("." if words is EN else "。")


def _text(rng: random.Random, name: str, indent: int, count: int) -> str:
    pad = " " * indent
    return f"{pad}{name}:\n{pad}  en: {_words(rng, EN, count)}\n{pad}  zh: {_words(rng, ZH, count)}\n"


def _runbook(rng: random.Random, number: int) -> str:
    out = [f"id: KB-{number:05d}\n", _text(rng, "title", 0, 7), _text(rng, "summary", 0, 14)]
    out.append("audience: public\nstate: published\nowner: team\nsources_checked_on: 2026-01-01\nreview_every: 180d\n")
    out.append(f"area: {rng.choice(AREAS)}\naffects: [everyone]\nplatforms: [web, android]\nsymptoms:\n")
    for language, words in (("en", EN), ("zh", ZH)):
        out.append(f"  {language}:\n" + "".join(f"    - {_words(rng, words, 6)[:-1]} {number} {i}\n" for i in range(6)))
    out.append(f"codes:\n  - product: product\n    code: ERR_{number}\n" + _text(rng, "means", 4, 8))
    out.append("signals:\n  - metric: loss\n    side: host\n    above: 5\n    cause: cause-0\ncauses:\n")
    out += [_cause(rng, cause) for cause in range(3)]
    out.append("verify:\n" + _text(rng, "do", 2, 10) + "  metric: loss\n  below: 1\n  for: 10m\n")
    out.append("escalate:\n" + _text(rng, "when", 2, 8) + "  send: [log]\n" + _text(rng, "reply", 0, 30))
    out.append("sources:\n  - key: s1\n    title: Reference\n    url: https://example.org/reference\n")
    return "".join(out)


def _cause(rng: random.Random, cause: int) -> str:
    out = [
        f"  - key: cause-{cause}\n",
        _text(rng, "title", 4, 5),
        "    where: client\n    check:\n",
        _text(rng, "ask", 6, 8),
    ]
    out += [
        _text(rng, "do", 6, 16),
        _text(rng, "if_so", 6, 9),
        "      basis: documented\n      sources: [s1]\n    steps:\n",
    ]
    for step in range(3):
        out.append(
            f"      - key: step-{cause}-{step}\n        kind: {'relief' if step == 0 else 'lasting'}\n        by: host\n        takes: 5m\n"
        )
        out += [
            _text(rng, "do", 8, 16),
            _text(rng, "expect", 8, 8),
            "        basis: documented\n        sources: [s1]\n",
        ]
        if step == 1:
            out.append(
                f"        commands:\n          - run: |\n              tool --check {cause} --verbose\n              tool status | grep {rng.choice(EN)}\n"
            )
        if step == 2 and cause == 0:
            rows = "".join(f"            - [{rng.choice(EN)}, {rng.randrange(9999)}]\n" for _ in range(4))
            out.append(f"        table:\n          columns: [Name, Value]\n          rows:\n{rows}")
    return "".join(out)
