"""Runs GEPA or DSPy's GEPA on worlds that are named on standard input, one JSON object a line, and prints what they found.

    python peers.py gepa|dspy-gepa < jobs

A job: {"seed", "url", "system", "calls", "train", "validation", "tasks": [{"file", "template"}]}; a task's file is what the
testbed writes to simple/NAME.json, the template its user prompt. An answer: {"prompt": ...} or {"error": ...}. Everything else
goes to standard error.
"""

import json
import os
import random
import sys

OUT = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)  # the libraries print their progress


def items(job, part):
    """So many items of each task, the same ones that we are given, in one list with the tasks mixed."""
    found = []
    for task in job["tasks"]:
        with open(task["file"], encoding="utf-8") as file:
            rows = json.load(file)[part]
        found += [{**row, "template": task["template"]} for row in rows[: job[part]]]
    random.Random(job["seed"]).shuffle(found)
    return found


def feedback(item, answer):
    """What a user who has labels can say of an answer."""
    if answer == item["answer"]:
        return f"Right: {answer} is the label."
    return f"Wrong: the label is {item['answer']}, and the answer was {answer or 'not readable'}."


class Budget:
    """Counts what is really asked of the task model; a library is told to stop where the calls are used up."""

    def __init__(self, calls):
        self.left = calls

    def __call__(self, state):
        return self.left <= 0


def gepa(job):
    import gepa as library
    from gepa.adapters.default_adapter.default_adapter import DefaultAdapter, EvaluationResult
    from openai import OpenAI

    client = OpenAI(base_url=job["url"], api_key="none")
    budget = Budget(job["calls"])
    known = {}

    def ask(model, messages, **more):
        reply = client.chat.completions.create(model=model, messages=messages, **more)
        return reply.choices[0].message.content

    def task(messages):
        key = json.dumps(messages)
        if key not in known:
            budget.left -= 1
            known[key] = ask("task", messages, temperature=0)
        return known[key]

    asked = [0]

    def reflect(prompt):
        asked[0] += 1
        messages = prompt if isinstance(prompt, list) else [{"role": "user", "content": prompt}]
        return ask("optimizer", messages, seed=job["seed"] * 10_000 + asked[0])

    def read(data, response):
        item = data["additional_context"]
        answer = response.partition("<answer>")[2].partition("</answer>")[0].strip()
        return EvaluationResult(float(answer == item["answer"]), feedback(item, answer))

    def data(item):
        question = item["template"].replace("{question}", item["question"])
        return {"input": question, "answer": item["answer"], "additional_context": item}

    result = library.optimize(
        seed_candidate={"system_prompt": job["system"]},
        trainset=[data(item) for item in items(job, "train")],
        valset=[data(item) for item in items(job, "validation")],
        adapter=DefaultAdapter(model=task, evaluator=read),
        reflection_lm=reflect,
        stop_callbacks=[budget],
        use_merge=True,
        seed=job["seed"],
        raise_on_exception=True,
    )
    return result.best_candidate["system_prompt"]


def program(job):
    """The same request as ours, as a DSPy program: the task's user prompt and the question under one instruction."""
    import dspy

    budget = Budget(job["calls"])

    class Counted(dspy.LM):
        """Equal requests are answered from the library's cache, and are not paid."""

        def forward(self, *args, **more):
            reply = super().forward(*args, **more)
            budget.left -= 0 if getattr(reply, "cache_hit", False) else 1
            return reply

    model = Counted("openai/task", api_base=job["url"], api_key="none", temperature=0, max_tokens=512)
    reflection = dspy.LM("openai/optimizer", api_base=job["url"], api_key="none", temperature=1.0, max_tokens=4000,
                         seed=job["seed"])
    signature = dspy.Signature("instruction, question -> answer", job["system"])

    def example(item):
        instruction = item["template"].partition("{question}")[0].strip()
        fields = dspy.Example(instruction=instruction, question=item["question"], answer=item["answer"])
        return fields.with_inputs("instruction", "question")

    def metric(gold, prediction, trace=None, pred_name=None, pred_trace=None):
        answer = str(getattr(prediction, "answer", "") or "").strip()
        return dspy.Prediction(score=float(answer == gold.answer), feedback=feedback(gold, answer))

    examples = {part: [example(item) for item in items(job, part)] for part in ("train", "validation")}
    return dspy, dspy.Predict(signature), model, reflection, metric, examples, budget


def dspy_gepa(job):
    dspy, student, model, reflection, metric, examples, budget = program(job)
    with dspy.context(lm=model):
        optimizer = dspy.GEPA(
            metric=metric,
            reflection_lm=reflection,
            max_metric_calls=job["calls"],
            num_threads=1,
            seed=job["seed"],
            gepa_kwargs={"stop_callbacks": [budget]},
        )
        best = optimizer.compile(student, trainset=examples["train"], valset=examples["validation"])
    return best.signature.instructions


METHODS = {"gepa": gepa, "dspy-gepa": dspy_gepa}


def main():
    method = METHODS[sys.argv[1]]
    for line in sys.stdin:
        try:
            answer = {"prompt": method(json.loads(line))}
        except Exception as e:  # told to the caller, who ends the comparison
            import traceback

            traceback.print_exc()
            answer = {"error": f"{type(e).__name__}: {e}"}
        print(json.dumps(answer), file=OUT)


if __name__ == "__main__":
    main()
