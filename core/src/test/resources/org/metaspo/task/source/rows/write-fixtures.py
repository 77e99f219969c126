"""Writes the Parquet fixtures beside this file: invented rows. Made with pyarrow 26.0.1:
python3 -m venv venv && venv/bin/pip install pyarrow==26.0.1 && venv/bin/python write-fixtures.py"""
import datetime, decimal, pathlib
import pyarrow as pa
import pyarrow.parquet as pq

here = pathlib.Path(__file__).parent
subjects = ["Dental", "Gynaecology & Obstetrics", "Surgery"]
def quiz(numbers):
    return pa.Table.from_pylist([{"id": f"q{i:03d}", "question": f"Which of these is number {i}?", "opa": f"{i}", "opb": f"{i + 1}",
         "opc": f"{i + 2}", "opd": f"{i + 3}", "cop": i % 4, "exp": None if i % 3 else "Counting helps.",
         "subject_name": subjects[i % 3], "choice_type": "single", "topic_name": None} for i in numbers])

for compression in ("snappy", "zstd", "gzip", "none"):
    pq.write_table(quiz(range(60)), here / f"quiz-{compression}.parquet", compression=compression,
                   row_group_size=25)
pq.write_table(quiz(range(100, 145)), here / "quiz-more.parquet")

nested = pa.table({
    "question": ["Who mended the green gate?", "When was it painted?"],
    "answers": pa.array([{"text": ["Ada", "Ada Smith"], "answer_start": [4, 4]}, {"text": ["1911"], "answer_start": [17]}],
                        pa.struct([("text", pa.list_(pa.string())), ("answer_start", pa.list_(pa.int32()))])),
    "turns": pa.array([[{"who": "a", "said": "Hello"}, {"who": "b", "said": None}], []],
                      pa.list_(pa.struct([("who", pa.string()), ("said", pa.string())]))),
    "share": pa.array([0.25, None], pa.float64()),
    "right": [True, False],
    "on": pa.array([datetime.date(2024, 2, 29), None]),
    "price": pa.array([decimal.Decimal("12.50"), None], pa.decimal128(9, 2)),
    "raw": pa.array([b"plain", b"\xff\x00"], pa.binary()),
    "scores": pa.array([[("x", 1), ("y", 2)], None], pa.map_(pa.string(), pa.int64())),
})
pq.write_table(nested, here / "nested.parquet", compression="zstd")
