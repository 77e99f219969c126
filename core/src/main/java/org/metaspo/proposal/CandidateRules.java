package org.metaspo.proposal;

import java.util.List;
import java.util.Optional;
import org.metaspo.prompt.TokenCount;
import org.metaspo.prompt.UserPrompt;

/**
 * What makes a text a candidate.
 *
 * @param maxSystemTokens most tokens of a system prompt
 * @param maxUserTokens most tokens of a user prompt
 * @param frozen passages that every system prompt must keep word for word
 */
public record CandidateRules(int maxSystemTokens, int maxUserTokens, List<String> frozen) {
    public CandidateRules {
        frozen = List.copyOf(frozen);
    }

    Optional<Rejection> check(Brief brief, String text) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> checkSystemPrompt(text);
            case Brief.OfUserPrompt user -> checkUserPrompt(text);
        };
    }

    private Optional<Rejection> checkSystemPrompt(String text) {
        if (text.isBlank()) {
            return Optional.of(Rejection.TAGS);
        }
        if (!frozen.stream().allMatch(text::contains)) {
            return Optional.of(Rejection.FROZEN);
        }
        return TokenCount.exceeds(text, maxSystemTokens) ? Optional.of(Rejection.LENGTH) : Optional.empty();
    }

    private Optional<Rejection> checkUserPrompt(String text) {
        if (text.isBlank()) {
            return Optional.of(Rejection.TAGS);
        }
        if (!UserPrompt.accepts(text)) {
            return Optional.of(Rejection.PLACEHOLDER);
        }
        return TokenCount.exceeds(text, maxUserTokens) ? Optional.of(Rejection.LENGTH) : Optional.empty();
    }
}
