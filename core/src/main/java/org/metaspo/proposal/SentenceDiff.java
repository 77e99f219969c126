package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.prompt.ExampleLine;
import org.metaspo.prompt.Sentences;
import org.metaspo.prompt.Wording;

/** Takes a rewritten prompt apart: the changes, sentence by sentence, that make it from its parent. */
final class SentenceDiff {
    /** Share of common words from which on a sentence is another one mended, and not a new one in its place. */
    private static final double ALIKE = 0.3;

    private final Sentences parent;
    private final Sentences rewritten;
    private final List<SentenceEdit> edits = new ArrayList<>();

    private SentenceDiff(Sentences parent, Sentences rewritten) {
        this.parent = parent;
        this.rewritten = rewritten;
    }

    /**
     * The changes that make one text from another. A text that has no sentence in common with its parent, where that is more
     * than a single sentence, is another prompt: then its sentences are additions, but for those that are like one of the
     * parent. Empty where nothing of it can be told apart.
     */
    static Optional<List<SentenceEdit>> of(Sentences parent, Sentences rewritten) {
        SentenceDiff diff = new SentenceDiff(parent, rewritten);
        if (diff.walk() || parent.size() <= 1) {
            return Optional.of(List.copyOf(diff.edits));
        }
        return Optional.of(diff.additions()).filter(additions -> !additions.isEmpty());
    }

    /** Along the longest common subsequence; tells whether there is any. */
    private boolean walk() {
        int[][] common = common();
        int i = 0;
        int j = 0;
        int goneFrom = 0;
        int newFrom = 0;
        while (i < parent.size() && j < rewritten.size()) {
            if (same(i, j)) {
                between(goneFrom, i, newFrom, j);
                i++;
                j++;
                goneFrom = i;
                newFrom = j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        between(goneFrom, parent.size(), newFrom, rewritten.size());
        leaveMoved();
        return common[0][0] > 0;
    }

    /** A sentence that stands elsewhere now is no change. */
    private void leaveMoved() {
        edits.removeIf(edit -> switch (edit) {
            case SentenceEdit.Add add -> parent.indexOf(add.sentence()) >= 0;
            case SentenceEdit.Delete delete -> rewritten.indexOf(delete.sentence()) >= 0;
            case SentenceEdit.Replace replace -> false;
            case SentenceEdit.Show show -> parent.indexOf(show.lines()) >= 0;
        });
    }

    /** What the rewritten text says that the parent does not say in similar words. */
    private List<SentenceEdit> additions() {
        return rewritten.parts().stream()
                .map(String::strip)
                .filter(sentence -> parent.parts().stream().noneMatch(own -> alike(own, sentence)))
                .map(sentence -> addition(sentence, null))
                .toList();
    }

    private static SentenceEdit addition(String sentence, @Nullable String after) {
        return ExampleLine.is(sentence) ? new SentenceEdit.Show(sentence) : new SentenceEdit.Add(sentence, after);
    }

    private int[][] common() {
        int[][] common = new int[parent.size() + 1][rewritten.size() + 1];
        for (int i = parent.size() - 1; i >= 0; i--) {
            for (int j = rewritten.size() - 1; j >= 0; j--) {
                common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private boolean same(int i, int j) {
        return Wording.normalised(parent.get(i)).equals(Wording.normalised(rewritten.get(j)));
    }

    /** Sentences that are gone and those that came in their place: mended where they are alike, else told apart. */
    private void between(int goneFrom, int goneTo, int newFrom, int newTo) {
        int gone = goneFrom;
        @Nullable String after = goneFrom == 0 ? null : parent.get(goneFrom - 1);
        for (int j = newFrom; j < newTo; j++) {
            String sentence = rewritten.get(j);
            int mended = gone;
            while (mended < goneTo && !alike(parent.get(mended), sentence)) {
                mended++;
            }
            if (mended < goneTo) {
                for (; gone < mended; gone++) {
                    edits.add(new SentenceEdit.Delete(parent.get(gone)));
                }
                edits.add(new SentenceEdit.Replace(parent.get(gone), sentence));
                gone++;
            } else {
                edits.add(addition(sentence, after));
            }
        }
        for (; gone < goneTo; gone++) {
            edits.add(new SentenceEdit.Delete(parent.get(gone)));
        }
    }

    private static boolean alike(String one, String other) {
        Set<String> words = words(one);
        Set<String> all = words(other);
        Set<String> both = new HashSet<>(words);
        both.retainAll(all);
        all.addAll(words);
        return !all.isEmpty() && (double) both.size() / all.size() >= ALIKE;
    }

    private static Set<String> words(String sentence) {
        return new HashSet<>(List.of(Wording.normalised(sentence).split("[^\\p{L}\\p{N}]+")));
    }
}
