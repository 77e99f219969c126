package org.metaspo.proposal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.metaspo.prompt.TokenCount;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Quotations;
import org.metaspo.task.Task;

/**
 * What makes a text a candidate.
 *
 * @param maxSystemTokens most tokens of a system prompt
 * @param maxUserTokens most tokens of a user prompt
 * @param frozen passages that every system prompt must keep word for word; those of user prompts stand in their tasks
 * @param items that no proposal may quote
 */
public record CandidateRules(int maxSystemTokens, int maxUserTokens, List<String> frozen, Quotations items) {
    /** No text is too long, and nothing is frozen. */
    public static final CandidateRules NONE = new CandidateRules(Integer.MAX_VALUE, Integer.MAX_VALUE, List.of());

    public CandidateRules {
        frozen = List.copyOf(frozen);
    }

    /** Rules by which a prompt may say whatever it likes. */
    public CandidateRules(int maxSystemTokens, int maxUserTokens, List<String> frozen) {
        this(maxSystemTokens, maxUserTokens, frozen, Quotations.NONE);
    }

    /** The same rules, and no proposal may quote these items. */
    public CandidateRules sparing(Quotations others) {
        return new CandidateRules(maxSystemTokens, maxUserTokens, frozen, others);
    }

    Optional<Rejection> check(Brief brief, String text) {
        if (text.isBlank()) {
            return Optional.of(Rejection.TAGS);
        }
        return switch (brief) {
            case Brief.OfSystemPrompt system ->
                checkSystemPrompt(text).or(() -> quoted(system.parent().text(), text));
            case Brief.OfUserPrompt user ->
                checkUserPrompt(user.task(), text).or(() -> quoted(user.parent().template(), text));
            case Brief.OfComponent component -> tooLong(text, maxSystemTokens);
        };
    }

    /** Why a text, which may be empty, is no system prompt of this run; empty where it is one. */
    public Optional<Rejection> checkSystemPrompt(String text) {
        return holds(text, frozen) ? tooLong(text, maxSystemTokens) : Optional.of(Rejection.FROZEN);
    }

    /** Why a text is no user prompt of a task; empty where it is one. */
    public Optional<Rejection> checkUserPrompt(Task task, String text) {
        if (!UserPrompt.accepts(text)) {
            return Optional.of(Rejection.PLACEHOLDER);
        }
        return holds(text, task.frozen()) ? tooLong(text, maxUserTokens) : Optional.of(Rejection.FROZEN);
    }

    /** What was there before is not the proposer's: its parent may show worked examples. */
    private Optional<Rejection> quoted(String parent, String text) {
        Set<String> before = parent.lines().collect(Collectors.toSet());
        String fresh = text.lines().filter(line -> !before.contains(line)).collect(Collectors.joining("\n"));
        return items.in(fresh).isEmpty() ? Optional.empty() : Optional.of(Rejection.QUOTE);
    }

    private static boolean holds(String text, List<String> passages) {
        return passages.stream().allMatch(text::contains);
    }

    private static Optional<Rejection> tooLong(String text, int most) {
        return TokenCount.exceeds(text, most) ? Optional.of(Rejection.LENGTH) : Optional.empty();
    }
}
