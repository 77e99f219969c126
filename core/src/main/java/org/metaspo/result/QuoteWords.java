package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.result.RunResult.Quoted;

/** What the candidate's prompts hold of items, in words. */
final class QuoteWords {
    private QuoteWords() {}

    /** Sentences with a blank before them; empty where nothing is quoted. */
    static String of(List<Quoted> quoted) {
        Map<String, Integer> byPart = new LinkedHashMap<>();
        int examples = 0;
        for (Quoted one : quoted) {
            if (one.workedExample()) {
                examples++;
            } else {
                byPart.merge(one.part(), 1, Integer::sum);
            }
        }
        List<String> parts = new ArrayList<>();
        byPart.forEach((part, n) -> parts.add(items(n, part.equals("train") ? "training" : part)));
        return (parts.isEmpty()
                        ? ""
                        : " The candidate quotes " + String.join(" and ", parts)
                                + ": what it gains on these it has learned by heart.")
                + (examples == 0 ? "" : " It shows " + items(examples, "training") + " as worked examples.");
    }

    private static String items(int n, String kind) {
        return n + " " + kind + (n == 1 ? " item" : " items");
    }
}
