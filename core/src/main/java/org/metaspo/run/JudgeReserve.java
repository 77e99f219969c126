package org.metaspo.run;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Requests;
import org.metaspo.call.WorstCase;
import org.metaspo.evaluation.Asking;
import org.metaspo.evaluation.Pairing;
import org.metaspo.journal.Spending;
import org.metaspo.judge.Bench;
import org.metaspo.judge.Judging;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.task.Example;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;

/**
 * What the verdicts on a list of answers will need. An answer that is recorded is counted by the requests that it leads
 * to; one that is not, by its question and an answer as long as answers are. A tenth is added for verdicts that are asked
 * for again.
 */
final class JudgeReserve {
    private static final int AGAIN = 10;

    /** What the fences and the closing words of a request add. */
    private static final int FRAME_TOKENS = 200;

    /** The worst case counts bytes; most tokens have fewer than this many. */
    private static final int BYTES_PER_TOKEN = 6;

    private final Asking asking;
    private final Bench bench;
    private final Function<Request, @Nullable Answer> recorded;
    private final ToIntFunction<String> tokens;

    private long calls;
    private long input;
    private Usage last = Usage.NONE;

    /** @param tokens counts those of a text */
    JudgeReserve(
            RunPlan plan,
            Judging judging,
            Asking asking,
            Function<Request, @Nullable Answer> recorded,
            ToIntFunction<String> tokens) {
        this.asking = asking;
        this.bench = bench(plan, judging);
        this.recorded = recorded;
        this.tokens = tokens;
    }

    static Bench bench(RunPlan plan, Judging judging) {
        return new Bench(
                new Requests(Role.JUDGE, Objects.requireNonNull(plan.models().get(Role.JUDGE), "a judge model")),
                judging.prompts());
    }

    /**
     * Adds the verdicts on a pairing's answers.
     *
     * @param initial the initial prompts of the same task
     * @param answerTokens of an answer that is not known yet
     */
    void add(Pairing pairing, Pairing initial, Collection<Example> examples, long answerTokens) {
        if (!(pairing.task().metric() instanceof Judged judged)) {
            return;
        }
        for (Example example : examples) {
            Answer answer = recorded.apply(asking.request(pairing, example));
            Answer opponent = recorded.apply(asking.request(initial, example));
            if (answer != null && opponent != null) {
                asking.judged(pairing, example, answer, opponent).stream()
                        .flatMap(asked -> bench.first(asked).stream())
                        .filter(request -> recorded.apply(request) == null)
                        .forEach(this::add);
            } else {
                add(judged, example, answerTokens);
            }
        }
    }

    private void add(Request request) {
        Usage worst = WorstCase.usage(request);
        add(1, worst.inputTokens(), worst);
    }

    private void add(Judged judged, Example example, long answerTokens) {
        long texts = example.answers().stream().mapToLong(tokens::applyAsInt).sum()
                + example.columns().values().stream()
                        .mapToLong(tokens::applyAsInt)
                        .sum()
                + tokens.applyAsInt(example.question());
        long answers = judged.judge() == JudgeKind.PAIRWISE ? 2 * answerTokens : answerTokens;
        long perCall =
                tokens.applyAsInt(bench.system(judged.judge(), judged.rubric())) + texts + answers + FRAME_TOKENS;
        int most = bench.model().settings().maxTokens();
        add(judged.calls(), perCall * judged.calls(), Usage.of(BYTES_PER_TOKEN * perCall, most));
    }

    private void add(int more, long inputTokens, Usage worst) {
        calls += more;
        input += inputTokens;
        last = worst.tokens() > last.tokens() ? worst : last;
    }

    /** The need of all that was added. */
    Spending need(long outputPerCall) {
        long again = (calls + AGAIN - 1) / AGAIN;
        long share = calls == 0 ? 0 : again * (input / calls);
        Usage usage = Usage.of(input + share, (calls + again) * outputPerCall).plus(last);
        ModelSettings model = bench.model().settings();
        return TestReserve.spending(model, calls + again, usage);
    }
}
