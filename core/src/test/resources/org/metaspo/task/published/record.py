"""Records what published implementations say to inputs of ours. Run where both packages are installed:

    pip install scikit-learn==1.9.1 "transformers==4.57.6"
    python record.py

It writes squad.jsonl and macro-f1.jsonl beside itself. Inputs come from the lists and the seed below.
"""

import json
import pathlib
import random

import sklearn
import transformers
from sklearn.metrics import f1_score
from transformers.data.metrics.squad_metrics import compute_exact, compute_f1

HERE = pathlib.Path(__file__).parent

PAIRS = [
    ("Eiffel Tower", ["Eiffel Tower"]),
    ("the  Eiffel\tTower.", ["Eiffel Tower"]),
    ("EIFFEL-TOWER", ["eiffeltower"]),
    ("The tower in Paris", ["Eiffel Tower", "the Eiffel tower of Paris"]),
    ("Paris", ["London", "Paris, France"]),
    ("in the year 1889", ["1889"]),
    ("1889", ["1890"]),
    ("U.S.", ["us", "United States"]),
    ("an apple a day", ["apple day"]),
    ("banana", ["anna"]),
    ("new new york", ["new york"]),
    ("new york", ["new new york"]),
    ("red, green and blue", ["blue, green and red"]),
    ("St. John's wort", ["St Johns wort"]),
    ("don't know", ["dont know"]),
    ("rock'n'roll", ["rock and roll"]),
    ("7 dwarfs", ["seven dwarfs"]),
    ("three to four weeks", ["3-4 weeks", "three weeks"]),
    ("Zürich", ["zürich"]),
    ("Zürich", ["Zurich"]),
    ("東京", ["東京"]),
    ("AC/DC", ["ACDC"]),
    ("x_y", ["xy"]),
    ("50%", ["50 %", "50"]),
    ("it is not known", ["unknown"]),
    ("", ["something"]),
    ("x" * 200, ["x" * 200]),
    ("72", ["72"]),
    ("1,000 people", ["1000 people"]),
]

# Where ours deviates, and why: by index of the answer and its references.
GUARDED = [
    ("", ["The The"], "nothing remains of the reference: an empty answer is not right", 0, 0),
    ("the", ["A"], "nothing remains of either: they are equal only as they stand", 0, 0),
    ("!", ["?"], "nothing remains of either: they are equal only as they stand", 0, 0),
    ("vitamin", ["A"], None, 0, 0),
    ("3.5", ["35"], "both are numbers, and differ", 0, 0),
    ("1,234.50", ["123,450"], "both are numbers, and differ", 0, 0),
    ("-5", ["5"], "both are numbers, and differ", 0, 0),
    ("72", ["72.00"], "both are numbers, and equal", 1, 1),
    ("$72", ["72.0"], "both are numbers, and equal", 1, 1),
    ("−5", ["-5"], "the minus sign is a minus", 1, 1),
    ("twenty-one", ["twenty one"], "a number word is one word with a hyphen or without", 1, 1),
    ("twenty one dogs", ["twenty-one cats"], "a number word is one word with a hyphen or without", 0, 0.5),
    ("“Hamlet”", ["Hamlet"], "typographic quotes count as ASCII ones", 1, 1),
    ("Rubik’s cube", ["Rubik's cube"], "typographic quotes count as ASCII ones", 1, 1),
    ("1914–1918", ["1914-1918"], "typographic dashes count as ASCII ones", 1, 1),
]

WORDS = ["the", "a", "red", "Red", "car", "car.", "old", "in", "Rome", "rome,", "7", "an", "of"]


def squad():
    rng = random.Random(7)
    pairs = list(PAIRS)
    for _ in range(60):
        phrase = lambda: " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6)))
        pairs.append((phrase(), [phrase() for _ in range(rng.randint(1, 3))]))
    for answer, references in pairs:
        yield record(answer, references)
    for answer, references, why, exact, f1 in GUARDED:
        line = record(answer, references)
        if why is not None:
            line["ours"] = {"exact": exact, "f1": f1, "why": why}
        yield line


def record(answer, references):
    return {
        "answer": answer,
        "references": references,
        "exact": max(compute_exact(each, answer) for each in references),
        "f1": max(compute_f1(each, answer) for each in references),
    }


def macro_f1():
    rng = random.Random(7)
    for case in range(40):
        labels = ["a", "b", "c", "d"][: rng.randint(2, 4)]
        n = rng.choice([1, 2, 3, 10, 50])
        bias = rng.random()
        gold = [rng.choice(labels) for _ in range(n)]
        # None: no answer could be read. A label that no reference has may occur among the answers.
        answers = [g if rng.random() < bias else rng.choice(labels + [None]) for g in gold]
        value = f1_score(
            gold,
            [each if each is not None else "(none)" for each in answers],
            labels=sorted(set(gold)),
            average="macro",
            zero_division=0,
        )
        yield {"references": gold, "answers": answers, "macroF1": float(value)}


def write(name, lines):
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (HERE / name).write_text(text, encoding="utf-8")


print("scikit-learn", sklearn.__version__, "transformers", transformers.__version__)
write("squad.jsonl", squad())
write("macro-f1.jsonl", macro_f1())
