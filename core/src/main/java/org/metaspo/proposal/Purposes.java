package org.metaspo.proposal;

/** Which meta prompts a brief needs. */
final class Purposes {
    private Purposes() {}

    static Purpose analysis(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> Purpose.ANALYSE_SYSTEM_PROMPT;
            case Brief.OfUserPrompt user -> Purpose.ANALYSE_USER_PROMPT;
            case Brief.OfComponent component -> throw new IllegalArgumentException("components have no failures");
        };
    }

    static Purpose edits(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> Purpose.EDIT_SYSTEM_PROMPT;
            case Brief.OfUserPrompt user -> Purpose.EDIT_USER_PROMPT;
            case Brief.OfComponent component -> throw new IllegalArgumentException("components have no sentences");
        };
    }

    static Purpose prompt(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system ->
                switch (system.evidence()) {
                    case Evidence.Failing failing -> Purpose.REWRITE_SYSTEM_PROMPT;
                    case Evidence.Demonstrated demonstrated -> Purpose.WRITE_SYSTEM_PROMPT;
                    case Evidence.Reworded reworded -> Purpose.PARAPHRASE_SYSTEM_PROMPT;
                    case Evidence.Nothing nothing -> throw fromNothing();
                };
            case Brief.OfUserPrompt user ->
                switch (user.evidence()) {
                    case Evidence.Failing failing -> Purpose.REWRITE_USER_PROMPT;
                    case Evidence.Demonstrated demonstrated -> Purpose.WRITE_USER_PROMPT;
                    case Evidence.Reworded reworded -> Purpose.PARAPHRASE_USER_PROMPT;
                    case Evidence.Nothing nothing -> throw fromNothing();
                };
            case Brief.OfComponent component -> Purpose.PARAPHRASE_COMPONENT;
        };
    }

    private static IllegalArgumentException fromNothing() {
        return new IllegalArgumentException("a model has to be shown something");
    }
}
