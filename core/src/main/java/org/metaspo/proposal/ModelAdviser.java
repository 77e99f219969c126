package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.metaspo.call.Asker;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.proposal.Advice.Quoting;

/**
 * Advises by an optimizer model, in one call: an analysis of failures and the edits that follow from it. An answer that
 * cannot be used is asked for again, as a new sample, a bounded number of times.
 */
public record ModelAdviser(Optimizer optimizer) implements Adviser {
    @Override
    public List<Advice> advise(String place, List<? extends Brief> briefs) {
        return optimizer.each(place, briefs, this::advise);
    }

    private Advice advise(Brief brief, Asker asker) throws InterruptedException {
        Editable parent = Editable.of(brief);
        CandidateRules rules = optimizer.rules();
        Function<String, Request> request = optimizer.request(Purposes.edits(brief), brief, "");
        List<Rejection> rejections = new ArrayList<>();
        List<Quoting> quoting = new ArrayList<>();
        for (int attempt = 1; attempt <= Optimizer.ATTEMPTS; attempt++) {
            String sample = brief.place() + "/edit/" + attempt;
            Answer answer = asker.ask(request.apply(sample));
            Advice read = EditReply.read(parent, answer.text());
            List<SentenceEdit> edits = new ArrayList<>(parent.valid(read.edits(), rules));
            List<Quoting> quoted = quoting(edits);
            quoted.forEach(quote -> edits.remove(quote.edit()));
            quoting.addAll(quoted);
            Optional<Rejection> wrong = Optional.ofNullable(read.whole()).flatMap(whole -> rules.check(brief, whole));
            boolean whole = read.whole() != null && wrong.isEmpty();
            List<Rejection> rejected = new ArrayList<>(Collections.nCopies(quoted.size(), Rejection.QUOTE));
            boolean useful = answer.outcome() != Outcome.TRUNCATED && (!edits.isEmpty() || whole);
            if (!useful && quoted.isEmpty()) {
                rejected.add(answer.outcome() == Outcome.TRUNCATED ? Rejection.LENGTH : reason(parent, read, wrong));
            }
            rejected.forEach(rejection -> optimizer.rejected(sample, rejection));
            rejections.addAll(rejected);
            if (useful) {
                return new Advice(edits, whole ? read.whole() : null, read.analysis(), rejections, quoting);
            }
        }
        return new Advice(List.of(), null, "", rejections, quoting);
    }

    private List<Quoting> quoting(List<SentenceEdit> edits) {
        return edits.stream()
                .flatMap(edit -> optimizer.rules().items().in(edit.fresh()).stream()
                        .limit(1)
                        .map(quotation -> new Quoting(edit, quotation)))
                .toList();
    }

    /** Why nothing in an answer can be used. */
    private Rejection reason(Editable parent, Advice read, Optional<Rejection> wholeWrong) {
        return wholeWrong
                .or(() -> read.edits().stream()
                        .flatMap(edit -> parent.with(edit).problem(optimizer.rules()).stream())
                        .findFirst())
                .orElse(read.edits().isEmpty() ? Rejection.TAGS : Rejection.DUPLICATE);
    }
}
