package org.metaspo.result;

import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scored;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.Extraction;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item under one pair of prompts: a line of {@code metaspo export --format scores}. The JSON schema is
 * {@code docs/schemas/scores.schema.json}.
 *
 * @param task its name
 * @param item the item's id; where the data gives none, SHA-256 of the trimmed question
 * @param group what the item's answer depends on beside itself; null where it stands alone
 * @param split train, validation or test
 * @param candidate of test items initial, candidate, survivor, empty, or a study's arm; of others the candidate's place
 * @param systemPromptDigest SHA-256 of the system prompt as sent
 * @param userPrompt the whole template
 * @param status what became of the answer: a key of {@link AnswerStatus}
 * @param score 0 to 1; null where the answer leaves every comparison
 * @param answer what was read from the response; null where nothing was
 */
public record ItemScore(
        String task,
        String item,
        @Nullable String group,
        String split,
        String candidate,
        String systemPromptDigest,
        String userPrompt,
        String status,
        @Nullable Double score,
        @Nullable String answer) {
    /** One scored item of a scorecard. */
    public static ItemScore of(String split, String candidate, Pairing pairing, Scored item) {
        return new ItemScore(
                pairing.task().name(),
                item.example().id(),
                item.example().group(),
                split,
                candidate,
                Sha256.hex(pairing.systemPrompt().text()),
                pairing.userPrompt().template(),
                AnswerStatus.of(item).key(),
                item.counts() ? item.value().doubleValue() : null,
                item.extraction() instanceof Extraction.Found found ? found.value() : null);
    }

    /** As a line. */
    public String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
