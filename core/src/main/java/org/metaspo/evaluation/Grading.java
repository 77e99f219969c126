package org.metaspo.evaluation;

import java.util.List;
import org.metaspo.task.DirectMetric;
import org.metaspo.task.Grade;
import org.metaspo.task.SetMetric;

/**
 * The second step of an evaluation: what the responses of a block are worth, by their tasks' metrics.
 *
 * <p>The metrics of today need the response alone. One that asks a model (a judge) gets its verdicts here, for all its
 * responses together, as a block of its own.
 */
final class Grading {
    /** One grade per response, in order. */
    List<Grade> grade(List<Response> responses) {
        return responses.stream().map(Grading::grade).toList();
    }

    private static Grade grade(Response response) {
        DirectMetric metric =
                switch (response.pairing().task().metric()) {
                    case DirectMetric direct -> direct;
                    case SetMetric set -> set.correctness();
                };
        return metric.grade(response.extraction(), response.example());
    }
}
