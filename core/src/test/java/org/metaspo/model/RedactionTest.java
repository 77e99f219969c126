package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction("my own secret");

    @ParameterizedTest
    @CsvSource({
        "the key my own secret is wrong, the key [hidden] is wrong",
        "provided: sk-proj-abc_DEF-123456. Go on, provided: [hidden] Go on",
        "provided: sk-ab********wxyz, provided: [hidden]",
        "got abcd****wxyz!, got [hidden]!",
        "Authorization: Bearer abc.def, Authorization: [hidden]",
        "token 0123456789abcdef0123456789abcdef01, token [hidden]",
        "AIzaSyA1234567890abcdef, [hidden]"
    })
    void hidesKeys(String text, String clean) {
        assertThat(redaction.clean(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The model claude-sonnet-4-5-20250929 does not exist",
                "Rate limit reached for gpt-4o-mini-2024-07-18 in organization on tokens per min (TPM): Limit 30000",
                "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo is busy",
                "api_key is missing",
                "Unsupported parameter: 'max_completion_tokens'"
            })
    void leavesOrdinaryWordsAlone(String text) {
        assertThat(redaction.clean(text)).isEqualTo(text);
    }

    @Test
    void makesOneShortLine() {
        String clean = redaction.clean("a\n\tb\u0000" + "c".repeat(20) + " word".repeat(100));

        assertThat(clean).startsWith("a b c").endsWith(" ...").hasSizeLessThanOrEqualTo(Redaction.MOST_CHARACTERS);
    }

    @Test
    void cutsNoCharacterInHalf() {
        String clean = redaction.clean("x" + "\uD83D\uDE42".repeat(300));

        assertThat(clean.codePoints().filter(Character::isBmpCodePoint).mapToObj(Character::toString))
                .containsOnly("x", " ", ".");
    }

    @Test
    void showsNoSecretOfItsOwn() {
        assertThat(redaction).asString().doesNotContain("secret");
    }
}
